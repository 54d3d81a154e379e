"""Identity: a check is found again after renumbering, moving and saving anew, and comes back when values change."""

from dataclasses import replace

from audit.relations import Conformity, Evidence
from tests.audit.auditing import audit_of, rule_of
from tests.audit.builders import number, report, span
from tests.audit.relating import equal, term, total

PRINTED = {"t": "40", "a": "30", "b": "6"}


def identity(of, relation, **fields):
    """Return key and fingerprint of the one check of a report."""
    (check,) = audit_of(of, rules=(rule_of(relation, **fields),)).checks
    return check.key, check.fingerprint


def test_ids_do_not_matter():
    renamed = report({"n7": "40", "n8": "30", "n9": "6"}, unit="万元")
    assert identity(report(PRINTED, unit="万元"), total("a", "b")) == identity(
        renamed, total("n8", "n9", stated="n7")
    )


def test_lines_and_files_do_not_matter():
    moved = {
        name: number(text, id=name, unit="万元", block=40 + place, start=9, source="s7")
        for place, (name, text) in enumerate(PRINTED.items())
    }
    assert identity(report(moved), total("a", "b")) == identity(
        report(PRINTED, unit="万元"), total("a", "b")
    )


def test_a_changed_value_keeps_the_key_and_changes_the_fingerprint():
    before = identity(report(PRINTED, unit="万元"), total("a", "b"))
    after = identity(report({**PRINTED, "b": "7"}, unit="万元"), total("a", "b"))
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_a_changed_unit_changes_the_fingerprint():
    before = identity(report(PRINTED, unit="万元"), total("a", "b"))
    after = identity(report(PRINTED, unit="元"), total("a", "b"))
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_an_added_line_keeps_the_key():
    more = report({**PRINTED, "c": "4"}, unit="万元")
    before = identity(report(PRINTED, unit="万元"), total("a", "b"))
    after = identity(more, total("a", "b", "c"))
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_rule_kind_role_and_anchors_make_the_key():
    of = report(PRINTED, unit="万元")
    keys = {
        identity(of, total("a", "b"))[0],
        identity(of, total("a", "b"), id="TEST-02")[0],
        identity(of, replace(total("a", "b"), anchors=("表", "乙")))[0],
        identity(of, replace(total("a", "b"), terms=(term("a", "weight"),)))[0],
        identity(of, equal("t", "a"))[0],
    }
    assert len(keys) == 5


def test_a_reworded_statement_is_the_same_check():
    of = report(PRINTED, unit="万元")
    assert identity(of, total("a", "b")) == identity(
        of, total("a", "b", statement="另一种说法 = 乙")
    )


def test_equals_are_told_apart_by_their_order():
    of = report({**PRINTED, "u": "36"}, unit="万元")
    first, second = audit_of(of, total("a", "b"), total("a", "b", stated="u")).checks
    assert first.key != second.key
    again, *_ = audit_of(of, total("a", "b"), total("a", "b", stated="u")).checks
    assert again.key == first.key


def test_words_belong_to_the_fingerprint():
    def claim(text):
        return Conformity(
            statement="甲",
            anchors=("甲",),
            holds=False,
            places=(Evidence(text=text, place=span(block=len(text))),),
        )

    before, after = (identity(report({}), claim(text)) for text in ("增长", "下降了"))
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)
