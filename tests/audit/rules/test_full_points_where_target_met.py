"""SCORE-05 as a table: target, actual and points of a row, and the verdict an auditor would give."""

from audit.rules import full_points_where_met
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def of(target, actual, weight="5", score="5", **words):
    """A form of one row."""
    return case(form(row(weight, score, target, actual, **words)))


def several(target, actual, *more, cell="actual"):
    """A row whose target or actual holds more than one quantity."""
    built = form(row("5", "5", target, actual))
    ids = (f"f1.{cell[0]}1", *(f"x{place}" for place, _ in enumerate(more)))
    built.rows[0] = built.rows[0].model_copy(update={f"{cell}_numbers": ids})
    return case(built, numbers=dict(zip(ids[1:], more, strict=True)))


CASES = [
    ("holds", "more than the target", of("30个", "34个"), [(OK, "0")]),
    ("holds", "just the target", of("30个", "30个"), [(OK, "0")]),
    ("holds", "a sign makes it a floor", of("≥98%", "98.5%"), [(OK, "0")]),
    ("holds", "a sign makes it a ceiling", of("≤5天", "3天"), [(OK, "0")]),
    ("holds", "a cost below its limit", of("70万元", "51万元", level1="成本指标"), [(OK, "0")]),
    (
        "holds",
        "a cost below, by its second level",
        of("70万元", "51万元", level2="成本指标"),
        [(OK, "0")],
    ),
    ("holds", "a limit above the target settles it", of("≥95%", "≥96%"), [(OK, "0")]),
    ("holds", "a limit below a ceiling settles it", of("≤5%", "≤4%"), [(OK, "0")]),
    ("holds", "an actual without a unit", of("40幅", "40"), [(OK, "0")]),
    ("holds", "an equal time limit", of("30天", "30天", level2="时效指标"), [(OK, "0")]),
    ("holds", "timeliness in per cent", of("98%", "100%", level2="时效指标"), [(OK, "0")]),
    ("holds", "a count among other things", several("60件", "72件", "50套", "22套"), [(OK, "0")]),
    ("holds", "below the number that is the ceiling", of("≤5天", "<5天"), [(OK, "0")]),
    ("holds", "over a number that is the target", of("≥3个", "超3个"), [(OK, "0")]),
    ("holds", "less of what ought to be little", of("5%", "3%", wanted="low"), [(OK, "0")]),
    ("holds", "none of it", of("2起", "0起", wanted="low"), [(OK, "0")]),
    (
        "holds",
        "a length of time that is to be reached",
        of("300天", "330天", level2="时效指标", wanted="high"),
        [(OK, "0")],
    ),
    ("fails", "a ceiling by its sign", of("≤5%", "7%", wanted="low"), [(MISMATCH, "2")]),
    ("skipped", "more of what ought to be little", of("5%", "7%", wanted="low"), []),
    ("fails", "missed, and full points", of("120位", "14位"), [(MISMATCH, "-106")]),
    ("fails", "missed by one", of("30个", "29个"), [(MISMATCH, "-1")]),
    (
        "fails",
        "a cost above its limit",
        of("52.6万元", "58.31万元", level1="成本指标"),
        [(MISMATCH, "5.71")],
    ),
    ("fails", "a ceiling is passed", of("≤5%", "7%"), [(MISMATCH, "2")]),
    ("skipped", "met, and points taken off", of("30个", "34个", "5", "4"), []),
    ("skipped", "missed, and points taken off", of("30个", "26个", "5", "4"), []),
    ("skipped", "the target is words", of("提升", "26个"), []),
    ("skipped", "the actual is words", of("30个", "完成"), []),
    ("skipped", "two counts like the target", several("30个", "34个", "12个"), []),
    ("skipped", "several targets", several("30个", "34个", "12场", cell="target"), []),
    ("skipped", "several bare numbers", several("30", "34", "12"), []),
    ("skipped", "a count against a share", of("30个", "26%"), []),
    ("skipped", "money against a count", of("30个", "26万元"), []),
    ("skipped", "counts of different things", of("30处", "26个"), []),
    ("skipped", "the target is copied with its sign", of("≥98%", "≥98%"), []),
    ("skipped", "a floor below the target tells nothing", of("≥98%", "≥90%"), []),
    ("skipped", "a floor under a ceiling tells nothing", of("≤5%", "≥4%"), []),
    ("skipped", "a ceiling over a floor tells nothing", of("≥90%", "≤95%"), []),
    ("skipped", "a bare time limit", of("30天", "20天", level2="时效指标"), []),
    ("skipped", "nothing happened", of("5起", "0起"), []),
    ("skipped", "an estimate", of("约30个", "26个"), []),
    ("skipped", "a row without points", of("30个", "34个", "0", "0"), []),
    ("skipped", "no score", of("30个", "34个", "5", ""), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(full_points_where_met, of) == expected


def test_the_evidence_of_a_met_target_holds_all_four_numbers():
    assert evidence(full_points_where_met, of("30个", "34个")) == [
        [("f1.s1", "stated"), ("f1.w1", "other"), ("f1.t1", "target"), ("f1.a1", "actual")]
    ]


def test_the_evidence_of_a_missed_target_holds_all_four_numbers():
    assert evidence(full_points_where_met, of("30个", "26个")) == [
        [("f1.a1", "actual"), ("f1.t1", "limit"), ("f1.s1", "score"), ("f1.w1", "weight")]
    ]


def test_a_count_among_other_things_makes_the_claim_uncertain():
    (relation,) = full_points_where_met.relate(several("60件", "55件", "50套"))
    assert not relation.certain


def test_a_number_without_a_unit_makes_the_claim_uncertain():
    (relation,) = full_points_where_met.relate(of("120", "14位"))
    assert not relation.certain
