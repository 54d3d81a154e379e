"""A date in a column of amounts is no amount, and what it stands for is unread."""

import pytest

from gouji.pipeline import NamedBytes, audit_files

FORMS = {
    "a list of projects": "项目明细表\n项目名称\t预算数\t执行数\n道路\t120.00\t118.00\n管网\t80.00\t{date}\n合计\t200.00\t198.00\n",
    "a money block": (
        "项目支出绩效自评表\n资金来源\t全年预算数\t全年执行数\t执行率\n年度资金总额\t100\t98\t98%\n"
        "其中：财政拨款\t60\t60\t100%\n其他资金\t40\t{date}\t95%\n"
    ),
    "a table of accounts": (
        "部门支出总表\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n205\t教育支出\t100.00\t60.00\t40.00\n"
        "20501\t教育管理\t100.00\t60.00\t{date}\n"
    ),
    "kinds over columns": (
        "“三公”经费支出表\n单位：万元\n合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\n"
        "\t\t小计\t公务用车购置费\t公务用车运行费\t\n31.60\t0.00\t27.50\t0.00\t27.50\t{date}\n"
    ),
}


def found(text: str) -> list[str]:
    """The rules that call something wrong."""
    audit = audit_files([NamedBytes("form.txt", text.encode())]).audit
    failed = [c for c in audit.checks if c.verdict in {"mismatch", "explained"}]
    return [c.rule for c in failed if c.rule.startswith(("SUM", "RATE", "EXEC"))]


@pytest.mark.parametrize("date", ["2023年12月", "2023年5月12日", "2023/5/12"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_date_is_added_to_nothing(form, date):
    assert found(form.format(date=date)) == []


@pytest.mark.parametrize("name", ["a list of projects", "a table of accounts"])
def test_an_amount_that_looks_like_a_year_is_one(name):
    assert "SUM" in "".join(found(FORMS[name].format(date="2023.00")))
