"""What once raised a false alarm, or is told not to, raises none of high or medium severity any more.

Each case has a twin in which the same text holds an error, so that silence is not deafness.
"""

import pytest

from audit.result import Verdict
from gouji.pipeline import NamedBytes, audit_files

FAILING = {Verdict.MISMATCH, Verdict.EXPLAINED}
HEAD = "2023年度雁泽县林业局部门整体支出绩效自评报告\n一、基本情况\n核定编制30名，年末实有在职人员28人。\n"


def loud(text):
    """The rules of the loud checks on a text."""
    found = audit_files([NamedBytes("report.txt", text.encode())]).audit
    return sorted(
        {c.rule for c in found.checks if c.verdict in FAILING and c.severity in {"high", "medium"}}
    )


def form(*rows):
    return "\n".join("\t".join(row) for row in rows)


def spending(text):
    return f"{HEAD}二、部门整体支出情况\n（二）项目支出情况\n{text}\n三、政府性基金支出情况\n"


LISTED = (
    "2023年项目支出462.15万元，分别为苗圃基地建设265.52万元、古树名木保护9万元、护林员补助{last}万元。\n"
    "1.苗圃基地建设项目年初预算283.40万元，实际支出265.52万元，结余17.88万元。\n"
    "2.古树名木保护项目年初预算9万元，实际支出9万元。"
)
FUNDED = (
    "{head}2023年政府性基金预算支出{fund}万元，全部用于退化林修复{fund}万元。\n2023年度基础数据表\n\n"
    "经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n项目支出\t590.38\t660.90\t649.32\n"
)
INDICATORS = (
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
    "产出指标\t数量指标\t修复退化林\t≥300亩\t{actual}\t50\t{score}\t{note}\n"
    "效益指标\t社会效益指标\t政策知晓率\t≥90%\t96%\t30\t30\t\n"
    "满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t93%\t10\t10\t\n"
)


def project(actual="320亩", score="50", note="", spent="49.59", rate="99.18%", points="9.92"):
    block = form(
        ("项目支出绩效自评表",),
        ("项目名称", "退化林修复"),
        ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", "50", "50", spent, "10", rate, points),
        ("其中：当年财政拨款", "50", "50", spent, "", "", ""),
    )
    total = f"{float(points) + float(score) + 40:g}"
    rows = INDICATORS.format(actual=actual, score=score, note=note)
    return f"{block}\n{rows}总分\t\t\t\t\t100\t{total}\t\n"


