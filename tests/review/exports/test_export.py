"""Exporting: which files are written, under which names, and what is said where one cannot be."""

import json

import pytest
import typer
from typer.testing import CliRunner

from audit.result import Audit
from gouji.cli_export import register
from gouji.review.exports.errors import BadResult, ExportError
from gouji.review.exports.export import KINDS, audit_from, file_name, made, with_originals
from gouji.review.exports.papers import Papers
from tests.review.exports.cases import audit_of, sample, wrong_sum

NAMES = {
    "xlsx": "核对工作簿.xlsx",
    "issues": "问题清单.docx",
    "evidence": "审计取证单.docx",
    "notice": "复核意见.docx",
    "scores": "评分复核表.xlsx",
    "paper": "复核工作底稿.xlsx",
    "pdf": "标注.pdf",
    "json": "核对结果.json",
}


@pytest.fixture
def run():
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return lambda *words: CliRunner().invoke(app, ["export", *map(str, words)])


@pytest.fixture
def result(tmp_path):
    """The result of the PDF sample as a file, as the command line writes it."""
    path = tmp_path / "education-2024.pdf.json"
    path.write_text(sample("education-2024.pdf")[1].model_dump_json(by_alias=True), "utf-8")
    return path


@pytest.fixture
def original(tmp_path):
    path = tmp_path / "renamed.pdf"
    path.write_bytes(sample("education-2024.pdf")[0])
    return path


def test_every_paper_has_a_name():
    assert {kind: file_name(kind, "甲").partition(" ")[2] for kind in KINDS} == NAMES


def test_a_name_of_a_file_is_safe_whatever_the_report_is_called():
    assert file_name("json", '../a\\b:*?"<>|\n') == "_a_b________ 核对结果.json"
    assert file_name("json", "..") == "gouji 核对结果.json"


def test_everything_is_written_from_result_and_original(run, result, original, tmp_path):
    done = run(result, "--source", original, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {f"education-2024 {name}" for name in NAMES.values()}


def test_only_what_is_asked_for_is_written(run, result, tmp_path):
    done = run(result, "--as", "xlsx, issues", "--out", tmp_path / "out")
    assert done.exit_code == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"education-2024 核对工作簿.xlsx", "education-2024 问题清单.docx"}


PDF_ASKED = [
    ("as one of all papers, it is left out", (), 0),
    ("by name, it is an error", ("--as", "pdf"), 2),
]


@pytest.mark.parametrize(("case", "words", "code"), PDF_ASKED, ids=[row[0] for row in PDF_ASKED])
def test_a_marked_copy_without_the_original(case, words, code, run, result, tmp_path):
    done = run(result, "--out", tmp_path / "out", *words)
    assert done.exit_code == code
    assert "标注本只能由 PDF 原件制作" in done.output
    assert not list((tmp_path / "out").glob("*.pdf"))


def test_the_result_comes_out_as_it_went_in(run, result, tmp_path):
    run(result, "--as", "json", "--out", tmp_path / "out")
    (written,) = (tmp_path / "out").iterdir()
    assert json.loads(written.read_bytes()) == json.loads(result.read_bytes())


def test_templates_are_written_out_and_those_of_the_user_are_kept(run, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "issues.docx").write_bytes(b"mine")
    done = run("templates", folder)
    assert done.exit_code == 0
    assert {path.name for path in folder.iterdir()} == {
        "issues.docx",
        "evidence.docx",
        "notice.docx",
    }
    assert (folder / "issues.docx").read_bytes() == b"mine"
    assert "未覆盖" in done.output


def test_a_template_of_the_user_that_is_broken_is_named(run, result, tmp_path):
    (tmp_path / "issues.docx").write_bytes(b"mine")
    done = run(result, "--as", "issues", "--templates", tmp_path, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "issues.docx" in done.output


REFUSED = [
    # what is handed over               sentence                 words after the result
    ("a paper that nobody makes", "没有名为 poem 的文书", ("--as", "poem")),
    ("a file of another case", "不是这份结果所核对的文件", ("--source", __file__)),
]


@pytest.mark.parametrize(("case", "said", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_wrong_word_is_answered_in_a_sentence(case, said, words, run, result, tmp_path):
    done = run(result, "--out", tmp_path / "out", *words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_result_that_is_none_is_named(run, tmp_path):
    (tmp_path / "report.txt").write_text("基本支出 100 万元", "utf-8")
    done = run(tmp_path / "report.txt")
    assert done.exit_code == 2
    assert "report.txt 不是核对结果" in done.output


def test_a_result_that_is_not_there_is_named(run, tmp_path):
    done = run(tmp_path / "none.json")
    assert done.exit_code == 3
    assert "none.json" in done.output


@pytest.mark.parametrize("data", [b"", b"[]", b'{"schema": "gouji.audit/1"}', b"\xff"])
def test_bytes_that_are_no_result_are_refused(data):
    with pytest.raises(BadResult, match=r"r\.json"):
        audit_from(data, "r.json")


def test_originals_are_told_by_their_hash():
    data, audit = sample("education-2024.pdf")
    assert with_originals(Papers(audit), [("any", data)]).originals == {"s1": data}
    with pytest.raises(BadResult, match="any"):
        with_originals(Papers(audit), [("any", data + b" ")])


def test_an_unknown_kind_is_refused():
    with pytest.raises(ExportError, match="xlsx"):
        list(made(Papers(audit_of(wrong_sum())), "poem", "a"))


def test_a_result_is_read_as_it_was_written():
    _, audit = sample("education-2024.pdf")
    assert audit_from(audit.model_dump_json(by_alias=True).encode(), "a") == Audit.model_validate(
        audit
    )
