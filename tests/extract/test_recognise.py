"""A whole case: what sentences and forms say together, by the checks that follow from it."""

import pytest

from gouji.pipeline import NamedBytes, audit_files


def checks(*texts: str) -> dict[str, list[str]]:
    """The headlines of a case by rule and verdict."""
    result = audit_files(
        [NamedBytes(f"{i}.txt", text.encode()) for i, text in enumerate(texts)]
    ).audit
    found: dict[str, list[str]] = {}
    for check in result.checks:
        found.setdefault(f"{check.rule} {check.verdict.value}", []).append(check.headline)
    return found


SENTENCES = [
    (
        "basic spending is personnel and public use, whatever fund stands before it",
        "2022年一般公共预算基本支出127.59万元，其中：人员经费90.88万元，公用经费36.71万元。",
        {"SUM-01 ok": "127.59 = 90.88 + 36.71"},
    ),
    (
        "and what is missing shows",
        "2022年一般公共预算基本支出127.59万元，其中：人员经费90.88万元，公用经费30.71万元。",
        {"SUM-01 mismatch": "差 6"},
    ),
    (
        "words that go through all of it make a list complete",
        "2022年项目支出51万元，具体为：绿道维护20万元，古桥修缮21万元。",
        {"SUM-01 mismatch": "差 10"},
    ),
    (
        "the control rate follows from posts and people",
        "核定编制13名，年末实有在职人员12名，在职人员控制率92.31%，另有退休人员15人。",
        {"STAFF-02 ok": "12 ÷ 13"},
    ),
    (
        "an account goes on in the next sentence",
        "2023年年初预算65.68万元，全年预算81.45万元。全年支出72.57万元，预算执行率89.10%，年末结转结余8.88万元。",
        {"RATE-01 ok": "72.57 ÷ 81.45", "FLOW-01 ok": "72.57 + 8.88"},
    ),
    (
        "so does one whose budget was made of several sums",
        "2023年年初预算60万元，年中追加5万元，上年结转资金1.5万元，全年预算66.5万元。全年执行64万元，结转结余4.5万元。",
        {"FLOW-02 ok": "60 + 5 + 1.5", "FLOW-01 mismatch": "差 2"},
    ),
    (
        "growth over a smaller figure is none",
        "公用支出13.71万元，比上年的14.26万元增长3.86%。",
        {"RATE-03 mismatch": "3.86%"},
    ),
    (
        "a fall is a fall",
        "公用支出13.71万元，比上年的14.26万元下降3.86%。",
        {"RATE-03 ok": "3.86%"},
    ),
    (
        "grades of one question make a hundred",
        "社会各界对履职情况满意占90%，基本满意占8%，不满意占2%。",
        {"SHARE-02 ok": "100"},
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in SENTENCES], ids=[c[0] for c in SENTENCES]
)
def test_sentences(text: str, expected: dict[str, str]) -> None:
    found = checks(f"2023年度清川市园林处部门整体支出绩效自评报告\n{text}\n")
    for key, words in expected.items():
        assert any(words in headline for headline in found.get(key, [])), found


PROJECTS = """2023年度清川市园林处部门整体支出绩效自评报告
二、支出情况
（二）项目支出情况
2023年项目支出40万元，其中：古桥修缮专项资金30万元，绿道维护10万元。
1.古桥修缮项目年初预算35万元，实际支出30万元。
2.绿道维护项目年初预算10万元，实际支出10万元。
附件
项目支出绩效自评表

项目名称\t古桥修缮
项目资金(万元)\t资金来源\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t35\t35\t{spent}\t10\t85.71%\t8.57
"""


def test_a_project_is_tied_over_list_account_and_form() -> None:
    found = checks(PROJECTS.format(spent="30"))
    ties = [headline for headline in found["TIE-01 ok"] if "古桥修缮" in headline]
    assert len(ties) >= 2
    assert "TIE-01 mismatch" not in found


def test_a_form_that_differs_from_the_text_is_found() -> None:
    found = checks(PROJECTS.format(spent="31.5"))
    assert any("31.5" in headline and "30" in headline for headline in found["TIE-01 mismatch"])


BUDGETS = [
    # what the case shows                          sentence, first and full budget of the form, what is found at odds
    ("a form with both budgets alike", "42", "35", "35", True),
    ("a form that was not adjusted, told alike", "35", "35", "35", False),
    ("the sentence means the adjusted budget", "35", "30", "35", False),
    ("a form that prints no first budget", "35", "0", "35", False),
]


