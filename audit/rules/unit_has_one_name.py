"""The unit is written alike in every form.

## Why it matters
A name with a word left out or an old name comes from a form of another year or another unit; whose figures it then
holds is open.

## How it is computed
The names that the forms print for the unit or its department, against the one that most of them print. Names that are
written nearly alike without one being a part of the other are taken as one unit.

## When it is skipped
1. a name holds the usual one, as that of an office of the unit does;
2. the names have too little in common to be of one unit.

## Example
清川市文化旅游广电体育局 in eight forms and 清川市文化广电体育局 in one.

## Basis
The form: 预算部门名称, 主管部门, 实施单位.
"""

from collections.abc import Iterator

from audit.relations import Conformity, Evidence, Relation
from audit.rule import rule
from extract.records import Report


@rule("WORD-04", family="wording", nature="wording")
def unit_has_one_name(report: Report) -> Iterator[Relation]:
    """Yield one claim for the case, with every form that writes the unit otherwise; (1) and (2) are in the record."""
    agencies = report.remarks.agencies
    if len(agencies) < 2:
        return
    other = [each for each in agencies if each.like]
    names = "、".join(dict.fromkeys(each.name for each in other))
    told = f"单位名称写法不一（{other[0].like}；{names}）" if other else "各表单位名称一致"
    yield Conformity(
        statement=told,
        anchors=("单位名称",),
        holds=not other,
        count=len(other),
        places=tuple(Evidence(text=each.name, place=each.place) for each in other),
        code="wording.name",
    )
