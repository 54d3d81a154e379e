"""Nothing is traced, nothing is logged, and nothing of it is imported unless it is asked for."""

import ast
import json
import os
import subprocess
import sys

import pytest

from tests.extract.assistant.asking import GOOD, ask
from tests.house.source import MODULES, tree
from tests.loopback import Raw, Server, Text

HEAVY = {
    "openai",
    "instructor",
    "langchain_core",
    "langchain_text_splitters",
    "langsmith",
    "pydantic_settings",
    "httpx",
    "httpx2",
}
SECRET = "石鼓渡口值守支出"
PROGRAM = """
import sys
sys.path.insert(0, {root!r})
{before}
from tests.extract.assistant.asking import case, over, nothing
from tests.loopback import Server
with Server([nothing]) as server:
    found = over(case({text!r}), server)
    assert server.seen and found.account.answered, found.account
"""


def run(program, root, **environment):
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=root, env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def traced(address):
    """An environment in which everything is traced."""
    switches = {"TRACING": "true", "TRACING_V2": "true", "API_KEY": "k", "ENDPOINT": address}
    return {
        f"{library}_{name}": value
        for library in ("LANGSMITH", "LANGCHAIN")
        for name, value in switches.items()
    }


BEFORE = [
    ("the library comes later", ""),
    ("the library is there already", "import langchain_core.runnables, langsmith"),
    (
        "tracing was asked about already",
        "import langsmith.utils; langsmith.utils.tracing_is_enabled()",
    ),
]


def test_the_spy_would_see_a_trace(root):
    plain = """
from langchain_core.runnables import RunnableLambda
from langchain_core.tracers.langchain import wait_for_all_tracers
RunnableLambda(lambda x: x).batch(["traced", "too"])
wait_for_all_tracers()
"""
    with Server([Raw(b"{}")]) as spy:
        address = spy.base_url.removesuffix("/v1")
        run(plain, root, **traced(address))
        assert spy.seen


@pytest.mark.parametrize("before", [row[1] for row in BEFORE], ids=[row[0] for row in BEFORE])
def test_a_tracing_service_is_told_nothing(root, before):
    text = f"金额单位：万元\n一、情况\n{SECRET}8.5万元。\n"
    with Server([Raw(b"{}")]) as spy:
        address = spy.base_url.removesuffix("/v1")
        program = PROGRAM.format(root=str(root), text=text, before=before)
        done = run(program, root, **traced(address))
        assert done.returncode == 0, done.stderr
        assert spy.seen == []
        assert "LangSmith" not in done.stderr


def test_no_log_holds_an_answer_or_a_document(caplog):
    with caplog.at_level("DEBUG"):
        ask([Text("机密的回答")])
        ask([GOOD])
    told = " ".join(record.getMessage() for record in caplog.records if record.name != "asyncio")
    assert "机密的回答" not in told
    assert "渡口值守" not in told


def packages(done):
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


CALLS = [
    ("an audit", ("audit", "{report}", "--fail-on", "never")),
    ("an audit that says off", ("audit", "{report}", "--fail-on", "never", "--assist", "off")),
    ("help", ("--help",)),
    ("help of the group", ("assist", "--help")),
]


@pytest.mark.parametrize("call", [row[1] for row in CALLS], ids=[row[0] for row in CALLS])
def test_nothing_of_it_is_imported_unasked(root, tmp_path, call):
    report = tmp_path / "report.txt"
    report.write_text(
        "金额单位：万元\n基本支出100万元，其中：人员经费60万元，公用经费40万元。\n", "utf-8"
    )
    arguments = [each.format(report=report) for each in call]
    command = (
        sys.executable,
        "-X",
        "importtime",
        "-c",
        "from gouji.cli import main; main()",
        *arguments,
    )
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-800:]
    found = packages(done)
    assert "gouji" in found
    assert found & HEAVY == set()
    assert "extract.assistant" not in done.stderr


def test_only_the_door_imports_the_room():
    doors = {"gouji/assisted.py", "gouji/cli_assist.py"}
    importing = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("extract.assistant")
    }
    assert {each for each in importing if not each.startswith("extract/assistant/")} == doors


def test_an_unasked_audit_says_nothing_of_an_assistant(root):
    done = run(
        "from gouji.cli import main; import sys; sys.argv=['gouji','audit','samples/county-archives-2023.txt','--json','--fail-on','never']; main()",
        root,
    )
    result = json.loads(done.stdout)
    assert result["assistant"] is None
    assert {check["origin"] for check in result["checks"]} == {"rules"}
    assert {number["note"] for number in result["numbers"]} == {""}
