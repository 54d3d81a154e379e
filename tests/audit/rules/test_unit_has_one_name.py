"""WORD-04 as a table: names of the unit, form by form."""

from audit.rules import unit_has_one_name
from tests.audit.builders import span
from tests.audit.rules.remarked import Agency, remarked
from tests.audit.rules.running import MISMATCH, OK, judgements, table, verdicts


def named(*names):
    """Forms that print these names; one with a stroke is written nearly as the usual one."""
    return remarked(
        agencies=tuple(
            Agency(
                name=each.removeprefix("-"),
                like="清川市文化旅游局" if each[0] == "-" else "",
                section=f"f{i}",
                place=span(i),
            )
            for i, each in enumerate(names)
        )
    )


CASES = [
    ("holds", "one name", named("清川市文化旅游局", "清川市文化旅游局"), [(OK, "0")]),
    ("fails", "a word left out", named("清川市文化旅游局", "-清川市文化局"), [(MISMATCH, "1")]),
    ("skipped", "one form", named("清川市文化旅游局"), []),
    ("skipped", "no names", remarked(), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(unit_has_one_name, of) == expected


def test_the_other_name_is_shown_where_it_stands():
    (found,) = judgements(unit_has_one_name, named("清川市文化旅游局", "-清川市文化局"))
    assert [(words.text, words.place.block) for words in found.words] == [("清川市文化局", 1)]
