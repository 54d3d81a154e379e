"""Lists: which amounts a text puts under which other one (其中, 包括, 由…组成, brackets)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.narrative.closing import closed, columns, unnested
from extract.narrative.completeness import completeness
from extract.narrative.dimensions import dimension
from extract.narrative.heads import ending, head_of, named_whole
from extract.narrative.kinship import (
    are_levels,
    descends,
    differ,
    fits,
    hinted,
    holds_rest,
    holds_retired,
)
from extract.narrative.lexicon import lexicon
from extract.narrative.names import PLANNED, Named
from extract.narrative.priced import price_of
from extract.narrative.seconds import is_paid, is_plan_of, is_spent_of
from extract.narrative.staffing import CATEGORIES, category_of
from extract.narrative.stretches import (
    DOUBLED,
    ITEM_NUMBER,
    again,
    alike_opened,
    among,
    behind_colon,
    closes_whole,
    composing,
    divided_anew,
    divided_in_bracket,
    first_in_bracket,
    nearby,
    nearly,
    of_several,
    same_name,
    simply_named,
    skips,
    sorted_alike,
    told_twice,
)
from extract.numbers import Kind
from extract.vocabulary.concepts import concept_of
from extract.vocabulary.form_words import squash

_NEXT_ITEM = re.compile(rf"[。；;]\s*{ITEM_NUMBER}")
_FIRST_ITEM = re.compile(rf"(?:[:：，,]|其中){ITEM_NUMBER}")
_MARKS = re.compile(r"[，,、。；;\s]")
_LONG_ITEM = 30
_NESTED = 2
_LEFT_OVER = frozenset({"carried", "frozen", "recalled", "cut", "carried_in"})


@dataclass(frozen=True, slots=True)
class Listing:
    """A total and its parts by their places in the sequence of quantities; ``readings`` are other sets of parts."""

    total: int
    parts: tuple[int, ...]
    complete: bool
    basis: str
    end: int
    readings: tuple[tuple[int, ...], ...] = ()


def lists_in(named: Sequence[Named]) -> tuple[Listing, ...]:
    """Every list of parts among the quantities of one text."""
    return tuple(_Lists(named).all())


class _Lists:
    """The quantities of one text and what may be said about their order."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.named, self.lex = named, lexicon()
        self.divided: list[int] = []

    def all(self) -> Iterator[Listing]:
        """Every list, in the order in which they open."""
        for index in range(1, len(self.named)):
            basis = self._opens(index)
            if basis:
                found = [*self._collect(index, basis)]
                self.divided += [listing.total for listing in found]
                yield from found
            if basis and (is_paid(self.named, index + 1) or is_spent_of(self.named, index + 1)):
                yield from self._collect(index + 1, basis)

    # where a list opens ---------------------------------------------------------------------------------------------

    def _opens(self, index: int) -> str:
        """``qizhong`` or ``prose`` where a list of parts opens before this quantity, else nothing."""
        mention = self.named[index].mention
        lead, head = squash(mention.lead), squash(head_of(self.named[index]))
        head = self.lex["parts.none"].sub("", head)
        if self.lex["parts.never"].match(lead) or alike_opened(self.named, index):
            return ""
        if first_in_bracket(self.named, index):
            return "qizhong" if self._bracket_lists(index, lead) else ""
        if self._opened_by("parts.stated", head, lead):
            return "prose"
        told = self._opened_by("parts.opening", head, lead) or among(self.named, index)
        if told or self._within(index) is not None:
            return "qizhong"
        if self.lex["parts.whole_opening"].match(lead) and closes_whole(self.named, index):
            return "prose"
        return "colon" if behind_colon(self.named, index) else ""

    def _opened_by(self, words: str, head: str, lead: str) -> bool:
        """Whether a list is opened by one of these words, in front of the name or at the end of what stands before."""
        return bool(self.lex[words].match(lead) or ending(words).search(head))

    def _within(self, index: int) -> int | None:
        """The amount before that the words in front of a list name as its total (基本支出中，…)."""
        item = self.named[index]
        name = named_whole(item)
        if len(name) < 2:
            return None
        concept = concept_of(name)
        for at in reversed(range(index)):
            other = self.named[at]
            named = name in {other.noun, other.label} or (concept and concept == other.concept)
            if named and self._may_hold(at, item):
                return at
        return None

    def _bracket_lists(self, index: int, lead: str) -> bool:
        if self.lex["parts.bracket"].match(lead):
            return True
        host, item = self.named[self.named[index].mention.host], self.named[index]
        staff = category_of(host) == "total" and category_of(item) in CATEGORIES
        staff = staff or holds_retired(item, host) or divided_in_bracket(self.named, index, host)
        return staff or descends(item.concept, host.concept)

    # what it divides ------------------------------------------------------------------------------------------------

    def _total_of(self, index: int) -> int | None:
        """The amount that the list before quantity ``index`` divides."""
        first = self.named[self._counting(index)]
        if first_in_bracket(self.named, index):
            host = first.mention.host
            return host if self._may_hold(host, first) else None
        if (within := self._within(index)) is not None:
            return within
        around = (i for i in nearby(self.named, index) if self._may_hold(i, first))
        nearest = next(around, None)
        if nearest is None:
            return next((i for i in nearby(self.named, index) if self._misnamed(i, index)), None)
        if opened := self.lex["parts.view"].search(squash(head_of(first))):
            held = [i for i in reversed(range(index)) if self._may_hold(i, first)]
            made = next((i for i in held if self._make(i, index)), None)
            made = made or self._viewed(held, index)
            if made is not None or opened.group(1) or next(around, None) is not None:
                return made
        if first.concept and (top := self.named[nearest].concept) and not fits(first.concept, top):
            above = (
                i for i in (nearest, *around) if descends(first.concept, self.named[i].concept)
            )
            return next(above, None)
        return nearest

    def _viewed(self, held: Sequence[int], index: int) -> int | None:
        """What another view divides that closes nowhere to the last digit: a sum but for rounding, or one divided."""
        parts = {i: self._parts(index, i)[0] for i in held}
        close = (i for i in held if nearly(self.named[i], [self.named[p] for p in parts[i]]))
        several = (i for i in close if len(parts[i]) > 1)
        last = self.divided[-1] if self.divided and self.divided[-1] in held else None
        divided = last if last is not None and again(self.named, last, parts[last]) else None
        return next(several, divided)

    def _misnamed(self, total: int, first: int) -> bool:
        """Whether amounts that are called spending make a budget to the last digit, and so are parts of it."""
        whole, own = self.named[total], self.named[first]
        planned = not whole.relation and whole.role in PLANNED and own.role == "spent"
        return planned and self._make(total, first)

    def _make(self, total: int, first: int) -> bool:
        parts, _ = self._parts(first, total)
        return len(parts) > 1 and sum(self._amounts(parts), Decimal()) == self._amount(total)

    def _counting(self, index: int) -> int:
        """The place of the figure that counts: behind points that may be had those that were."""
        behind = self.named[index + 1] if index + 1 < len(self.named) else None
        points = self.lex.has("points.weight", squash(self.named[index].mention.lead))
        scored = points and behind is not None and behind.mention.number.kind is Kind.SCORE
        weight = self.named[index].relation == "weight" and behind is not None
        return index + 1 if weight or scored else index

    def _may_hold(self, index: int, part: Named) -> bool:
        total, own = self.named[index], dimension(part.mention.number)
        none = self.lex.has("parts.no_total", total.label) or price_of(total)
        if total.relation or not own or none or differ(total, part):
            return False  # averages and prices are not what is listed under them adds up to
        return dimension(total.mention.number) == own

    # what belongs to it ---------------------------------------------------------------------------------------------

    def _collect(self, first: int, basis: str) -> Iterator[Listing]:
        """The list that opens at ``first``, and one inside it that no word opens."""
        total = self._total_of(first)
        if total is None:
            return
        first = self._counting(first)
        parts, end = self._parts(first, total)
        parts = composing(self.named, first) or parts
        rows = columns(parts, [self.named[i].mention.segment for i in parts])
        if rows and sorted_alike(self.named, rows, total):
            yield from self._columns(first, rows, basis, end)
            return
        if groups := divided_anew(self.named, parts, total):
            yield from (Listing(total, g, complete=True, basis="prose", end=end) for g in groups)
            return
        parts = [i for i in parts if not same_name(self.named, i, total)]
        if told_twice(self.named, parts, total):
            yield Listing(total, tuple(parts), complete=False, basis=DOUBLED, end=end)
            return
        yield from self._levels(first, total, parts, basis, end)

    def _levels(
        self, first: int, total: int, parts: Sequence[int], basis: str, end: int
    ) -> Iterator[Listing]:
        """The parts up to where they close, those of one of them apart, and what the next sentence adds."""
        parts = closed(self._amount(total), parts, self._amounts(parts))
        found = self._held(first, total, parts)
        if found is None or not parts or are_levels([self.named[i] for i in parts]):
            return
        outer, inner = unnested(self._amount(found), parts, self._amounts(parts))
        extended = () if inner else self._continued(parts, end) or self._rest(found, parts, end)
        rivals = [i for i in range(first) if self._may_hold(i, self.named[first])]
        if of_several(self.named, found, outer, rivals):
            return
        complete, reason = completeness(self.named, found, outer, end, basis)
        readings = (tuple(outer),) if extended else ()
        yield Listing(found, (*outer, *extended), complete, reason, end, readings)
        if inner:
            yield Listing(inner[0], tuple(inner[1:]), complete=False, basis=basis, end=end)

    def _columns(
        self, first: int, rows: Sequence[Sequence[int]], basis: str, end: int
    ) -> Iterator[Listing]:
        """A list of which every item tells several figures: of each sort the sum that they make."""
        outer = [i for i in reversed(range(first)) if self.named[i].mention.depth == 0]
        for column in rows:
            amount = sum(self._amounts(column), Decimal())
            fit = (i for i in outer if self._may_hold(i, self.named[column[0]]))
            whole = next((i for i in fit if self._amount(i) == amount), None)
            if whole is not None:
                yield Listing(whole, tuple(column), complete=False, basis=basis, end=end)

    def _amount(self, index: int) -> Decimal:
        return self.named[index].mention.number.amount

    def _amounts(self, parts: Sequence[int]) -> list[Decimal]:
        return [*map(self._amount, parts)]

    def _held(self, first: int, total: int, parts: Sequence[int]) -> int | None:
        """The amount that the parts divide: the nearest, or where it can't hold them another one that they make.

        Behind an account of a sum 其中 may divide the sum or what was spent of it, and never what was left of it.
        """
        left = self.named[total].role in _LEFT_OVER and self.named[first].role == ""
        amount = sum(self._amounts(parts), Decimal())
        known = descends(self.named[first].concept, self.named[total].concept)
        if not left and (known or amount <= self._amount(total)):
            return total
        around = nearby(self.named, first) if left else reversed(range(first))
        fit = (i for i in around if self._may_hold(i, self.named[first]))
        return next((i for i in fit if self._amount(i) == amount), None if left else total)

    def _parts(self, first: int, total: int, depth: int = 0) -> tuple[list[int], int]:
        """The parts from ``first`` on, and the place behind the last quantity that was looked at."""
        parts: list[int] = []
        at = first
        while at < len(self.named) and (at == first or self._goes_on(first, at, parts)):
            if at > first and self._opens(at) and self.named[at].mention.host < 0:
                behind = self._behind_inner(at, parts, depth)
                if behind is None:
                    break
                if behind < len(self.named) and not self._resumes(total, at, behind):
                    return parts, behind
                at = behind
                continue
            verdict = self._part(first, at, total, parts, nested=depth > 0)
            if verdict is None:
                break
            if verdict:
                parts.append(at)
            at += 1
        return parts, at

    def _behind_inner(self, at: int, parts: Sequence[int], depth: int) -> int | None:
        """The place behind a list that divides one of ``parts``; None where it divides something else."""
        inner = self._total_of(at)
        if inner is None or inner not in parts or depth > _NESTED:
            return None
        return self._parts(at, inner, depth + 1)[1]

    def _goes_on(self, first: int, at: int, parts: Sequence[int]) -> bool:
        """Whether a list that opened at ``first`` can still go on at ``at``."""
        opening, mention = self.named[first].mention, self.named[at].mention
        deeper = mention.depth > opening.depth
        if not deeper and (mention.depth, mention.host) != (opening.depth, opening.host):
            return False
        if deeper or mention.sentence == self.named[at - 1].mention.sentence:
            return True
        numbered = _FIRST_ITEM.search(squash(opening.gap)) and _NEXT_ITEM.search(mention.gap)
        return bool(parts) and numbered is not None

    def _part(
        self, first: int, at: int, total: int, parts: Sequence[int], *, nested: bool
    ) -> bool | None:
        """Whether quantity ``at`` is a part; None where the list has ended."""
        item, opening, whole = self.named[at], self.named[first], self.named[total]
        deeper = item.mention.depth > opening.mention.depth
        if (
            deeper
            or item.relation
            or differ(item, opening)
            or is_plan_of(self.named, at, parts, whole)
        ):
            return False
        if dimension(item.mention.number) != dimension(whole.mention.number):
            return skips(self.named, item, whole)
        concept = item.concept or hinted(item.noun)
        alien = whole.concept and concept and not fits(concept, whole.concept)
        left = nested and parts and item.mention.segment != opening.mention.segment
        counted = dimension(item.mention.number) not in {"money", "people", "score"}
        balanced = holds_rest(item, whole) or holds_retired(item, whole)
        ended = (
            (self._ends(item, opening) and not balanced)
            or (item.bare and not opening.bare and not balanced)
            or (item.bare and item.role == "spent" != opening.role and whole.role in PLANNED)
            or alien
            or (left and not descends(item.concept, whole.concept))
            or (counted and not simply_named(self.named, at, first))
        )
        return None if ended else True

    def _ends(self, item: Named, opening: Named) -> bool:
        """Whether the words of ``item`` say that it is no part any more."""
        lead = squash(item.mention.lead)
        if any(
            self.lex.has(words, lead) for words in ("parts.ends", "comparisons", "parts.adding")
        ):
            return True
        return item is not opening and self.lex["parts.totals"].match(lead) is not None

    def _resumes(self, total: int, opened: int, at: int) -> bool:
        """Whether a list goes on behind another one that was opened inside it."""
        item = self.named[at]
        if descends(item.concept, self.named[total].concept):
            return True
        return item.mention.segment != self.named[opened].mention.segment

    # the next sentence ----------------------------------------------------------------------------------------------

    def _continued(self, parts: Sequence[int], end: int) -> tuple[int, ...]:
        """The items of the next sentence, where it holds nothing but more names and amounts of the same list."""
        if len(parts) < 3 or end >= len(self.named) or parts[-1] != end - 1:
            return ()
        sentence = self.named[end].mention.sentence
        last = self.named[parts[-1]]
        if sentence != last.mention.sentence + 1 or last.mention.depth:
            return ()
        following = range(end, len(self.named))
        items = [i for i in following if self.named[i].mention.sentence == sentence]
        plain = all(self._bare_item(i, last) for i in items)
        return tuple(items) if plain and len(items) >= 2 else ()

    def _rest(self, total: int, parts: Sequence[int], end: int) -> tuple[int, ...]:
        """The amounts of the next sentence, where they and the parts before make a sum that holds all there was."""
        whole = self.named[total]
        if end >= len(self.named) or not self.lex.has("holding_totals", whole.noun):
            return ()
        sentence = self.named[end].mention.sentence
        items = [
            i
            for i in range(end, len(self.named))
            if self.named[i].mention.sentence == sentence and self._may_hold(i, whole)
        ]
        made = sum(self._amounts([*parts, *items]), Decimal())
        return tuple(items) if len(items) > 1 and made == self._amount(total) else ()

    def _bare_item(self, index: int, last: Named) -> bool:
        """Whether a quantity stands in its sentence with nothing but a name of its own."""
        item = self.named[index]
        between = _MARKS.sub("", head_of(item))
        return (
            dimension(item.mention.number) == dimension(last.mention.number)
            and not (item.relation or item.role or between or item.mention.tail.strip())
            and not self._opens(index)
            and 2 <= len(squash(item.mention.lead)) <= _LONG_ITEM
            and not self._ends(item, last)
            and item.concept is None
        )
