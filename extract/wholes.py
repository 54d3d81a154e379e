"""Wholes: which amounts of a case stand for all of the money, by their row or by their words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from extract.narrative.measures import concept_named
from extract.numbers import NumberId
from extract.records import CUMULATED, WHOLE_UNITS, Breakdown, Fact, Form
from extract.vocabulary import load
from extract.vocabulary.concepts import part_of, plain

_SEVERAL = 3  # amounts of one bare name that are no two tellings of one thing
_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_NUMBER = re.compile(r"^\s*[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）.．、]+\s*")


def totals_of(forms: Iterable[Form]) -> frozenset[NumberId]:
    """The amounts of the rows that sum up the money of overall forms, whatever these rows are called (合计)."""
    return frozenset(
        cell
        for form in forms
        if form.kind == "overall" and form.money
        for row in form.money.rows
        if row.role == "total"
        for cell in row.cells.values()
    )


def whole_of(fact: Fact) -> str | None:
    """``total_funds`` for a fact whose name is made of words of measure alone, as 年初预算 and 全年支出 are.

    Under a heading about a part of the money it is that part's.
    """
    words = load("ties")
    if fact.section != "prose" or _under_part(fact):
        return None
    if fact.path and _names_part(fact.path[-1]):
        return None
    rest = _YEAR.sub("", plain(fact.label))
    if rest in words["sum_words"] or not any(word in rest for word in words["telling_words"]):
        return None
    for word in words["measure_words"]:
        rest = rest.replace(word, "")
    return None if rest else "total_funds"


def lists_of(facts: Iterable[Fact], breakdowns: Iterable[Breakdown]) -> dict[NumberId, list[Fact]]:
    """The sums that the sentences put each amount under."""
    named = {fact.number: fact for fact in facts}
    above: dict[NumberId, list[Fact]] = {}
    for found in breakdowns:
        total = named.get(found.total) if found.total else None
        if total is None or total.section != "prose" or any(sign < 0 for sign in found.signs):
            continue
        for part in found.parts:
            above.setdefault(part, []).append(total)
    return above


def telling(
    facts: Sequence[Fact], amount: Callable[[Fact], Decimal], sums: Mapping[NumberId, Decimal]
) -> list[Fact]:
    """The facts of one name less those of sentences that need not be of one thing.

    Names made of words of measure alone tell several things where they tell three amounts, or what became of two sums
    (``sums`` gives that of a number), and what has added up over the years is more than what was spent in the last.
    """
    running = [f for f in facts if f.section == "prose" and CUMULATED in f.scope]
    told = [f for f in facts if f.section == "prose" and f not in running]
    most = max((amount(f) for f in facts if f not in running), default=Decimal())
    kept = [f for f in facts if f not in running or amount(f) <= most]
    several = len({amount(f) for f in told}) >= _SEVERAL
    apart = len({sums[f.number] for f in told if f.number in sums}) > 1
    return [f for f in kept if f not in told or f.concept] if several or apart else kept


def apart_from_lists(facts: Sequence[Fact], above: Mapping[NumberId, Sequence[Fact]]) -> list[Fact]:
    """The facts of one name less those that are told as a part of another of them, or of a sum that they are not of.

    总支出500万元，其中本年支出460万元 tells two sums; 商品和服务支出 under 项目支出 is not that of 基本支出.
    """
    told = {fact.number for fact in facts}
    return [
        fact
        for fact in facts
        if not any(
            total.number in told or _elsewhere(fact.concept, total.concept)
            for total in above.get(fact.number, ())
        )
        and not _elsewhere(fact.concept, _headed(fact))
    ]


def one_a_table(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, of each table the first only: a second one of that name there is a part of something else."""
    seen: set[str] = set()
    found = []
    for fact in facts:
        if fact.section == "prose" or fact.section not in seen:
            found.append(fact)
        seen.add(fact.section)
    return found


def _headed(fact: Fact) -> str | None:
    """The concept that the nearest heading of a fact of the sentences is called by (2.项目支出)."""
    told = fact.section == "prose" and fact.path
    return concept_named(_NUMBER.sub("", fact.path[-1])) if told else None


def _elsewhere(concept: str | None, total: str | None) -> bool:
    """Whether the vocabulary has places for both, and none of the first below the second."""
    if not concept or not total or not part_of(concept) or not part_of(total):
        return False
    while concept and concept != total:
        concept = part_of(concept)
    return concept is None


def is_left_of_all(fact: Fact) -> bool:
    """Whether a fact of the sentences is what was left of all the money (年末结转结余), and not of a part of it."""
    words = load("ties")
    if fact.section != "prose" or fact.entity or fact.concept:
        return False
    if _under_part(fact):
        return False
    rest = _YEAR.sub("", plain(fact.label))
    for word in (*words["left_words"], *words["measure_words"]):
        rest = rest.replace(word, "")
    return not rest


def _under_part(fact: Fact) -> bool:
    """Whether a fact stands under a heading about a part of the money."""
    return any(w in title for w in load("ties")["part_headings"] for title in fact.path[-2:])


def _names_part(title: str) -> bool:
    """Whether a heading is the name of a part of the money (教育支出), and not of all of it."""
    words, name = load("ties"), plain(title)
    named = any(name.endswith(tail) for tail in words["part_tails"])
    return named and not any(head in name for head in words["whole_heads"])


def main_year(facts: Iterable[Fact]) -> str:
    """The year that most of the sentences are about, the latest of equals; or nothing."""
    told = Counter(year for f in facts if f.section == "prose" and (year := _year_of(f)))
    return max(told, key=lambda year: (told[year], year)) if told else ""


def year_apart(fact: Fact, main: str) -> str:
    """The year of a fact of the sentences where it is another than ``main``, else nothing."""
    year = _year_of(fact) if fact.section == "prose" else ""
    return year if main and year != main else ""


def _year_of(fact: Fact) -> str:
    """The year of a fact: that of the nearest heading that names one, else its own."""
    named = (m.group()[:4] for t in reversed(fact.path) for m in [_YEAR.search(t)] if m)
    return next(named, fact.period or "")


def limited(fact: Fact) -> str:
    """The words that say what an amount holds or leaves out; those for a part and for whole units say no such thing."""
    return "".join(word for word in fact.scope if word not in {"其中", WHOLE_UNITS, CUMULATED})
