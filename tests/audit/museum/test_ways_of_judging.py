"""How a careful auditor judges, sentence by sentence, over whole reports: what is called wrong, how gravely, and what not."""

import pytest

from gouji.pipeline import NamedBytes, audit_files

TITLE = "2023年度雁泽县林业局部门整体支出绩效自评报告\n"
SPENDING = f"{TITLE}二、一般公共预算支出情况\n（一）基本支出情况\n"
PROJECTS = f"{TITLE}二、一般公共预算支出情况\n（二）项目支出情况\n"
BASE = (
    f"{TITLE}2023年度部门整体支出绩效评价基础数据表\n\n"
    "经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n"
)
HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
MONEY = "\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"


def checks(text):
    """Every check of a text."""
    return audit_files([NamedBytes("report.txt", text.encode())]).audit.checks


def found(text, rule, *words):
    """(verdict, severity, nature) of the checks of a rule whose headline holds these words."""
    return [
        (c.verdict.value, c.severity, c.nature)
        for c in checks(text)
        if c.rule == rule and all(w in c.headline for w in words)
    ]


def form(*money, rows="", project="退化林修复"):
    """A project form with these lines of money and of indicators."""
    return (
        f"{TITLE}项目支出绩效自评表\n项目名称\t{project}\n项目资金（万元）{MONEY}"
        + "".join(f"{line}\n" for line in money)
        + (HEAD + rows if rows else "")
    )


def row(target, actual, weight="10", score="10", note="", kind="产出指标\t数量指标"):
    return f"{kind}\t修复退化林\t{target}\t{actual}\t{weight}\t{score}\t{note}\n"


def overall(amount):
    """An overall form whose sides both print this amount, and whose columns are 90, 110 and 100."""
    return (
        f"{TITLE}2023年度部门整体支出绩效自评表\n\n年度预算申请（万元）{MONEY}"
        "\t年度资金总额\t90\t110\t100\t10\t90.91%\t9.09\n"
        f"\t按收入性质分：{amount}\t按支出性质分：{amount}\n"
        f"\t其中：一般公共预算：{amount}\t其中：基本支出：{amount}\n"
    )


FULL = "年度资金总额\t50\t50\t{spent}\t10\t{rate}\t{points}"
OK, NOT, BY_ROUNDING = "ok", "mismatch", "rounding"
DATA, ASKED, COMPLIANCE = "data", "scope", "compliance"

