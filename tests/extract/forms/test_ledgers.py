"""Published accounts: tables by codes and balances of two sides, in every format and with a figure changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from audit.result import Check
from benchmarks import form_files
from benchmarks.known_forms import Form
from gouji.pipeline import NamedBytes, audit_files
from tests.extract.forms.final_accounts import TABLES
from tests.extract.forms.reading import Read
from tests.extract.forms.unit_budget import TABLES as BUDGET

UNIT = "金额单位：万元"
FAILED = {"mismatch", "explained"}
WRITE: dict[str, Callable[[Sequence[Form | str]], bytes]] = {
    "html": form_files.as_html,
    "xlsx": form_files.as_xlsx,
    "docx": form_files.as_docx,
    "pdf": form_files.as_pdf,
}


def tabbed(form: Form) -> str:
    """A form as lines of cells parted by tabs; merged cells are empty but for their first one."""
    rows = ("\t".join("" if cell in {"<", "^"} else cell for cell in row) for row in form.rows)
    return "\n".join((UNIT, form.title, *rows, ""))


def dropped(form: Form) -> str:
    """A form with one cell a line and merged cells left out."""
    rows = ("".join(f"\t{cell}\n" for cell in row if cell not in {"<", "^"}) for row in form.rows)
    return "\n".join((UNIT, form.title, "", *rows))


def checks(data: bytes, name: str) -> list[Check]:
    return list(audit_files([NamedBytes(name, data)]).audit.checks)


def changed(form: Form, before: str, after: str, nth: int = 1) -> Form:
    """A form with the ``nth`` cell that reads ``before`` changed."""
    found = [(i, j) for i, row in enumerate(form.rows) for j, c in enumerate(row) if c == before]
    i, j = found[nth - 1]
    rows = [list(row) for row in form.rows]
    rows[i][j] = after
    return replace(form, rows=tuple(map(tuple, rows)))


def without(form: Form, code: str) -> Form:
    """A form with the row of one account left out."""
    return replace(form, rows=tuple(row for row in form.rows if row[0] != code))


def failing(form: Form) -> set[tuple[str, str]]:
    """What the failing checks print and what follows instead."""
    found = checks(form_files.as_html([UNIT, form]), "accounts.html")
    return {(str(c.stated), str(c.computed)) for c in found if c.verdict in FAILED}


@pytest.mark.parametrize("kind", [*WRITE, "txt"])
def test_every_amount_of_the_accounts_is_confirmed_in_every_format(kind: str) -> None:
    forms = [part for form in TABLES.values() for part in (UNIT, form)]
    text = "\n".join(tabbed(form) for form in TABLES.values()).encode()
    data = text if kind == "txt" else WRITE[kind](forms)
    done = audit_files([NamedBytes(f"accounts.{kind}", data)]).audit
    assert {check.verdict for check in done.checks} == {"ok"}
    assert {number.mark for number in done.numbers} == {"ok", "context"}


@pytest.mark.parametrize("name", ["balance", "income", "spending", "fiscal", "general", "fund"])
def test_sums_are_found_where_merged_cells_were_dropped(name: str) -> None:
    found = checks(dropped(TABLES[name]).encode(), "accounts.txt")
    whole = checks(tabbed(TABLES[name]).encode(), "accounts.txt")
    assert {c.verdict for c in found} == {"ok"}
    assert {(c.statement, c.stated) for c in found} == {(c.statement, c.stated) for c in whole}


FAILS = {
    "an item of the lowest rank": (
        changed(TABLES["spending"], "236.58", "236.85"),
        {("1074.44", "1074.71"), ("236.85", "236.58")},
    ),
    "an account of the middle rank": (
        changed(TABLES["spending"], "1074.44", "1074.14"),
        {("1074.14", "1074.44"), ("1092.74", "1092.44")},
    ),
    "a class against the total": (
        changed(TABLES["general"], "41.05", "45.01"),
        {("45.01", "41.05"), ("1277.63", "1281.59")},
    ),
    "the total of a column": (
        changed(TABLES["general"], "254.88", "254.38"),
        {("254.38", "254.88"), ("1277.63", "1277.13")},
    ),
    "a row that was dropped": (
        without(TABLES["general"], "2010302"),
        {("1049.04", "812.46")},
    ),
    "the sum of the year on the income side": (
        changed(TABLES["balance"], "1470.00", "1407.00"),
        {("1407.00", "1470.00"), ("1496.97", "1433.97")},
    ),
    "a line of the spending side": (
        changed(TABLES["balance"], "1092.74", "1092.47"),
        {("1453.03", "1452.76")},
    ),
    "what is left at the end": (
        changed(TABLES["balance"], "43.94", "43.49"),
        {("1496.97", "1496.52")},
    ),
    "both sides come to different totals": (
        changed(TABLES["balance"], "1496.97", "1496.79", nth=2),
        {("1496.79", "1496.97")},
    ),
    "the parts of what was left": (
        changed(TABLES["fiscal"], "22.37", "22.73", nth=2),
        {("22.37", "22.73")},
    ),
    "a fund beside the total of its row": (
        changed(TABLES["fiscal"], "150.00", "105.00", nth=3),
        {("150.00", "105.00")},
    ),
    "an item under a kind of running costs": (
        changed(TABLES["basic"], "42.16", "42.61"),
        {("173.00", "173.45")},
    ),
    "the sum below lists side by side": (
        changed(TABLES["basic"], "181.00", "118.00"),
        {("118.00", "181.00")},
    ),
    "what a fund spent and what it had": (
        changed(TABLES["fund"], "150.00", "140.00"),
        {("140.00", "150.00")},
    ),
}


@pytest.mark.parametrize("name", FAILS)
def test_a_changed_figure_is_found(name: str) -> None:
    form, expected = FAILS[name]
    assert expected <= failing(form)


HOLDS = {
    "classes that were rounded": changed(TABLES["balance"], "1453.03", "1453.04"),
    "a class without its items": without(without(TABLES["general"], "21011"), "2101101"),
    "an item right under its class": without(TABLES["general"], "20129"),
    "nought is printed": changed(TABLES["spending"], "", "0.00"),
}


@pytest.mark.parametrize("name", HOLDS)
def test_what_rounding_or_a_shorter_list_explains_is_no_finding(name: str) -> None:
    assert failing(HOLDS[name]) == set()


def test_accounts_listed_unit_by_unit_are_not_added_up() -> None:
    form = TABLES["general"]
    again = replace(form, rows=(*form.rows, *form.rows[4:7]))
    assert failing(again) == set()


def test_a_column_whose_figures_cannot_be_read_is_not_added_up() -> None:
    form = changed(TABLES["general"], "96.71", "约96左右的数（详见附件）", nth=1)
    assert failing(form) == set()


def test_codes_in_three_columns_are_put_together() -> None:
    form = TABLES["general"]
    rows = tuple(
        (row[0][:3], row[0][3:5], row[0][5:], *row[3:]) if row[0].isdigit() else row
        for row in form.rows
    )
    apart = replace(form, rows=rows)
    assert failing(apart) == set()
    assert ("1049.04", "1049.40") in failing(changed(apart, "236.58", "236.94"))


@pytest.mark.parametrize("kind", [*WRITE, "txt"])
def test_every_amount_of_a_budget_is_confirmed_in_every_format(kind: str) -> None:
    forms = [part for form in BUDGET.values() for part in (UNIT, form)]
    text = "\n".join(tabbed(form) for form in BUDGET.values()).encode()
    data = text if kind == "txt" else WRITE[kind](forms)
    done = audit_files([NamedBytes(f"budget.{kind}", data)]).audit
    assert {check.verdict for check in done.checks} == {"ok"}
    assert {number.mark for number in done.numbers} == {"ok", "context"}


BUDGET_FAILS = {
    "the sum of the year over the lines under it": (
        changed(BUDGET["ranked"], "1300.00", "1330.00"),
        {("1330.00", "1300.00")},
    ),
    "what was brought over, of one fund": (
        changed(BUDGET["ranked"], "30.00", "33.00", nth=2),
        {("30.00", "33.00")},
    ),
    "one kind of income of an account": (
        changed(BUDGET["income"], "180.00", "108.00"),
        {("1000.00", "928.00"), ("200.00", "128.00")},
    ),
    "what was brought over of an account": (
        changed(BUDGET["income"], "30.00", "3.00", nth=7),
        {("30.00", "3.00")},
    ),
    "staff money beside running costs": (
        changed(BUDGET["spending"], "650.00", "560.00", nth=3),
        {("650.00", "560.00")},
    ),
    "a change against the year before": (
        changed(BUDGET["general"], "20.00", "22.00"),
        {("22.00", "20.00")},
    ),
    "the rate of a change": (
        changed(BUDGET["general"], "25.00%", "20.00%"),
        {("20.00", "25.00")},
    ),
    "the parts of basic spending": (
        changed(BUDGET["basic"], "780.00", "708.00", nth=2),
        {("708.00", "780.00")},
    ),
}


@pytest.mark.parametrize("name", BUDGET_FAILS)
def test_a_changed_figure_of_a_budget_is_found(name: str) -> None:
    form, expected = BUDGET_FAILS[name]
    assert expected <= failing(form)


def test_rates_whose_head_was_lost_are_not_added_up() -> None:
    found = checks(dropped(BUDGET["general"]).encode(), "budget.txt")
    assert {c.verdict for c in found} == {"ok"}


def in_two(form: Form, at: int) -> list[Form | str]:
    """A form whose head is printed again before the row ``at``, as on a second page."""
    return [UNIT, replace(form, rows=form.rows[:at]), replace(form, rows=(*HEAD, *form.rows[at:]))]


HEAD = tuple(tuple(cell.replace("^", "") for cell in row) for row in TABLES["general"].rows[:3])


def as_pages(forms: Sequence[Form | str]) -> bytes:
    """Forms as a web page where nothing stands between tables."""
    bare = form_files.as_html(forms).decode()
    title = TABLES["general"].title
    head, second = bare.split("</table>", 1)
    return f"{head}</table>{second.replace(f'<p>{title}</p>', '')}".encode()


@pytest.mark.parametrize("at", [8, 12, 15])
def test_a_table_goes_on_where_its_head_is_printed_again(at: int) -> None:
    found = checks(as_pages(in_two(TABLES["general"], at)), "accounts.html")
    whole = checks(form_files.as_html([UNIT, TABLES["general"]]), "accounts.html")
    assert {c.verdict for c in found} == {"ok"}
    assert {c.statement for c in found} == {c.statement for c in whole}


def test_a_table_under_like_heads_with_a_sum_of_its_own_is_another_one() -> None:
    found = checks(as_pages([UNIT, TABLES["general"], TABLES["general"]]), "accounts.html")
    assert {c.verdict for c in found} == {"ok"}


OLD = (
    "收入支出决算总表\n单位：万元\n"
    "收入\t\t\t支出\t\t\t\t\t\n"
    "项目\t行次\t决算数\t项目（按功能分类）\t行次\t决算数\t项目（按支出性质和经济分类）\t行次\t决算数\n"
    "一、财政拨款收入\t1\t90.00\t一、教育支出\t7\t60.00\t一、基本支出\t13\t70.00\n"
    "二、事业收入\t2\t10.00\t二、农林水支出\t8\t40.00\t人员经费\t14\t{staff}\n"
    "\t3\t\t\t9\t\t日常公用经费\t15\t20.00\n"
    "\t4\t\t\t10\t\t二、项目支出\t16\t30.00\n"
    "\t5\t\t\t11\t\t经济分类支出合计\t17\t100.00\n"
    "\t6\t\t\t12\t\t工资福利支出\t18\t{wages}\n"
    "\t\t\t\t\t\t商品和服务支出\t19\t45.00\n"
    "本年收入合计\t20\t100.00\t本年支出合计\t21\t100.00\t本年支出合计\t22\t100.00\n"
    "总计\t23\t100.00\t总计\t24\t100.00\t\t\t\n"
)


@pytest.mark.parametrize(("staff", "wages"), [("50.00", "55.00"), ("51.00", "50.00")])
def test_kinds_of_spending_and_economic_categories_are_summed(staff, wages):
    read = Read(OLD.format(staff=staff, wages=wages))
    sums = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert {("70.00", staff, "20.00"), ("100.00", wages, "45.00")} <= sums
    assert ("100.00", "70.00", "30.00") in sums


def test_columns_of_kinds_behind_each_measure_are_summed():
    read = Read(
        "“三公”经费支出决算表\n单位：万元\n项目\t预算数\t其中：财政拨款\t其中：其他资金\t决算数\t其中：财政拨款\t其中：其他资金\n"
        "合计\t20.00\t15.00\t5.00\t18.00\t14.00\t4.00\n1.因公出国（境）费\t0.00\t0.00\t0.00\t0.00\t0.00\t0.00\n"
        "2.公务接待费\t5.00\t3.00\t2.00\t4.00\t3.00\t1.00\n"
        "3.公务用车购置及运行维护费\t15.00\t12.00\t3.00\t14.00\t11.00\t3.00\n"
    )
    sums = {
        (read.numbers[b.total].raw, *read.raw(b.parts)) for b in read.found.breakdowns if b.total
    }
    assert {("15.00", "0.00", "3.00", "12.00"), ("4.00", "0.00", "1.00", "3.00")} <= sums
