"""Case: the title, agency, year and unit of money that hold for all files together."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extract.document import Document, Paragraph, Table
from extract.forms.heads import keyed, measure_of
from extract.numbers import Kind, Number
from extract.records import Case
from extract.vocabulary import load
from extract.vocabulary.form_words import squash

_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
_LABELLED = re.compile(r"^[（(]?[^:：]{2,14}[:：](.{2,40})$")
# between two fields on one line
_GAP = re.compile(r"(?<=[^\s:：])(?:[ 　\t]{3,}(?=\S)|[ 　\t]+(?=[^\s:：]{2,8}[:：]))")
_SEAL = re.compile(r"[（(](?:盖?公?章|盖章|公章|签章)[)）]")
_CODE = re.compile(r"^(?:\d{3,}[-－—]|[\[【（(]\d{3,}[\]】）)])")
_NO_NAME = re.compile(r"[:：%％，,。；;《》]|\d{2,}|^[一二三四五六七八九十]+、")
_DATED = re.compile(_YEAR.pattern + "度?")
_ABOUT = re.compile(r"^关于|关于[“\"]?$")
_NO_TITLE = re.compile(
    r"[。；，,]|^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、]|\d{1,2}[.．、]|第[一二三四五六七八九十]部分)"
)
_TITLE_LENGTH = 80
_HEADED = 3  # lines of which one may head what follows
_SEARCHED = 40
ONE_PROJECT = "one_project"
"""What a title says that is about a project and not about the unit."""
_NAME_LENGTH = 40
_FIRST = 12  # cells of a table that may say whose it is


def case_of(documents: Sequence[Document], numbers: Iterable[Number]) -> Case:
    """What the files say of themselves as a whole; the first statement counts."""
    title = next((t for d in documents if (t := title_of(d))), "")
    return Case(
        title=title,
        agency=_agency(documents, title),
        year=next((y for d in documents if (y := year_of(d, title)) is not None), None),
        unit=unit_of(numbers),
        cautions=cautions_of(documents, title),
    )


def cautions_of(documents: Sequence[Document], title: str) -> tuple[str, ...]:
    """What the files say that keeps their figures from being set beside those of other files."""
    words = load("case")
    text = "\n".join(squash(block.text) for document in documents for block in document.blocks)
    told = [key for key, said in words["cautions"].items() if any(word in text for word in said)]
    headed = [
        key for key, said in words["title_cautions"].items() if any(word in title for word in said)
    ]
    whole = {ONE_PROJECT} if any(word in title for word in words["whole_titles"]) else set()
    return tuple(sorted({*told, *headed} - whole))


def _agency(documents: Sequence[Document], title: str) -> str:
    """The unit by its own label, by the title, or, in the form of a project, the department it belongs to."""
    own = next((a for d in documents if (a := agency_of(d))), "")
    above = next((a for d in documents if (a := agency_of(d, "department"))), "")
    named = _agency_in(title)
    return own or (named if _is_unit(named) else above or named)


def title_of(document: Document) -> str:
    """The first short line that calls itself a report or a form."""
    words = load("case")["title_words"]
    lines = [squash(line).strip("|｜") for line in _lines(document)]
    for text in lines:
        if len(text) <= _TITLE_LENGTH and any(word in text for word in words):
            return _joined(document, text)
    return next((text for text in lines[:_HEADED] if _heads(text)), "")


def _heads(text: str) -> bool:
    """Whether one of the first lines heads a publication that is called otherwise (2023年“三公”经费预算情况)."""
    words = load("case")
    short = len(text) <= _TITLE_LENGTH and _NO_TITLE.search(text) is None
    about = any(word in text for word in words["title_subjects"])
    return short and about and text.endswith(tuple(words["title_ends"]))


def _joined(document: Document, text: str) -> str:
    """A title whose first line names the unit stands on two lines."""
    lines = [squash(line).strip("|｜") for line in _lines(document)]
    at = lines.index(text)
    before = lines[at - 1] if at else ""
    named = _YEAR.search(before) and not _YEAR.search(text) and len(before) < _NAME_LENGTH
    return before + text if named or (_YEAR.match(text) and _is_unit(before)) else text


def _is_unit(line: str) -> bool:
    """Whether a line is nothing but the name of a unit."""
    return len(line) < _NAME_LENGTH and line.endswith(tuple(load("case")["unit_tails"]))


def year_of(document: Document, title: str) -> int | None:
    """The year that the title names, else the year that the document's heads name most."""
    match = _YEAR.search(title)
    if match:
        return int(match.group(1))
    years = Counter(int(y) for line in _lines(document) for y in _YEAR.findall(line))
    return years.most_common(1)[0][0] if years else None


