"""Head: the lines above the viewer as HTML in which every character of a report is escaped."""

from html import escape

from audit.result import SEVERITIES, Audit
from gouji.ui.order import Heads
from gouji.ui.texts import Words
from gouji.ui.view import (
    NATURES,
    count_by_nature,
    count_by_severity,
    not_checked,
    nothing_verified,
)


def head_html(audit: Audit, heads: Heads, words: Words) -> str:
    """Agency, year and file name with the number of findings of each severity."""
    case = audit.case
    year = words.of("page.year", year=case.year) if case.year else words.of("page.year_unknown")
    facts = [
        year,
        words.of("page.unit", unit=case.unit) if case.unit else "",
        _extent(audit, words),
        _natures(heads, words),
    ]
    names = "、".join(source.name for source in audit.sources)
    return (
        '<div class="gj-head">'
        f'<div class="gj-who"><b>{escape(case.agency or words.of("page.agency_unknown"))}</b>'
        f"<span>{escape(' · '.join(fact for fact in facts if fact))}</span>"
        f'<span class="gj-file" title="{escape(names)}">{escape(names)}</span>{caution_html(audit, words)}'
        f"{_assistant(audit, words)}</div>"
        f'<div class="gj-counts">{_counts(heads, words)}</div></div>'
    )


def _assistant(audit: Audit, words: Words) -> str:
    """What an assistant added and could not do, in one line; nothing where none was asked."""
    account = audit.assistant
    if account is None:
        return ""
    failed = sum(each.questions for each in account.failures)
    cost = f"{account.total.cost:f}"
    return notice_html(
        words.of("assist.line", checks=account.checks, failed=failed, cost=cost), "quiet"
    )


def _extent(audit: Audit, words: Words) -> str:
    return words.of("page.checked", numbers=audit.coverage.numbers, checks=len(audit.checks))


def _counts(heads: Heads, words: Words) -> str:
    counts = count_by_severity(heads)
    return "".join(
        f'<span class="gj-count gj-{name}">{escape(words.of(f"severity.{name}"))} <b>{counts[name]}</b></span>'
        for name in SEVERITIES
    )


def _natures(heads: Heads, words: Words) -> str:
    """How many findings above info there are of each nature that occurs."""
    counts = count_by_nature([head for head in heads if head[0].severity != "info"])
    told = (f"{words.of(f'nature.{name}')} {counts[name]}" for name in NATURES if counts[name])
    return " · ".join(told)


def caution_html(audit: Audit, words: Words) -> str:
    """What was not checked or not read, said before anybody takes silence for approval; nothing where all was."""
    told = [_not_checked(audit, words)]
    if audit.problems:
        told.append(notice_html(words.of("coverage.problems", n=len(audit.problems)), "warn"))
    return "".join(told)


def _not_checked(audit: Audit, words: Words) -> str:
    if nothing_verified(audit):
        return notice_html(words.of("coverage.nothing_verified"), "warn")
    left = not_checked(audit)
    return (
        notice_html(words.of("coverage.not_checked", **left), "quiet") if any(left.values()) else ""
    )


def notice_html(text: str, kind: str) -> str:
    """One sentence to the reader, safe whatever it quotes.

    >>> notice_html("<b>", "error")
    '<div class="gj-notice gj-error" role="status">&lt;b&gt;</div>'
    """
    return f'<div class="gj-notice gj-{escape(kind)}" role="status">{escape(text)}</div>'
