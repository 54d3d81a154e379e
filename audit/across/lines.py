"""Lines: amounts of papers by what they are about, so that the same line is found in another paper."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.across.papers import Paper
from audit.diagnosing.slips import UNIT_POWERS, power_between
from audit.relations import Relation, Term, Unchecked
from extract.records import Fact

FIRST = frozenset({"年初预算数", "预算数"})
FULL = frozenset({"全年预算数"})
SPENT = frozenset({"全年执行数", "决算数"})
MEASURES: Mapping[str, frozenset[str]] = {
    "年初预算数": FIRST,
    "全年预算数": FULL,
    "全年执行数": SPENT,
}
"""The measures that papers name differently and mean alike, by the name that stands for each."""
DUPLICATES, UNITS_APART = "conflicting-duplicates", "units-apart"
MANY = 4
"""So many lines show whether two tables count alike."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """What an amount is about: concept or bare label, the line above it, and the fund."""

    subject: str
    above: str = ""
    fund: str = ""


Lines = Mapping[Line, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Twin:
    """The same line in two papers."""

    line: Line
    one: Fact
    other: Fact


def bare(name: str) -> str:
    """A name without punctuation and space.

    >>> bare("  “三公”经费（合计）"), bare("1.5万元")
    ('三公经费合计', '15万元')
    """
    return "".join(sign for sign in name if sign.isalnum())


def lines(paper: Paper, measures: Iterable[str], kinds: Iterable[str]) -> Lines:
    """The amounts under some measures in forms of some kinds, by line."""
    wanted, places = frozenset(measures), frozenset(kinds)
    found: defaultdict[Line, list[Fact]] = defaultdict(list)
    for fact in paper.money:
        if fact.measure in wanted and paper.kind_of(fact) in places:
            found[line_of(fact)].append(fact)
    return {line: tuple(facts) for line, facts in found.items()}


def line_of(fact: Fact) -> Line:
    """The line of a fact; the first step of its path is the title of the table, which changes with the year."""
    subject = fact.concept or bare(fact.label)
    above = "" if fact.concept else bare(fact.path[-1]) if len(fact.path) > 1 else ""
    return Line(subject, above, fact.fund or "")


def single(paper: Paper, facts: Sequence[Fact]) -> bool:
    """Whether all facts of a line give one amount."""
    return len({paper.number(fact).amount for fact in facts}) == 1


def twins(one: Paper, ours: Lines, other: Paper, theirs: Lines) -> Iterator[Twin]:
    """The lines that both papers have, each with one amount."""
    for line, facts in ours.items():
        found = theirs.get(line)
        if found and single(one, facts) and single(other, found):
            yield Twin(line, facts[0], found[0])


def doubled(one: Paper, ours: Lines, other: Paper, theirs: Lines) -> Iterator[Relation]:
    """What can't be compared because one of the papers gives a line several amounts."""
    for line, facts in ours.items():
        found = theirs.get(line)
        if found and not (single(one, facts) and single(other, found)):
            numbers = [*facts, *found]
            yield put_off(f"{facts[0].label}：{one.called}与{other.called}", numbers, DUPLICATES)


def put_off(statement: str, facts: Sequence[Fact], reason: str) -> Unchecked:
    """A comparison that applies and can't be made, and why."""
    return Unchecked(
        statement=statement,
        anchors=(statement,),
        numbers=tuple(Term(fact.number, role="other") for fact in facts),
        reason=reason,
    )


def caution(papers: Iterable[Paper], words: Iterable[str]) -> str:
    """The first of some cautions that one of the papers gives, or nothing."""
    told = frozenset(each for paper in papers for each in paper.cautions)
    return next((word for word in words if word in told), "")


def units_apart(one: Paper, other: Paper, found: Sequence[Twin]) -> bool:
    """Whether every line that is not nought differs by the same ten thousand: a table under another unit."""
    powers = {
        power_between(one.number(each.one).amount, other.number(each.other).amount)
        for each in found
        if one.number(each.one).amount or other.number(each.other).amount
    }
    return len(powers) == 1 and powers <= UNIT_POWERS


def counted_alike(one: Paper, other: Paper, found: Sequence[Twin]) -> bool:
    """Whether two tables count alike: where there are many lines, most of them give one amount."""
    pairs = [(one.number(each.one).amount, other.number(each.other).amount) for each in found]
    telling = [pair for pair in pairs if any(pair)]
    apart = sum(left != right for left, right in telling)
    return len(telling) < MANY or apart * 2 <= len(telling)


def amount(paper: Paper, fact: Fact) -> Decimal:
    """The amount of a fact in its base unit."""
    return paper.number(fact).amount
