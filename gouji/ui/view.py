"""View: a case as the page shows it, from its audit and documents, without a browser at hand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import get_args

from audit.catalogue import Entry, entry
from audit.result import SEVERITIES, Audit, Mark, Nature, Verdict
from audit.rule import Rule
from audit.rules import RULES
from extract.document import Document
from gouji.review.decision import Ruling
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
from gouji.ui.order import Heads
from gouji.ui.sheets import Size, sheets
from gouji.ui.texts import Words, flowing

NATURES: tuple[str, ...] = get_args(Nature)
NAMED = ("severity", "nature", "family", "section", "choice")
"""Groups of words by which the reader filters."""


@dataclass(frozen=True)
class Beside:
    """What forms are called by their ids, the rules by which a case was audited, and proposals that were confirmed."""

    titles: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[Rule] = RULES
    confirmed: frozenset[str] = frozenset()


NOTHING = Beside()


def count_by_severity(heads: Heads) -> dict[str, int]:
    """How many findings there are of each severity, the gravest first, none left out."""
    counts = Counter(check.severity for check, _ in heads)
    return {name: counts[name] for name in SEVERITIES}


def count_by_nature(heads: Heads) -> dict[str, int]:
    """How many findings there are of each nature, none left out."""
    counts = Counter(check.nature for check, _ in heads)
    return {name: counts[name] for name in NATURES}  # type: ignore[index]


def nothing_verified(audit: Audit) -> bool:
    """Whether not one relation could be judged, so that the absence of findings says nothing."""
    return all(check.verdict is Verdict.UNCHECKED for check in audit.checks)


def view(
    audit: Audit,
    documents: Sequence[Document],
    heads: Heads,
    sizes: Mapping[str, Sequence[Size]],
    words: Words,
    beside: Beside = NOTHING,
) -> View:
    """Everything that the viewer in the browser draws; ``beside`` is what the audit does not say."""
    index = Index.of(audit, words, documents, beside.confirmed)
    version = _version(audit, words)
    names = {name: dict(words.group(name)) for name in NAMED}
    names["section"] |= beside.titles
    return {
        "version": version,
        "edition": sha256(f"{version}{audit.model_dump_json()}".encode()).hexdigest(),
        "words": dict(words.group("viewer")),
        "names": names,
        "rulings": [words.of(f"ruling.{ruling.value}") for ruling in Ruling],
        "coverage": coverage(audit, words),
        "lists": list(_lists(audit, heads, index)),
        "sheets": sheets(documents, index.spots, sizes, words),
        "numbers": {n.id: number_card(n, index) for n in audit.numbers},
        "checks": {c.id: check_line(c, index) for c in audit.checks},
        "rules": {rule.id: rule_text(entry(rule), words) for rule in beside.rules},
    }


def rule_text(rule: Entry, words: Words) -> str:
    """What a rule says of itself in the language of the page: its claim, then the text under each heading."""
    told = words.sections(rule.id, rule.sections)
    parts = (f"{heading}\n{flowing(body)}" for heading, body in told)
    return "\n\n".join((words.claim(rule.id, rule.claim), *parts))


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


def _lists(audit: Audit, heads: Heads, index: Index) -> Iterable[Listing]:
    found = [finding_item(c, gathered, index) for c, gathered in heads]
    yield _listing("findings", found, _silence(audit, index.words), index.words)
    yield from (_listing(*rest, index.words) for rest in _rest(audit, index))


def _silence(audit: Audit, words: Words) -> str:
    """What it means that there are no findings: nothing verified, or nothing found in what was."""
    if nothing_verified(audit):
        return words.of("coverage.nothing_verified")
    left = not_checked(audit)
    told = words.of("coverage.not_checked", **left) if any(left.values()) else ""
    return f"{words.of('list.none_found')} {told}".strip()


def not_checked(audit: Audit) -> dict[str, int]:
    """How many numbers and relations were not checked, by the reason."""
    marks = audit.coverage.by_mark
    unchecked = sum(check.verdict is Verdict.UNCHECKED for check in audit.checks)
    return {name: marks.get(name, 0) for name in ("single", "unread")} | {"unchecked": unchecked}


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


def _listing(name: str, items: list[Item], empty: str, words: Words) -> Listing:
    return {"id": name, "title": words.of(f"list.{name}"), "items": items, "empty": empty}
