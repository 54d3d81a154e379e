"""Proposals: rules win, differences are listed, and what is added says where it comes from."""

import pytest

from extract.assistant.answers import Cells, Names, Pairs, Relations
from extract.assistant.asking import Question, Reply
from extract.assistant.examining import EXAMINATION, Examination
from extract.assistant.masking import Masks
from extract.assistant.proposals import Proposals
from extract.numbers import Kind
from extract.records import Breakdown, Denominator, Entity, Flow, Group, Ratio
from tests.audit.builders import fact, report

NUMBERS = {"n1": "40万元", "n2": "30万元", "n3": "10万元", "n4": "75%", "n5": "40万元"}
TEXT = "三公经费 公务接待费 出国经费 占比 修桥 铺路 年初预算数 全年执行数 2031年 政府性基金 甲工程 乙工程"
KINDS = {name: Kind.PERCENT if "%" in raw else Kind.MONEY for name, raw in NUMBERS.items()}


def taken(of, *answers):
    """What comes of these answers over a built report."""
    replies = []
    token = EXAMINATION.set(Examination(KINDS, TEXT, lambda: False, frozenset({"e1", "e2"})))
    try:
        for kind, data in answers:
            answer = kind.model_validate(data)
            assert not answer.faults, answer.faults
            replies.append(Reply(Question("names", "s1", "", "", KINDS), answer))
    finally:
        EXAMINATION.reset(token)
    found = Proposals(of)
    found.take(replies, {"s1": Masks()})
    return found


def names(*given):
    keys = ("number", "label", "measure", "fund", "period", "project")
    return Names, {"names": [dict(zip(keys, each, strict=False)) for each in given]}


def built(facts=(), **records):
    return report(NUMBERS, facts, **records)


def test_a_number_without_a_name_gets_one():
    found = taken(built(), names(("n1", "三公经费", "年初预算数", "政府性基金", "2031年")))
    (named,) = found.more().facts
    assert named.model_dump(exclude={"path", "scope"}) == {
        "number": "n1",
        "label": "三公经费",
        "concept": "three_public",
        "measure": "年初预算数",
        "fund": "政府性基金",
        "period": "2031",
        "entity": None,
        "section": "prose",
        "origin": "assistant",
    }


def test_a_cell_is_a_name_under_two_heads():
    found = taken(
        built(), (Cells, {"cells": [{"number": "n1", "row": "修桥", "column": "年初预算数"}]})
    )
    assert [(f.label, f.measure) for f in found.more().facts] == [("修桥", "年初预算数")]


def test_a_name_of_the_rules_stays_and_the_difference_is_listed():
    found = taken(built({"n1": "公务接待费"}), names(("n1", "三公经费")))
    assert [(f.label, f.origin) for f in found.more().facts] == [("公务接待费", "rules")]
    (odd,) = found.disagreements
    assert (odd.kind, odd.numbers, odd.rules, odd.assistant) == (
        "name",
        ("n1",),
        "公务接待费",
        "三公经费",
    )


AGREEING = [
    # what the two say                     rules                                       assistant
    ("the same", {"label": "三公经费"}, "三公经费"),
    ("a part of it", {"label": "甲工程修桥"}, "修桥"),
    ("more of it", {"label": "工程"}, "甲工程"),
    ("what stands in the path", {"label": "合计", "path": ("修桥",)}, "修桥"),
    ("another word for one concept", {"label": "出国费", "concept": "abroad"}, "出国经费"),
]


@pytest.mark.parametrize(
    ("rules", "label"), [row[1:] for row in AGREEING], ids=[row[0] for row in AGREEING]
)
def test_two_names_that_can_both_be_right_are_no_difference(rules, label):
    assert taken(built({"n1": rules}), names(("n1", label))).disagreements == []


def test_the_first_of_two_answers_names_a_number():
    found = taken(built(), names(("n1", "修桥")), names(("n1", "铺路")))
    assert [f.label for f in found.more().facts] == ["修桥"]


def summed(whole="n1", parts=("n2", "n3"), *, complete=True):
    sums = [{"label": "三公经费", "whole": whole, "parts": list(parts), "complete": complete}]
    return Relations, {"sums": sums}


def rules_sum(*parts):
    return Breakdown(label="合计", total="n1", parts=parts, complete=True, basis="prose")


SUMS = [
    # what rules said                   breakdowns                     added  listed
    ("nothing", [], 1, 0),
    ("the same in another order", [rules_sum("n3", "n2")], 0, 0),
    ("some other parts", [rules_sum("n2", "n5")], 0, 1),
    ("quite other parts", [rules_sum("n5")], 1, 0),
]


@pytest.mark.parametrize(
    ("known", "added", "listed"), [row[1:] for row in SUMS], ids=[row[0] for row in SUMS]
)
def test_a_sum_is_added_where_rules_said_nothing_of_it(known, added, listed):
    found = taken(built(breakdowns=tuple(known)), summed())
    assert (len(found.more().breakdowns), len(found.disagreements)) == (added, listed)


