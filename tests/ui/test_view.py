"""What the page shows of a case: lists, cards, marks and what was left unchecked."""

import doctest
import json
from decimal import Decimal

import pytest

from audit.result import EvidenceItem, ReadingTried
from extract.records import Problem, Where
from gouji.ui import bench, flow, gate, head, items
from gouji.ui.texts import words
from gouji.ui.view import count_by_nature, count_by_severity, nothing_verified, view
from tests.ui.cases import audited, blank, check

TEXT = ["三公经费 {n1:34:mismatch} 万元，车 {n2:28:involved}、接待 {n3:4:unread}。"]
SUM = check("c1", [("n1", "stated"), ("n2", "term"), ("n3", "term")], gathers=("c2",))
CHILD = check("c2", [("n2", "stated")], cause="c1", severity="medium")
HINT = check("c3", [("n2", "actual")], nature="compliance", severity="info")
OPEN = check("c4", [("n3", "stated")], verdict="unchecked", severity="info", reason="unread-part")
ALL = (SUM, CHILD, HINT, OPEN)
HEADS = ((SUM, (CHILD,)), (HINT, ()))


def seen(written=TEXT, checks=ALL, heads=HEADS, language="zh", **fields):
    audit, document = audited(written, checks, {"n1": "三公经费"}, **fields)
    return view(audit, [document], heads, {}, words(language))


def listing(page, name):
    return next(one for one in page["lists"] if one["id"] == name)


def ids(page, name):
    return [item["id"] for item in listing(page, name)["items"]]


def test_every_finding_is_sent_with_what_the_reader_filters_by():
    first, second = listing(seen(), "findings")["items"]
    assert (first["id"], first["severity"], first["nature"]) == ("c1", "high", "data")
    assert (first["family"], first["rule"], first["sections"]) == ("sum", "SUM-01", ["prose"])
    assert (second["id"], second["severity"], second["sections"]) == ("c3", "info", [])


def test_a_finding_carries_a_sentence_that_an_auditor_may_sign():
    item, _ = listing(seen(), "findings")["items"]
    assert item["headline"] in item["draft"]
    assert item["draft"].endswith("。")


def test_a_place_is_quoted_with_the_words_around_it():
    item, _ = listing(seen(), "findings")["items"]
    assert item["evidence"][1]["quote"] == ("三公经费 34 万元，车 ", "28", "、接待 4。")


def test_a_place_in_a_table_is_quoted_within_its_row():
    written = ["甲\t{n1:34:ok}\n乙\t{n2:35:mismatch}"]
    odd = check("c1", [("n2", "stated")])
    (item,) = listing(seen(written, (odd,), ((odd, ()),)), "findings")["items"]
    assert item["evidence"][0]["quote"] == ("乙 │ ", "35", "")


def test_a_finding_carries_its_places_in_the_order_of_its_evidence():
    item, _ = listing(seen(), "findings")["items"]
    assert item["keys"] == ["n1", "n2", "n3"]
    assert item["tags"] == ["高", "数据差错", "合计"]
    assert item["place"] == "第 1 行"


def test_a_gathered_check_lies_inside_its_head_and_not_beside_it():
    item, _ = listing(seen(), "findings")["items"]
    assert [inner["id"] for inner in item["gathered"]] == ["c2"]


def test_evidence_says_role_name_value_and_place():
    item, _ = listing(seen(), "findings")["items"]
    first = {
        "key": "n1",
        "number": "n1",
        "role": "所列数",
        "name": "三公经费 · 全年预算数 · 2023",
        "value": "34 万元",
        "place": "第 1 行",
        "quote": ("三公经费 ", "34", " 万元，车 28、接待 4。"),
        "interval": "",
    }
    assert item["evidence"][0] == first


def test_a_blank_cell_in_the_evidence_can_be_gone_to():
    written = ["甲\t{n1:34:ok}\t"]
    _, document = audited(written)
    place = blank(document, 0, 5)
    missing = check("c1", [], nature="omission", family="missing", verdict="mismatch")
    missing = missing.model_copy(update={"evidence": (EvidenceItem(text="出国费", where=place),)})
    page = seen(written, (missing,), ((missing, ()),))
    (key,) = listing(page, "findings")["items"][0]["keys"]
    assert key in page["sheets"][0]["pieces"][0]["rows"][0][2]["keys"]


def test_a_rule_is_told_in_the_language_of_the_page():
    assert seen()["rules"]["SUM-01"].startswith("列示的合计数等于其各分项之和。\n\n为什么核对\n")
    assert "Why it matters" in seen(language="en")["rules"]["SUM-01"]


def test_what_was_not_checked_has_lists_of_its_own():
    problem = Problem(
        what="一行没有表头", where=Where(source="s1", block=0, start=0, end=2, line=1)
    )
    page = seen(problems=(problem,))
    assert ids(page, "unchecked") == ["c4"]
    assert ids(page, "unread") == ["n3"]
    (doubt,) = listing(page, "problems")["items"]
    assert (doubt["headline"], doubt["place"], len(doubt["keys"])) == ("一行没有表头", "第 1 行", 1)


