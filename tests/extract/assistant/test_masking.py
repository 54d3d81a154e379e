"""Masking: names of people and telephone numbers do not leave, and come back into what returns."""

import pytest

from extract.assistant.flat import Flat
from extract.assistant.masking import masks_of
from tests.extract.assistant.asking import case, over, task_of
from tests.loopback import Server

HIDDEN = [
    # what stands there                        text                                              hidden
    ("a name behind a colon", "联系人：陈小满\n", ["陈小满"]),
    ("a name in the next cell", "填报人\t欧晓\t日期", ["欧晓"]),
    ("a name in front of a title", "会议由周文斌局长主持。", ["周文斌"]),
    ("a name that comes again", "联系人：陈小满。陈小满答复。", ["陈小满", "陈小满"]),
    ("a mobile number", "手机13912345678。", ["13912345678"]),
    ("a mobile number in groups", "139-1234-5678", ["139-1234-5678"]),
    ("a landline", "电话：0731-2345678", ["0731-2345678"]),
    ("a short number behind its word", "联系电话 2345678", ["2345678"]),
    ("an identity number", "43010219800101123X", ["43010219800101123X"]),
    ("the heads of a form", "联系人\t联系电话\t填报日期", []),
    ("an amount of eleven digits", "合计13912345678.50元", []),
    ("an amount of seven digits", "支出2345678元", []),
    ("a year and an amount", "2023年支出1204.50万元", []),
    ("an agency", "负责人事工作的科室", []),
]


@pytest.mark.parametrize(
    ("text", "hidden"), [row[1:] for row in HIDDEN], ids=[row[0] for row in HIDDEN]
)
def test_what_is_hidden(text, hidden):
    assert [text[start:end] for start, end, _ in masks_of(text).spans] == hidden


def test_the_same_name_has_one_stand_in_and_it_is_undone():
    text = "联系人：陈小满，电话13912345678。陈小满负责。"
    found = masks_of(text)
    shown = text
    for start, end, stand_in in reversed(found.spans):
        shown = shown[:start] + stand_in + shown[end:]
    assert "陈小满" not in shown
    assert "13912345678" not in shown
    assert found.undone(shown) == text
    assert len(found.hidden) == 2


REPORT = "金额单位：万元\n联系人：陈小满，电话：0731-2345678。\n一、情况\n陈小满工作室经费8.5万元，支出8.2万元。\n"


def test_masked_text_is_sent_and_names_come_back_whole():
    def answer(request):
        document = request["messages"][-1]["content"]
        if task_of(request) != "names":
            return {"sums": []} if task_of(request) == "relations" else {"pairs": []}
        word = document[document.index("〔人AA〕工作室经费") :][: len("〔人AA〕工作室经费")]
        given = document.split("需要命名的编号：")[1].split("\n")[0].split("、")
        return {"names": [{"number": each, "label": word} for each in given]}

    result = case(REPORT)
    with Server([answer]) as server:
        found = over(result, server, mask=True)
        sent = str(server.seen)
    assert "陈小满" not in sent
    assert "2345678" not in sent
    assert found.account.masked == 3
    labels = {d.assistant for d in found.account.disagreements} | {
        f.label for f in found.more.facts
    }
    assert any("陈小满工作室经费" in label for label in labels)
    assert not any("〔" in label for label in labels)


def test_a_number_that_is_hidden_carries_no_id():
    result = case("联系电话 2345678\n支出8.2万元。\n")
    flat = Flat.of(result.documents[0], result.report.numbers, mask=True)
    assert [n.raw for n in flat.inside(0, len(flat.text))] == ["8.2"]
