"""What users set on the page: checked like the files of the command line, and told step by step."""

from datetime import date

import pytest
from typer.testing import CliRunner

from audit.rules import RULES
from gouji.basis.basis import USUAL
from gouji.basis.kept import NOTHING, OFF, RATED, Kept, steps
from gouji.basis.reading import Unusable
from gouji.cli import app
from gouji.review.store import Seen, Store
from gouji.review.summary import edition

DAY = date(2026, 3, 1)
OWN = """rules:
  - id: OWN-01
    relation: sum
    total: {concept: three_public}
    parts:
      - {concept: vehicles}
      - {concept: reception}
"""
REASON = {"reason": "本市不列"}


def test_nothing_set_is_the_catalogue():
    assert Kept.of(None).basis(DAY) is USUAL
    assert Kept.of(NOTHING.content()) == NOTHING


def test_a_rule_is_off_on_its_days_alone():
    kept = NOTHING.switched("SUM-01", OFF, {**REASON, "from": "2026-02-01", "until": "2026-03-31"})
    assert kept.basis(DAY).policy.off == {"SUM-01"}
    assert kept.basis(date(2026, 4, 1)).policy.off == frozenset()


def test_a_rule_is_rated_otherwise_and_then_as_before():
    rated = NOTHING.switched("SUM-01", RATED, {**REASON, "severity": "low"})
    assert rated.basis(DAY).policy.rated == {"SUM-01": "low"}
    off = rated.switched("SUM-01", OFF, REASON)
    assert (off.rated, len(off.off)) == ((), 1)
    assert off.switched("SUM-01", "usual", {}) == NOTHING


def test_own_rules_join_the_catalogue_and_come_back_as_text():
    kept = NOTHING.written(OWN)
    rules = kept.basis(DAY).rules
    assert [rule.id for rule in rules[len(RULES) :]] == ["OWN-01"]
    assert Kept.of(kept.content()).written(kept.text()) == kept
    assert kept.written("  ") == NOTHING


def test_the_edition_changes_with_the_content_of_an_own_rule_under_the_same_id():
    one, other = (
        NOTHING.written(text).basis(DAY) for text in (OWN, OWN.replace("vehicles", "abroad"))
    )
    assert one.rules[-1].id == other.rules[-1].id
    assert edition(one.policy, one.rules) != edition(other.policy, other.rules)
    again = NOTHING.written(OWN).basis(DAY)
    assert edition(one.policy, one.rules) == edition(again.policy, again.rules)


FAULTY = [
    # what is wrong                        how                                                           said
    ("off without a reason", lambda: NOTHING.switched("SUM-01", OFF, {}), "缺少此项"),
    ("days in the wrong order", lambda: NOTHING.switched("SUM-01", OFF, {**REASON, "from": "2026-02-01", "until": "2026-01-01"}), "晚于"),
    ("a rule that is not there", lambda: NOTHING.switched("XXX-01", OFF, REASON), "没有编号为 XXX-01"),
    ("an id that the catalogue has", lambda: NOTHING.written(OWN.replace("OWN-01", "SUM-01")), "已有规则使用"),
    ("two rules with one id", lambda: NOTHING.written(OWN + OWN.partition("\n")[2]), "已有规则使用"),
    ("a concept that nobody knows", lambda: NOTHING.written(OWN.replace("vehicles", "xx")), "没有概念 xx"),
    ("no YAML", lambda: NOTHING.written("rules: ["), "YAML"),
    ("no list of rules", lambda: NOTHING.written("rule: 1"), "没有这个键"),
    ("rules that are no list", lambda: NOTHING.written("rules: 1"), "应为列表"),
    ("rules that are words", lambda: NOTHING.written("rules: [a]"), "键: 值"),
    ("text that unfolds", lambda: NOTHING.written("rules: &a\n  - *a"), "锚点"),
    ("endless text", lambda: NOTHING.written("#" * 60_000), "过长"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "make", "said"), FAULTY, ids=[f[0] for f in FAULTY])
def test_what_cannot_be_used_is_said_in_sentences(what, make, said):
    with pytest.raises(Unusable, match=said):
        make().policy()


def test_an_own_rule_that_is_off_cannot_be_dropped_before_its_switch():
    kept = NOTHING.written(OWN).switched("OWN-01", OFF, REASON)
    assert kept.basis(DAY).policy.off == {"OWN-01"}
    with pytest.raises(Unusable, match="没有编号为 OWN-01"):
        kept.written("").policy()


def test_every_step_is_told():
    one = NOTHING.written(OWN).switched("SUM-01", OFF, REASON)
    two = one.written(OWN.replace("vehicles", "abroad")).switched(
        "SUM-01", RATED, {**REASON, "severity": "low"}
    )
    three = two.written("").switched("SUM-01", "usual", {})
    told = [
        [(step.kind, step.rule) for step in steps(before, after)]
        for before, after in ((NOTHING, one), (one, two), (two, three))
    ]
    assert told == [
        [("off", "SUM-01"), ("added", "OWN-01")],
        [("rated", "SUM-01"), ("altered", "OWN-01")],
        [("usual", "SUM-01"), ("dropped", "OWN-01")],
    ]


def test_explain_knows_own_rules_of_files_and_of_the_store(tmp_path, monkeypatch):
    file = tmp_path / "own.yaml"
    file.write_text(OWN + "    why: 本市必填。\n", encoding="utf-8")
    monkeypatch.setenv("GOUJI_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    unknown = CliRunner().invoke(app, ["explain", "own-01"])
    assert unknown.exit_code == 2
    assert not (tmp_path / "store.db").exists()
    told = CliRunner().invoke(app, ["explain", "own-01", "--rules", str(file)]).output
    assert told.startswith("OWN-01 (sum, data)")
    assert "本市必填。" in told
    assert "concept: reception" in told
    store = Store.open()
    store.set_basis(NOTHING.written(OWN).content(), "", Seen("甲"))
    store.close()
    assert "concept: vehicles" in CliRunner().invoke(app, ["explain", "own-01"]).output
