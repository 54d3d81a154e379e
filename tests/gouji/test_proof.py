"""The proof agrees with the judge on every sample, and with nothing else."""

import json
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gouji import proof
from gouji.cli import app
from gouji.proof import ARITHMETIC, differences, prove
from gouji.report import dumped
from tests.golden.compact import names, run


@cache
def written(name):
    """The result of a sample as it is written."""
    return dumped(run(name).audit)


def provable(result):
    return [
        check
        for check in result["checks"]
        if check["relation"]["kind"] in ARITHMETIC and check["verdict"] != "unchecked"
    ]


@pytest.mark.parametrize("name", names())
def test_every_verdict_of_a_sample_is_recomputed(name):
    result = json.loads(written(name))
    assert provable(result)
    assert list(differences(result, provable(result))) == []


def test_the_samples_hold_every_kind_of_arithmetic_and_every_verdict():
    checks = [check for name in names() for check in provable(json.loads(written(name)))]
    assert {check["relation"]["kind"] for check in checks} == ARITHMETIC
    assert {c["verdict"] for c in checks} == {"ok", "rounding", "mismatch", "explained"}


WRONG = {"ok": "mismatch", "rounding": "ok", "mismatch": "rounding", "explained": "ok"}


@pytest.mark.parametrize("kind", sorted(ARITHMETIC))
def test_another_verdict_is_not_confirmed(kind):
    checked = 0
    for name in names():
        result = json.loads(written(name))
        for check in provable(result):
            if check["relation"]["kind"] == kind:
                check["verdict"] = WRONG[check["verdict"]]
                assert list(differences(result, [check])) != []
                checked += 1
    assert checked


def test_another_figure_is_not_confirmed():
    result = json.loads(written(names()[0]))
    sums = [c for c in provable(result) if c["relation"]["kind"] == "sum" and c["verdict"] == "ok"]
    sums[0]["evidence"][-1]["value"] = "987654.32"
    assert len(list(differences(result, sums))) == 1


FORMULAS = [
    ("a sum within half a hundredth for each number", "sum", "s = a + b", "10.01", "rounding"),
    ("a sum whose gap is all that rounding leaves open", "sum", "s = a + b", "10.015", "mismatch"),
    ("terms below a total that need not be all of it", "sum", "s >= a - b", "2.00", "ok"),
    ("two prints of one amount, half a step apart", "equal", "s = a", "6.005", "rounding"),
    ("two prints of one amount, a step apart", "equal", "s = a", "6.01", "mismatch"),
    ("under the limit", "bound", "s <= a", "5.99", "ok"),
    ("over a limit in hundredths, by one", "bound", "s <= a", "6.01", "rounding"),
    ("over a limit, by more", "bound", "s <= a", "6.02", "mismatch"),
    ("short of a limit", "bound", "s >= a", "5.00", "mismatch"),
    ("a rate that rounds half up", "ratio", "s = b / a * 100", "66.67", "ok"),
    ("a rate that was cut off", "ratio", "s = b / a * 100", "66.66", "rounding"),
    ("a rate of another base", "ratio", "s = b / a * 100", "60.00", "mismatch"),
    ("a fall printed by its size", "ratio", "s = (b / a - 1) * -100", "33.33", "ok"),
    ("a fraction of one", "ratio", "s = b / a", "0.67", "ok"),
    ("a product rounded to its step", "multiple", "s = a * b", "24.00", "ok"),
    ("a product that is off", "multiple", "s = a * b", "25.00", "mismatch"),
]


@pytest.mark.parametrize(
    ("kind", "formula", "stated", "verdict"),
    [case[1:] for case in FORMULAS],
    ids=[case[0] for case in FORMULAS],
)
def test_a_verdict_by_hand(kind, formula, stated, verdict):
    """a is 6.00 and b is 4.00, each to a hundredth."""
    result = {"numbers": [number(each) for each in "sab"]}
    evidence = [item("s", stated, "stated"), item("a", "6.00", "limit"), item("b", "4.00", "term")]
    check = {"id": "c1", "rule": "TEST-01", "verdict": verdict, "evidence": evidence}
    check["relation"] = {"kind": kind, "formula": formula}
    assert list(differences(result, [check])) == []


def number(name):
    return {"id": name, "kind": "money", "qualifier": ""}


def item(name, value, role):
    near = [str(float(value) - 0.005), str(float(value) + 0.005)]
    return {
        "number": name,
        "raw": value,
        "value": value,
        "role": role,
        "factor": "1",
        "interval": [f"{float(each):.4f}" for each in near],
        "step": "0.01",
    }


def test_an_estimate_reaches_as_far_as_its_interval():
    result = {"numbers": [{**number("s"), "qualifier": "~"}, number("a")]}
    evidence = [{**item("s", "7.00", "stated"), "interval": ["6", "8"]}, item("a", "6.00", "other")]
    check = {"id": "c1", "rule": "TEST-01", "verdict": "rounding", "evidence": evidence}
    check["relation"] = {"kind": "equal", "formula": "s = a"}
    assert list(differences(result, [check])) == []


def test_the_command_ends_with_1_where_a_verdict_differs(tmp_path, capsys):
    file = tmp_path / "result.json"
    file.write_text(written(names()[0]), encoding="utf-8")
    assert prove(file) == 0
    assert "不一致 0 项" in capsys.readouterr().out
    result = json.loads(file.read_text(encoding="utf-8"))
    first = provable(result)[0]
    first["verdict"] = WRONG[first["verdict"]]
    file.write_text(json.dumps(result), encoding="utf-8")
    assert prove(file) == 1
    assert f"{first['id']} {first['rule']}" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["[]", "{}", "no json"])
def test_what_is_no_result_is_said_to_be_none(tmp_path, text):
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    ended = CliRunner().invoke(app, ["proof", str(file)])
    assert ended.exit_code == 3


def test_the_proof_needs_nothing_but_the_standard_library():
    text = Path(proof.__file__).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    assert not any(
        line.startswith(("from audit", "from extract", "from gouji", "import audit"))
        for line in text.splitlines()
    )
