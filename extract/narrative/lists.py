"""Lists: which amounts a text puts under which other one (其中, 包括, 由…组成, brackets)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.narrative.labels import noun, squash
from extract.narrative.lexicon import Lexicon, lexicon
from extract.narrative.naming import Named
from extract.narrative.staffing import category_of
from extract.numbers import Kind, Number
from extract.vocabulary.concepts import complete_sets, concept_of, part_of

_NUMBERED = re.compile(r"[。；;]\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])")
_END = re.compile(r"[。！？!?]")
_SHORT = 12
_LONG_ITEM = 30


@dataclass(frozen=True, slots=True)
class Listing:
    """A total and its parts by their places in the sequence of quantities; ``readings`` are other sets of parts."""

    total: int
    parts: tuple[int, ...]
    complete: bool
    basis: str
    end: int
    readings: tuple[tuple[int, ...], ...] = ()


def dimension(number: Number) -> str:
    """What may be added to what: money, people, or the counted unit.

    Percentages and plain figures are of no dimension.
    """
    if number.kind is Kind.MONEY:
        return "money"
    if number.kind is not Kind.COUNT:
        return ""
    base = number.unit.lstrip("万亿千百") or number.unit
    return "people" if base in lexicon().people_units else base


def descends(concept: str | None, total: str | None) -> bool:
    """Whether the vocabulary puts ``concept`` somewhere below ``total``."""
    while concept is not None and total is not None:
        concept = part_of(concept)
        if concept == total:
            return True
    return False


def lists_in(named: Sequence[Named]) -> tuple[Listing, ...]:
    """Every list of parts among the quantities of one text."""
    reader = _Lists(named)
    return tuple(reader.all())


class _Lists:
    """The quantities of one text and what may be said about their order."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.named = named
        self.lex: Lexicon = lexicon()

    def all(self) -> Iterator[Listing]:
        for index in range(len(self.named)):
            basis = self._opens(index)
            if basis:
                listing = self._collect(index, basis)
                if listing and listing.parts:
                    yield listing

    # -- where a list opens, and what it divides

    def _opens(self, index: int) -> str:
        """``qizhong`` or ``prose`` where a list of parts opens before this quantity, else nothing."""
        mention = self.named[index].mention
        lead, head = squash(mention.lead), squash(mention.gap[: -len(mention.lead) or None])
        if index == 0 or self.lex["parts.never"].match(lead):
            return ""
        if mention.host >= 0 and self._first_in_bracket(index):
            return "qizhong" if self._bracket_lists(index, lead) else ""
        opening = f"(?:{self.lex['parts.opening'].pattern})"
        if re.match(opening, lead) or re.search(opening + r"[:：，,]?$", head):
            return "qizhong"
        if re.match(self.lex["parts.whole_opening"].pattern, lead) and self._closes_whole(index):
            return "prose"
        return ""

    def _first_in_bracket(self, index: int) -> bool:
        before = self.named[index - 1].mention
        return (
            before.depth < self.named[index].mention.depth
            or before.host != self.named[index].mention.host
        )

    def _bracket_lists(self, index: int, lead: str) -> bool:
        if self.lex["parts.bracket"].match(lead):
            return True
        host = self.named[self.named[index].mention.host]
        return descends(self.named[index].concept, host.concept)

    def _closes_whole(self, index: int) -> bool:
        """Whether the sentence goes on to say that this is what the amount is made up of."""
        sentence = self.named[index].mention.sentence
        inside = [n for n in self.named[index:] if n.mention.sentence == sentence]
        return any(self.lex["parts.whole_closing"].search(n.mention.tail) for n in inside)

    def _total_of(self, index: int) -> int | None:
        """The amount that the list before quantity ``index`` divides."""
        first = self.named[index]
        if first.mention.host >= 0 and self._first_in_bracket(index):
            host = first.mention.host
            return host if self._may_hold(host, first) else None
        candidates = [i for i in reversed(range(index)) if self._near(i, index)]
        candidates = [i for i in candidates if self._may_hold(i, first)]
        if not candidates:
            return None
        nearest = self.named[candidates[0]]
        if first.concept and nearest.concept and not descends(first.concept, nearest.concept):
            above = [i for i in candidates if descends(first.concept, self.named[i].concept)]
            known = part_of(first.concept) is not None
            return above[0] if above else None if known else candidates[0]
        return candidates[0]

    def _near(self, index: int, first: int) -> bool:
        """Whether ``index`` stands in the sentence of the list, or in the one before where the list opens its own."""
        mention, opening = self.named[index].mention, self.named[first].mention
        opens_sentence = (
            bool(_END.search(opening.gap))
            or self.named[first - 1].mention.sentence != opening.sentence
        )
        back = 1 if opens_sentence else 0
        return mention.depth <= opening.depth and opening.sentence - mention.sentence <= back

    def _may_hold(self, index: int, part: Named) -> bool:
        total = self.named[index]
        if total.relation or not dimension(part.mention.number):
            return False
        return dimension(total.mention.number) == dimension(part.mention.number)

    # -- what belongs to it

    def _collect(self, first: int, basis: str) -> Listing | None:
        total = self._total_of(first)
        if total is None:
            return None
        parts, end = self._parts(first, total)
        bare, extended = tuple(parts), self._continued(parts, end)
        complete, reason = self._completeness(total, bare, basis, end)
        if extended:
            return Listing(total, bare + extended, complete, reason, end, readings=(bare,))
        return Listing(total, bare, complete, reason, end)

    def _parts(self, first: int, total: int, depth: int = 0) -> tuple[list[int], int]:
        """The parts from ``first`` on, and the place behind the last quantity that was looked at."""
        parts: list[int] = []
        at = first
        while at < len(self.named):
            if at > first and not self._goes_on(first, at, parts):
                break
            if at > first and self._opens(at) and self.named[at].mention.host < 0:
                inner = self._total_of(at)
                if inner is None or inner not in parts or depth > 2:
                    break
                _, behind = self._parts(at, inner, depth + 1)
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

    def _goes_on(self, first: int, at: int, parts: Sequence[int]) -> bool:
        """Whether a list that opened at ``first`` can still go on at ``at``."""
        opening, mention = self.named[first].mention, self.named[at].mention
        if mention.depth < opening.depth or (
            mention.depth == opening.depth and mention.host != opening.host
        ):
            return False
        if mention.sentence == self.named[at - 1].mention.sentence or mention.depth > opening.depth:
            return True
        return bool(parts) and self._numbered(first) and bool(_NUMBERED.search(mention.gap))

    def _numbered(self, first: int) -> bool:
        head = squash(self.named[first].mention.gap)
        return bool(re.search(r"(?:[:：，,]|其中)(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])", head))

    def _part(
        self, first: int, at: int, total: int, parts: Sequence[int], *, nested: bool
    ) -> bool | None:
        """Whether quantity ``at`` is a part; None where the list has ended."""
        item, opening, whole = self.named[at], self.named[first], self.named[total]
        if item.mention.depth > opening.mention.depth or item.relation:
            return False
        if dimension(item.mention.number) != dimension(whole.mention.number):
            return self._skips(item, whole)
        if self._ends(item, opening):
            return None
        concept = item.concept or _hinted(item.noun)
        if whole.concept and concept and not self._fits(concept, whole.concept):
            return None
        left = nested and parts and item.mention.segment != opening.mention.segment
        if left and not descends(item.concept, whole.concept):
            return None
        if dimension(item.mention.number) not in {"money", "people"} and not self._simple(
            at, first
        ):
            return None
        return True

    def _skips(self, item: Named, whole: Named) -> bool | None:
        """A figure of another dimension is passed over among amounts of money, and ends a list of counts."""
        money = dimension(whole.mention.number) == "money"
        share = item.mention.number.kind is Kind.PERCENT
        return False if money or share else None

    def _ends(self, item: Named, opening: Named) -> bool:
        """Whether the words of ``item`` say that it is no part any more."""
        lead = squash(item.mention.lead)
        if self.lex.has("parts.ends", lead) or self.lex.has("comparisons", lead):
            return True
        if item is not opening and self.lex["parts.totals"].match(lead):
            return True
        return bool(item.explicit and opening.explicit and item.measure != opening.measure)

    def _fits(self, concept: str, total: str) -> bool:
        """Whether the vocabulary lets ``concept`` be a part of ``total``."""
        if descends(concept, total):
            return True
        return (
            part_of(concept) is None
            and part_of(total) is None
            and concept != total
            and not _has_parts(total)
        )

    def _simple(self, at: int, first: int) -> bool:
        """Whether a count is listed without more words than its name."""
        mention = self.named[at].mention
        clauses = len(re.findall(r"[，,；;]", mention.gap[: -len(mention.lead) or None]))
        return len(noun(mention.lead)) <= _SHORT and (at == first or clauses <= 1)

    def _resumes(self, total: int, opened: int, at: int) -> bool:
        """Whether a list goes on behind another one that was opened inside it."""
        item = self.named[at]
        if descends(item.concept, self.named[total].concept):
            return True
        return item.mention.segment != self.named[opened].mention.segment

    def _continued(self, parts: Sequence[int], end: int) -> tuple[int, ...]:
        """The items of the next sentence, where it holds nothing but more names and amounts of the same list."""
        if len(parts) < 3 or end >= len(self.named) or parts[-1] != end - 1:
            return ()
        sentence = self.named[end].mention.sentence
        last = self.named[parts[-1]]
        if sentence != last.mention.sentence + 1 or last.mention.depth:
            return ()
        items = [
            i for i in range(end, len(self.named)) if self.named[i].mention.sentence == sentence
        ]
        plain = all(self._bare_item(i, last) for i in items)
        return tuple(items) if plain and len(items) >= 2 else ()

    def _bare_item(self, index: int, last: Named) -> bool:
        item = self.named[index]
        lead = squash(item.mention.lead)
        separators = re.sub(
            r"[，,、。；;\s]", "", item.mention.gap[: -len(item.mention.lead) or None]
        )
        return (
            dimension(item.mention.number) == dimension(last.mention.number)
            and not (item.relation or item.role or separators or item.mention.tail.strip())
            and not self._opens(index)
            and 2 <= len(lead) <= _LONG_ITEM
            and not self._ends(item, last)
            and item.concept is None
        )

    # -- whether it is all of it

    def _completeness(
        self, total: int, parts: tuple[int, ...], basis: str, end: int
    ) -> tuple[bool, str]:
        items = [self.named[i] for i in parts]
        if basis == "prose" or self._counted_out(items):
            return True, "prose"
        if _is_complete_set(self.named[total].concept, [n.concept for n in items]):
            return True, "concept"
        if self._all_staff(total, items, end):
            return True, "concept"
        split = len(items) >= 2 and all(not noun(n.mention.lead) for n in items)
        return split or self._shares_add_up(parts), basis

    def _counted_out(self, items: Sequence[Named]) -> bool:
        """Whether the text says how many parts there are, and they are as many."""
        found = items and self.lex["parts.whole_count"].search(items[-1].mention.tail)
        if not found:
            return False
        word = found.group(1)
        return self.lex.counts.get(word, int(word) if word.isdecimal() else 0) == len(items)

    def _all_staff(self, total: int, items: Sequence[Named], end: int) -> bool:
        """Whether a list names categories of staff alone, and nothing but the retired comes after it."""
        if category_of(self.named[total]) != "total" or len(items) < 2:
            return False
        after = self.named[end : end + 1]
        if any(
            n.mention.sentence == items[-1].mention.sentence
            and not self.lex.has("staffing.retired", n.noun)
            for n in after
        ):
            return False
        return all(category_of(n) in {"admin", "worker", "public"} for n in items)

    def _shares_add_up(self, parts: Sequence[int]) -> bool:
        """Whether each part is followed by its share of the total, and the shares leave nothing over."""
        shares = []
        for part in parts:
            if part + 1 >= len(self.named) or self.named[part + 1].relation != "share":
                return False
            shares.append(self.named[part + 1].mention.number)
        slack = sum((n.step for n in shares), start=shares[0].step * 0) / 2 if shares else 0
        return bool(shares) and abs(sum(n.value for n in shares) - 100) <= slack


def _hinted(noun: str) -> str | None:
    """The concept that a noun phrase ends with, though it names a part of it (某某项目支出)."""
    telling = lexicon().suffix_concepts | {"project_spending"}
    found = (concept_of(noun[at:]) for at in range(1, len(noun) - 2))
    return next((c for c in found if c in telling and part_of(c)), None)


def _has_parts(total: str) -> bool:
    return any(s.total == total for s in complete_sets())


def _is_complete_set(total: str | None, concepts: Sequence[str | None]) -> bool:
    """Whether ``concepts`` are one of the sets that make up ``total`` by definition."""
    found = set(concepts)
    return any(
        s.total == total and found == set(s.parts) and len(concepts) == len(s.parts)
        for s in complete_sets()
    )
