"""Evaluation: the figures over a tiny annotation made by hand, and what is said where answers were made up."""

import json

import pytest
from typer.testing import CliRunner

from gouji.cli import Exit, app
from gouji.evaluation import evaluated, figures
from gouji.evaluation_fit import fits, label_fits, number, prepared

NUMBERS = {
    "n1": ("100", 3),
    "n2": ("60", 3),
    "n3": ("39", 3),
    "n4": ("50", 9),
    "n5": ("30", 9),
    "n6": ("20", 9),
}


def numbers(**marks):
    return [
        {"id": name, "value": value, "mark": marks.get(name, "single"), "where": {"line": line}}
        for name, (value, line) in NUMBERS.items()
    ]


def check(verdict, ids, stated=None, computed=None, severity="high", **given):
    evidence = [{"number": each, "value": NUMBERS[each][0]} for each in ids]
    base = {
        "verdict": verdict,
        "severity": severity,
        "stated": stated,
        "computed": computed,
        "family": "sum",
    }
    return base | {"evidence": evidence} | given


def gold_check(verdict, ids, stated=None, computed=None, tier="core", **given):
    evidence = [{"raw": NUMBERS[each][0], "line": NUMBERS[each][1]} for each in ids]
    base = {
        "id": "g",
        "verdict": verdict,
        "stated": stated,
        "computed": computed,
        "tier": tier,
        "family": "sum",
    }
    return base | {"evidence": evidence} | given


WRONG = gold_check("mismatch", ["n1", "n2", "n3"], "100", "99")
RIGHT = gold_check("ok", ["n4", "n5", "n6"], "50", "50", tier="pass")
FOUND = check("mismatch", ["n1", "n2", "n3"], "100", "99")
HELD = check("ok", ["n4", "n5", "n6"], "50", "50", severity="info")

FIGURES = [
    # what the result does                         annotations       checks                                              figure                 value
    ("finds the discrepancy", [WRONG], [FOUND], "core", "1/1"),
    (
        "finds it the other way round",
        [WRONG],
        [check("mismatch", ["n1", "n2"], "99", "100")],
        "core",
        "1/1",
    ),
    (
        "finds it and calls it accounted for",
        [WRONG],
        [check("explained", ["n1", "n2", "n3"], "100", "99")],
        "core",
        "1/1",
    ),
    (
        "finds it and whispers",
        [WRONG],
        [check("mismatch", ["n1", "n2", "n3"], "100", "99", "info")],
        "core",
        "0/1",
    ),
    ("holds it for right", [WRONG], [check("ok", ["n1", "n2", "n3"], "100", "100")], "core", "0/1"),
    ("says nothing", [WRONG], [], "core", "0/1"),
    (
        "finds other amounts elsewhere",
        [WRONG],
        [check("mismatch", ["n4", "n5"], "50", "30")],
        "core",
        "0/1",
    ),
    ("counts what is loud", [WRONG], [FOUND], "loud", "1"),
    ("raises no alarm where it is right", [WRONG], [FOUND], "false_alarms", "0"),
    (
        "raises an alarm about nothing",
        [WRONG],
        [check("mismatch", ["n4", "n5"], "50", "30")],
        "false_alarms",
        "1",
    ),
    (
        "raises a low one about nothing",
        [WRONG],
        [check("mismatch", ["n4", "n5"], "50", "30", "low")],
        "quiet_unmatched",
        "1",
    ),
    (
        "calls right wrong",
        [RIGHT],
        [check("mismatch", ["n4", "n5", "n6"], "50", "49")],
        "wrong_verdicts",
        "1",
    ),
    (
        "calls right wrong and that is no false alarm",
        [RIGHT],
        [check("mismatch", ["n4", "n5", "n6"], "50", "49")],
        "false_alarms",
        "0",
    ),
    ("confirms what is right", [RIGHT], [HELD], "passing", "1/1"),
    (
        "confirms it by rounding",
        [RIGHT],
        [check("rounding", ["n4", "n5", "n6"], "50", "50")],
        "passing",
        "1/1",
    ),
    (
        "confirms it by one number alone",
        [RIGHT],
        [check("ok", ["n4", "n4"], "50", "50")],
        "passing",
        "0/1",
    ),
    (
        "rests on the same numbers without amounts",
        [RIGHT],
        [check("ok", ["n4", "n5"], "50", None)],
        "passing",
        "1/1",
    ),
    (
        "rests on too few of them",
        [gold_check("ok", ["n1", "n2", "n3", "n4"], tier="pass")],
        [check("ok", ["n1", "n2"])],
        "passing",
        "0/1",
    ),
    (
        "has another tier",
        [gold_check("mismatch", ["n1", "n2"], "100", "60", tier="form")],
        [check("mismatch", ["n1", "n2"], "100", "60")],
        "form",
        "1/1",
    ),
]


