"""Kinship: which figures may be parts of which others, by the lines of the accounts that they are called by."""

from collections.abc import Sequence

from extract.narrative.lexicon import lexicon
from extract.narrative.names import PLANNED, Named
from extract.vocabulary.concepts import complete_sets, concept_of, part_of

_LONGEST = 60  # characters behind the owner of a line


def descends(concept: str | None, total: str | None) -> bool:
    """Whether the vocabulary puts ``concept`` somewhere below ``total``.

    >>> descends("wages", "basic_spending"), descends("project_spending", "basic_spending")
    (True, False)
    """
    while concept is not None and total is not None:
        concept = part_of(concept)
        if concept == total:
            return True
    return False


def differ(one: Named, other: Named) -> bool:
    """Whether the words of two figures say that they are of different measures.

    What comes in by a budget is planned, too, and a line of the accounts that is called 支出 need not have been spent.
    """
    rivals = lexicon().rival_measures
    both = one.explicit and other.explicit and {one.measure, other.measure} <= rivals
    planned = one.role in PLANNED and (other.measure == "收入决算数" or is_line(other))
    return both and one.measure != other.measure and not planned


def is_line(named: Named) -> bool:
    """Whether a figure is called by a line of the accounts and nothing that says what became of it (基本支出)."""
    spent = named.role == "spent" and not lexicon().has("told_spent", named.noun)
    return spent and part_of(concept_of(named.noun) or "") is not None


def fits(concept: str, total: str) -> bool:
    """Whether the vocabulary lets ``concept`` be a part of ``total``."""
    if concept == total or descends(concept, total):
        return True
    if total == "total_income" and concept in lexicon().fund_concepts:
        return True  # what the unit took in, by the funds it came from
    known = part_of(concept) or part_of(total) or any(s.total == total for s in complete_sets())
    return not known


def hinted(words: str) -> str | None:
    """The concept that a noun phrase ends with, though it names a part of it (某某项目支出)."""
    telling = lexicon().suffix_concepts | {"project_spending"}
    first = max(1, len(words) - _LONGEST)
    found = (concept_of(words[at:]) for at in range(first, len(words) - 2))
    return next((c for c in found if c in telling and part_of(c)), None)


def are_levels(parts: Sequence[Named]) -> bool:
    """Whether counts are those of the levels of one thing, which hold each other (一级指标3个，二级指标7个)."""
    return len(parts) > 1 and all(lexicon().has("parts.levels", part.noun) for part in parts)


def holds_rest(item: Named, whole: Named) -> bool:
    """Whether a sum holds what was left as well: one of the accounts, or for what came over also a budget."""
    if item.role == "carried_in" and whole.role in PLANNED:
        return True
    kept = item.role in {"carried_in", "carried"}
    return kept and lexicon().has("holding_totals", whole.noun)


def holds_retired(item: Named, whole: Named) -> bool:
    """Whether a sum of everybody holds those who retired as well (实有人数 = 在职 + 退休 + 离休)."""
    gone = lexicon().has("staffing.retired", item.noun)
    return gone and lexicon().has("staffing.everybody", whole.noun)
