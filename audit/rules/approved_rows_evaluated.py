"""Every indicator that was approved is evaluated, and no other takes its place.

## Why it matters
The target table is what the money was given for. An indicator that is missing from the self-evaluation is most often
the one that was not reached; one that is new there was chosen when its result was known.

## How it is computed
The rows of a target table against those of the self-evaluation of the same project, or of the whole unit, by the names
of the indicators.

## When it is skipped
1. the case does not hold both tables for the project, or they are of different years;
2. fewer than half of the approved indicators, or fewer than three, are found again by name: the tables are then of
   different things, or named by different hands.

## Example
Approved are eleven indicators; the self-evaluation has ten of them and one more: one was dropped and one added.

## Basis
《中央部门预算绩效目标管理办法》 and those of the provinces: evaluation is by the approved targets.
"""

from collections.abc import Iterator

from audit.approved import Pairing, pairings
from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from audit.wording import row_name
from extract.records import IndicatorRow, Report


@rule("PLAN-01", family="missing", nature="compliance")
def approved_rows_evaluated(report: Report) -> Iterator[Relation]:
    """Yield two claims for each pair of tables: nothing dropped, nothing added; (1) and (2) are in the pairs."""
    for pairing in pairings(report):
        yield _claim(pairing, "已批复的绩效指标均已自评", "未自评", pairing.dropped)
        yield _claim(pairing, "自评指标均为已批复的绩效指标", "自行增加", pairing.added)


def _claim(
    pairing: Pairing, words: str, against: str, rows: tuple[IndicatorRow, ...]
) -> Conformity:
    named = "、".join(row_name(row) for row in rows[:3])
    told = (
        f"{words}（{len(pairing.rows)} 项）"
        if not rows
        else f"{len(rows)} 项指标{against}（{named}）"
    )
    return Conformity(
        statement=f"{pairing.evaluated.title}：{told}",
        anchors=(pairing.evaluated.title, words),
        holds=not rows,
        count=len(rows),
        places=tuple(Evidence(text=row_name(row), place=row.place) for row in rows),
        code="plan.rows",
        form=pairing.evaluated.id,
    )
