"""The overview of many reports: what passes the filters, in which order, and with how many questions to the database."""

import pytest
from sqlalchemy import event

from gouji.review.decision import Ruling
from gouji.review.queries import AgencyCount, FamilyCount, Filters, YearCount
from gouji.review.store import Seen
from gouji.review.summary import Edition
from tests.review.findings import check, file, made, says

HIGH, MEDIUM = check("h"), check("m", severity="medium", family="rate", nature="scope")
LOW, INFO = check("l", severity="low", family="missing"), check("i", severity="info")
REPORTS = [
    # name          agency          year  findings
    ("甲.txt", "示例县图书馆", 2022, [HIGH, LOW]),
    ("乙.txt", "示例县图书馆", 2023, [LOW, INFO]),
    ("丙.txt", "示例市100%环卫处", 2023, [HIGH, MEDIUM]),
    ("丁.txt", "", None, []),
]


@pytest.fixture
def cases(store):
    """Four audited reports by name; the one finding of 乙 above info is decided."""
    found = {}
    for name, agency, year, checks in REPORTS:
        found[name] = store.open_case([file(name, name)])
        store.save_audit(found[name], made(*checks, agency=agency, year=year))
    store.decide(found["乙.txt"], says(LOW, Ruling.REJECTED), Seen("甲"))
    return found


def names(overview):
    return [line.name[0] for line in overview.lines]


SHOWN = [
    # what is asked                                 filters                                     names in order
    ("everything, newest first", Filters(), "丁丙乙甲"),
    ("a part of the name of the agency", Filters(agency="图书馆"), "乙甲"),
    ("a sign that means something to a database", Filters(agency="100%"), "丙"),
    ("that sign alone, which stands for itself", Filters(agency="%"), "丙"),
    ("a year", Filters(year=2023), "丙乙"),
    ("a high finding", Filters(severity="high"), "丙甲"),
    ("a finding of medium severity or worse", Filters(severity="medium"), "丙甲"),
    ("any finding above info", Filters(severity="low"), "丙乙甲"),
    ("something left to decide", Filters(outstanding=True), "丙甲"),
    ("nothing left to decide", Filters(outstanding=False), "丁乙"),
    ("all filters together", Filters(agency="图书馆", year=2022, severity="high", outstanding=True), "甲"),
    ("most left to decide first", Filters(order="outstanding"), "丙甲丁乙"),
    ("gravest first", Filters(order="gravest"), "丙甲乙丁"),
    ("by agency, latest year first", Filters(order="agency", agency="图书馆"), "乙甲"),
    ("the second page", Filters(limit=2, offset=2), "乙甲"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "filters", "wanted"), SHOWN, ids=[s[0] for s in SHOWN])
def test_the_list_shows(store, cases, case, filters, wanted):
    assert "".join(names(store.overview(filters))) == wanted


def test_totals_are_those_of_all_pages(store, cases):
    page = store.overview(Filters(limit=1))
    assert (len(page.lines), page.cases, page.outstanding) == (1, 4, 4)


def test_a_line_says_what_the_audit_found(store, cases):
    (line,) = store.overview(Filters(year=2022)).lines
    assert (line.case, line.title, line.agency) == (cases["甲.txt"], "报告", "示例县图书馆")
    assert (line.high, line.medium, line.low, line.outstanding, line.decided) == (1, 0, 1, 2, 0)
    assert (line.numbers, line.by_mark, line.by_nature) == (
        7,
        {"ok": 5, "mismatch": 2},
        {"data": 2},
    )
    assert line.created_at.tzinfo is not None


def test_a_decided_finding_is_counted_as_decided(store, cases):
    (line,) = store.overview(Filters(outstanding=False, year=2023)).lines
    assert (line.low, line.outstanding, line.decided) == (1, 0, 1)


def test_families_agencies_and_years_are_counted(store, cases):
    assert store.families() == [
        FamilyCount("missing", 2, 1), FamilyCount("sum", 2, 2), FamilyCount("rate", 1, 1),
    ]  # fmt: skip
    assert store.agencies() == [
        AgencyCount("示例市100%环卫处", 1, 1, 1, 2), AgencyCount("示例县图书馆", 2, 1, 0, 2),
    ]  # fmt: skip
    assert store.years() == [YearCount(2022, 1, 1, 0, 1), YearCount(2023, 2, 1, 1, 1)]


def test_charts_follow_the_filters(store, cases):
    only = Filters(year=2022)
    assert [f.family for f in store.families(only)] == ["missing", "sum"]
    assert [a.agency for a in store.agencies(only)] == ["示例县图书馆"]
    assert [y.year for y in store.years(only)] == [2022]
    assert len(store.agencies(most=1)) == 1


def test_only_the_current_audit_of_a_case_is_counted(store, cases):
    store.save_audit(cases["甲.txt"], made(LOW, edition=Edition("2", "a"), year=2022))
    assert store.overview().cases == 4
    assert store.years()[0] == YearCount(2022, 1, 0, 0, 1)


QUESTIONS = [
    # what is asked                          how                              statements
    ("a page of the list", lambda s: s.overview(Filters(severity="low")), 2),
    ("findings by family", lambda s: s.families(), 1),
    ("the worst agencies", lambda s: s.agencies(), 1),
    ("the trend", lambda s: s.years(), 1),
]


@pytest.mark.parametrize(("case", "ask", "most"), QUESTIONS, ids=[q[0] for q in QUESTIONS])
def test_the_number_of_questions_does_not_grow_with_the_reports(store, cases, case, ask, most):
    few = statements(store, ask)
    for i in range(30):
        made_up = store.open_case([file(f"第{i}份")])
        store.save_audit(made_up, made(HIGH, MEDIUM, LOW, agency=f"第{i}局", year=2000 + i))
    assert statements(store, ask) == few == most


def statements(store, ask):
    """How many questions a call asks the database, the frame of the transaction aside."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.extend([statement] if not statement.startswith(("BEGIN", "PRAGMA")) else [])

    event.listen(store._engine, "before_cursor_execute", note)
    ask(store)
    event.remove(store._engine, "before_cursor_execute", note)
    return len(asked)
