"""WORD-06 as a table: words for a change between two amounts."""

from audit.rules import words_follow_direction
from tests.audit.rules.remarked import Change, remarked
from tests.audit.rules.running import MISMATCH, OK, evidence, table, verdicts


def changed(later, earlier, word, *, up):
    """An amount, an earlier one, and the word for the change."""
    found = Change(label="三公经费", later="n", earlier="o", up=up, word=word)
    return remarked({"n": later, "o": earlier}, changes=(found,))


CASES = [
    ("holds", "it rose", changed("4.24万元", "3.97万元", "增加", up=True), [(OK, "0.27")]),
    ("holds", "it fell", changed("3.97万元", "4.24万元", "减少", up=False), [(OK, "-0.27")]),
    ("holds", "it stayed", changed("4.24万元", "4.24万元", "增加", up=True), [(OK, "0.00")]),
    (
        "fails",
        "it fell and is said to rise",
        changed("3.97万元", "4.24万元", "增加", up=True),
        [(MISMATCH, "-0.27")],
    ),
    (
        "fails",
        "it rose and is said to fall",
        changed("4.24万元", "3.97万元", "下降", up=False),
        [(MISMATCH, "0.27")],
    ),
    ("skipped", "no word for a change", remarked({"n": "1万元"}), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(words_follow_direction, of) == expected


def test_both_amounts_are_the_evidence():
    of = changed("3.97万元", "4.24万元", "增加", up=True)
    assert evidence(words_follow_direction, of) == [[("n", "actual"), ("o", "limit")]]
