"""The assistant from the command line: off unless asked for, told before it sends, and never in the way of an audit."""

import json

import pytest
from typer.testing import CliRunner

from gouji.assisted import Assistant, AssistantUnavailable, Plan, assisted
from gouji.cli import Exit, app
from gouji.cli_assist import Assist
from gouji.pipeline import NamedBytes, audit_files
from tests.extract.assistant.asking import UNREAD, ids_in, nothing, task_of
from tests.loopback import Server, Status

SUM = "金额单位：万元\n基本支出100万元，其中：人员经费60万元，公用经费39万元。\n\n40.5\t30.5\t10\n28.25\t20\t8.25\n"


@pytest.fixture
def told(monkeypatch, tmp_path):
    """Sets the environment for a server; nothing of the caller's own is left in it."""

    def tell(server, **more):
        base = {
            "base_url": server.base_url,
            "model": "stub",
            "rps": "10000",
            "retries": "0",
            "cache": "off",
        }
        for name, value in (base | more).items():
            monkeypatch.setenv(f"GOUJI_ASSIST_{name.upper()}", value)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tell


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(SUM, "utf-8")
    return path


def gouji(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments], env={"COLUMNS": "200"})


def answer(request):
    """A model that knows the table without words."""
    if task_of(request) != "table":
        return nothing(request)
    return {
        "cells": [
            {"number": each, "row": "三公经费", "column": "决算数"} for each in ids_in(request)[:1]
        ]
    }


def test_nothing_is_sent_unless_it_is_asked_for(told, report):
    with Server([answer]) as server:
        told(server)
        assert gouji("audit", report).exit_code == Exit.FINDINGS
        assert gouji("audit", report, "--assist", "off").exit_code == Exit.FINDINGS
        assert server.seen == []


def test_the_host_is_told_before_anything_is_sent(told, report):
    with Server([answer]) as server:
        told(server, mask="true")
        done = gouji("audit", report, "--assist", "unread", "--json")
        assert server.base_url.split("/")[2] in done.stderr.splitlines()[0]
        assert "遮盖" in done.stderr.splitlines()[0]
        assert json.loads(done.stdout)["assistant"]["host"] == server.base_url.split("/")[2]


def test_unread_sends_only_what_was_not_read(told, report):
    with Server([answer]) as server:
        told(server)
        gouji("audit", report, "--assist", "unread")
        sent = "".join(server.documents())
        assert "40.5" in sent
        assert "人员经费" not in sent
        gouji("audit", report, "--assist", "all")
        assert "人员经费" in "".join(server.documents())


def test_the_result_says_what_was_done(told, report):
    with Server([answer]) as server:
        told(server, price_in="0.001", price_out="0.002")
        result = json.loads(gouji("audit", report, "--assist", "unread", "--json").stdout)
    account = result["assistant"]
    assert (account["when"], account["model"], account["mode"]) == ("unread", "stub", "MD_JSON")
    assert account["origins"] == ["canned"]
    assert account["total"] == account["documents"][0] | {"source": ""}
    assert account["total"]["cost"] == "0.280"
    assert {each["name"] for each in account["prompts"]} == {"table", "relations"}
    assert [f["label"] for f in result["facts"] if f["origin"] == "assistant"] == ["三公经费"]
    assert [n["mark"] for n in result["numbers"] if n["note"]] == ["single"]


PATHS = [
    # what the server can do      mode           switches
    ("tools", "TOOLS", {"formats": ()}),
    ("json_schema", "JSON_SCHEMA", {"tools": False, "formats": ("json_schema",)}),
    ("json_object", "JSON", {"tools": False, "formats": ("json_object",)}),
    ("nothing but text", "MD_JSON", {"tools": False, "formats": ()}),
    ("fences", "MD_JSON", {"tools": False, "formats": (), "style": "fenced"}),
    ("thoughts", "MD_JSON", {"tools": False, "formats": (), "style": "thinking"}),
]


