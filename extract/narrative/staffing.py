"""Staffing: posts and people of a unit in running text, in total and by category."""

from collections.abc import Collection, Iterator, Sequence

from extract.narrative.dimensions import dimension
from extract.narrative.lexicon import lexicon
from extract.narrative.names import Named
from extract.numbers import Kind
from extract.records import Staffing
from extract.vocabulary.form_words import squash

CATEGORIES = frozenset({"admin", "worker", "public"})
"""The categories of staff that make up the establishment."""

_MEASURES = {"编制数", "人数"}


def category_of(named: Named) -> str | None:
    """The category of posts or people that a count is about, or None where it is about neither.

    Retired, lent and hired people are outside the establishment and in no category.
    """
    lex = lexicon()
    if named.mention.number.kind is not Kind.COUNT or named.measure not in _MEASURES:
        return None
    around = named.mention.context + named.noun
    if lex.has("staffing.outside", named.noun) or lex.has("staffing.moved", around):
        return None
    for category, words in lex.categories.items():
        if words.search(named.noun):
            return category
    return "total" if lex.has("staffing.total", named.noun) else None


def staffing_in(named: Sequence[Named], section: str) -> list[Staffing]:
    """Posts and people of one text, paired by category.

    A category that is counted twice, as for a bureau and an office under it, is left out on that side.
    """
    found: dict[str, dict[str, Named | None]] = {}
    for item in named:
        if category := category_of(item):
            side = "posts" if item.measure == "编制数" else "people"
            sides = found.setdefault(category, {})
            sides[side] = item if side not in sides else None
    pairs = [(c, {k: v for k, v in sides.items() if v}) for c, sides in found.items()]
    rates = [n for n in named if n.measure == "比率" and lexicon().has("staffing.rate", n.noun)]
    rate = rates[0] if len(rates) == 1 else None
    left = [n for n in named if n.mention.number.kind is Kind.COUNT and _left_early(n)]
    early = left[0] if len(left) == 1 else None
    found_records = [_record(category, sides, section, rate) for category, sides in pairs if sides]
    return (
        [r.model_copy(update={"early": early.id}) for r in found_records]
        if early
        else found_records
    )


def _left_early(named: Named) -> bool:
    return lexicon().has("staffing.early", named.noun) and named.measure != "编制数"


def heads_in(
    named: Sequence[Named], inside: Collection[str]
) -> Iterator[tuple[Named, list[Named]]]:
    """The people that a sentence lists before the word for all of them (在职80人，退休30人，共110人).

    ``inside`` are the parts of other counts. Where the counts do not make the sum, it is taken for theirs only if each
    of them is a kind of staff.
    """
    for index, total in enumerate(named):
        if total.relation or not _people(total):
            continue
        if not lexicon().has("staffing.summed", squash(total.mention.lead)):
            continue
        sentence = [n for n in named[:index] if n.mention.sentence == total.mention.sentence]
        parts = [
            n
            for n in sentence
            if _people(n)
            and n.measure != "编制数"
            and not (n.relation or n.mention.depth or n.id in inside)
        ]
        amounts = [n.mention.number.amount for n in parts]
        closes = sum(amounts) == total.mention.number.amount
        staff = all(lexicon().has("staffing.listed", n.noun) for n in parts)
        posts = any(n.measure == "编制数" for n in sentence)
        if len(parts) > 1 and (closes or (staff and not posts)):
            yield total, parts


def _people(named: Named) -> bool:
    return dimension(named.mention.number) == "people"


def _record(category: str, sides: dict[str, Named], section: str, rate: Named | None) -> Staffing:
    """Posts and people of one category; the rate is that of the whole unit."""
    posts, people = sides.get("posts"), sides.get("people")
    named = people or posts
    return Staffing(
        label=named.label if named else "",
        category=category,
        posts=posts.id if posts else None,
        people=people.id if people else None,
        rate=rate.id if rate and category == "total" else None,
        section=section,
    )