SENTENCES = [
    # rounding
    ("slack is half a unit of the last digit of each term",
     SPENDING + "2023年基本支出1341.84万元，由人员经费737.55万元和公用经费604.28万元组成。", "SUM-01", (), (BY_ROUNDING, "info", DATA)),
    ("dropped zeros are read to the cent of the unit, so 0.09 is no rounding, and two cells prove little",
     SPENDING + "2023年财政拨款基本支出62.61万元，其中：人员支出56.6万元，公用支出6.1万元。", "SUM-01", (), (NOT, "medium", DATA)),
    ("a rate that was cut off is rounding",
     form(FULL.format(spent="48.129", rate="96.25%", points="9.63")), "RATE-01", (), (BY_ROUNDING, "info", DATA)),
    ("a sum that was cut off is not",
     SPENDING + "2023年基本支出932.50万元，由人员经费512.35万元和公用经费420.18万元组成。", "SUM-01", (), (NOT, None, DATA)),
    # lists behind 其中
    ("parts that make the total confirm it",
     PROJECTS + "2023年项目支出90万元，其中：苗圃建设60万元，古树保护30万元。", "SUM-01", (), (OK, "info", DATA)),
    ("parts that exceed it are wrong",
     PROJECTS + "2023年项目支出80万元，其中：苗圃建设60万元，古树保护30万元。", "SUM-01", (), (NOT, None, DATA)),
    ("parts that fall short of it say nothing",
     PROJECTS + "2023年项目支出99万元，其中：苗圃建设60万元，古树保护30万元。", "SUM-01", (), None),
    ("unless the text says that they are all",
     PROJECTS + "2023年项目支出99万元，分别为：苗圃建设60万元，古树保护30万元。", "SUM-01", (), (NOT, None, DATA)),
    ("or the set is complete by definition",
     BASE + "三公经费\t9.50\t9.5\t9.5\n1、公务用车购置和维护经费\t5.25\t5\t5\n2、出国经费\t1.15\t1.5\t1.5\n3、公务接待\t2.05\t3\t3\n", "SUM-01", ("9.50",), (NOT, None, DATA)),
    ("an empty cell of such a set may hold the gap before the total is blamed",
     BASE + "三公经费\t9.50\t9.5\t9.5\n1、公务用车购置和维护经费\t5.25\t5\t5\n2、出国经费\t\t1.5\t1.5\n3、公务接待\t2.05\t3\t3\n", "SUM-01", ("9.50",), (NOT, "medium", DATA)),
    # movements and denominators
    ("a budget is what it was made of",
     f"{TITLE}一、预算情况\n2023年年初预算60万元，年中追加5万元，上年结转1.5万元，全年预算66.5万元。\n", "FLOW-02", (), (OK, "info", DATA)),
    ("and went where it is told",
     f"{TITLE}一、预算情况\n2023年全年预算66.5万元，全年执行64万元，结转结余4.5万元。\n", "FLOW-01", (), (NOT, None, DATA)),
    ("the denominator that the author used is found and said",
     form("年度资金总额\t50\t60\t45\t10\t90%\t9"), "RATE-01", (), (OK, "info", DATA)),
    ("a rate that fits none is wrong",
     form("年度资金总额\t50\t60\t45\t10\t80%\t8"), "RATE-01", (), (NOT, "high", DATA)),
    ("spending beyond the full budget is a finding of its own",
     form("年度资金总额\t50\t60\t63\t10\t105%\t10"), "EXEC-01", (), (NOT, None, ASKED)),
    # points
    ("points are in proportion as far as one knows, else a note",
     form(FULL.format(spent="48.9", rate="97.80%", points="9")), "SCORE-01", (), (NOT, "low", DATA)),
    ("full points though the target was missed",
     form(rows=row("≥100亩", "80亩")), "SCORE-05", (), (NOT, "medium", COMPLIANCE)),
    # bounds
    ("over the first budget",
     BASE + "三公经费\t9\t10.50\t11.75\n", "BOUND-01", (), (NOT, "medium", COMPLIANCE)),
    ("points taken off with a reason account for a missed target",
     form(rows=row("≥100亩", "80亩", score="8", note="受天气影响")), "BOUND-03", (), ("explained", "low", COMPLIANCE)),
    ("above last year is a hint",
     BASE + "三公经费\t9\t12.50\t11.75\n", "BOUND-02", (), (NOT, "info", COMPLIANCE)),
    ("ten times the line are two scopes",
     BASE + "公用经费\t400\t48\t472.5\n", "BOUND-01", (), (NOT, "low", ASKED)),
    # scope
    ("income and spending may be filled from any column",
     overall("90"), "SUM-04", ("按收入性质分", "= 年度资金总额"), (OK, "info", DATA)),
    ("and are wrong where none fits",
     overall("95.5"), "SUM-04", ("按收入性质分", "年度资金总额"), (NOT, None, DATA)),
    # staffing
    ("more people than posts",
     f"{TITLE}一、基本情况\n核定编制30名，年末实有在职人员31人。", "STAFF-01", (), (NOT, "medium", COMPLIANCE)),
    ("staff outside the establishment are not counted",
     f"{TITLE}一、基本情况\n核定编制30名，年末实有在职人员28人，另有编外人员6人，离退休人员12人。", "STAFF-01", (), (OK, "info", COMPLIANCE)),
    ("excess in one category alone",
     f"{TITLE}一、基本情况\n核定编制30名，其中行政编制20名，事业编制10名。在职人员28人，其中行政人员22人，事业人员6人。", "STAFF-01", ("行政",), (NOT, "low", COMPLIANCE)),
    # targets
    ("a target exceeded is no fault",
     form(rows=row("≥100亩", "120亩")), "BOUND-03", (), (OK, "info", COMPLIANCE)),
    ("one exceeded by far is a hint that it was set low",
     form(rows=row("≥100亩", "190亩")), "BOUND-04", (), (NOT, "info", "wording")),
    ("a cost below its limit is no fault",
     form(rows=row("≤50万元", "41万元", kind="成本指标\t经济成本指标")), "BOUND-03", (), (OK, "info", COMPLIANCE)),
    ("an actual value that copies its limit is no actual value",
     form(rows=row("≥98%", "≥98%")), "MISS-07", (), (NOT, "info", "omission")),
    ("a direction is no target",
     form(rows=row("有效提升", "有效提升")), "WORD-01", (), (NOT, "info", "wording")),
    ("a cost indicator is tied to what was spent",
     form(FULL.format(spent="48", rate="96%", points="9.6"), rows=row("≤50万元", "48万元", kind="成本指标\t经济成本指标")), "TIE-01", ("成本指标",), (OK, "info", DATA)),
    # causes
    ("元 for 万元",
     f"{TITLE}一、预算情况\n年中追加项目金额316.25元，实际支出316.25万元，结余结转0万元。", "UNIT-01", (), (NOT, "high", DATA)),
    # what is no quantity, and legitimate blanks
    ("ordinals, list numbers and document numbers count nothing",
     f"{TITLE}二、主要绩效\n1.举办第十四届林业节，依据雁林发〔2023〕14号，331片区。", "TIE-01", (), None),
    ("a form that nobody promised is not missed",
     PROJECTS + "2023年项目支出90万元，其中：苗圃建设60万元，古树保护30万元。", "MISS-05", (), None),
    ("an indicator of nothing needs no value",
     form(rows=row("≥100亩", "120亩") + "效益指标\t生态效益指标\t无\t无\t\t\t\t\n"), "MISS-06", (), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rule", "words", "expected"), [s[1:] for s in SENTENCES], ids=[s[0] for s in SENTENCES]
)
def test_it_is_judged_so(text, rule, words, expected):
    told = found(text, rule, *words)
    if expected is None:
        assert [each for each in told if each[0] in {"mismatch", "explained"}] == []
        return
    verdict, severity, nature = expected
    assert any(v == verdict and n == nature and severity in {None, s} for v, s, n in told), (
        told or [(c.rule, c.verdict.value, c.headline) for c in checks(text)]
    )