@pytest.mark.parametrize(
    ("mode", "switches"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS]
)
def test_the_whole_way_in_each_mode(told, report, mode, switches):
    with Server([answer], **switches) as server:
        told(server, mode=mode)
        result = json.loads(gouji("audit", report, "--assist", "all", "--json").stdout)
    assert result["assistant"]["mode"] == mode
    assert result["assistant"]["failures"] == []
    assert [f["label"] for f in result["facts"] if f["origin"] == "assistant"] == ["三公经费"]


def test_the_table_says_it_in_words(told, report):
    with Server([answer]) as server:
        told(server)
        done = gouji("audit", report, "--assist", "all")
    assert "模型 stub" in done.stdout
    assert "不是模型所答" in done.stdout
    assert "请求" in done.stdout


def test_findings_and_exit_code_are_those_of_the_rules(told, report):
    plain = json.loads(gouji("audit", report, "--json").stdout)
    with Server([Status(500)]) as server:
        told(server)
        done = gouji("audit", report, "--assist", "all", "--json")
    result = json.loads(done.stdout)
    assert done.exit_code == Exit.FINDINGS
    assert result["checks"] == plain["checks"]
    assert result["numbers"] == plain["numbers"]
    assert {each["code"] for each in result["assistant"]["failures"]} <= {"server-error", "stopped"}


def test_what_an_assistant_proposes_verifies_nothing(told, tmp_path):
    def claim(request):
        ids = ids_in(request)
        if task_of(request) != "relations":
            return nothing(request)
        return {
            "sums": [{"label": "三公经费", "whole": ids[0], "parts": ids[1:3], "complete": True}]
        }

    path = tmp_path / "bare.txt"
    path.write_text(UNREAD, "utf-8")
    with Server([claim]) as server:
        told(server)
        done = gouji("audit", path, "--assist", "all", "--json")
    assert [c["verdict"] for c in json.loads(done.stdout)["checks"]] == ["ok"]
    assert done.exit_code == Exit.UNVERIFIED


def test_a_record_is_replayed_without_a_server(told, report, tmp_path, monkeypatch):
    record = tmp_path / "run.jsonl"
    with Server([answer]) as server:
        told(server)
        first = json.loads(
            gouji("audit", report, "--assist", "all", "--json", "--record", record).stdout
        )
    for name in ("BASE_URL", "MODEL"):
        monkeypatch.delenv(f"GOUJI_ASSIST_{name}")
    done = gouji("audit", report, "--assist", "all", "--json", "--replay", record)
    again = json.loads(done.stdout)
    assert "不发送" in done.stderr
    assert again["facts"] == first["facts"]
    assert (again["assistant"]["host"], again["assistant"]["replayed"]) == ("", True)
    assert again["assistant"]["origins"] == ["canned"]


