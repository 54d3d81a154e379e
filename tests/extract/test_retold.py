"""What one place of a case says again: by the relations that follow, and by those that do not."""

import pytest

from gouji.pipeline import NamedBytes, audit_files

TITLE = "2023年度雁泽县林业局部门整体支出绩效自评报告\n"
HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
MONEY = (
    "项目支出绩效自评表\n项目名称\t{name}\n"
    "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
)


def checks(text):
    """Every check of a text as (rule, verdict, computed amount)."""
    found = audit_files([NamedBytes("report.txt", text.encode())]).audit.checks
    return [(c.rule, c.verdict.value, c.severity, c.headline) for c in found]


def of(rule, text, *words):
    """Verdict and severity of the checks of a rule whose headline holds these words."""
    return [(v, s) for r, v, s, line in checks(text) if r == rule and all(w in line for w in words)]


def rows(*pairs):
    """A project form of indicator rows, each a target and an actual value."""
    lines = [
        f"产出指标\t数量指标\t指标{'甲乙丙丁'[i]}\t{target}\t{actual}\t20\t20\t\n"
        for i, (target, actual) in enumerate(pairs)
    ]
    block = "年度资金总额\t50\t50\t50\t10\t100%\t10\n其中：当年财政拨款\t50\t50\t50\t\t\t\n"
    return TITLE + MONEY.format(name="苗圃建设") + block + HEAD + "".join(lines)


PLAN = "1次推介、4大品牌、6个苗圃、5场培训"


def test_a_run_of_counts_in_two_rows_of_a_form_is_one_list():
    text = rows((PLAN, "完成"), ("推介苗木", "共4大品牌、6个苗圃、5场培训"))
    assert ("ok", "info") in of("TIE-01", text, "苗圃")
    assert ("ok", "info") in of("TIE-01", text, "培训")


def test_another_count_in_such_a_run_is_a_note():
    text = rows((PLAN, "完成"), ("推介苗木", "共4大品牌、6个苗圃、3场培训"))
    assert ("mismatch", "info") in of("TIE-01", text, "培训")


def test_single_counts_of_like_names_are_no_run():
    text = rows(("5场培训", "完成"), ("推介苗木", "3场培训"))
    assert of("TIE-01", text, "培训") == []


SHARES = "{a}\t{b}\n"


@pytest.mark.parametrize(("second", "verdict"), [("25.51%", "ok"), ("25.15%", "mismatch")])
def test_a_share_of_what_was_frozen_is_the_same_in_every_row(second, verdict):
    text = (
        rows(("3处", "2处"), ("4处", "3处"))
        .replace("20\t20\t\n", "20\t15\t年中财政冻结25.51%的资金\n", 1)
        .replace("20\t20\t\n", f"20\t15\t年中财政冻结{second}的资金\n", 1)
    )
    assert verdict in [v for v, _ in of("TIE-01", text, "冻结")]


COUNTED = "全年共完成{all}件，购置防火服40套，灭火器23套，油锯24套，对讲机8套。"


@pytest.mark.parametrize(("total", "expected"), [("95", [("ok", "info")]), ("85", [])])
def test_a_total_of_counts_is_its_list(total, expected):
    """Where the list does not make the total, its items may be counted otherwise: nothing is said."""
    text = rows(("60件", COUNTED.format(all=total)))
    loud = [each for each in of("SUM-01", text, "40") if each[0] in {"ok", "mismatch"}]
    assert loud == expected


LISTED = (
    "二、部门整体支出情况\n（二）项目支出情况\n2023年项目支出110万元，分别为苗圃建设50万元、古树保护{old}万元、"
    "护林补助20万元、松材线虫防治{last}万元。\n三、政府性基金支出情况\n无。\n"
    "2023年度部门整体支出绩效评价基础数据表\n\n经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n"
    "项目支出\t100\t110\t110\n3、县级专项资金（一个专项一行）\t100\t110\t110\n苗圃建设\t40\t50\t{table}\n"
    "古树保护\t30\t30\t30\n护林补助\t20\t20\t20\n松材线虫防治\t10\t10\t10\n"
)


def test_the_items_of_a_table_make_its_total_by_the_amounts_of_the_sentences():
    text = TITLE + LISTED.format(old="30", last="10", table="5")
    assert ("ok", "info") in of("SUM-01", text, "县级专项资金（决算数）", "110 = 50")
    assert any(v != "ok" for v, _ in of("SUM-01", text, "县级专项资金（决算数）", "110 ≠ 5 "))


def test_what_the_sentences_add_to_the_first_budget_of_a_table_was_spent():
    told = "年初预算项目“文艺扶持”专项资金，年中执行调增5万元，实际支出{spent}万元，结余结转0万元。"
    table = (
        "2023年度部门整体支出绩效评价基础数据表\n\n经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n"
        "项目支出\t6.22\t3\t8\n3、县级专项资金（一个专项一行）\t6.22\t3\t8\n文艺扶持\t6.22\t3\t8\n"
    )
    text = f"{TITLE}六、绩效情况\n（二）项目支出绩效情况\n{told.format(spent=8)}\n{table}"
    assert of("FLOW-02", text, "8 = ") == [("ok", "info")]
    wrong = f"{TITLE}六、绩效情况\n（二）项目支出绩效情况\n{told.format(spent=9)}\n{table}"
    assert of("FLOW-02", wrong, "9 ≠") == [("mismatch", "info")]


CARRIED = (
    "二、项目支出绩效情况\n项目支出22.2万元，其中{over}万元为上年度因银行信息错误而形成的退单，结转返还重新支出；"
    "21.82万元主要用于奖励护林员。\n"
)


@pytest.mark.parametrize(("over", "verdict"), [("0.384", "rounding"), ("0.38", "ok")])
def test_what_was_carried_over_for_a_project_is_that_row_of_its_form(over, verdict):
    form = (
        MONEY.format(name="护林员奖励")
        + "其中：当年财政拨款\t0\t21.82\t21.82\t\t\t\n上年结转资金\t0\t0.38\t0.38\t\t\t\n"
        + "年度资金总额\t0\t22.2\t22.2\t10\t100%\t10\n"
    )
    told = CARRIED.format(over=over).replace("项目支出22.2", "护林员奖励项目支出22.2")
    found = [v for v, _ in of("TIE-01", f"{TITLE}{told}{form}", "上年")]
    assert verdict in found
