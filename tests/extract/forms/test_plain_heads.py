"""Heads of indicators in plain words, over several columns or of several years: the rows below are read whole."""

import pytest

from gouji.pipeline import NamedBytes, audit_files


def rows(html):
    found = audit_files([NamedBytes("form.html", html.encode())]).audit
    return [
        (r.level1, r.level2, r.level3, r.target, r.actual, r.weight, r.score)
        for r in found.indicators
    ]


def page(*lines):
    """A page with a form: cells between bars, those over several columns begin with their number and a star."""

    def cell(text):
        wide, star, rest = text.partition("*")
        return f'<td colspan="{wide}">{rest}</td>' if star else f"<td>{text}</td>"

    body = "".join(f"<tr>{''.join(map(cell, line.split('|')))}</tr>" for line in lines)
    return f"<html><body><p>项目绩效自评表</p><table>{body}</table></body></html>"


CASES = {
    "plain words over three columns of names": (
        page(
            "3*指标|目标|完成|得分",
            "产出|数量|硬化村道（公里）|2.4|2.4|40",
            "效益|社会|受益户数（户）|312|306|58",
        ),
        [
            ("产出", "数量", "硬化村道（公里）", "2.4", "2.4", "", "40"),
            ("效益", "社会", "受益户数（户）", "312", "306", "", "58"),
        ],
    ),
    "a head of names over two columns": (
        page(
            "2*指标名称|目标值|完成值|分值|得分",
            "质量|规范管理率|≥62%|64.8%|60|60",
            "满意度|居民满意度|≥85%|88%|40|40",
        ),
        [
            ("", "质量", "规范管理率", "≥62%", "64.8%", "60", "60"),
            ("", "满意度", "居民满意度", "≥85%", "88%", "40", "40"),
        ],
    ),
    "two plain words for names": (
        page("指标|评分内容|目标值|实际值|满分|自评得分", "过程|预算执行率|100%|96%|15|14.4"),
        [("过程", "", "预算执行率", "100%", "96%", "15", "14.4")],
    ),
    "a plain word for the target alone": (
        page(
            "一级指标|二级指标|三级指标|年度目标|实际完成|分值|得分",
            "产出|数量|抽检批次|2400批次|2436批次|20|20",
        ),
        [("产出", "数量", "抽检批次", "2400批次", "2436批次", "20", "20")],
    ),
    "the last of several years": (
        page(
            "一级指标|二级指标|三级指标|2021年完成值|2022年完成值|2023年目标值|2023年完成值|得分",
            "产出指标|数量指标|手术例数|862例|930例|≥1000例|1036例|30",
        ),
        [("产出指标", "数量指标", "手术例数", "≥1000例", "1036例", "", "30")],
    ),
    "the target of the year beside that of the whole": (
        page(
            "一级指标|二级指标|三级指标|总目标值|本年目标值|本年完成值|分值|得分",
            "产出指标|数量指标|建筑面积|36800平方米|≥12000平方米|12000平方米|20|20",
        ),
        [("产出指标", "数量指标", "建筑面积", "≥12000平方米", "12000平方米", "20", "20")],
    ),
    "what kind a target is stands where others print a sign": (
        page(
            "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分",
            "效益|可持续影响|管护机制|定性|完善|/|较完善|10|8",
        ),
        [("效益", "可持续影响", "管护机制", "完善", "较完善", "10", "8")],
    ),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_rows_are_read_under_their_heads(html, expected):
    assert rows(html) == expected


def test_years_of_a_project_make_their_total_and_are_no_versions_of_one_amount():
    found = audit_files(
        [
            NamedBytes(
                "form.html",
                page(
                    "项目名称|5*医院能力提升",
                    "资金（万元）|年度|预算数|到位数|支出数|支出率",
                    "|2021年|300.00|300.00|300.00|100.00%",
                    "|2022年|320.00|320.00|304.00|95.00%",
                    "|合计|620.00|620.00|604.00|97.42%",
                ).encode(),
            )
        ]
    ).audit
    assert not [c for c in found.checks if c.verdict in {"mismatch", "explained"}]
    assert {"620.00", "604.00"} <= {str(c.stated) for c in found.checks if c.rule == "SUM-02"}
