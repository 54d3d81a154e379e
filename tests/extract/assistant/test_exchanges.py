"""Kept answers, records and replays."""

import json
import os
import stat
from dataclasses import replace

import pytest

from extract.assistant.answers import ANSWERS
from extract.assistant.asking import Replayed
from extract.assistant.exchanges import Cache, Exchange, key_of, played, usual_place
from extract.assistant.prompts import prompts
from tests.extract.assistant.asking import (
    GOOD,
    INVENTED,
    QUESTION,
    UNREAD,
    ask,
    case,
    live,
    nothing,
    over,
)
from tests.loopback import Server, Status

KEPT = Exchange("k", "model", "m", "names", "f", GOOD, "2031-01-01")


def test_a_second_run_costs_nothing(tmp_path):
    file = str(tmp_path / "kept.sqlite")
    result = case(UNREAD)
    with Server([nothing]) as server:
        first = over(result, server, cache=file).account
        again = over(result, server, cache=file).account
    assert first.total.requests == len(server.seen) == first.answered > 1
    assert (again.total.requests, again.kept, again.answered) == (0, first.answered, first.answered)
    assert again.origins == ("canned",)


def test_what_was_kept_is_not_asked_again(tmp_path):
    with Server([GOOD]) as server:
        for _ in range(3):
            with live(server, cache=tmp_path / "kept.sqlite") as (asker, purse):
                reply = asker.ask(QUESTION)
                assert [item.label for item in reply.answer.names] == ["渡口值守专项"]
    assert len(server.seen) == 1
    assert (purse.run.requests, reply.kept, reply.origin) == (0, True, "canned")


def test_what_was_dropped_is_dropped_again(tmp_path):
    with Server([INVENTED]) as server:
        replies = []
        for _ in range(2):
            with live(server, cache=tmp_path / "kept.sqlite") as (asker, _):
                replies.append(asker.ask(QUESTION))
    assert replies[0].answer.faults == replies[1].answer.faults != ()


def test_a_kept_answer_is_examined_like_a_fresh_one(tmp_path):
    cache = Cache(tmp_path / "kept.sqlite")
    key = QUESTION.key(prompts()["names"], "stub")
    cache.put(
        Exchange(
            key, "model", "stub", "names", "f", {"names": [{"number": "n1", "label": "999万元"}]}
        )
    )
    with Server([GOOD]) as server, live(server, cache=tmp_path / "kept.sqlite") as (asker, _):
        reply = asker.ask(QUESTION)
    assert reply.answer.names == []
    assert [fault.code for fault in reply.answer.faults] == ["label"]


def test_a_kept_answer_of_another_shape_is_asked_anew(tmp_path):
    key = QUESTION.key(prompts()["names"], "stub")
    Cache(tmp_path / "kept.sqlite").put(Exchange(key, "model", "stub", "names", "f", ["?"]))
    with Server([GOOD]) as server, live(server, cache=tmp_path / "kept.sqlite") as (asker, _):
        assert asker.ask(QUESTION).answer.names
        assert len(server.seen) == 1


BASE = {"model": "m", "fingerprint": "f", "text": "t", "schema": {"a": 1}}
CHANGES = [{"model": "n"}, {"fingerprint": "g"}, {"text": "u"}, {"schema": {"a": 2}}]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_the_key_depends_on(change):
    assert key_of(**BASE) == key_of(**BASE)
    assert key_of(**BASE | change) != key_of(**BASE)


@pytest.mark.parametrize("task", ANSWERS)
def test_the_schema_of_an_answer_is_stable(task):
    assert ANSWERS[task].model_json_schema() == ANSWERS[task].model_json_schema()


@pytest.mark.skipif(os.name == "nt", reason="modes of files")
def test_only_the_owner_reads_what_is_kept(tmp_path):
    file = tmp_path / "deep" / "kept.sqlite"
    Cache(file).put(KEPT)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_cache_that_is_no_cache_is_said_and_does_no_harm(tmp_path):
    file = tmp_path / "kept.sqlite"
    file.write_bytes(b"no database at all, but long enough to be looked at" * 50)
    with Server([nothing]) as server:
        account = over(case(UNREAD), server, cache=str(file)).account
    assert (
        account.requests_sent if hasattr(account, "requests_sent") else account.total.requests > 0
    )
    assert "cache" in {each.code for each in account.failures}


