"""Points beside those of a row: taken off, as a share of all, or in the cell of the result."""

import pytest

from gouji.pipeline import NamedBytes, audit_files

FAILED = {"mismatch", "explained"}
TITLE = "项目支出绩效自评表\n项目名称\t古桥修缮\n"
LEVELS = "一级指标\t二级指标\t三级指标\t年度指标值\t"
OFF = f"{LEVELS}实际完成值\t分值\t扣分\t得分\n"
SHARE = f"{LEVELS}实际完成值\t分值\t得分系数\t得分\n"
BOTH = f"{LEVELS}完成值及得分\t分值\n"


def audited(text: str):
    return audit_files([NamedBytes("form.txt", f"{TITLE}{text}".encode())])


def row(*cells: str) -> str:
    return "\t".join(("产出指标", "数量指标", "修缮古桥", "≥3座", *cells)) + "\n"


CASES = {
    "holds: what was taken off and what was given": (
        OFF,
        ("3座", "10", "0.5", "9.5"),
        "SUM-01",
        "ok",
    ),
    "holds: taken off with a minus": (OFF, ("3座", "10", "-0.5", "9.5"), "SUM-01", "ok"),
    "holds: nothing was taken off": (OFF, ("3座", "10", "0", "10"), "SUM-01", "ok"),
    "fails: more was taken off": (OFF, ("3座", "10", "1", "9.5"), "SUM-01", "mismatch"),
    "skipped: an empty cell": (OFF, ("3座", "10", "", "9.5"), "SUM-01", None),
    "holds: a share in per cent": (SHARE, ("3座", "10", "95%", "9.5"), "SHARE-01", "ok"),
    "holds: a share of one": (SHARE, ("3座", "10", "0.95", "9.5"), "SHARE-01", "ok"),
    "holds: a bare hundred is all": (SHARE, ("3座", "10", "100", "10"), "SHARE-01", "ok"),
    "holds: a share of two digits": (SHARE, ("3座", "8", "0.67", "5.33"), "SHARE-01", "ok"),
    "rounds: a share that was cut off": (
        SHARE,
        ("3座", "8", "0.66", "5.33"),
        "SHARE-01",
        "rounding",
    ),
    "fails: another share": (SHARE, ("3座", "10", "90%", "9.5"), "SHARE-01", "mismatch"),
    "skipped: no points": (SHARE, ("3座", "10", "90%", ""), "SHARE-01", None),
}


@pytest.mark.parametrize("name", CASES)
def test_the_verdict(name: str) -> None:
    head, cells, rule, expected = CASES[name]
    found = [c.verdict for c in audited(head + row(*cells)).audit.checks if c.rule == rule]
    assert found == ([expected] if expected else [])


ONE_CELL = {
    "points in brackets": ("3座（9.5分）", "3座", "9.5"),
    "points behind a comma": ("3座，得9.5分", "3座", "9.5"),
    "a result in words": ("已完成（10分）", "已完成", "10"),
    "no points": ("3座", "3座", ""),
    "points of something else": ("得9.5分的有3座", "得9.5分的有3座", ""),
}


@pytest.mark.parametrize("name", ONE_CELL)
def test_result_and_points_in_one_cell(name: str) -> None:
    cell, actual, score = ONE_CELL[name]
    (found,) = audited(BOTH + row(cell, "10")).report.indicators
    assert (found.actual, found.score_text, bool(found.score)) == (actual, score, bool(score))


def test_points_in_the_cell_of_the_result_are_held_against_those_to_be_had() -> None:
    found = audited(BOTH + row("3座（12分）", "10")).audit.checks
    assert [c.rule for c in found if c.verdict in FAILED and c.severity == "high"] == ["SCORE-02"]


def test_parts_of_one_name_are_told_by_their_measures() -> None:
    found = audited(OFF + row("3座", "10", "1", "9.5")).audit.checks
    (check,) = [c for c in found if c.rule == "SUM-01"]
    assert check.statement == "修缮古桥·分值 = 修缮古桥（得分） + 修缮古桥（扣分）"
