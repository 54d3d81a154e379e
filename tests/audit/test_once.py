"""What is found out once is asked of a report once, of another report anew, and forgotten with the report."""

import gc

from audit.once import once
from extract.records import Report


def test_a_report_is_asked_once_and_an_equal_one_for_itself():
    asked: list[Report] = []
    found = once(lambda report: asked.append(report) or len(asked))
    one, other = Report(), Report()
    assert [found(one), found(one), found(other), found(one)] == [1, 1, 2, 1]


def test_what_was_found_goes_with_the_report():
    asked: list[int] = []
    found = once(lambda report: asked.append(len(report.numbers)))
    kept = found.__closure__
    for _ in range(3):
        found(Report())
        gc.collect()
    held = next(cell.cell_contents for cell in kept if isinstance(cell.cell_contents, dict))
    assert (len(asked), held) == (3, {})
