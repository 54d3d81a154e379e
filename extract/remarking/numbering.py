"""Numbering: the numbers of headings and annexes that follow each other, and those that are left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.document import Paragraph
from extract.narrative.outline import Section, outline
from extract.remarking.lines import Text
from extract.remarks import Series
from extract.vocabulary import load

STYLES = frozenset({"han", "han_paren"})
"""Numbers that head sections; Arabic ones number items as well, which may go on within a line."""
_HAN = "零一二三四五六七八九十"


def series_in(text: Text) -> Iterator[Series]:
    """Every run of two or more headings of one kind, and the annexes of the document."""
    paragraphs = [
        (i, block.text, [n.start for n in text.numbers_of(i) if n.kind.is_quantity])
        for i, block in enumerate(text.document.blocks)
        if isinstance(block, Paragraph) and block.text.strip()
    ]
    for run in _runs([p.opens for p in outline(paragraphs) if p.opens]):
        yield _sections(text, run)
    if annexes := _annexes(text):
        yield annexes


def _runs(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Sections of one parent in their order, cut where the numbers begin again or their style changes for good."""
    runs: dict[tuple[int, ...], list[Section]] = {}
    for section in sections:
        key = tuple(parent.block for parent in section.parents)
        run = runs.setdefault(key, [])
        if run and section.value <= run[-1].value:
            yield from ([run] if _headed(run) else [])
            runs[key] = [section]
        else:
            run.append(section)
    yield from (run for run in runs.values() if _headed(run))


def _headed(run: Sequence[Section]) -> bool:
    return len(run) > 1 and sum(section.style in STYLES for section in run) * 2 > len(run)


def _sections(text: Text, run: Sequence[Section]) -> Series:
    lines = {line.block: line for line in text.lines() if not line.cell}
    return Series(
        kind="section",
        titles=tuple(section.title for section in run),
        left_out=tuple(
            n
            for a, b in pairwise(run)
            for n in range(a.value + 1, b.value)
            if not _stands(n, text, a.block, b.block)
        ),
        places=tuple(lines[s.block].span(0, len(s.title)) for s in run if s.block in lines),
    )


def _stands(value: int, text: Text, first: int, last: int) -> bool:
    """Whether a number that no heading bears stands between two headings before a mark of one, in either figures."""
    between = "\n".join(block.text for block in text.document.blocks[first : last + 1])
    numeral = rf"(?<![一二三四五六七八九十]){_numeral(value)}"
    return bool(re.search(rf"(?:{numeral}|(?<!\d){value})\s*[、.．)）]", between))


def _numeral(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return head + (_HAN[ones] if ones else "")


def _annexes(text: Text) -> Series | None:
    """The annexes by the lines that stand alone with their number."""
    words = "|".join(load("remarks")["annexes"])
    pattern = re.compile(rf"\s*((?:{words})\s*(\d{{1,2}}))\s*[：:]?\s*$")
    lines = text.lines_with(load("remarks")["annexes"])
    found = [(m, line) for line in lines if (m := pattern.match(line.text))]
    values = [int(m.group(2)) for m, _ in found]
    rising = all(a < b for a, b in pairwise(values))
    if len(found) < 2 or not rising or len({m.group(1)[:2] for m, _ in found}) > 1:
        return None
    whole = "\n".join(line.text for line in text.lines())
    word = found[0][0].group(1)[:2]
    gaps = [n for a, b in pairwise(values) for n in range(a + 1, b)]
    return Series(
        kind="annex",
        titles=tuple(m.group(1) for m, _ in found),
        left_out=tuple(n for n in gaps if not re.search(rf"{word}\s*{n}(?!\d)", whole)),
        places=tuple(line.span(0, len(line.text)) for _, line in found),
    )
