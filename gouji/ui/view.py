"""View: a case as the page shows it, from its audit and documents, without a browser at hand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import get_args

from audit.result import Audit, Check, Mark, Nature, Severity, Verdict
from extract.document import Document
from gouji.ui.items import (
    Index,
    check_item,
    check_line,
    finding_item,
    number_card,
    number_item,
    problem_item,
)
from gouji.ui.model import Item, Listing, Share, View
from gouji.ui.sheets import Size, sheets
from gouji.ui.texts import Words

SEVERITIES: tuple[str, ...] = get_args(Severity)
NATURES: tuple[str, ...] = get_args(Nature)
SHOWN_FIRST = SEVERITIES[:-1]
"""Severities shown until the reader asks for more: all above info."""

Heads = Sequence[tuple[Check, Sequence[Check]]]
"""Findings in the order of reading, each with the checks gathered under it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader lets through: severities and natures."""

    severities: tuple[str, ...] = SHOWN_FIRST
    natures: tuple[str, ...] = NATURES

    def admits(self, check: Check) -> bool:
        """Whether a finding is shown."""
        return check.severity in self.severities and check.nature in self.natures


def count_by_severity(heads: Heads) -> dict[str, int]:
    """How many findings there are of each severity, the gravest first, none left out."""
    counts = Counter(check.severity for check, _ in heads)
    return {name: counts[name] for name in SEVERITIES}  # type: ignore[index]


def count_by_nature(heads: Heads) -> dict[str, int]:
    """How many findings there are of each nature, none left out."""
    counts = Counter(check.nature for check, _ in heads)
    return {name: counts[name] for name in NATURES}  # type: ignore[index]


def nothing_verified(audit: Audit) -> bool:
    """Whether not one relation could be judged, so that the absence of findings says nothing."""
    return all(check.verdict is Verdict.UNCHECKED for check in audit.checks)


def view(
    audit: Audit,
    documents: Iterable[Document],
    heads: Heads,
    sizes: Mapping[str, Sequence[Size]],
    words: Words,
    choice: Choice,
) -> View:
    """Everything that the viewer in the browser draws."""
    index = Index.of(audit, words)
    return {
        "version": _version(audit, words),
        "words": dict(words.group("viewer")),
        "coverage": coverage(audit, words),
        "lists": list(_lists(audit, heads, index, choice)),
        "sheets": sheets(documents, index.spots, sizes, words),
        "numbers": {n.id: number_card(n, index) for n in audit.numbers},
        "checks": {c.id: check_line(c, index) for c in audit.checks},
    }


def _version(audit: Audit, words: Words) -> str:
    """Changes with the files and the language and with nothing else, so that a filter redraws no document."""
    parts = [source.sha256 for source in audit.sources] + [words.of("page.title")]
    return sha256("\n".join(parts).encode()).hexdigest()


def coverage(audit: Audit, words: Words) -> list[Share]:
    """How many numbers carry each mark, in the order from confirmed to unread."""
    counts = audit.coverage.by_mark
    return [
        {
            "mark": mark.value,
            "label": words.of(f"mark.{mark.value}"),
            "count": counts.get(mark.value, 0),
        }
        for mark in Mark
    ]


def _lists(audit: Audit, heads: Heads, index: Index, choice: Choice) -> Iterable[Listing]:
    shown = [finding_item(c, gathered, index) for c, gathered in heads if choice.admits(c)]
    hidden = len(heads) - len(shown)
    note = index.words.of("list.filtered", n=hidden) if hidden else ""
    empty = index.words.of(_silence(audit, heads))
    yield _listing("findings", shown, empty, index.words, note)
    yield from (_listing(*rest, index.words) for rest in _rest(audit, index))


def _silence(audit: Audit, heads: Heads) -> str:
    """What an empty list of findings means: hidden by the filter, nothing verified, or nothing found."""
    if heads:
        return "list.none_shown"
    return "coverage.nothing_verified" if nothing_verified(audit) else "list.none_found"


def _rest(audit: Audit, index: Index) -> Iterable[tuple[str, list[Item], str]]:
    """What was not checked or read with doubt: shown as openly as what was found."""
    words = index.words
    unchecked = [check_item(c, index) for c in audit.checks if c.verdict is Verdict.UNCHECKED]
    silence = "list.none_unchecked" if audit.checks else "list.none_applies"
    yield "unchecked", unchecked, words.of(silence)
    unread = [number_item(n, index) for n in audit.numbers if n.mark is Mark.UNREAD]
    yield "unread", unread, words.of("list.none_unread")
    problems = [problem_item(i, p, index) for i, p in enumerate(audit.problems)]
    yield "problems", problems, words.of("list.none_problems")


def _listing(name: str, items: list[Item], empty: str, words: Words, note: str = "") -> Listing:
    title = words.of(f"list.{name}")
    return {"id": name, "title": title, "items": items, "empty": empty, "note": note}
