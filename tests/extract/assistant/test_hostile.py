"""A hostile server may answer anything: no figure comes in, and no check of the rules goes away."""

import re
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.second import ORIGIN, extended
from extract.assistance import AssistantReport
from extract.assistant import assisting
from extract.assistant.answers import ANSWERS
from extract.assistant.asking import Reply, taken
from extract.assistant.assisting import Course, Run
from extract.assistant.exchanges import Cache
from extract.assistant.flat import Flat
from extract.assistant.proposals import Proposals
from tests.extract.assistant.asking import EMPTY, case, over
from tests.extract.assistant.asking import settings as assistant_settings
from tests.loopback import Raw, Server, Text

TEXT = """金额单位：万元
一、执行情况
2031年基本支出100.00万元，其中：人员经费60.00万元，公用经费39.00万元，占39.00%。
全年预算数120.00万元，全年执行数110.00万元，预算执行率91.67%，结余10.00万元。

40.5	30.5	10
28.25	20	8.25
"""
RESULT = case(TEXT)
IDS = [number.id for number in RESULT.report.numbers]
DIGITS = re.compile(r"\d+(?:\.\d+)?")
PRINTED = set(DIGITS.findall(TEXT))

ids = st.sampled_from([*IDS, "n999", "", "77777.77", "e1"])
words = st.sampled_from(
    [
        "基本支出",
        "人员经费60.00万元",
        "执行率91",
        "67%",
        "三公经费",
        "77777.77",
        "",
        "占",
        "全年执行数",
        "2031年",
        "31年",
        "x" * 70,
    ]
)
lists = st.lists(ids, max_size=5)
roles = st.sampled_from(["冻结", "实际支出", "上年结转", "77"])
kinds = st.sampled_from(["share", "rate", "growth", "control", "?"])
rarely = st.one_of(st.just({}), st.just({}), st.just({}), st.fixed_dictionaries({"value": words}))


def items(required, optional=None):
    """Lists of items that are nearly right: a field too many now and then, ids and words of any kind."""
    item = st.builds(
        lambda fields, odd: fields | odd,
        st.fixed_dictionaries(required, optional=optional or {}),
        rarely,
    )
    return st.lists(item, max_size=8)


uses = st.lists(st.fixed_dictionaries({"number": ids, "role": roles}), max_size=3)
SHAPED = {
    "names": st.fixed_dictionaries(
        {
            "names": items(
                {"number": ids, "label": words},
                dict.fromkeys(("measure", "fund", "period", "project"), words),
            )
        }
    ),
    "table": st.fixed_dictionaries(
        {"cells": items({"number": ids, "row": words}, {"column": words})}
    ),
    "relations": st.fixed_dictionaries(
        {},
        optional={
            "sums": items(
                {"label": words, "whole": ids, "parts": lists}, {"complete": st.booleans()}
            ),
            "ratios": items(
                {"kind": kinds, "label": words, "stated": ids, "upper": lists, "lower": lists}
            ),
            "same": items({"label": words, "numbers": lists}),
            "dispositions": items({"label": words, "whole": ids, "uses": uses}),
        },
    ),
    "projects": st.fixed_dictionaries({"pairs": items({"first": ids, "second": ids})}),
}
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
fields = st.sampled_from(
    ["names", "cells", "sums", "ratios", "same", "dispositions", "pairs", "checks"]
)
answers = st.one_of(*SHAPED.values(), st.dictionaries(fields, junk, max_size=3), junk)


def figures(result):
    """Every figure that a result shows as printed, by whatever way it got there."""
    found = {f"{number.value:f}" for number in result.numbers}
    for check in result.checks:
        found |= {f"{item.value:f}" for item in check.evidence if item.value is not None}
        found |= (
            set(DIGITS.findall(f"{check.statement} {check.headline}"))
            if check.origin == ORIGIN
            else set()
        )
    for fact in result.facts:
        found |= set(
            DIGITS.findall(
                " ".join(filter(None, (fact.label, fact.measure, fact.fund, fact.period)))
            )
        )
    for each in result.assistant.disagreements:
        found |= set(DIGITS.findall(f"{each.rules} {each.assistant}"))
    return found


def arithmetic(result):
    """What checks work out of printed figures: sums, differences and shares, which are no figures of the model."""
    found = set()
    for check in result.checks:
        for each in (check.computed, check.difference, check.allowed):
            if each is not None:
                found |= {f"{each:f}", f"{abs(each):f}", f"{abs(each).normalize():f}"}
    return found


def hold(result):
    """The two promises."""
    first = RESULT.audit
    assert result.checks[: len(first.checks)] == first.checks
    assert all(
        c.severity in {"low", "info"} and c.origin == ORIGIN
        for c in result.checks[len(first.checks) :]
    )
    known = {f"{Decimal(each):f}" for each in PRINTED} | PRINTED
    counts = {str(n) for n in range(61)}  # 「5 项之和」 counts terms
    assert figures(result) <= known | arithmetic(result) | counts
    assert {n.value for n in result.numbers} == {n.value for n in first.numbers}
    confirmed = {n.id for n in first.numbers if n.mark.value in {"ok", "rounding"}}
    assert {n.id for n in result.numbers if n.mark.value in {"ok", "rounding"}} == confirmed
    result.model_dump_json()


COURSE = Course(when="all")


def questions():
    with Run(assistant_settings(), COURSE) as run:
        flats = [Flat.of(each, RESULT.report.numbers) for each in RESULT.documents]
        return list(assisting._questions(flats, RESULT.report, run.settings, "all", frozenset()))


QUESTIONS = questions()


def laid(replies):
    """The audit with what these replies make of it."""
    proposals = Proposals(RESULT.report)
    proposals.take(replies, {})
    account = AssistantReport(
        when="all",
        model="m",
        host="h",
        mode="MD_JSON",
        disagreements=tuple(proposals.disagreements),
    )
    return extended(RESULT.audit, proposals.more(), account)


@settings(max_examples=300, deadline=None)
@given(
    st.tuples(*(st.one_of(SHAPED[q.task], SHAPED[q.task], SHAPED[q.task], junk) for q in QUESTIONS))
)
def test_no_answer_brings_a_figure_in_or_takes_a_check_away(given_answers):
    replies = []
    for question, given_answer in zip(QUESTIONS, given_answers, strict=True):
        answer = taken(question, given_answer)
        replies.append(
            Reply(question, answer, "canned") if answer else Reply(question, failure="wrong-schema")
        )
    hold(laid(replies))


bodies = st.one_of(
    answers,
    st.text(max_size=200).map(Text),
    st.binary(max_size=200).map(Raw),
    st.builds(Raw, st.binary(max_size=50), st.sampled_from([200, 201, 204, 400, 418, 500])),
    st.builds(
        Text,
        st.text(max_size=50),
        st.sampled_from(["stop", "length", "content_filter", "tool_calls", "?"]),
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(bodies, min_size=1, max_size=6))
def test_nothing_that_comes_over_the_wire_does_either(given_answers):
    with Server(given_answers) as server:
        found = over(RESULT, server, retries=0, reasks=1, timeout=2)
    hold(extended(RESULT.audit, found.more, found.account))


def test_the_promises_are_about_something():
    assert RESULT.audit.checks
    assert {"single", "unread", "mismatch"} & {n.mark.value for n in RESULT.audit.numbers}
    assert set(EMPTY) == set(ANSWERS)
    assert Cache(None).get("k") is None