def test_a_sum_keeps_what_was_said_of_it():
    (found,) = taken(built(), summed(complete=False)).more().breakdowns
    assert (found.total, found.parts, found.complete, found.label) == (
        "n1",
        ("n2", "n3"),
        False,
        "三公经费",
    )


def rated(**given):
    base = {"kind": "share", "label": "占比", "stated": "n4", "upper": ["n2"], "lower": ["n1"]}
    return Relations, {"ratios": [base | given]}


def test_a_ratio_is_added():
    (found,) = taken(built({"n1": "三公经费"}), rated()).more().ratios
    assert (found.stated, found.numerators) == ("n4", ("n2",))
    assert (found.denominators[0].name, found.denominators[0].numbers) == ("三公经费", ("n1",))


@pytest.mark.parametrize(("lower", "listed"), [("n1", 0), ("n3", 1)])
def test_a_ratio_of_the_rules_stays(lower, listed):
    lowers = (Denominator(name="x", numbers=(lower,)),)
    known = Ratio(kind="share", label="占", stated="n4", numerators=("n2",), denominators=lowers)
    found = taken(built(ratios=(known,)), rated())
    assert (found.more().ratios, len(found.disagreements)) == ((), listed)


USES = [{"number": "n2", "role": "实际支出"}, {"number": "n3", "role": "上年结转"}]


def test_a_disposition_counts_by_its_roles():
    data = {"dispositions": [{"label": "三公经费", "whole": "n1", "uses": USES}]}
    (found,) = taken(built(), (Relations, data)).more().flows
    assert (found.uses, found.roles, found.signs) == (
        ("n2", "n3"),
        ("实际支出", "上年结转"),
        (1, -1),
    )


def test_a_disposition_of_the_rules_stays():
    known = Flow(label="x", whole="n1", uses=("n2",), roles=("实际支出",))
    data = {"dispositions": [{"label": "三公经费", "whole": "n1", "uses": USES}]}
    found = taken(built(flows=(known,)), (Relations, data))
    assert (found.more().flows, len(found.disagreements)) == ((), 1)


def same(*numbers):
    return Relations, {"same": [{"label": "三公经费", "numbers": list(numbers)}]}


def test_equal_numbers_are_never_of_one_scope():
    (found,) = taken(built(), same("n1", "n5")).more().groups
    assert (found.numbers, found.same_scope, found.basis) == (("n1", "n5"), False, "assistant")


def test_equal_numbers_of_the_rules_are_not_repeated():
    known = Group(label="x", numbers=("n5", "n1", "n2"), same_scope=True, basis="prose")
    assert taken(built(groups=(known,)), same("n1", "n5")).more().groups == ()


TIES = [
    # what the two facts share              rules                                                            tied
    (
        "concept and measure",
        {"label": "三公经费", "concept": "three_public", "measure": "年初预算数"},
        True,
    ),
    (
        "the concept alone",
        {"label": "三公经费", "concept": "three_public", "measure": "全年执行数"},
        False,
    ),
    ("the measure alone", {"label": "修桥", "measure": "年初预算数"}, False),
    (
        "another project",
        {"label": "三公经费", "concept": "three_public", "measure": "年初预算数", "entity": "e1"},
        False,
    ),
]


@pytest.mark.parametrize(("rules", "tied"), [row[1:] for row in TIES], ids=[row[0] for row in TIES])
def test_a_number_named_like_another_ought_to_equal_it(rules, tied):
    found = taken(built({"n5": rules}), names(("n1", "三公经费", "年初预算数")))
    assert [group.numbers for group in found.more().groups] == ([("n5", "n1")] if tied else [])


def test_two_names_of_one_project_tie_what_each_says_once():
    projects = (
        Entity(id="e1", kind="project", name="甲工程"),
        Entity(id="e2", kind="project", name="乙工程"),
    )
    facts = [
        fact("n1", {"label": "甲工程", "measure": "全年执行数", "entity": "e1"}),
        fact("n5", {"label": "乙工程", "measure": "全年执行数", "entity": "e2"}),
        fact("n2", {"label": "甲工程", "measure": "年初预算数", "entity": "e1"}),
    ]
    found = taken(
        built(facts, entities=projects), (Pairs, {"pairs": [{"first": "e1", "second": "e2"}]})
    )
    assert [group.numbers for group in found.more().groups] == [("n1", "n5")]


def test_a_project_is_found_by_its_other_names():
    known = (Entity(id="e1", kind="project", name="石鼓工程", aliases=("甲工程",)),)
    found = taken(built(entities=known), names(("n1", "修桥", "", "", "", "甲工程")))
    assert found.more().facts[0].entity == "e1"


def test_the_relations_of_the_rules_stay_out_of_the_second_layer():
    of = built(breakdowns=(rules_sum("n2", "n3"),), groups=())
    more = taken(of, same("n1", "n5")).more()
    assert more.breakdowns == ()
    assert more.numbers == of.numbers


def test_names_worked_out_before_are_worked_out_anew():
    of = built({"n2": "公务接待费"})
    assert set(of.fact_of) == {"n2"}
    assert set(taken(of, names(("n1", "三公经费"))).more().fact_of) == {"n1", "n2"}