@pytest.mark.parametrize(
    ("gold", "checks", "name", "value"),
    [row[1:] for row in FIGURES],
    ids=[row[0] for row in FIGURES],
)
def test_a_figure_over_checks(gold, checks, name, value):
    assert figures({"checks": gold}, {"numbers": numbers(), "checks": checks}).told(name) == value


FACTS = [
    # what the result says                            facts                                              marks               named  hidden
    ("the same name", [{"number": "n1", "label": "基本支出"}], {}, "1/1", "0"),
    ("a longer name", [{"number": "n1", "label": "财政拨款基本支出合计"}], {}, "1/1", "0"),
    (
        "the name in its path",
        [{"number": "n1", "label": "合计", "path": ["基本支出"]}],
        {},
        "1/1",
        "0",
    ),
    ("another name", [{"number": "n1", "label": "馆藏档案"}], {}, "0/1", "0"),
    ("one letter", [{"number": "n1", "label": "支"}], {}, "0/1", "0"),
    ("nothing, and no quantity", [], {"n1": "context"}, "0/1", "1"),
    ("nothing", [], {"n1": "unread"}, "0/1", "1"),
    ("another place", [{"number": "n4", "label": "基本支出"}], {}, "0/1", "0"),
]


@pytest.mark.parametrize(
    ("facts", "marks", "named", "hidden"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS]
)
def test_a_figure_over_names(facts, marks, named, hidden):
    gold = {"checks": [], "facts": [{"value": "100.00", "label": "基本支出", "line": 4}]}
    found = figures(gold, {"numbers": numbers(**marks), "facts": facts})
    assert (found.told("facts"), found.told("hidden")) == (named, hidden)


ROW = {"level3": "接待 人次", "target": "≥10（次）", "actual": "12", "weight": "5.0", "score": "5"}
ROWS = [
    ("the same", [ROW], "1/2"),
    (
        "the same with other spaces and brackets",
        [ROW | {"level3": "接待人次", "target": "≥10(次)", "weight": "5"}],
        "1/2",
    ),
    ("twice", [ROW, ROW], "2/2"),
    ("other points", [ROW | {"score": "4"}], "0/2"),
]


