"""Budgets: no request is sent that could exceed one, and every try is paid for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.assistant.assisting import Course, Run
from extract.assistant.purse import BudgetReached, Purse, Tokens
from tests.extract.assistant.asking import (
    GOOD,
    INVENTED,
    QUESTION,
    UNREAD,
    ask,
    case,
    live,
    over,
    settings,
)
from tests.loopback import Server, Status

PRICED = {"price_in": "0.001", "price_out": "0.002"}


def purse(**given):
    return Purse(settings(**PRICED, **given))


def test_what_is_under_way_counts():
    found = purse(budget_run="1")
    first = found.hold("s1", Tokens(400, 100))
    with pytest.raises(BudgetReached):
        found.hold("s2", Tokens(400, 100))
    found.settle("s1", first, Tokens(100, 10))
    found.hold("s2", Tokens(400, 100))
    assert found.run.cost == Decimal("0.120")


EDGES = [
    # what is set                       limit                       fits
    ("just enough money", {"budget_run": "0.600"}, True),
    ("a little less", {"budget_run": "0.599"}, False),
    ("enough for the document", {"budget_document": "0.600"}, True),
    ("too little for the document", {"budget_document": "0.599"}, False),
    ("just enough tokens", {"tokens_run": 500}, True),
    ("one token less", {"tokens_run": 499}, False),
    ("one token less for the document", {"tokens_document": 499}, False),
    ("no money at all", {"budget_run": "0"}, False),
    ("no limit", {}, True),
]


@pytest.mark.parametrize(
    ("limit", "fits"), [row[1:] for row in EDGES], ids=[row[0] for row in EDGES]
)
def test_a_request_is_held_against_the_limit(limit, fits):
    if fits:
        assert purse(**limit).hold("s1", Tokens(400, 100))
    else:
        with pytest.raises(BudgetReached):
            purse(**limit).hold("s1", Tokens(400, 100))


def test_what_was_never_sent_costs_nothing():
    found = purse()
    found.settle("s1", found.hold("s1", Tokens(9, 9)), None)
    assert (found.run.requests, found.run.cost, found.run.held) == (0, 0, {})


def test_settling_twice_counts_once():
    found = purse()
    ticket = found.hold("s1", Tokens(9, 9))
    found.settle("s1", ticket, Tokens(1, 1))
    found.settle("s1", ticket, Tokens(1, 1))
    assert found.run.requests == 1


def test_beyond_the_budget_nothing_is_sent():
    reply, spent, seen = ask([GOOD], **PRICED, budget_run="0.01")
    assert (reply.failure, seen, spent.requests) == ("budget", [], 0)


def test_a_re_ask_beyond_the_budget_is_not_sent():
    with Server([GOOD]) as server, live(server, max_tokens=100) as (asker, _):
        asker.ask(QUESTION)
        size = asker.wire.last.size
    just = size + 100 + 10  # an address is a few digits longer or shorter; a re-ask is much longer
    with (
        Server([INVENTED, GOOD]) as server,
        live(server, max_tokens=100, tokens_run=just) as (asker, purse),
    ):
        reply = asker.ask(QUESTION)
        assert reply.failure == "budget"
        assert len(server.seen) == purse.run.requests == 1
        assert purse.run.given == 100


def test_a_retry_beyond_the_budget_is_not_sent():
    usage = {"tokens_run": 5200, "max_tokens": 100, "retries": 3}
    reply, spent, seen = ask([Status(500, {"retry-after-ms": "1"})], **usage)
    assert len(seen) == spent.requests == 4, "a refusal costs no tokens, so each retry fits"
    assert reply.failure == "server-error"


def test_the_budget_of_one_document_leaves_the_others_alone():
    with (
        Server([GOOD]) as server,
        live(server, tokens_document=5200, max_tokens=100) as (asker, purse),
    ):
        purse.hold("s1", Tokens(5000, 0))
        assert asker.ask(QUESTION).failure == "budget"
        assert asker.ask(replace(QUESTION, document="s2")).answer


def test_the_budget_of_a_run_holds_over_its_cases():
    result = case(UNREAD)
    with Server([{"cells": []}]) as server:
        given = settings(server, tokens_run=6000, max_tokens=100, reasks=0)
        with Run(given, Course(when="all")) as run:
            accounts = [
                run.over(result.documents, result.report, frozenset()).account for _ in range(60)
            ]
    assert accounts[0].total.requests > 0
    assert accounts[-1].total.requests == 0
    assert {failure.code for failure in accounts[-1].failures} == {"budget"}
    assert accounts[-1].run.tokens_in + accounts[-1].run.tokens_out <= 6000


def test_failed_tries_are_paid_for():
    _, spent, _ = ask([INVENTED], **PRICED)
    assert spent.cost == 2 * (100 * Decimal("0.001") + 20 * Decimal("0.002"))


def test_the_account_shows_each_document_and_the_whole():
    result = case(UNREAD)
    with Server([{"cells": []}]) as server:
        account = over(result, server, **PRICED).account
    assert account.documents[0].source == "s1"
    assert account.total.cost == account.documents[0].cost > 0
