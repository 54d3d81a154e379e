"""More of how a careful auditor judges: precision, readings, denominators, scopes, causes, names and what is let alone."""

import pytest

from tests.audit.museum.test_ways_of_judging import (
    ASKED,
    BASE,
    COMPLIANCE,
    DATA,
    FULL,
    PROJECTS,
    SPENDING,
    TITLE,
    checks,
    form,
    found,
    row,
)

OK, NOT, BY_ROUNDING, ACCOUNTED = "ok", "mismatch", "rounding", "explained"
FAILS = {NOT, ACCOUNTED}


def listed(*amounts, total):
    """A sentence with a total over all of its parts."""
    names = ("苗圃建设", "古树保护", "林区道路", "防火物资", "监测站点", "宣传培训", "设备更新")
    parts = "，".join(f"{name}{amount}万元" for name, amount in zip(names, amounts, strict=False))
    return PROJECTS + f"2023年项目支出{total}万元，分别为：{parts}。"


def column(total, *amounts):
    """A table of projects with one amount each and their sum."""
    names = ("苗圃建设", "古树保护", "林区道路", "防火物资", "监测站点", "宣传培训")
    rows = "".join(
        f"{i}\t{n}\t{a}\n" for i, (n, a) in enumerate(zip(names, amounts, strict=True), 1)
    )
    return f"{TITLE}专项资金汇总表\n单位：万元\n序号\t项目名称\t金额\n{rows}\t合计\t{total}\n"


def scored(standard, weight, score, target="≥100亩", actual="80亩"):
    """A form whose indicator states how it is scored."""
    head = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t评分标准\t分值\t得分\n"
    line = f"产出指标\t数量指标\t修复退化林\t{target}\t{actual}\t{standard}\t{weight}\t{score}\n"
    return form(FULL.format(spent="50", rate="100%", points="10")) + head + line


