"""Account ties: the published tables of a unit beside each other and beside the sentences that explain them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from benchmarks import form_files
from benchmarks.known_forms import Form
from gouji.pipeline import NamedBytes, audit_files
from tests.extract.forms.final_accounts import PROSE, TABLES

EVERY = tuple(TABLES.values())
FAILED = {"mismatch", "explained"}


def failing(prose: str, tables: Sequence[Form] = EVERY) -> set[tuple[str, str, str]]:
    """Rule, printed value and other value of each check that fails."""
    lines = [line for line in prose.split("\n") if line]
    forms = [part for table in tables for part in ("金额单位：万元", table)]
    done = audit_files([NamedBytes("a.html", form_files.as_html([*lines, *forms]))]).audit
    found = [c for c in done.checks if c.verdict in FAILED]
    return {(c.rule, str(c.stated), str(c.computed)) for c in found}


FAILS = {
    "a class of spending": ("住房保障支出72.53", "住房保障支出72.35", ("TIE-01", "72.53", "72.35")),
    "all that came in": ("收入总计1462.37", "收入总计1426.37", ("TIE-01", "1462.37", "1426.37")),
    "all that was spent": ("支出总计1462.37", "支出总计1426.37", ("TIE-01", "1462.37", "1426.37")),
    "what was left before": (
        "年初结转和结余26.97",
        "年初结转和结余29.67",
        ("TIE-01", "26.97", "29.67"),
    ),
    "what is left": ("年末结转和结余43.94", "年末结转和结余49.34", ("TIE-01", "43.94", "49.34")),
    "a kind of income": ("其他收入30.00", "其他收入33.00", ("TIE-01", "30.00", "33.00")),
    "an account": ("支出决算为236.58", "支出决算为263.58", ("TIE-01", "236.58", "263.58")),
    "a rate whose budget stands in the table": (
        "完成预算的70.00%",
        "完成预算的75.00%",
        ("RATE-01", "75.00", "70.00"),
    ),
}


def test_nothing_is_said_where_tables_and_sentences_agree() -> None:
    assert failing(PROSE) == set()


@pytest.mark.parametrize("name", FAILS)
def test_a_figure_of_the_sentences_is_held_against_the_tables(name: str) -> None:
    before, after, expected = FAILS[name]
    assert before in PROSE
    assert expected in failing(PROSE.replace(before, after, 1))


def test_basic_spending_is_what_its_own_table_makes_it() -> None:
    basic = TABLES["basic"]
    rows = tuple(
        tuple("191.00" if cell == "181.00" else cell for cell in row) for row in basic.rows
    )
    found = failing("", [TABLES["general"], replace(basic, rows=rows)])
    assert ("SUM-01", "1022.75", "1032.75") in found


def other_basic() -> Form:
    """The spending of all funds where other income paid for basic spending as well."""
    told = {
        "2010399": ("25.40", ""),
        "20103": ("837.86", "236.58"),
        "201": ("837.86", "254.88"),
        "": ("1048.15", "404.88"),
    }
    form = TABLES["spending"]
    rows = [
        (*row[:5], *told["" if row[3] == "合计" else row[0]], *row[7:])
        if row[0] in told or row[3] == "合计"
        else row
        for row in form.rows
    ]
    return replace(form, rows=tuple(rows))


@pytest.mark.parametrize("told", ["", PROSE])
def test_basic_spending_of_all_funds_is_more_than_what_the_budget_paid(told: str) -> None:
    prose = told.replace("1022.75万元，占70.39%", "1048.15万元，占72.14%")
    prose = prose.replace("430.28万元，占29.61%", "404.88万元，占27.86%")
    tables = [TABLES["balance"], other_basic(), TABLES["general"], TABLES["basic"]]
    assert failing(prose, tables) == set()


def test_sentences_alone_are_tied_to_no_table() -> None:
    assert failing(PROSE, ()) == set()