def test_the_cache_can_be_switched_off(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert usual_place().is_relative_to(tmp_path)
    Cache.of("off").put(KEPT)
    assert list(tmp_path.iterdir()) == []
    Cache.of("").put(KEPT)
    assert Cache.of("").get("k") == KEPT


# records --------------------------------------------------------------------------------------------------------------


def test_a_record_holds_each_exchange_with_its_origin(tmp_path):
    file = tmp_path / "run.jsonl"
    ask([GOOD], record=file)
    ask([GOOD], server={"canned": False}, record=file)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["origin"] for line in lines] == ["canned", "model"]
    assert lines[0]["answer"] == GOOD
    assert lines[0]["model"] == "stub"
    assert lines[0]["prompt"] == prompts()["names"].fingerprint
    assert lines[0]["date"]


def test_what_was_kept_is_recorded_too(tmp_path):
    for _ in range(2):
        with (
            Server([GOOD]) as server,
            live(server, cache=tmp_path / "c", record=tmp_path / "r") as (asker, _),
        ):
            asker.ask(QUESTION)
    assert len((tmp_path / "r").read_text("utf-8").splitlines()) == 2


def test_a_replay_gives_what_was_recorded_and_asks_nobody(tmp_path):
    file = tmp_path / "run.jsonl"
    result = case(UNREAD)
    with Server([nothing]) as server:
        first = over(result, server, record=file).account
        sent = len(server.seen)
        again = over(result, server, replay=file).account
        assert len(server.seen) == sent > 0
    assert (again.replayed, again.host, again.total.requests) == (True, "", 0)
    assert (again.answered, again.failures) == (first.answered, ())
    assert again.origins == first.origins


def test_a_replay_needs_no_settings(tmp_path):
    file = tmp_path / "run.jsonl"
    result = case(UNREAD)
    with Server([nothing]) as server:
        first = over(result, server, record=file).account
    account = over(result, None, replay=file, base_url="", model="").account
    assert (account.model, account.answered) == ("stub", first.answered)


def test_what_a_record_lacks_is_missed_and_never_asked_for(tmp_path):
    file = tmp_path / "empty.jsonl"
    file.write_text("\n", "utf-8")
    with Server([GOOD]) as server:
        account = over(case(UNREAD), server, replay=file).account
        assert server.seen == []
    assert {each.code for each in account.failures} == {"replay-miss"}


def test_a_replay_holds_no_connection():
    assert not [name for name in Replayed.__annotations__ if name in {"wire", "settings"}]


def test_a_changed_prompt_misses(tmp_path):
    file = tmp_path / "run.jsonl"
    ask([GOOD], record=file)
    known = prompts()
    changed = {**known, "names": replace(known["names"], fingerprint="other")}
    exchanges = played(file)
    assert Replayed(known, "stub", exchanges).ask(QUESTION).answer
    assert Replayed(changed, "stub", exchanges).ask(QUESTION).failure == "replay-miss"
    assert Replayed(known, "another", exchanges).ask(QUESTION).failure == "replay-miss"


def test_a_tampered_record_brings_nothing_in(tmp_path):
    file = tmp_path / "run.jsonl"
    ask([GOOD], record=file)
    line = json.loads(file.read_text("utf-8"))
    line["answer"] = {"names": [{"number": "n1", "label": "渡口值守专项", "value": "9999"}]}
    file.write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    reply = Replayed(prompts(), "stub", played(file)).ask(QUESTION)
    assert reply.answer.names == []
    assert [fault.code for fault in reply.answer.faults] == ["shape"]


def test_a_file_that_is_no_record_is_refused_with_its_line(tmp_path):
    file = tmp_path / "run.jsonl"
    file.write_text('{"key": 1}\n', "utf-8")
    with pytest.raises(ValueError, match="第 1 行"):
        played(file)


def test_failures_are_not_kept(tmp_path):
    with Server([Status(400), GOOD]) as server, live(server, cache=tmp_path / "c") as (asker, _):
        assert asker.ask(QUESTION).failure == "refused-request"
        assert asker.ask(QUESTION).answer