def agency_of(document: Document, key: str = "agency") -> str:
    """The name beside a label that asks for the unit, or for the department that it belongs to."""
    words = keyed("keys", key)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found = _behind_label(block.text, words)
        else:
            cells = (_behind_label(block.content(c), words) for c in block.cells[:_FIRST])
            found = _beside(block, words) or next((name for name in cells if _is_unit(name)), "")
        if _may_be_unit(found):
            return found
    return ""


def _may_be_unit(name: str) -> bool:
    """Whether words may name a unit: no figures, no other label, and no more than a name is long."""
    generic = name in load("case")["no_units"]
    if name.count("（") + name.count("(") != name.count("）") + name.count(")"):
        return False  # cut out of a longer name
    return 2 <= len(name) <= _NAME_LENGTH and not generic and _NO_NAME.search(name) is None


def _behind_label(text: str, words: frozenset[str]) -> str:
    """The name behind a label and a colon; one that asks for other things too must be followed by a unit's name."""
    first = squash(_GAP.split(text.strip())[0])
    match = _LABELLED.match(first)
    if match is None:
        return ""
    label, name = first.split(match.group(1))[0].strip(":："), _unsealed(match.group(1))
    loose = label in load("case")["agency_labels"] and _is_unit(name)
    return name if label in words or loose else ""


def _beside(table: Table, words: frozenset[str]) -> str:
    for here, after in zip(table.cells, table.cells[1:], strict=False):
        if squash(table.content(here)).strip(":：") in words:
            following = [c for c in table.cells if c.row == here.row and c.column > here.column]
            texts = [squash(table.content(c)) for c in following]
            if any(measure_of(text) for text in texts):
                continue  # the head of a list of units
            return _unsealed(next((t for t in texts if t), "")) if after.row == here.row else ""
    return ""


def _unsealed(name: str) -> str:
    """A name without the code of the unit before it and the request for a seal behind it."""
    return _CODE.sub("", _SEAL.sub("", name)).strip("|｜")


def _agency_in(title: str) -> str:
    """The unit that a title names: what stands before its year, else what is left without the words of titles.

    >>> _agency_in("关于青岭市水务局2023年度一般公共预算“三公”经费支出决算情况说明")
    '青岭市水务局'
    >>> _agency_in("青岭县2023年度水利发展资金绩效自评报告"), _agency_in("第二部分2023年度单位决算情况说明")
    ('青岭县', '')
    """
    words = load("case")
    before = _ABOUT.sub("", _YEAR.split(title)[0])
    if _is_unit(before) or (before.endswith(tuple(words["place_tails"])) and _may_be_unit(before)):
        return before
    bare = _ABOUT.sub("", _DATED.sub("", title))
    for word in words["title_tails"]:
        bare = bare.split(word)[0]
    name = _ABOUT.sub("", bare.strip("（()） "))
    told = not _is_unit(name) and any(word in name for word in words["no_names"])
    return name if _may_be_unit(name) and not told else ""


def unit_of(numbers: Iterable[Number]) -> str:
    """The unit that most amounts of money are printed in."""
    units = Counter(n.unit for n in numbers if n.kind is Kind.MONEY)
    return units.most_common(1)[0][0] if units else ""


def _lines(document: Document) -> list[str]:
    """The first lines of the document, the cells of a table each as one."""
    out: list[str] = []
    for block in document.blocks[:_SEARCHED]:
        out.extend(
            [block.text]
            if isinstance(block, Paragraph)
            else [block.content(c) for c in block.cells[:_FIRST]]
        )
    return out
