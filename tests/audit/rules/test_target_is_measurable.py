"""WORD-01 as a table: targets of words, and the verdict an auditor would give."""

from audit.rules import target_is_measurable
from tests.audit.rules.forms import case, form, row
from tests.audit.rules.running import MISMATCH, OK, judgements, table, verdicts


def aimed(*targets):
    """A form of rows with these targets; those with a stroke before them are not measurable."""
    return case(
        form(
            *[
                row("10", "10", each.removeprefix("-"), measurable=each[0] != "-")
                for each in targets
                if each
            ]
        )
        if any(targets)
        else form(row("10", "10"))
    )


CASES = [
    ("holds", "targets with a figure", aimed("≥98%", "20个"), [(OK, None)]),
    ("fails", "a word for a direction", aimed("-有效提升"), [(MISMATCH, "1")]),
    ("fails", "two rows are one finding", aimed("-提升", "20个", "-长期"), [(MISMATCH, "2")]),
    ("skipped", "rows without a target", aimed(""), []),
    ("skipped", "no rows", case(form()), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(target_is_measurable, of) == expected


def test_the_rows_are_named_with_their_targets():
    (found,) = judgements(target_is_measurable, aimed("20个", "-长期"))
    assert [words.text for words in found.words] == ["指标2：长期"]
