"""The targets that a self-evaluation is measured by are those that were approved with the budget.

## Why it matters
A target that is lowered after the year is over is always reached. The approved table is public, and nobody lays
it beside the self-evaluation.

## How it is computed
In the same unit and year, for the unit as a whole and for each project: the target of each indicator of the
target table against the target of the indicator of the same name in the self-evaluation, sign included; and the
planned money against the first budget.

## When it is skipped
1. the self-evaluation says that targets were changed;
2. one of the two has no single figure for the indicator, or the name is not found in both;
3. one of the reports tells of a reform or covers a part of a year;
4. the figures are counted in different words, or one is a limit and the other none: the judge says so;
5. fewer than half of the approved indicators are found, so that the two tables may be about different things.

## Example
A target of 不少于 3500 卷 in the approved table and of 不少于 3000 卷 in the self-evaluation differ by 500.

## Basis
绩效目标批复: goals are approved with the budget and changed only by the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

from audit.across.lines import FIRST, bare, caution, put_off
from audit.across.papers import PART_YEAR, REFORM, RETARGETED, Bundle, Paper
from audit.across.projects import key_of
from audit.across.rule import across
from audit.across.totals import TOTAL
from audit.relations import Equal, Relation
from extract.records import Fact, Form

TARGET = "目标值"
PLAN, REPORTED = frozenset({"target"}), frozenset({"project", "overall"})
PLANNED = FIRST | {"金额"}


@across("CROSS-05", "unit")
def targets_are_those_approved(bundle: Bundle) -> Iterator[Relation]:
    """Yield each target of a self-evaluation as equal to the approved one."""
    for approved, reported in permutations(bundle.papers, 2):
        if approved.year is not None and approved.year == reported.year:
            yield from _papers(approved, reported)


def _papers(approved: Paper, reported: Paper) -> Iterator[Relation]:
    plans, forms = _figures(approved, PLAN), _figures(reported, REPORTED)
    for about in (each for each in forms if each in plans):
        ours, theirs = forms[about], plans[about]
        shared = [name for name in ours if name in theirs]  # (2)
        if len(_indicators(shared)) * 2 < len(_indicators(theirs)):  # (5)
            shared = []
        found = [(ours[name], theirs[name]) for name in shared]
        yield from _compared(approved, reported, found, about)


def _indicators(names: Iterable[str]) -> list[str]:
    return [name for name in names if name != TOTAL]


def _compared(
    approved: Paper, reported: Paper, found: list[tuple[Fact, Fact]], about: str
) -> Iterator[Relation]:
    told = f"{reported.called}{about}目标 = {approved.called}{about}批复目标"
    both = (approved, reported)
    reason = caution(both, (REFORM, PART_YEAR)) or caution((reported,), (RETARGETED,))
    if reason and found:  # (1) (3)
        yield put_off(told, [fact for pair in found for fact in pair], reason)
        return
    for own, given in found:  # (4)
        yield Equal(
            statement=f"{own.label}：{told}",
            anchors=(about, bare(own.label), told),
            stated=own.number,
            other=given.number,
            same_scope=bool(about) or own.concept != TOTAL,
            code="across.targets",
        )


def _about(paper: Paper, form: Form) -> str:
    """The project that a form is about, nothing for the unit as a whole."""
    names = [each.name for each in paper.report.entities if each.id == form.entity]
    return key_of(names[0]) if names else ""


def _figures(paper: Paper, kinds: frozenset[str]) -> Mapping[str, Mapping[str, Fact]]:
    """By project, the targets that stand alone under their name, and the first budget."""
    found: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in paper.facts:
        form = paper.form_of.get(fact.section)
        if form is None or form.kind not in kinds or not paper.number(fact).kind.is_quantity:
            continue
        if fact.measure == TARGET:
            found[_about(paper, form)][bare(fact.label)].append(fact)
        elif fact.concept == TOTAL and fact.measure in PLANNED:
            found[_about(paper, form)][TOTAL].append(fact)
    return {about: _alone(figures) for about, figures in found.items()}


def _alone(figures: Mapping[str, list[Fact]]) -> Mapping[str, Fact]:
    return {name: facts[0] for name, facts in figures.items() if len(facts) == 1}
