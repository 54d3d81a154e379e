"""Sentences that say why money was not spent, and for which project."""

import pytest

from tests.extract.remarking.reading import report_of

LIST = "（二）项目支出情况\n2023年项目支出90万元，其中：退化林修复60万元，古树名木保护30万元。"
SENTENCES = [
    ("退化林修复项目预算执行率偏低，原因是招标推迟。", ["退化林修复"]),
    ("预算执行率82%，主要是部分工程尚未验收。", [None]),
    ("退化林修复和古树名木保护项目执行进度滞后。", [None]),
    ("预算执行率96%。天气原因造成苗木损失。", []),
    ("全年预算执行情况良好。", []),
]


@pytest.mark.parametrize(("words", "expected"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_a_sentence_of_execution_and_of_a_reason(words, expected):
    report = report_of("二、支出情况", LIST, "三、存在问题", words)
    names = {entity.id: entity.name for entity in report.entities}
    assert [names.get(each.entity or "") for each in report.remarks.reasons] == expected
