"""Everything that a server can do wrong: the audit ends, and the result says what was not done."""

import json
import socket

import pytest

from extract.assistant.asking import Live
from extract.assistant.assisting import Course, Run
from extract.assistant.wire import LARGEST
from extract.vocabulary import load
from tests.extract.assistant.asking import (
    GOOD,
    UNREAD,
    ask,
    case,
    ids_in,
    nothing,
    over,
    settings,
    task_of,
)
from tests.loopback import Cut, Raw, Server, Status, Text, Wait

NO_CHOICES = {"id": "x", "object": "chat.completion", "created": 1, "model": "s", "choices": []}
QUICK = {"retry-after-ms": "1"}
PAGE = b"<!doctype html><html><body>login</body></html>"

CASES = [
    # what happens                              answers                                              code              requests
    ("the key is refused", [Status(401)], "auth", 1),
    ("the key may not do this", [Status(403)], "auth", 1),
    ("no such model", [Status(404)], "not-found", 1),
    ("the request is refused", [Status(400)], "refused-request", 1),
    ("the request is too large", [Status(413)], "refused-request", 1),
    ("the rate limit, again and again", [Status(429, QUICK)], "rate-limit", 2),
    ("an error inside the server, again and again", [Status(500, QUICK)], "server-error", 2),
    ("a gateway without a server behind it", [Status(502, QUICK)], "server-error", 2),
    ("no answer in time", [Wait(1.5, GOOD)], "timeout", 2),
    ("the connection is cut in the middle", [Cut()], "connection", 2),
    (
        "truncated, and the server says so",
        [Text('{"names": [{"num', finish="length")],
        "truncated",
        1,
    ),
    ("truncated, and the server does not say so", [Text('{"names": [{"num')], "bad-json", 2),
    ("a refusal", [Text(None, refusal="no")], "refusal", 2),
    ("a filter", [Text("", finish="content_filter")], "refusal", 2),
    ("a refusal in words", [Text("对不起，我不能回答。")], "bad-json", 2),
    ("an empty text", [Text("")], "empty", 2),
    ("no text", [Text(None)], "empty", 2),
    ("no choices", [Raw(json.dumps(NO_CHOICES).encode())], "empty", 1),
    ("another structure", [{"x": 1}], "wrong-schema", 2),
    ("a list in place of an object", [["n1"]], "wrong-schema", 2),
    ("a text where a list belongs", [{"names": "n1"}], "wrong-schema", 2),
    ("a page in place of JSON", [Raw(PAGE, type="text/html")], "html", 2),
    ("a page that calls itself JSON", [Raw(PAGE)], "html", 2),
    (
        "a page with an error",
        [Raw(PAGE, status=503, type="text/html", headers=QUICK)],
        "server-error",
        2,
    ),
    ("JSON that is no object", [Raw(b"null")], "html", 2),
    ("JSON a thousand levels deep", [Raw(b"[" * 100_000)], "html", 1),
    ("nothing at all", [Raw(b"")], "html", 2),
]