@pytest.mark.parametrize(
    ("told", "first", "full", "differs"), [c[1:] for c in BUDGETS], ids=[c[0] for c in BUDGETS]
)
def test_the_first_budget_of_a_project_is_that_of_its_form(told, first, full, differs) -> None:
    text = PROJECTS.format(spent="30").replace("年初预算35", f"年初预算{told}")
    found = checks(text.replace("\t35\t35\t", f"\t{first}\t{full}\t"))
    apart = [line for line in found.get("TIE-01 mismatch", []) if "年初预算" in line]
    assert bool(apart) == differs
    assert all(told in line and first in line for line in apart)


def test_files_of_one_case_are_tied_to_each_other() -> None:
    text, form = PROJECTS.format(spent="31.5").split("附件\n")
    assert "TIE-01 mismatch" in checks(text, form)


def test_a_whole_budget_in_words_is_the_one_in_the_form() -> None:
    text = "2023年度清川市园林处部门整体支出绩效自评报告\n一、预算情况\n2023年年初预算65万元，全年预算81万元，全年支出72万元。\n"
    form = "整体支出绩效自评表\n\n\t年初预算数（万元）\t全年预算数\t全年执行数\n年度资金总额\t65\t81\t70\n"
    found = checks(text + form)
    assert any("72" in headline and "70" in headline for headline in found["TIE-01 mismatch"])
    assert any("81 = 81" in headline for headline in found["TIE-01 ok"])


GENERAL = (
    "2023年度清川市园林处部门整体支出绩效自评报告\n二、一般公共预算支出情况\n2023年年初预算65万元。\n"
    "整体支出绩效自评表\n\n\t年初预算数（万元）\t全年预算数\t全年执行数\n"
    "年度资金总额\t{total}\t81\t70\n其中：当年财政拨款\t56\t81\t70\n其他资金\t{other}\t0\t0\n"
)


def test_a_budget_below_a_heading_of_its_fund_is_that_of_a_unit_without_other_money() -> None:
    found = checks(GENERAL.format(total="56", other="0"))
    assert any("56" in line and "65" in line for line in found["TIE-01 mismatch"])
    apart = checks(GENERAL.format(total="76", other="20"))
    assert "TIE-01 mismatch" not in apart


TABLE = """2023年度清川市园林处部门整体支出绩效评价基础数据表

经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数
项目支出\t60\t70\t{total}
古桥修缮\t25\t30\t35
老街照明\t35\t40\t45
公用经费\t20\t20\t20
其中：办公费\t5\t20\t4
"""


def test_a_list_that_makes_its_total_in_two_columns_is_all_of_it_in_the_third() -> None:
    assert any("80 = 35 + 45" in line for line in checks(TABLE.format(total="80"))["SUM-01 ok"])
    assert any(
        "90 ≠ 35 + 45" in line for line in checks(TABLE.format(total="90"))["SUM-01 mismatch"]
    )


def test_one_column_shows_nothing_of_the_others() -> None:
    found = checks(TABLE.format(total="80"))
    assert not any("公用经费" in line for line in found.get("SUM-01 mismatch", []))


CONTROLLED = """2023年度清川市园林处部门整体支出绩效评价基础数据表

经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数
三公经费\t6.25\t7\t8.5
1、公务用车购置和维护经费\t4.25\t4\t5.25
3、公务接待\t{last}\t3\t3.25
"""


def test_a_row_of_a_set_that_is_not_printed_leaves_its_total_short() -> None:
    found = checks(CONTROLLED.format(last="1"))
    assert any("6.25 ≠ 4.25 + 1" in line for line in found["SUM-01 mismatch"])
    assert len(found["SUM-01 ok"]) == 2


def test_a_row_that_held_nothing_may_be_left_out() -> None:
    assert "SUM-01 mismatch" not in checks(CONTROLLED.format(last="2"))


def test_the_whole_budget_is_tied_to_a_total_by_any_name() -> None:
    text = "2023年度清川市园林处部门整体支出绩效自评报告\n一、预算情况\n2023年年初预算65万元，全年支出70万元。\n"
    form = "整体支出绩效自评表\n\n\t年初预算数（万元）\t全年预算数\t全年执行数\n其中：财政拨款\t56\t81\t70\n合计\t56\t81\t70\n"
    found = checks(text + form)
    assert any("56" in headline and "65" in headline for headline in found["TIE-01 mismatch"])


def test_controlled_spending_is_tied_whatever_fund_its_heading_names() -> None:
    text = (
        "2023年度清川市园林处部门整体支出绩效自评报告\n二、一般公共预算支出情况\n"
        "“三公”经费支出8万元，其中公务接待费3万元。\n"
    )
    found = checks(text + CONTROLLED.format(last="1").replace("3.25", "3.52"))
    assert any("3.52" in line for line in found["TIE-01 mismatch"])
