"""Small audited cases for the page, written as text with ``{id:printed:mark}`` for every number."""

import re
from dataclasses import dataclass
from decimal import Decimal

from audit.result import (
    Audit,
    Check,
    Coverage,
    EvidenceItem,
    Formula,
    Mark,
    MarkedNumber,
    Message,
    NamedFact,
)
from extract.document import Block, Cell, Document, LineAnchor, Paragraph, Table
from extract.records import Case, Source, Where

TOKEN = re.compile(r"\{(\w+):([^:}]*):(\w+)\}")


@dataclass(frozen=True)
class Numeral:
    """A number of a written case before it has a place on the medium."""

    id: str
    raw: str
    mark: str
    block: int
    start: int


def read(block: int, written: str) -> tuple[str, list[Numeral]]:
    """The bare text of a block and its numbers."""
    text, found, last = "", [], 0
    for token in TOKEN.finditer(written):
        text += written[last : token.start()]
        found.append(Numeral(token[1], token[2], token[3], block, len(text)))
        text += token[2]
        last = token.end()
    return text + written[last:], found


def paragraph(text: str, line: int) -> Paragraph:
    """A paragraph on one line of a text file."""
    return Paragraph(text=text, anchors=(LineAnchor(0, len(text), line, 0),))


def table(text: str, line: int) -> Table:
    """A table with a line of text for every row and a tab between cells."""
    cells, anchors, start = [], [], 0
    rows = text.split("\n")
    for r, row in enumerate(rows):
        anchors.append(LineAnchor(start, start + len(row), line + r, 0))
        for c, content in enumerate(row.split("\t")):
            cells.append(Cell(r, c, start, start + len(content)))
            start += len(content) + 1
    columns = max(row.count("\t") for row in rows) + 1
    return Table(text, len(rows), columns, tuple(cells), tuple(anchors))


def document(written: list[str], name: str = "报告.txt") -> tuple[Document, list[Numeral]]:
    """A text document from its blocks; one with a tab in it is a table."""
    blocks: list[Block] = []
    numerals: list[Numeral] = []
    line = 1
    for i, one in enumerate(written):
        text, found = read(i, one)
        blocks.append(table(text, line) if "\t" in text else paragraph(text, line))
        numerals += found
        line += text.count("\n") + 1
    source = Source(id="s1", name=name, sha256="0" * 64, format="txt")
    return Document(source=source, blocks=tuple(blocks)), numerals


def check(name: str, evidence: list[tuple[str, str]], **fields: object) -> Check:
    """A failing sum unless ``fields`` say otherwise; evidence is pairs of number and role."""
    plain = {
        "id": name,
        "key": name,
        "fingerprint": name,
        "rule": "SUM-01",
        "family": "sum",
        "nature": "data",
        "statement": f"{name} 的合计",
        "headline": f"{name} 不符",
        "relation": Formula(kind="sum", formula=""),
        "unit": "万元",
        "verdict": "mismatch",
        "severity": "high",
        "message": Message(code="sum.fails"),
    }
    items = tuple(EvidenceItem(number=number, role=role) for number, role in evidence)
    return Check.model_validate(plain | {"evidence": items} | fields)


def audited(
    written: list[str],
    checks: tuple[Check, ...] = (),
    names: dict[str, str] | None = None,
    **fields: object,
) -> tuple[Audit, Document]:
    """The audit and the document of a written case."""
    paper, numerals = document(written, str(fields.pop("name", "报告.txt")))
    audit = Audit(
        case=Case(title="报告", agency="示例市体育局", year=2023, unit="万元"),
        sources=(paper.source,),
        numbers=tuple(_marked(n, paper, checks) for n in numerals),
        facts=tuple(_fact(number, label) for number, label in (names or {}).items()),
        checks=checks,
        coverage=Coverage(numbers=len(numerals), by_mark=_counts(numerals)),
        **fields,
    )
    return audit, paper


def _marked(n: Numeral, paper: Document, checks: tuple[Check, ...]) -> MarkedNumber:
    where = paper.where(n.block, n.start, n.start + len(n.raw))
    mine = tuple(c.id for c in checks if any(e.number == n.id for e in c.evidence))
    digits = re.sub(r"[^\d.]", "", n.raw) or "0"
    return MarkedNumber(
        id=n.id,
        raw=n.raw,
        value=Decimal(digits),
        unit="万元",
        kind="money",
        mark=Mark(n.mark),
        checks=mine,
        where=where,
    )


def _fact(number: str, label: str) -> NamedFact:
    return NamedFact(
        number=number,
        label=label,
        concept=None,
        measure="全年预算数",
        fund=None,
        period="2023",
        entity=None,
        path=("二、支出情况",),
        section="prose",
        origin="rules",
    )


def _counts(numerals: list[Numeral]) -> dict[str, int]:
    return {mark.value: sum(n.mark == mark for n in numerals) for mark in Mark}


def blank(paper: Document, block: int, offset: int) -> Where:
    """The place of an empty cell."""
    return paper.where(block, offset, offset)
