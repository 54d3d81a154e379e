"""Results gathered and compared: what is compared with what, and what is passed over."""

import pytest

from gouji.batch.across import Gathering
from gouji.batch.errors import BadSource
from gouji.batch.opening import Entry, opened
from gouji.batch.units import parents_of
from tests.across.corpus import across, audited, entries
from tests.across.printing import report
from tests.across.units import BELOW, DEPARTMENT, years

LIBRARY = "棠溪县图书馆"


def result(unit, year, called=""):
    """The result of one made-up year; ``called`` is another name that the report gives the unit."""
    of = years()[unit, year].changed(unit=called or unit)
    return audited(f"{unit}-{year}", report(of))


def compared(*entries):
    with Gathering() as gathering:
        for each in opened(entries):
            gathering.add(each)
        return gathering.compared(held=True)


def rules(found):
    return {check.rule for check in found.checks}


def test_two_years_of_one_unit_are_compared():
    found = compared(result(LIBRARY, 2023), result(LIBRARY, 2024))
    assert {"CROSS-01", "CROSS-07"} == rules(found)


def test_the_order_of_the_results_does_not_matter():
    one, other = result(LIBRARY, 2023), result(LIBRARY, 2024)
    headlines = [
        sorted(c.headline for c in compared(*given).checks)
        for given in ((one, other), (other, one))
    ]
    assert headlines[0] == headlines[1]


def test_the_same_file_twice_is_one_report():
    found = compared(*[result(LIBRARY, 2023)] * 2)
    assert len(found.across.documents) == 1
    assert found.checks == ()


def test_a_comparison_is_not_compared_again():
    first = compared(result(LIBRARY, 2023), result(LIBRARY, 2024))
    assert compared(first).across.documents == ()


def test_one_report_alone_is_compared_with_nothing():
    assert compared(result(LIBRARY, 2023)).checks == ()


def test_a_report_without_a_year_is_in_no_year():
    results = [result(LIBRARY, year) for year in (2023, 2024)]
    cases = [each.case.model_copy(update={"year": None}) for each in results]
    undated = [r.model_copy(update={"case": c}) for r, c in zip(results, cases, strict=True)]
    assert compared(*undated).checks == ()


def test_a_manifest_that_names_the_unit_settles_it():
    nameless = [result(LIBRARY, year, "图书馆") for year in (2023, 2024)]
    assert compared(*nameless).checks == ()
    assert [pair.reason for pair in compared(*nameless).across.doubtful] == ["general"]
    named = [Entry(each, agency=LIBRARY) for each in nameless]
    assert "CROSS-01" in rules(compared(*named))


def test_units_are_added_up_only_where_somebody_says_that_they_belong_together():
    units = [result(unit, 2023) for unit in (DEPARTMENT, *BELOW)]
    assert "CROSS-03" not in rules(compared(*units))
    table = "单位,上级单位\n" + "".join(f"{unit},{DEPARTMENT}\n" for unit in BELOW)
    parents = parents_of(table.encode(), "units.csv")
    assert "CROSS-03" in rules(compared(*(Entry(each, parents=parents) for each in units)))


def test_evidence_is_the_only_thing_that_is_kept_of_a_report():
    found = compared(result(LIBRARY, 2023), result(LIBRARY, 2024))
    shown = {item.number for check in found.checks for item in check.evidence} - {None}
    assert {number.id for number in found.numbers} == shown
    assert {fact.number for fact in found.facts} <= shown


def test_peers_are_the_same_whether_looked_at_together_or_in_portions(monkeypatch):
    together = across(planted=True, held=True)
    monkeypatch.setattr("gouji.batch.across.AT_ONCE", 7)
    parted = compared(*entries(planted=True))
    peers = [
        sorted(check.statement for check in found.checks if check.rule == "CROSS-09")
        for found in (together, parted)
    ]
    assert len(peers[0]) == 180
    assert peers[0] == peers[1]


def test_the_file_goes_away():
    with Gathering() as gathering:
        name = gathering._file.name
        gathering.add(next(iter(opened([result(LIBRARY, 2023)]))))
    with pytest.raises(FileNotFoundError):
        open(name, "rb")  # noqa: PTH123, SIM115


BAD = [
    # what the table is           its text                          what is said
    ("one column", "单位\n甲县图书馆\n", "须有"),
    ("empty", "", "须有"),
    ("no text", b"\xff\xfe\x00", "须有"),
]


@pytest.mark.parametrize(("text", "said"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_table_of_units_without_its_columns_is_refused(text, said):
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadSource, match=said):
        parents_of(data, "units.csv")


def test_lines_that_say_nothing_are_passed_over():
    table = "单位,上级单位\n甲县图书馆,\n,甲县文化局\n乙县图书馆\n丙县图书馆 , 丙县文化局\n"
    assert parents_of(table.encode(), "units.csv") == {"丙县图书馆": "丙县文化局"}