def test_the_reason_of_an_unchecked_relation_is_said_in_words():
    (item,) = listing(seen(), "unchecked")["items"]
    assert ("原因", "有分项未能识别") in [tuple(line) for line in item["lines"]]


SILENCES = [
    # what an empty list of findings means    checks           heads         said
    (
        "all verified and nothing found",
        (check("c1", [], verdict="ok"),),
        (),
        "没有发现不符。 未核对的数：无勾稽对象 0 处，未识别 1 处；无法核对的关系 0 条。未核对不等于无误。",
    ),
    (
        "nothing could be verified",
        (OPEN,),
        (),
        "这份文件里没有一个数能够核对：没有发现问题不等于没有问题。",
    ),
    (
        "there was no relation at all",
        (),
        (),
        "这份文件里没有一个数能够核对：没有发现问题不等于没有问题。",
    ),
]


@pytest.mark.parametrize(
    ("what", "checks", "heads", "said"), SILENCES, ids=[s[0] for s in SILENCES]
)
def test_an_empty_list_says_why_it_is_empty(what, checks, heads, said):
    assert listing(seen(checks=checks, heads=heads), "findings")["empty"] == said


def test_without_any_relation_none_is_said_to_have_been_checked():
    assert (
        listing(seen(checks=(), heads=()), "unchecked")["empty"]
        == "没有任何勾稽关系适用于这份文件。"
    )


def test_a_number_tells_its_name_value_mark_and_checks():
    card = seen()["numbers"]["n1"]
    assert card["name"] == "三公经费 · 全年预算数 · 2023"
    assert (card["value"], card["mark"], card["path"]) == ("34 万元", "mismatch", "二、支出情况")
    assert card["checks"] == ["c1"]


def test_every_check_of_a_number_can_be_shown():
    page = seen()
    named = {name for card in page["numbers"].values() for name in card["checks"]}
    assert named == {"c1", "c2", "c3", "c4"}
    assert named <= set(page["checks"])


def test_shares_add_up_to_all_numbers():
    page = seen()
    assert sum(share["count"] for share in page["coverage"]) == len(page["numbers"]) == 3


def test_amounts_are_printed_without_exponent_and_readings_say_whether_they_close():
    tried = (
        ReadingTried(name="含结转", computed=Decimal("1E+2"), difference=Decimal(0), closes=True),
    )
    odd = check("c1", [], stated=Decimal("1E+2"), readings_tried=tried)
    (item,) = listing(seen(checks=(odd,), heads=((odd, ()),)), "findings")["items"]
    lines = dict(map(tuple, item["more"]))
    assert lines["报告所列"] == "100 万元"
    assert lines["其他读法"] == "含结转 = 100（成立）"


def test_counts_name_every_severity_and_nature_even_at_nought():
    assert count_by_severity(HEADS) == {"high": 1, "medium": 0, "low": 0, "info": 1}
    assert count_by_nature(HEADS)["wording"] == 0


def test_an_audit_of_unchecked_relations_alone_has_verified_nothing():
    assert nothing_verified(audited(TEXT, (OPEN,))[0])
    assert not nothing_verified(audited(TEXT, (OPEN, SUM))[0])


def test_a_correction_redraws_the_marks_and_the_language_everything():
    other = seen(checks=(SUM, CHILD, HINT))
    assert seen()["version"] == other["version"]
    assert seen()["edition"] != other["edition"]
    assert seen()["version"] != seen(language="en")["version"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_view_is_plain_json(language):
    page = seen(language=language)
    assert (
        json.loads(json.dumps(page, ensure_ascii=False))["numbers"].keys() == page["numbers"].keys()
    )


FLAGS = [
    # what the flag says                          flags        left
    ("a flag whose check is listed is not said twice", ("SUM-01",), []),
    ("a flag without a listed check is shown", ("BOUND-01", "SUM-01"), ["BOUND-01"]),
]


@pytest.mark.parametrize(("what", "flags", "left"), FLAGS, ids=[case[0] for case in FLAGS])
def test_flags_of_a_number_add_to_its_checks(what, flags, left):
    audit, document = audited(TEXT, ALL)
    numbers = tuple(n.model_copy(update={"flags": flags}) for n in audit.numbers)
    flagged = audit.model_copy(update={"numbers": numbers})
    page = view(flagged, [document], (), {}, words("zh"))
    assert page["numbers"]["n1"]["flags"] == left


@pytest.mark.parametrize(
    "module", [bench, flow, gate, head, items], ids=lambda module: module.__name__
)
def test_examples_in_docstrings_hold(module):
    done = doctest.testmod(module)
    assert done.attempted
    assert done.failed == 0
