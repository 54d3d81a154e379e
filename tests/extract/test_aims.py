"""What the goals of a form count, tied to the rows that count the same: by what follows, and by what does not."""

import pytest

from gouji.pipeline import NamedBytes, audit_files

FORM = (
    "2023年度项目支出绩效自评表\n项目名称\t健身设施建设\n"
    "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t50\t50\t50\t10\t100%\t10\n"
    "年度总体目标\t预期目标\t\t\t实际完成情况\t\t\n\t{goal}\t\t\t{reached}\t\t\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
)
ROW = "产出指标\t数量指标\t{name}\t{target}\t{actual}\t20\t20\n"


def ties(goal, *rows, reached="已完成。"):
    """The ties of goals to rows: verdict, severity, the row's count and that of the goals."""
    text = FORM.format(goal=goal, reached=reached) + "".join(
        ROW.format(name=name, target=target, actual=actual) for name, target, actual in rows
    )
    found = audit_files([NamedBytes("form.txt", text.encode())]).audit.checks
    return [
        (c.verdict.value, c.severity, str(c.stated), str(c.computed))
        for c in found
        if c.rule == "TIE-03"
    ]


PLACED = ("安装位置", "不少于20处", "对46处健身设施进行了更换")

CASES = [
    # what the case shows, the goals, the rows, the ties
    (
        "the row's own name",
        "新建健身广场3个。",
        [("新建健身广场个数", "3个", "3个")],
        [("ok", "info", "3", "3")],
    ),
    (
        "what the row calls its result",
        "对不少于30处健身设施进行更换。",
        [PLACED],
        [("mismatch", "low", "20", "30")],
    ),
    ("another unit", "更换健身设施30套。", [PLACED], []),
    ("another thing", "新建健身步道3条。", [("维修篮球场地", "5条", "5条")], []),
    (
        "half of the name is shared",
        "新建村级道路3条。",
        [("村级道路养护", "5条", "5条")],
        [],
    ),
    (
        "two rows called alike",
        "更换健身设施30处。",
        [("更换健身设施（城区）", "10处", "10处"), ("更换健身设施（镇区）", "20处", "20处")],
        [],
    ),
    (
        "two goals, each to its row",
        "新建健身广场3个，改造健身步道5个。",
        [("新建健身广场", "3个", "3个"), ("改造健身步道", "6个", "6个")],
        [("ok", "info", "3", "3"), ("mismatch", "low", "6", "5")],
    ),
    ("a short name", "开展培训3次。", [("培训次数", "5次", "5次")], []),
]


@pytest.mark.parametrize(
    ("what", "goal", "rows", "expected"), CASES, ids=[case[0] for case in CASES]
)
def test_goals_are_tied_to_rows(what, goal, rows, expected):
    assert ties(goal, *rows) == expected


def test_results_are_tied_to_results():
    rows = [("补助健身场馆数量", "不少于2家", "对3家免费开放的健身场馆给予补助")]
    assert ties("支持健身场馆。", *rows, reached="全市11家健身场馆免费开放。") == [
        ("mismatch", "low", "3", "11")
    ]
