"""The grade that a case gives itself is the one that its score earns.

## Why it matters
The grade decides what becomes of next year's budget, and it is all that most readers look at. One that the score does
not bear was kept from an earlier draft, or wished for.

## How it is computed
The score printed beside the grade, else the total score of the overall form, on the scale that the case itself prints;
without one on the scale of the policy (from 90 points on 优, from 80 良, from 60 中, below that 差).

## When it is skipped
1. no score stands beside the grade, and the overall form prints no total;
2. the scale does not know the grade;
3. the score is not one out of a hundred.

## Example
「自评得分 88.6 分，等级为优」: by a scale on which 优 begins at 90 the grade would be 良.

## Basis
财政部《项目支出绩效评价管理办法》: 90 to 100 优, 80 to 90 良, 60 to 80 中, below 60 差; or the scale of the
announcement.
"""

from collections.abc import Iterator
from decimal import Decimal

from audit.asking import earned, overall_total
from audit.intervals import plain
from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.settings import USUAL, Scale, Settings
from audit.terms import roles
from extract.records import Report

HUNDRED = Decimal(100)


@rule("SCORE-06", family="score", told=True)
def grade_fits_score(report: Report, settings: Settings = USUAL) -> Iterator[Relation]:
    """Yield one claim for each grade that the case gives itself beside a score."""
    scale = _printed(report) or settings.grades
    for found in report.remarks.grades:
        score = report.by_id.get(found.score or overall_total(report) or "")
        if not score or found.grade not in dict(scale):  # (1), (2)
            continue
        if score.value > HUNDRED:  # (3)
            continue
        due = earned(scale, score.value)
        yield Conformity(
            statement=f"评价等级“{found.grade}”与得分相符",
            failing=f"评价等级“{found.grade}”与得分 {plain(score.value)} 不符",
            anchors=("评价等级", found.section),
            holds=due == found.grade,
            numbers=roles("score", score.id),
            places=(Evidence(text=found.grade, place=found.place),),
            expected=due,
            conclusive=True,
            code="score.grade",
            form=found.section,
        )


def _printed(report: Report) -> Scale:
    """The scale that the case prints, with nothing below its lowest line but the grade under that."""
    return tuple(
        (band.grade, report.by_id[band.least].value)
        for band in report.remarks.bands
        if band.least in report.by_id
    )
