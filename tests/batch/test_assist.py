"""A model in a batch: only where it was asked for, and only the server that was named."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from gouji.assisted import Plan
from gouji.batch.course import Files, course_of
from gouji.batch.results import Results
from gouji.cli_assist import Assist
from tests.batch.reports import states
from tests.gouji.test_assisted import SUM, answer
from tests.loopback import Server

REFUSED = "处理它的机器所设的模型服务器与所示的不同，没有发送任何内容。"


@pytest.fixture
def server(monkeypatch, tmp_path):
    """A server on this machine that the settings name."""
    with Server([answer]) as running:
        settings = {"base_url": running.base_url, "model": "stub", "rps": "10000", "cache": "off"}
        for name, value in settings.items():
            monkeypatch.setenv(f"GOUJI_ASSIST_{name.upper()}", value)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        yield running


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(SUM, "utf-8")
    return made


def test_workers_ask_the_server_that_was_named(server, folder, batch_of, tmp_path):
    course = course_of(Files(), Assist.UNREAD)
    assert states(batch_of(course=course, results=Results(tmp_path / "out")).run(folder)) == {
        "a.txt": "audited"
    }
    (written,) = (tmp_path / "out").iterdir()
    told = json.loads(written.read_bytes())["assistant"]
    assert told["host"] in server.base_url
    assert told["answered"] == len(server.seen) > 0


def test_what_a_model_was_asked_is_not_what_it_was_not(server, folder, batch_of):
    batch_of().run(folder)
    course = course_of(Files(), Assist.UNREAD)
    assert batch_of(course=course).run(folder)["a.txt"].state == "audited"
    assert batch_of().run(folder)["a.txt"].state == "cached"


def test_no_text_goes_to_another_server(server, folder, batch_of, monkeypatch):
    course = course_of(Files(), Assist.ALL)
    monkeypatch.setenv("GOUJI_ASSIST_BASE_URL", "http://127.0.0.2:1/v1")
    found = batch_of(course=course).run(folder)["a.txt"]
    assert (found.state, found.reason) == ("crashed", REFUSED)
    assert server.seen == []


def test_workers_share_the_limits_of_a_run(server, monkeypatch):
    monkeypatch.setenv("GOUJI_ASSIST_BUDGET_RUN", "0.90")
    monkeypatch.setenv("GOUJI_ASSIST_TOKENS_RUN", "1000")
    whole = Plan(when=Assist.ALL).settings()
    part = whole.shared(3)
    assert (part.budget_run, part.tokens_run, part.rps * 3) == (Decimal("0.30"), 333, whole.rps)
    assert part.budget_document == whole.budget_document
    assert whole.shared(1) == whole


def test_a_worker_whose_share_is_spent_sends_nothing(server, folder, batch_of, monkeypatch):
    monkeypatch.setenv("GOUJI_ASSIST_TOKENS_RUN", "40000")
    few = replace(course_of(Files(), Assist.UNREAD), workers=40)
    assert batch_of(course=few).run(folder)["a.txt"].state == "audited"
    assert server.seen == []
