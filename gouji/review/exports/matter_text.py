"""A matter in words: its places with the original text, what hangs under it, the decision, a draft sentence."""

from collections.abc import Iterator
from datetime import datetime

from audit.result import Check
from gouji.review.exports.clean import one_line
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.words import word

MOST = 8
"""So many places are quoted; the rest stand in the workbook."""
QUOTE = 160
_KINDS = {"bound": "limit", "equal": "pair"}
"""Relations whose two figures are not a printed and a computed one."""


def places_text(papers: Papers, check: Check, most: int = MOST) -> str:
    """Every place of a check on a line of its own, numbered, with the words around it."""
    lines = list(_places(papers, check))
    if len(lines) > most:
        lines = [*lines[:most], word("letter.more", count=len(lines))]
    return "\n".join(lines)


def _places(papers: Papers, check: Check) -> Iterator[str]:
    for number, item in enumerate(check.evidence, 1):
        name = one_line(papers.name(item.number), 80)
        yield word(
            "letter.quote",
            number=number,
            name=f"{name}，" if name else "",
            place=papers.place(item),
            quote=one_line(papers.quote(item), QUOTE),
        )


def gathered_text(matter: Matter) -> str:
    """The findings that hang under this one, a line each."""
    return "\n".join(one_line(each.headline or each.statement) for each in matter.finding.gathered)


def remarks(matter: Matter) -> str:
    """The likely cause, the suggested reading and what hangs under the finding, each on lines of its own."""
    head = matter.head
    parts = (
        ("explanation", head.explanation),
        ("suggestion", head.suggestion or ""),
        ("gathered", gathered_text(matter)),
    )
    return "\n".join(f"{word(f'finding.{name}')}：{text}" for name, text in parts if text)


def decided(matter: Matter) -> str:
    """The decision in words; an earlier one on other values is named and does not count."""
    if matter.decided:
        return matter.decided.decision.ruling.word
    if matter.earlier:
        return word("finding.earlier", ruling=matter.earlier.decision.ruling.word)
    return word("finding.pending")


def moment(at: datetime) -> str:
    """A moment to the minute, as people write it.

    >>> moment(datetime(2025, 3, 1, 9, 5))
    '2025-03-01 09:05'
    """
    return at.strftime("%Y-%m-%d %H:%M")


def figures_text(check: Check) -> str:
    """What is printed, what it should be, and how far they are apart, with what rounding allows."""
    if check.difference is None or check.computed is None:
        return ""
    known = {
        name: format(abs(value) if name == "difference" else value, "f")
        for name in ("stated", "computed", "difference", "allowed")
        if (value := getattr(check, name)) is not None
    }
    kind = _KINDS.get(check.relation.kind, "line")
    units = {"unit": check.unit, "gap": word("letter.points") if check.unit == "%" else check.unit}
    said = word(f"letter.{kind}", **units, **known)
    if not check.allowed:
        return said
    return f"{said}；{word('letter.allowed', **units, **known)}"


def draft(matter: Matter) -> str:
    """The finding as a sentence that an auditor may sign, with figures, likely cause and what hangs under it."""
    head = matter.head
    headline = one_line(matter.headline)
    told = (figures_text(head), head.explanation, head.suggestion)
    sentences = [word("letter.full", headline=headline)]
    sentences += [f"{text}。" for text in told if text and text.rstrip("。") not in headline]
    if matter.finding.gathered:
        under = "；".join(gathered_text(matter).split("\n"))
        count = len(matter.finding.gathered)
        sentences.append(word("letter.gathered", count=count, headlines=under) + "。")
    return "".join(sentence.replace("。。", "。") for sentence in sentences)