@pytest.mark.parametrize(("rows", "value"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_figure_over_indicator_rows(rows, value):
    assert (
        figures({"checks": [], "indicators": [ROW, ROW]}, {"indicators": rows}).told("indicators")
        == value
    )


def test_an_empty_cell_is_found_by_what_it_should_hold():
    gold = gold_check("mismatch", ["n1", "n2"], None, "166.67", family="missing")
    (mine,) = prepared({"checks": [check("mismatch", [], None, "166.67", family="missing")]})
    (other,) = prepared({"checks": [check("mismatch", [], None, "166.67", family="sum")]})
    assert fits(mine, gold)
    assert not fits(other, gold)


def test_lines_keep_equal_numbers_apart():
    gold = gold_check("ok", ["n1", "n2"], "100", "100")
    near, far = (
        prepared(
            {
                "numbers": [{"id": n, "where": {"line": line}} for n in ("n1", "n2")],
                "checks": [check("ok", ["n1", "n2"])],
            }
        )[0]
        for line in (4, 5)
    )
    assert fits(near, gold)
    assert not fits(far, gold)


WORDS = [
    ("基本支出", "基本支出", True),
    ("基本支出", "支", False),
    ("财政拨款基本支出", "基本支出", True),
    ("甲乙丙丁", "戊己庚辛", False),
]


@pytest.mark.parametrize(("wanted", "label", "same"), WORDS)
def test_names_fit(wanted, label, same):
    assert label_fits(wanted, label) == same


@pytest.mark.parametrize(
    ("text", "value"), [("1,200.50 万元", "1200.5"), ("−", None), (None, None), ("≥98%", "98")]
)
def test_the_first_number_of_a_text(text, value):
    found = number(text)
    assert (f"{found:f}" if found is not None else None) == value


# directories ----------------------------------------------------------------------------------------------------------


def gold_in(path):
    path.mkdir()
    (path / "one.json").write_text(json.dumps({"checks": [WRONG, RIGHT]}), "utf-8")
    (path / "two.json").write_text(json.dumps({"checks": [WRONG]}), "utf-8")
    return path


def results_in(path, *checks, assistant=None, name="one.txt.json"):
    path.mkdir(exist_ok=True)
    result = {"numbers": numbers(), "checks": list(checks), "assistant": assistant}
    (path / name).write_text(json.dumps(result), "utf-8")
    return path


def gouji(*arguments):
    return CliRunner().invoke(app, ["eval", *map(str, arguments)])


def account(when="all", *origins):
    return {"when": when, "origins": list(origins)}


def test_documents_are_added_up_and_missing_results_count_against_them(tmp_path):
    found = evaluated(gold_in(tmp_path / "gold"), results_in(tmp_path / "off", FOUND, HELD))
    assert {name: f.told("core") for name, f in found.documents.items()} == {
        "one": "1/1",
        "two": "0/1",
    }
    assert (found.total.told("core"), found.total.told("passing"), found.missing) == (
        "1/2",
        "1/1",
        ("two",),
    )
    assert (found.assisted, found.canned) == ("off", False)


def test_one_directory_is_a_table_of_documents(tmp_path):
    done = gouji(gold_in(tmp_path / "gold"), results_in(tmp_path / "off", FOUND, HELD))
    rows = {
        line.split()[0]: line.split()[1:]
        for line in done.stdout.splitlines()
        if line and line[0] in "otT"
    }
    assert rows["one"] == ["1/1", "0/0", "0/0", "0/0", "1", "0", "0", "0", "1/1", "0/0", "0", "0/0"]
    assert rows["TOTAL"][0] == "1/2"
    assert "two" in done.stdout.splitlines()[0]


def test_several_directories_are_compared(tmp_path):
    gold = gold_in(tmp_path / "gold")
    off = results_in(tmp_path / "off", HELD)
    every = results_in(tmp_path / "all", FOUND, HELD, assistant=account("all", "model"))
    done = gouji(gold, off, every)
    rows = [line.split()[:3] for line in done.stdout.splitlines() if "(" in line]
    assert rows == [["off", "(off)", "0/2"], ["all", "(all)", "1/2"]]


def test_made_up_answers_give_no_figures(tmp_path):
    gold = gold_in(tmp_path / "gold")
    every = results_in(tmp_path / "all", FOUND, HELD, assistant=account("all", "canned", "model"))
    done = gouji(gold, every)
    assert "不给出准确程度" in done.stdout
    assert "1/2" not in done.stdout
    told = json.loads(gouji(gold, every, "--json").stdout)
    assert (told[0]["canned"], told[0]["total"], told[0]["documents"]) == (True, None, None)


def test_beside_made_up_answers_the_others_keep_their_figures(tmp_path):
    gold = gold_in(tmp_path / "gold")
    off = results_in(tmp_path / "off", FOUND, HELD)
    every = results_in(tmp_path / "all", assistant=account("all", "canned"))
    done = gouji(gold, off, every)
    assert "off (off)" in done.stdout
    assert "all (all)" not in done.stdout
    assert "不给出准确程度" in done.stdout


def test_as_json(tmp_path):
    told = json.loads(
        gouji(gold_in(tmp_path / "gold"), results_in(tmp_path / "off", FOUND), "--json").stdout
    )
    assert told[0]["total"]["core"] == [1, 2]
    assert told[0]["total"]["loud"] == 1


def test_a_directory_that_is_not_there_is_misuse(tmp_path):
    assert gouji(tmp_path / "none", tmp_path).exit_code == Exit.USAGE
