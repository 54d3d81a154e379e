"""Align: the plan that is found is the best of all plans, each laid out in full."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Cell
from extract.forms.align import (
    SHIFTS,
    _columns,
    _in_place,
    align,
    level_score,
    value_score,
)
from extract.forms.grid import Slot
from extract.forms.heads import Head
from tests.audit.builders import number

KEYS = (
    "全年执行数·总额",
    "sign",
    "level1",
    "level2",
    "level3",
    "target",
    "actual",
    "年初预算数",
    "执行率",
    "分值",
    "得分",
    "note",
)
TEXTS = st.sampled_from(
    ["", "产出指标", "数量指标", "新建路灯", "12", "10", "—", "95%", "3.5分", "0", "≥"]
)


def slot(column, text):
    found = (number(text),) if text[:1].isdigit() else ()
    return Slot.of(Cell(0, column, 0, len(text)), text, found)


def best_of_all(row, heads, prior):
    """Every shift from every head on, each judged by the whole row."""
    by_column = {each.column: each for each in row}
    merged = next((i for i, head in enumerate(heads) if head.key == "target"), 0)
    plans = [(0, 0), *((s, i) for s in SHIFTS if s for i in range(len(heads)))]

    def fit(plan):
        columns = _columns(heads, plan)
        under = [
            (h, by_column.get(c)) for h, c in zip(heads, columns, strict=True) if c is not None
        ]
        lost = sum(s.value is not None for c, s in by_column.items() if c not in columns)
        return sum(value_score(h, s) + level_score(h, s) for h, s in under) - 2 * lost

    def merit(plan):
        shift, start = plan
        near = -abs(start - merged) if shift < 0 else 0
        gone = {head.key for head in heads[start : start - shift if start and shift < 0 else start]}
        nameless = gone >= {"level2", "level3"}
        return fit(plan) + (plan == (prior, 0)), -abs(shift), -nameless, near, -start

    best = max(plans, key=merit)
    return best if best[0] == 0 or fit(best) > fit((0, 0)) else (0, 0)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(KEYS), min_size=1, max_size=7, unique=True),
    st.lists(TEXTS, min_size=1, max_size=9),
    st.sampled_from((0, -1, 1)),
)
def test_a_row_is_laid_under_its_heads_by_the_best_of_all_plans(keys, texts, prior):
    heads = [Head(key, column, key) for column, key in enumerate(keys)]
    row = [slot(column, text) for column, text in enumerate(texts)]
    by_column = {each.column: each for each in row}
    plan = (0, 0) if _in_place(by_column, heads) else best_of_all(row, heads, prior)
    wanted = {
        head.key: by_column[column]
        for head, column in zip(heads, _columns(heads, plan), strict=True)
        if column in by_column
    }
    assert align(row, heads, prior) == (wanted, plan[0] if plan[1] == 0 else 0)


@pytest.mark.parametrize("shown", ["#DIV/0!", "#REF!", "####", "—"])
def test_what_a_workbook_shows_for_a_result_keeps_the_points_in_their_column(shown):
    heads = [Head(key, column, key) for column, key in enumerate(("全年预算数", "执行率", "得分"))]
    row = [slot(0, "12"), slot(1, shown), slot(2, "9.5")]
    found, shift = align(row, heads)
    assert (shift, found["得分"].text, found["执行率"].text) == (0, "9.5", shown)


def test_empty_cells_at_the_end_may_stand_for_a_cell_that_was_lost():
    keys = ("level3", "target", "actual", "分值", "得分", "note")
    heads = [Head(key, column, key) for column, key in enumerate(keys)]
    row = [slot(i, text) for i, text in enumerate(["更换水泵3台", "3", "9.3", "9.3", "", ""])]
    found, _ = align(row, heads, wide=6)
    assert (found["分值"].text, found["得分"].text) == ("9.3", "9.3")


def test_a_row_as_wide_as_its_heads_with_both_points_has_lost_nothing():
    keys = ("level3", "target", "actual", "分值", "得分", "note")
    heads = [Head(key, column, key) for column, key in enumerate(keys)]
    row = [slot(i, text) for i, text in enumerate(["更换水泵", "3", "", "9.3", "9.3", ""])]
    found, _ = align(row, heads, wide=6)
    assert [found[key].text for key in keys] == ["更换水泵", "3", "", "9.3", "9.3", ""]