@pytest.mark.parametrize(
    ("answers", "code", "requests"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_a_failure_has_its_code(answers, code, requests):
    reply, spent, seen = ask(answers, timeout=0.5 if isinstance(answers[0], Wait) else 5)
    assert (reply.failure, reply.answer) == (code, None)
    assert len(seen) == spent.requests == requests
    assert not spent.held


@pytest.mark.parametrize("answers", [row[1] for row in CASES], ids=[row[0] for row in CASES])
def test_the_run_goes_on_and_says_what_is_missing(answers):
    result = case(UNREAD)
    with Server(answers) as server:
        found = over(result, server, timeout=0.5 if isinstance(answers[0], Wait) else 5, retries=0)
    assert found.more.facts == result.report.facts
    assert found.account.failures
    assert found.account.questions == sum(each.questions for each in found.account.failures)
    assert all(each.message for each in found.account.failures)


RECOVERED = [
    ("the rate limit once", [Status(429, QUICK), GOOD]),
    ("an error once", [Status(500, QUICK), GOOD]),
    ("a slow answer once", [Wait(1.2, GOOD), GOOD]),
    ("a cut once", [Cut(), GOOD]),
    ("truncated once", [Text('{"names": ['), GOOD]),
    ("empty once", [Text(""), GOOD]),
    ("refused once", [Text(None, refusal="no"), GOOD]),
    ("a page once", [Raw(PAGE, type="text/html"), GOOD]),
    ("another structure once", [{"x": 1}, GOOD]),
]


@pytest.mark.parametrize(
    "answers", [row[1] for row in RECOVERED], ids=[row[0] for row in RECOVERED]
)
def test_what_happens_once_is_got_over(answers):
    reply, spent, _ = ask(list(answers), timeout=0.6)
    assert reply.answer.names
    assert spent.requests == 2


def test_a_server_that_is_not_there_costs_nothing():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = over(case(UNREAD), base_url=f"http://127.0.0.1:{port}/v1", retries=0)
    assert {each.code for each in found.account.failures} <= {"connection", "stopped"}
    assert (found.account.total.requests, found.account.total.cost) == (0, 0)


LONG = "单位：万元\n" + "".join(f"第{i}项事务支出{i}.5万元，{i}.25万元。\n" for i in range(10, 90))


def test_a_dead_server_is_left_alone_after_a_while():
    with Server([Status(500)]) as server:
        found = over(case(LONG), server, retries=0, chunk=200, concurrency=1)
    assert len(server.seen) == 3
    assert {each.code for each in found.account.failures} == {"server-error", "stopped"}


def test_a_refused_key_ends_it_at_once():
    with Server([Status(401)]) as server:
        found = over(case(LONG), server, chunk=200, concurrency=1)
    assert len(server.seen) == 1
    assert {each.code for each in found.account.failures} == {"auth", "stopped"}


def test_a_server_that_dies_in_the_middle_leaves_what_it_had_said():
    def first(request):
        if task_of(request) != "names":
            return {"sums": []}
        return {"names": [{"number": ids_in(request)[0], "label": "三公经费"}]}

    with Server([first, first, Status(500)]) as server:
        found = over(case(LONG), server, retries=0, chunk=200, concurrency=1, when="all")
    assert found.account.answered == 2
    assert {each.code for each in found.account.failures} == {"server-error", "stopped"}


def test_a_cut_off_answer_is_asked_for_in_parts():
    def answer(request):
        size = len(request["messages"][-1]["content"])
        return Text('{"names": [', finish="length") if size > 900 else {"names": [], "sums": []}

    def tolerant(request):
        found = answer(request)
        return found if isinstance(found, Text) else nothing(request)

    with Server([tolerant]) as server:
        found = over(case(LONG), server, chunk=5000)
    assert not found.account.failures
    assert found.account.answered > 2


def test_an_answer_without_end_is_not_read_to_it():
    body = b'{"choices": "' + b"x" * (LARGEST + 10) + b'"}'
    reply, _, _ = ask([Raw(body)], retries=0)
    assert reply.failure == "oversized"


def test_every_code_has_its_sentence():
    said = {row[2] for row in CASES} | {
        "stopped",
        "budget",
        "replay-miss",
        "cache",
        "unexpected",
        "oversized",
    }
    assert said <= set(load("assistant")["failures"])


def test_an_error_of_our_own_does_not_take_the_run_with_it(monkeypatch):
    def broken(*_):
        raise RuntimeError("within")

    monkeypatch.setattr(Live, "ask", broken)
    result = case(UNREAD)
    with Server([GOOD]) as server, Run(settings(server), Course(when="all")) as run:
        account = run.over(result.documents, result.report, frozenset()).account
    assert {each.code for each in account.failures} == {"unexpected"}