def test_one_budget_holds_for_all_files(told, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(SUM, "utf-8")
    with Server([answer]) as server:
        told(server, tokens_run="200")
        done = gouji("audit", report, other, "--assist", "all", "--json")
        assert server.seen == []
    for line in done.stdout.splitlines():
        assert {each["code"] for each in json.loads(line)["assistant"]["failures"]} == {"budget"}


MISUSED = [
    # what is wrong                      arguments                                                       said
    ("no server was named", ("--assist", "all"), "什么也不会发送"),
    ("a record without an assistant", ("--record", "x"), "--assist"),
    ("a replay without an assistant", ("--replay", "x"), "--assist"),
    ("both", ("--assist", "all", "--record", "x", "--replay", "y"), "不能同时"),
    ("a record that is not there", ("--assist", "all", "--replay", "none.jsonl"), "找不到录像"),
    (
        "settings that are not there",
        ("--assist", "all", "--assist-settings", "none.yaml"),
        "找不到设置文件",
    ),
]


@pytest.mark.parametrize(
    ("arguments", "said"), [row[1:] for row in MISUSED], ids=[row[0] for row in MISUSED]
)
def test_misuse_is_one_sentence_and_code_2(report, arguments, said):
    done = gouji("audit", report, *arguments)
    assert done.exit_code == Exit.USAGE
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_wrong_settings_are_named_and_the_key_is_not(report, monkeypatch):
    monkeypatch.setenv("GOUJI_ASSIST_API_KEY", "k-secret")
    monkeypatch.setenv("GOUJI_ASSIST_RPS", "often")
    done = gouji("audit", report, "--assist", "all")
    assert done.exit_code == Exit.USAGE
    assert "rps" in done.stderr
    assert "k-secret" not in done.output


def test_a_broken_record_is_one_sentence(report, tmp_path):
    file = tmp_path / "run.jsonl"
    file.write_text("{}\n", "utf-8")
    done = gouji("audit", report, "--assist", "all", "--replay", file)
    assert done.exit_code == Exit.USAGE
    assert "第 1 行" in done.stderr


def test_a_record_that_cannot_be_written_is_one_sentence(told, report, tmp_path):
    with Server([answer]) as server:
        told(server)
        done = gouji("audit", report, "--assist", "all", "--record", tmp_path)
        assert server.seen == []
    assert done.exit_code == Exit.USAGE
    assert "无法读写" in done.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("gouji.assisted.find_spec", lambda _: None)
    with pytest.raises(AssistantUnavailable, match="gouji\\[llm\\]"):
        Plan(when=Assist.ALL).settings()


def test_off_is_the_case_as_it_is():
    result = audit_files([NamedBytes("a.txt", SUM.encode())])
    assert assisted(result, Plan()) is result


def test_documents_and_report_stay(told):
    result = audit_files([NamedBytes("a.txt", SUM.encode())])
    with Server([answer]) as server:
        told(server)
        found = assisted(result, Plan(when=Assist.ALL))
    assert (found.documents, found.report) == (result.documents, result.report)
    assert found.audit.assistant
    assert result.audit.assistant is None


def test_several_cases_share_one_run(told):
    result = audit_files([NamedBytes("a.txt", SUM.encode())])
    with Server([answer]) as server:
        told(server)
        with Assistant(Plan(when=Assist.ALL)) as assistant:
            first, second = (assistant.added_to(result).audit.assistant for _ in range(2))
    assert second.run.requests == first.total.requests + second.total.requests


# the group ------------------------------------------------------------------------------------------------------------

CHECKED = {"names": [{"number": "n1", "label": "渡口值守专项"}]}


def test_the_check_makes_one_call_and_says_where(told):
    with Server([CHECKED]) as server:
        told(server)
        done = gouji("assist", "check")
        assert len(server.seen) == 1
        assert server.base_url.split("/")[2] in done.stderr
    assert done.exit_code == 0
    assert "MD_JSON：可用" in done.stdout


def test_the_check_of_all_modes_makes_four(told):
    with Server([CHECKED], tools=False) as server:
        told(server)
        done = gouji("assist", "check", "--modes")
        assert len(server.seen) == 4
    assert done.exit_code == 0
    assert [
        line
        for line in done.stdout.splitlines()
        if line.startswith("TOOLS：") and "可用" not in line
    ]


def test_the_check_of_a_server_that_refuses_fails(told):
    with Server([Status(401)]) as server:
        told(server)
        assert gouji("assist", "check").exit_code == 1


def test_the_check_without_a_server_is_misuse():
    assert gouji("assist", "check").exit_code == Exit.USAGE


def test_settings_are_listed_without_the_key(monkeypatch):
    monkeypatch.setenv("GOUJI_ASSIST_API_KEY", "k-secret")
    monkeypatch.setenv("GOUJI_ASSIST_MODEL", "stub")
    done = gouji("assist", "settings")
    assert done.exit_code == 0
    assert "stub" in done.stdout
    assert "k-secret" not in done.output


@pytest.mark.parametrize("command", ["check", "settings"])
def test_every_command_of_the_group_has_help(command):
    done = gouji("assist", command, "--help")
    assert done.exit_code == 0
    assert "Usage" in done.stdout
