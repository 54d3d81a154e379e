"""Glosses: what a finding says in a few words of the language of the page, where its headline is in another."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from audit.catalogue import CATALOGUE, entries
from audit.result import Check, Verdict
from gouji.review.exports.matter_text import amount
from gouji.ui.texts import LANGUAGES, Words

COMPARED = frozenset({"sum", "ratio", "multiple", "equal"})


def gloss(check: Check, words: Words) -> str:
    """A check in one sentence; nothing where the page speaks the language of headlines."""
    if words.language == LANGUAGES[0]:
        return ""
    kind = _kind(check)
    if kind:
        return words.of(f"gloss.{kind}", **_figures(check, words))
    claim = _claims().get(check.rule, "")
    return words.of("gloss.claim", claim=claim) if claim else ""


def _kind(check: Check) -> str:
    """Which sentence fits: by what was compared with what, and how it came out."""
    if check.difference is None or check.verdict in {Verdict.OK, Verdict.ROUNDING}:
        return ""
    if check.relation.kind == "bound":
        return "over" if check.difference > 0 else "under"
    return check.relation.kind if check.relation.kind in COMPARED else ""


def _figures(check: Check, words: Words) -> dict[str, str]:
    gap = abs(check.difference or Decimal(0))
    points = words.of("gloss.points") if check.unit == "%" else check.unit
    told = {"stated": check.stated, "computed": check.computed}
    figures = {
        name: f"{amount(value or Decimal(0))} {check.unit}".strip() for name, value in told.items()
    }
    return {**figures, "gap": f"{amount(gap)} {points}".strip()}


@cache
def _claims() -> Mapping[str, str]:
    """What each rule of the catalogue claims, in its own words."""
    return {entry.id: entry.claim for entry in entries(CATALOGUE)}
