"""A matter in words: its places with the original text, what hangs under it, the decision, a draft sentence."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from audit.headline import COMPARED, sides
from audit.intervals import endless, told
from audit.result import Check
from gouji.review.exports.clean import one_line
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.words import word

MOST = 8
"""So many places are quoted; the rest stand in the workbook."""
QUOTE = 160
_KINDS = {"bound": "limit", "equal": "pair"}
"""Relations whose two figures are not a printed and a computed one."""
_UNITLESS = re.compile(r"[差超少] [\d.]+$")
"""The end of a headline that tells a gap without its unit."""


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
    if not _compared(check):
        return ""
    return _with_slack(check, word(f"letter.{_kind(check)}", **_figures(check)))


def _compared(check: Check) -> bool:
    """Whether two amounts were compared; what counts cases has none."""
    return check.relation.kind in COMPARED and None not in (check.difference, check.computed)


def _kind(check: Check) -> str:
    return _KINDS.get(check.relation.kind, "line")


def _figures(check: Check) -> dict[str, str]:
    known = {name: getattr(check, name) for name in ("stated", "computed", "difference", "allowed")}
    told = {
        name: amount(abs(value) if name == "difference" else value)
        for name, value in known.items()
        if value is not None
    }
    gap = word("letter.points") if check.unit == "%" else check.unit
    return {"unit": check.unit, "gap": gap, **told}


def amount(value: Decimal) -> str:
    """An amount as printed; what a quotient leaves behind is cut."""
    return told(value) if endless(value) else format(value, "f")


def _with_slack(check: Check, said: str) -> str:
    return f"{said}；{word('letter.allowed', **_figures(check))}" if check.allowed else said


def _main(check: Check, headline: str) -> str:
    """What was found in one sentence: by the names of both sides where the claim is an equation, else by its headline.

    Signs of inequality are for lists; a letter says what stands where.
    """
    if not _compared(check):
        return headline
    kind, equation = _kind(check), sides(check.statement)
    if kind == "limit":
        label, _, figures = headline.rpartition("：")
        return f"{label}：{figures_text(check)}" if label and figures else headline
    if equation is None:
        unit = check.unit if _UNITLESS.search(headline) else ""
        return _with_slack(check, f"{headline}{unit}")
    label, other = equation
    return _with_slack(
        check, word(f"letter.told_{kind}", label=label, other=other, **_figures(check))
    )


def draft(matter: Matter) -> str:
    """The finding as a sentence that an auditor may sign, with figures, likely cause and what hangs under it."""
    head = matter.head
    headline = one_line(matter.headline)
    more = (head.explanation, head.suggestion)
    sentences = [word("letter.full", headline=_main(head, headline))]
    sentences += [f"{text}。" for text in more if text and text.rstrip("。") not in headline]
    if matter.finding.gathered:
        under = "；".join(gathered_text(matter).split("\n"))
        count = len(matter.finding.gathered)
        sentences.append(word("letter.gathered", count=count, headlines=under) + "。")
    return "".join(sentence.replace("。。", "。") for sentence in sentences)
