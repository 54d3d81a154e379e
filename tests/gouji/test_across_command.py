"""``gouji across`` as people call it."""

import json

import pytest
from typer.testing import CliRunner

from gouji.cli import app
from gouji.proof import prove
from tests.across.corpus import audited
from tests.across.printing import report
from tests.across.units import years

LIBRARY = "棠溪县图书馆"


def stored(folder, *, changed):
    """Two years of a library as result files; ``changed`` plants another figure of last year."""
    paths = []
    for year in (2023, 2024):
        of = years()[LIBRARY, year]
        before = {**of.before, "公用经费": of.before["公用经费"] + 540 * (changed and year == 2024)}
        result = audited(f"{LIBRARY}-{year}", report(of.changed(before=before)))
        paths.append(folder / f"{year}.json")
        paths[-1].write_text(result.model_dump_json(by_alias=True), encoding="utf-8")
    return [str(path) for path in paths]


def run(*arguments):
    return CliRunner().invoke(app, ["across", *arguments])


@pytest.mark.parametrize(("changed", "code"), [(True, 1), (False, 0)], ids=["a conflict", "none"])
def test_the_exit_code_says_whether_reports_agree(tmp_path, changed, code):
    done = run(*stored(tmp_path, changed=changed))
    assert done.exit_code == code, done.output
    assert ("CROSS-01" in done.output) is changed


def test_fail_on_never_is_always_clear(tmp_path):
    assert run(*stored(tmp_path, changed=True), "--fail-on", "never").exit_code == 0


def test_json_is_one_object_and_nothing_else(tmp_path):
    done = run(*stored(tmp_path, changed=True), "--json")
    found = json.loads(done.stdout)
    assert found["schema"] == "gouji.audit/1"
    assert [each["agency"] for each in found["across"]["documents"]] == [LIBRARY] * 2


def test_what_is_written_can_be_proved(tmp_path):
    out = tmp_path / "new" / "across.json"
    run(*stored(tmp_path, changed=True), "--out", str(out))
    assert prove(out) == 0


def test_a_file_that_is_no_result_is_named_and_the_others_are_compared(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("[]", encoding="utf-8")
    done = run(*stored(tmp_path, changed=True), str(bad))
    assert done.exit_code == 3
    assert "bad.json：不是本程序的核对结果文件" in done.output
    assert "CROSS-01" in done.output


def test_one_report_alone_is_not_verified(tmp_path):
    done = run(stored(tmp_path, changed=False)[0])
    assert done.exit_code == 4
    assert "没有能互相比对的报告" in done.output
    assert "没有发现" not in done.output


def test_a_policy_switches_a_rule_off(tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("off:\n- {rule: CROSS-01, reason: 试}\n", encoding="utf-8")
    done = run(*stored(tmp_path, changed=True), "--policy", str(policy))
    assert done.exit_code == 0
    assert "CROSS-01" not in done.output


@pytest.mark.parametrize(
    ("text", "said"),
    [(None, "无法打开单位表"), ("甲\n", "须有“单位”和“上级单位”两列")],
    ids=["gone", "bad"],
)
def test_a_table_of_units_that_is_none_is_refused(tmp_path, text, said):
    units = tmp_path / "units.csv"
    if text is not None:
        units.write_text(text, encoding="utf-8")
    done = run(*stored(tmp_path, changed=False), "--units", str(units))
    assert (done.exit_code, said in done.output) == (2, True)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run(*stored(tmp_path, changed=False), "--out", str(tmp_path / "file" / "x.json"))
    assert done.exit_code == 2
    assert "无法写入" in done.output
