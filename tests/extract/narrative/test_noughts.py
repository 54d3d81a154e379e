"""Words that tell an amount of nothing become numbers, where they leave no doubt."""

import pytest

from extract.narrative.noughts import none_happened, none_spent
from gouji.pipeline import NamedBytes, audit_files

SPENT = [
    # what the case shows, the sentence, the words taken for a nought
    ("an expense", "我局2023年度无“三公”经费支出。", ["无"]),
    ("one of its parts", "本年未发生公务接待费用，培训费2万元。", ["未发生"]),
    ("abroad", "本单位无因公出国（境）费支出。", ["无"]),
    ("two in one sentence", "无会议费支出，无培训费支出。", ["无", "无"]),
    ("what is not allowed", "无公务接待费超预算支出。", []),
    ("what was not done", "无截留、挪用三公经费支出情况。", []),
    ("another unit", "下属单位无会议费支出。", []),
    ("the year before", "上年度无公务接待费支出。", []),
    ("a station of its own", "林业站无会议费支出。", []),
    ("the reason for another figure", "主要原因是2022年无公务接待费支出。", []),
    ("the unit by its name and the year", "县文联2023年度无公务接待费支出。", ["无"]),
    ("no expense", "三公经费支出比上年无增加。", []),
    ("any other money", "无其他资金支出。", []),
]


@pytest.mark.parametrize(("what", "text", "raws"), SPENT, ids=[c[0] for c in SPENT])
def test_expenses_of_nought(what, text, raws):
    found = list(none_spent(text, 5, "s1", 3))
    assert [number.raw for number in found] == raws
    assert all(text[n.start - 5 : n.end - 5] == n.raw and n.value == 0 for n in found)


HAPPENED = [
    ("全年无安全事故", True),
    ("未发生重大安全责任事故。", True),
    ("零投诉", True),
    ("无", False),
    ("无重大突破", False),
    ("无安全事故，投诉2起", False),
    ("发生安全事故", False),
]


@pytest.mark.parametrize(("text", "none"), HAPPENED)
def test_results_of_nought(text, none):
    assert none_happened(text) is none


REPORT = """2023年度雁泽县林业局部门整体支出绩效自评报告
一、部门整体支出情况
2023年度基本支出60万元，无公务接待费支出。
2023年度部门整体支出绩效评价基础数据表
三公经费\t2022年决算数\t2023年预算数\t2023年决算数
公务接待费\t1.20\t1.00\t{spent}
项目支出绩效自评表
项目名称\t苗圃建设
项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
年度资金总额\t50\t50\t50\t10\t100%\t10
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t质量指标\t安全事故发生率\t{target}\t全年无安全事故\t20\t20\t
"""


def _audit(spent="0", target="≤0.1%"):
    text = REPORT.format(spent=spent, target=target)
    return audit_files([NamedBytes("report.txt", text.encode())]).audit


@pytest.mark.parametrize(("spent", "verdict"), [("0", "ok"), ("0.85", "mismatch")])
def test_an_expense_of_nought_is_set_beside_the_table(spent, verdict):
    audit = _audit(spent)
    (nought,) = (n for n in audit.numbers if n.raw == "无")
    ties = [
        c
        for c in audit.checks
        if c.rule == "TIE-01" and nought.id in {e.number for e in c.evidence}
    ]
    assert [c.verdict.value for c in ties] == [verdict]


@pytest.mark.parametrize(("target", "rates"), [("≤0.1%", ["0"]), ("0起", ["0"]), ("≥98%", [])])
def test_a_result_of_nought_counts_where_less_is_better(target, rates):
    audit = _audit(target=target)
    found = [n for n in audit.numbers if n.raw == "全年无安全事故"]
    assert [str(n.value) for n in found] == rates
    met = [c.verdict.value for c in audit.checks if c.rule == "SCORE-05"]
    assert met == ["ok"] * len(found)


def test_numbers_told_by_words_stand_in_reading_order():
    places = [(n.where.block, n.where.start) for n in _audit().numbers]
    assert places == sorted(places)