MOVED = f"{TITLE}一、预算情况\n2023年年初预算{{first}}万元，年中追加5万元，上年结转1.5万元，全年预算66.5万元。\n"
SENTENCES = [
    # precision
    ("six numbers of a column that all leave a digit out are read to the digit they have",
     column("109.9", "10.1", "20.2", "30.3", "15.4", "12.6", "21.2"), "SUM-01", (), (BY_ROUNDING, "info", DATA)),
    ("one that has it shows that the others dropped a nought",
     column("109.9", "10.1", "20.2", "30.3", "15.4", "12.6", "21.22"), "SUM-01", (), (NOT, None, DATA)),
    ("fewer are read to the cent",
     listed("10.1", "20.2", "30.3", total="60.7"), "SUM-01", (), (NOT, None, DATA)),
    ("words that say so are believed",
     PROJECTS + "2023年项目支出约61万元，分别为：苗圃建设20.3万元，古树保护40.4万元。", "SUM-01", (), (BY_ROUNDING, "info", DATA)),
    ("a rate is read to its own digit",
     form(FULL.format(spent="48.13", rate="96%", points="9.6")), "RATE-01", (), (OK, "info", DATA)),
    # whether a list is complete
    ("parts that are counted are all of it",
     PROJECTS + "2023年项目支出99万元，包括苗圃建设60万元和古树保护30万元两部分。", "SUM-01", (), (NOT, None, DATA)),
    ("shares that make a hundred say that the parts are all of it",
     PROJECTS + "2023年项目支出100万元，其中：苗圃建设60万元，占60%；古树保护30万元，占40%。", "SUM-01", (), (NOT, None, DATA)),
    # structure
    ("numbers that happen to add up are no relation",
     f"{TITLE}二、主要绩效\n修复退化林60万元。检查林场30万元。培训支出90万元。", "SUM-01", (), None),
    # movements
    ("what was brought over may be in the first budget already",
     MOVED.format(first="61.5"), "FLOW-02", (), (OK, "info", DATA)),
    ("movements that leave a gap under every reading are told",
     MOVED.format(first="62.1"), "FLOW-02", (), (NOT, None, DATA)),
    # denominators
    ("the money that came in may be the denominator",
     (f"{TITLE}项目支出绩效自评表\n项目名称\t退化林修复\n项目资金（万元）\t年初预算数\t全年预算数\t到位数\t全年执行数\t分值\t执行率\t得分\n"
     "年度资金总额\t50\t60\t48\t45\t10\t93.75%\t9.38\n"), "RATE-01", (), (OK, "info", DATA)),
    # points
    ("the rule that the form prints comes first",
     scored("完成目标得满分，每少10亩扣1分", "10", "8"), "SCORE-07", (), (OK, "info", DATA)),
    ("points that the printed rule does not give",
     scored("完成目标得满分，每少10亩扣1分", "10", "9"), "SCORE-07", (), (NOT, None, DATA)),
    # bounds
    ("an adjustment that the text states accounts for spending over the first budget",
     TITLE + "（二）项目支出情况\n年初预算3万元，年中追加文艺扶持资金5万元，项目支出8万元。\n"
     + BASE.removeprefix(TITLE) + "项目支出\t8\t3\t8\n", "BOUND-01", ("项目支出",), (ACCOUNTED, "low", COMPLIANCE)),
    # scope
    ("places whose funds are not told alike are a question of scope",
     SPENDING + "2023年基本支出66.56万元。\n" + BASE.removeprefix(TITLE)
     + "基本支出\t60.00\t66.00\t66.65\n", "TIE-01", ("基本支出",), (NOT, "low", ASKED)),
    # staffing
    ("people who left early are counted or not",
     f"{TITLE}一、基本情况\n核定编制30名，年末实有在职人员28人，提前离岗3人，在职人员控制率103.33%。", "STAFF-02", (), (OK, "info", DATA)),
    # targets
    ("a cost for one of many is not held against all that was spent",
     form(FULL.format(spent="48", rate="96%", points="9.6"), rows=row("≤500元/亩", "480元/亩", kind="成本指标\t经济成本指标")), "TIE-01", ("成本指标",), None),
    # causes
    ("digits that changed places",
     SPENDING + "2023年基本支出1341.48万元，由人员经费737.55万元和公用经费604.29万元组成。", "SUM-01", (), (NOT, None, DATA)),
    ("a gap that is the value of last year",
     BASE + "三公经费\t9.50\t9.5\t9.50\n1、公务用车购置和维护经费\t5.25\t5\t5.25\n2、出国经费\t1.15\t1.5\t1.5\n3、公务接待\t3.10\t3\t3\n", "SUM-01", ("决算数",), (NOT, None, DATA)),
    # names
    ("one project under two names is one project where its amount says so",
     PROJECTS + "2023年项目支出49万元，其中：2023年元旦、元宵节烟花秀系列活动经费49万元。\n1.节庆“烟花秀”活动项目支出49万元，效果良好。", "MISS-05", (), None),
    # legitimate blanks
    ("buildings without a project are left empty",
     BASE + "三公经费\t9.50\t9.5\t9.5\n\n楼堂馆所控制情况\t批复规模（㎡）\t实际规模（㎡）\t规模控制率\n\t\t\t\n", "MISS-03", (), None),
    ("a form that is said to be filed elsewhere is not missed",
     PROJECTS + "2023年项目支出90万元，其中：苗圃建设60万元，古树保护30万元。上述项目自评表已报送市财政局。\n", "MISS-05", (), None),
    # never flagged
    ("a scope that is told to be wider is another amount",
     SPENDING + "2023年基本支出66.56万元（不含下属单位）。\n" + BASE.removeprefix(TITLE) + "基本支出\t60.00\t66.00\t90.00\n", "TIE-01", ("基本支出",), None),
    ("a year in a column beside is no figure of this year",
     SPENDING + "2023年基本支出66.56万元。\n" + BASE.removeprefix(TITLE) + "基本支出\t60.00\t66.00\t66.56\n", "TIE-01", ("60",), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rule", "words", "expected"), [s[1:] for s in SENTENCES], ids=[s[0] for s in SENTENCES]
)
def test_it_is_judged_so(text, rule, words, expected):
    told = found(text, rule, *words)
    if expected is None:
        assert [each for each in told if each[0] in FAILS] == []
        return
    verdict, severity, nature = expected
    assert any(v == verdict and n == nature and severity in {None, s} for v, s, n in told), (
        told or [(c.rule, c.verdict.value, c.headline) for c in checks(text)]
    )
