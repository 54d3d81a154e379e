"""The way to the server: modes, what is counted, limits, and where nothing goes."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest

from extract.assistant.settings import Mode
from extract.assistant.wire import ForeignHost
from tests.extract.assistant.asking import (
    GOOD,
    INVENTED,
    QUESTION,
    ask,
    case,
    live,
    nothing,
    over,
)
from tests.loopback import Server, Status, Text, Wait

ABLE = [
    # what the server can do               switches                              modes that work
    ("everything", {}, {*Mode}),
    ("no tools, an error for them", {"tools": False}, {*Mode} - {Mode.TOOLS}),
    ("tools ignored", {"tools": None}, {*Mode} - {Mode.TOOLS}),
    ("json_object alone", {"tools": False, "formats": ("json_object",)}, {Mode.JSON, Mode.MD_JSON}),
    ("nothing but text", {"tools": False, "formats": ()}, {Mode.MD_JSON}),
    (
        "fences around the answer",
        {"tools": False, "formats": (), "style": "fenced"},
        {Mode.MD_JSON},
    ),
    ("words around the answer", {"tools": False, "formats": (), "style": "chatty"}, {Mode.MD_JSON}),
    (
        "thoughts before the answer",
        {"tools": False, "formats": (), "style": "thinking"},
        {Mode.MD_JSON},
    ),
]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("switches", "works"), [row[1:] for row in ABLE], ids=[row[0] for row in ABLE]
)
def test_a_mode_works_where_the_server_can_do_it(switches, works, mode):
    reply, _, _ = ask([GOOD], server=switches, mode=mode, retries=0)
    assert (reply.failure == "") == (mode in works)
    if mode in works:
        assert [item.label for item in reply.answer.names] == ["渡口值守专项"]


def test_a_bad_answer_is_asked_for_again_with_the_reason():
    reply, spent, seen = ask([INVENTED, GOOD])
    assert [item.label for item in reply.answer.names] == ["渡口值守专项"]
    assert not reply.answer.faults
    assert len(seen) == 2
    assert "逐字照抄" in str(seen[1]["messages"])
    assert (spent.requests, spent.given, spent.answered) == (2, 200, 40)


def test_after_the_last_re_ask_what_is_bad_is_dropped():
    reply, spent, seen = ask([INVENTED], reasks=2)
    assert reply.answer.names == []
    assert [fault.code for fault in reply.answer.faults] == ["label"]
    assert len(seen) == spent.requests == 3


def test_what_is_good_in_a_bad_answer_is_kept():
    both = {"names": [*GOOD["names"], {"number": "n2", "label": "河灯节布展"}]}
    reply, _, _ = ask([both])
    assert [item.number for item in reply.answer.names] == ["n1"]
    assert [fault.numbers for fault in reply.answer.faults] == [("n2",)]


def test_retries_and_re_asks_are_limited_too():
    times = []

    def timed(answer):
        def at(_):
            times.append(time.monotonic())
            return answer

        return at

    answers = [Status(429, {"retry-after-ms": "1"}), INVENTED, INVENTED, GOOD]
    reply, spent, _ = ask([timed(each) for each in answers], rps=5, retries=2, reasks=2)
    assert reply.answer.names
    assert len(times) == spent.requests == 4
    assert all(later - earlier >= 0.15 for earlier, later in pairwise(times))


def test_no_more_requests_run_at_once_than_set(root):
    text = (root / "samples" / "municipal-water-2023.txt").read_bytes()
    result = case(text, "a.txt")
    with Server([lambda request: Wait(0.02, nothing(request))]) as server:
        found = over(result, server, concurrency=3)
        assert found.account.answered == found.account.questions > 10
        assert 1 < server.peak <= 3


def test_one_connection_serves_several_threads_and_counts_right():
    with Server([GOOD]) as server, live(server) as (asker, purse):
        questions = [replace(QUESTION, document=f"s{i % 2}", head=str(i)) for i in range(10)]
        with ThreadPoolExecutor(5) as pool:
            replies = list(pool.map(asker.ask, questions))
    assert all(reply.answer for reply in replies)
    assert purse.run.requests == 10
    assert {name: each.requests for name, each in purse.documents.items()} == {"s0": 5, "s1": 5}
    assert not purse.run.held


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(code):
    with Server([GOOD]) as other:
        location = f"{other.base_url}/chat/completions"
        reply, _, _ = ask([Status(code, {"location": location})], retries=0)
        assert reply.failure == "redirect"
        assert other.seen == []


def test_no_other_host_is_spoken_to():
    with Server([GOOD]) as server, live(server) as (asker, purse), asker.wire.call("s1"):
        elsewhere = server.base_url.replace("127.0.0.1", "localhost")
        with pytest.raises(ForeignHost):
            asker.wire._http.post(f"{elsewhere}/chat/completions", json={})
        assert server.seen == []
        assert purse.run.requests == 0


def test_keys_and_ids_of_the_environment_stay_here(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key")
    monkeypatch.setenv("OPENAI_ORG_ID", "secret-org")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "secret-project")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    _, _, seen = ask([GOOD])
    assert "secret" not in str(seen[0]["_headers"])


def test_the_key_that_was_set_is_sent():
    _, _, seen = ask([GOOD], api_key="k-1")
    assert seen[0]["_headers"]["authorization"] == "Bearer k-1"


def test_usage_that_is_not_told_is_estimated_and_said_so():
    _, spent, _ = ask([Text(json.dumps(GOOD), usage=None)])
    assert spent.unmetered == spent.requests == 1
    assert spent.given > 0
    assert spent.answered > 0


def test_templates_in_a_document_reach_the_server_as_they_are():
    shown = "{{ 7*7 }} {% 5 } {x} 渡口值守专项安排7.65⟦n1⟧万元"
    _, _, seen = ask([GOOD], replace(QUESTION, shown=shown))
    assert shown in seen[0]["messages"][-1]["content"]


def test_no_thread_is_left_behind():
    before = threading.active_count()
    ask([GOOD])
    assert threading.active_count() <= before + 1
