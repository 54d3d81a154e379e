"""The built wheel works in an empty environment: the command runs and its data came along."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import PurePosixPath

import pytest

REPORT = "金额单位：万元\n基本支出 100 万元，其中：人员经费 60 万元，公用经费 39 万元。\n"

pytestmark = pytest.mark.slow


def call(*command, cwd, **options):
    """Run a command far from the checkout, with nothing of it on the path of imports."""
    inherited = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    environment = inherited | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "120"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """The wheel, built with the backend that is pinned."""
    out = tmp_path_factory.mktemp("wheel")
    order = ("-m", "build", "--wheel", "--no-isolation", "--outdir", out, root)
    done = call(sys.executable, *order, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("gouji-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(root, wheel, tmp_path_factory):
    """The directory of commands of an environment that holds the wheel and the pinned core."""
    place = tmp_path_factory.mktemp("empty")
    assert call(sys.executable, "-m", "venv", place, cwd=place).returncode == 0
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    pip = (scripts / "python", "-m", "pip", "install", "--quiet")
    core = root / "requirements" / "core.txt"
    for what in (("--require-hashes", "-r", core), ("--no-deps", "--no-index", wheel)):
        done = call(*pip, *what, cwd=place)
        assert done.returncode == 0, done.stderr
    return scripts


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_data_of_the_project_is_in_the_wheel(root, wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"gouji/app.py", "gouji/prompts/README.md"}
    for room in ("extract", "audit", "gouji"):
        for suffix in (".py", ".yaml", ".yml", ".html", ".js", ".css", ".mako", ".ini", ".toml"):
            found = (root / room).rglob(f"*{suffix}")
            wanted |= {path.relative_to(root).as_posix() for path in found}
    assert any(name.startswith("extract/vocabulary/") and name.endswith(".yaml") for name in wanted)
    assert wanted - names == set()


def test_nothing_else_is_in_the_wheel(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"extract", "audit", "gouji"}


def test_the_command_helps(installed, tmp_path):
    done = call(installed / "gouji", "--help", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "audit" in done.stdout


def test_the_command_audits_a_report(installed, report, tmp_path):
    done = call(installed / "gouji", "audit", report, "--json", "--fail-on", "never", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["schema"] == "gouji.audit/1"
    assert {"100", "60", "39"} <= {number["raw"] for number in result["numbers"]}


def test_every_module_imports_with_the_core_alone(wheel, installed, tmp_path):
    files = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".py")]
    extras = (
        "gouji/ui/",
        "gouji/app.py",
        "extract/assistant/",
        "gouji/review/",
        "gouji/batch/",
        "extract/readers/image",
        "extract/readers/ocr",
    )
    paths = [PurePosixPath(name) for name in files if not name.startswith(extras)]
    modules = sorted({".".join(p.with_suffix("").parts).removesuffix(".__init__") for p in paths})
    assert {"extract", "audit.result", "gouji.cli"} <= set(modules)
    program = f"import importlib\nfor name in {modules}: importlib.import_module(name)"
    done = call(installed / "python", "-c", program, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
