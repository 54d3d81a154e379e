"""The papers beside the code say what is there: changelog, README, Makefile, licence."""

import re
import subprocess

from typer.testing import CliRunner

from gouji.cli import app
from tests.house.source import ROOT


def paper(name):
    return (ROOT / name).read_text("utf-8")


def targets():
    return re.findall(r"(?m)^([a-z-]+):.*## ", paper("Makefile"))


def test_the_changelog_has_an_open_section_on_top():
    sections = re.findall(r"(?m)^## (.+)$", paper("CHANGELOG.md"))
    assert sections[0] == "[Unreleased]"


def test_a_release_stands_once_and_with_its_day():
    releases = re.findall(r"(?m)^## (.+)$", paper("CHANGELOG.md"))[1:]
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", name) for name in releases)
    assert len(set(releases)) == len(releases)


def test_the_readme_begins_with_the_two_commands():
    first = re.search(r"```\w*\n(.*?)```", paper("README.md"), re.DOTALL).group(1)
    assert re.findall(r"make \w+", first) == ["make demo", "make test"]


def test_make_alone_lists_every_target():
    done = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"make ([a-z-]+)", done.stdout)
    assert listed == targets()
    assert {"demo", "test", "check", "golden", "bench", "lock"} <= set(listed)


def test_every_target_stands_in_the_readme():
    missing = [name for name in targets() if f"make {name}" not in paper("README.md")]
    assert missing == ["help"]


def test_every_command_has_help_and_stands_in_the_readme():
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]
    assert commands
    for name in commands:
        shown = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "200"})
        assert shown.exit_code == 0, name
        assert re.search(r"Usage:.*\n\s*\n\s*\w+", shown.stdout), f"{name} has no help"
        assert f"gouji {name}" in paper("README.md"), name


def test_links_between_papers_lead_somewhere():
    papers = ["README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    links = [
        (name, link)
        for name in papers
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper(name))
    ]
    assert ("README.md", "CONTRIBUTING.md") in links
    assert [pair for pair in links if not (ROOT / pair[1]).exists()] == []


def test_the_licence_is_apache():
    assert "Apache License" in paper("LICENSE")
    assert 'license = "Apache-2.0"' in paper("pyproject.toml")