CASES = [
    (
        "numbered accounts of some projects do not claim the total that a list before them makes",
        spending(LISTED.format(last="187.63")) + "无。",
        spending(LISTED.format(last="287.63")) + "无。",
    ),
    (
        "project spending in prose leaves out a government fund that has a chapter of its own",
        FUNDED.format(head=spending("2023年项目支出278.47万元。"), fund="370.86"),
        None,
    ),
    (
        "a list behind 其中 that stays below its total",
        spending("2023年项目支出462.15万元，其中：苗圃基地建设265.52万元，护林员补助9万元。")
        + "无。",
        spending("2023年项目支出462.15万元，其中：苗圃基地建设465.52万元，护林员补助9万元。")
        + "无。",
    ),
    (
        "questionnaires of which not all are content",
        f"{HEAD}二、主要绩效\n发放问卷540份，收回有效问卷540份，其中满意518份，满意度95.93%。",
        f"{HEAD}二、主要绩效\n发放问卷540份，收回有效问卷540份，其中满意518份，满意度93.95%。",
    ),
    (
        "trailing zeros dropped beside figures in hundredths",
        project(),
        project(rate="98.19%"),
    ),
    (
        "a target exceeded by little",
        project(actual="330亩"),
        project(actual="280亩"),
    ),
    (
        "a target missed, its points cut and the reason given",
        project(actual="280亩", score="46", note="受天气影响推迟，下一步加快进度"),
        None,
    ),
    (
        "points that follow from the rate before it was rounded",
        project(spent="48.12", rate="96.2%", points="9.62"),
        project(spent="48.12", rate="96.2%", points="9.26"),
    ),
    (
        "numerals that count nothing: ordinals, list numbers, documents",
        f"{HEAD}二、主要绩效\n1.2023年举办第十四届林业节，依据雁林发〔2023〕14号，联系电话12345678，全年培训3期。",
        None,
    ),
    (
        "a growth printed by its size where the words say that it fell",
        f"{HEAD}二、主要绩效\n全年火情24起，比上年的32起下降25%。",
        f"{HEAD}二、主要绩效\n全年火情24起，比上年的32起下降52%。",
    ),
    (
        "a fall in prose and the budget it is measured by",
        (
            f"{HEAD}二、支出\n“三公”经费支出3.97万元，其中公务用车购置及运行维护费3.31万元，公务接待费0.66万元，"
            "因公出国（境）费0万元，比年初预算4.24万元减少0.27万元。"
        ),
        (
            f"{HEAD}二、支出\n“三公”经费支出3.97万元，其中公务用车购置及运行维护费3.13万元，公务接待费0.66万元，"
            "因公出国（境）费0万元，比年初预算4.24万元减少0.27万元。"
        ),
    ),
    (
        "shares that are rounded each for itself",
        f"{HEAD}二、支出\n2023年基本支出300.01万元，其中：人员经费200.01万元，占66.67%；公用经费100.00万元，占33.33%。",
        f"{HEAD}二、支出\n2023年基本支出300.01万元，其中：人员经费200.01万元，占76.67%；公用经费100.00万元，占33.33%。",
    ),
    (
        "a budget of which additions and what was carried over are told in one sentence",
        (
            f"{HEAD}二、支出\n2023年年初预算1265.68万元，年中追加9.16万元，上年结转6.61万元，全年预算1281.45万元，"
            "全年支出1212.57万元，预算执行率94.62%，年末结转结余68.88万元。"
        ),
        (
            f"{HEAD}二、支出\n2023年年初预算1265.68万元，年中追加9.16万元，上年结转6.61万元，全年预算1281.45万元，"
            "全年支出1212.57万元，预算执行率94.62%，年末结转结余86.88万元。"
        ),
    ),
]
TWINS = [(sentence, twin) for sentence, _, twin in CASES if twin]


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_nothing_is_called_wrong(text):
    assert loud(text) == []


@pytest.mark.parametrize("text", [twin for _, twin in TWINS], ids=[name for name, _ in TWINS])
def test_the_same_text_with_an_error_is_not_passed_over(text):
    assert loud(text) != []


RUN_ON = (
    "雁泽县第四小学专项资金绩效自评报告一、基本情况我校2023年按生均1000元安排，共计239万元，其中上级资金179.25万元，"
    "本级{own}万元，保证了学校的正常运转二、项目资金使用情况我校2023年财政安排支出共计87.06万元，余款安排下年支出三、其他事项无\n"
)


def test_a_list_ends_where_a_heading_follows_without_a_stop():
    assert loud(RUN_ON.format(own="59.75")) == []
    assert loud(RUN_ON.format(own="69.75")) == ["SUM-01"]


RECEIVED = (
    "{head}二、三公经费\n{text}\n2023年度基础数据表\n\n"
    "三公经费（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n公务接待费\t0.80\t1.50\t1.20\n"
)
EXPENSES = [
    (
        "the year before in the same sentence",
        "2022年公务接待费支出0.8万元，2023年公务接待费支出{spent}万元。",
        "1.3",
    ),
    (
        "a nought that explains a difference",
        "公务接待费支出{spent}万元，主要原因是2022年无公务接待费支出。",
        "1.3",
    ),
    (
        "a nought of another unit",
        "公务接待费支出{spent}万元，下属单位无公务接待费支出。",
        "1.3",
    ),
]


@pytest.mark.parametrize(("text", "other"), [c[1:] for c in EXPENSES], ids=[c[0] for c in EXPENSES])
def test_an_expense_that_is_not_that_of_the_year_accuses_nobody(text, other):
    told = {
        spent: RECEIVED.format(head=HEAD, text=text.format(spent=spent)) for spent in ("1.2", other)
    }
    assert loud(told["1.2"]) == []
    assert loud(told[other]) == ["TIE-01"]


def test_an_expense_of_nought_beside_a_printed_one_is_not_passed_over():
    text = RECEIVED.format(head=HEAD, text="我局2023年无公务接待费支出。")
    assert loud(text) == ["TIE-01"]
    assert loud(text.replace("1.20", "0")) == []
