"""What a run over many reports leaves behind: tables, one workbook and one page, all saying the same."""

import csv
import re
from decimal import Decimal

import openpyxl
import pytest
from lxml import html

from audit.result import Audit, Check, Coverage, Formula, Message
from extract.records import Case, Source
from gouji.batch.opening import Opened
from gouji.batch.outputs import Entry, write
from gouji.batch.outputs.counts import Counts
from gouji.batch.outputs.rows import Sheetful
from tests.across.corpus import PLANTED, entries
from tests.batch.outputs.results import samples, stored

pq = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow (extra dist)")
NASTY = '=HYPERLINK("http://example.invalid")'
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The outputs of three samples, given as files."""
    folder = tmp_path_factory.mktemp("batch")
    return write(stored(folder), folder / "out"), folder / "out"


def rows(folder, table):
    """Return the rows of a table as CSV has them."""
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def invented(agency="示例县图书馆", verdict="mismatch", **fields) -> Audit:
    """A small result of one check."""
    check = Check(
        id="c1",
        key="k",
        fingerprint="f",
        rule="SUM-01",
        family="sum",
        nature="data",
        statement=NASTY,
        relation=Formula(kind="sum", formula=""),
        verdict=verdict,
        severity="high" if verdict == "mismatch" else "info",
        message=Message(code="sum"),
        stated=Decimal("12345678901234567890.1234567890123"),
        **fields,
    )
    return Audit(
        case=Case(title=MARKUP, agency=agency, year=2023),
        sources=(Source(id="s1", name=f"{agency}.txt", sha256="0" * 64, format="text"),),
        checks=(check,),
        coverage=Coverage(numbers=0, by_mark={}),
    )


def test_every_file_is_there_and_none_is_empty(made):
    written, out = made
    names = {path.name for path in written.files}
    tables = {
        f"{t}.{f}"
        for t in ("reports", "findings", "facts", "indicators")
        for f in ("csv", "parquet")
    }
    assert names == tables | {"overview.xlsx", "summary.html", *({"across.json"} & names)}
    assert all(path.stat().st_size for path in out.iterdir())


@pytest.mark.parametrize("table", ["reports", "findings", "facts", "indicators"])
def test_parquet_and_csv_hold_the_same_rows(made, table):
    _, out = made
    parquet = pq.read_table(out / f"{table}.parquet").to_pylist()
    texts = rows(out, table)
    assert len(parquet) == len(texts) > 0
    for one, other in zip(parquet, texts, strict=True):
        for name, text in other.items():
            cell = one.get(f"{name}_text", one[name])
            assert text.removeprefix("'") == ("" if cell is None else str(cell))


def test_there_is_a_row_for_every_check_that_fails_or_was_not_run(made):
    _, out = made
    found = {
        (row["document"], row["check"], row["verdict"])
        for row in rows(out, "findings")
        if not row["rule"].startswith("CROSS")
    }
    wanted = {
        (result.sources[0].name if check.evidence else "", check.id, check.verdict.value)
        for result in samples()
        for check in result.checks
        if check.verdict.value in {"mismatch", "explained", "unchecked"}
    }
    assert {each[1:] for each in found} == {each[1:] for each in wanted}
    assert len(found) == len(wanted)


def test_an_amount_is_an_exact_decimal(made):
    _, out = made
    facts = pq.read_table(out / "facts.parquet").to_pylist()
    printed = [row for row in facts if row["value"] is not None]
    assert printed
    assert all(isinstance(row["value"], Decimal) for row in printed)
    assert all(row["value"] == Decimal(row["value_text"]) for row in printed)


def test_an_amount_of_too_many_digits_is_kept_as_text(tmp_path):
    write([invented()], tmp_path)
    (row,) = pq.read_table(tmp_path / "findings.parquet").to_pylist()
    assert row["stated"] is None
    assert row["stated_text"] == "12345678901234567890.1234567890123"


def test_text_of_a_report_is_no_formula_in_csv(tmp_path):
    write([invented()], tmp_path)
    (row,) = rows(tmp_path, "findings")
    assert row["finding"] == f"'{NASTY}"
    assert (tmp_path / "findings.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_text_of_a_report_is_no_formula_in_the_workbook(tmp_path):
    write([invented(agency=NASTY)], tmp_path)
    book = openpyxl.load_workbook(tmp_path / "overview.xlsx")
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert NASTY in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}


def test_text_of_a_report_is_no_markup_on_the_page(tmp_path):
    write([invented(agency=MARKUP)], tmp_path)
    page = html.parse(str(tmp_path / "summary.html"))
    assert not page.xpath("//script | //img | //*[@onerror]")
    assert MARKUP in page.getroot().text_content()


def test_the_page_loads_nothing(made):
    _, out = made
    text = (out / "summary.html").read_text("utf-8")
    addresses = set(re.findall(r"https?://[^\"'\s<>)]+", text))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(?:script|link|iframe|object|embed)\b|@import|url\((?!#)", text)


def test_the_workbook_has_frozen_heads_and_filters(made):
    _, out = made
    book = openpyxl.load_workbook(out / "overview.xlsx")
    assert book.sheetnames[:4] == ["总览", "报告", "规则", "单位与年度"]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_the_counts_are_those_of_the_results(made):
    _, out = made
    sheet = openpyxl.load_workbook(out / "overview.xlsx")["报告"]
    head, *lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    numbers = {line[0]: line[head.index("数字")] for line in lines}
    assert numbers == {f"{r.sources[0].name}.json": r.coverage.numbers for r in samples()}


def test_what_was_not_checked_is_never_shown_as_fine(tmp_path):
    write([invented(verdict="unchecked")], tmp_path)
    (report,) = rows(tmp_path, "reports")
    assert (report["state"], report["not_checked"]) == ("unverified", "1")
    page = html.parse(str(tmp_path / "summary.html"))
    (cell,) = page.xpath("//table[@class='grid']//td[position()>1]")
    assert (cell.get("class"), cell.text) == ("unverified", "?")
    sheet = openpyxl.load_workbook(tmp_path / "overview.xlsx")["报告"]
    assert "未能核对" in [cell.value for cell in sheet[2]]


def test_a_report_without_any_check_is_not_verified():
    empty = invented().model_copy(update={"checks": ()})
    assert Sheetful(Opened("x", empty)).state == "unverified"


def test_files_that_are_no_results_are_named_and_the_others_go_on(tmp_path):
    bad, gone = tmp_path / "bad.json", tmp_path / "gone.json"
    bad.write_text('{"schema": "something/1"}', encoding="utf-8")
    written = write([bad, gone, invented()], tmp_path / "out")
    assert [each.name for each in written.unopened] == ["bad.json", "gone.json"]
    assert len(rows(tmp_path / "out", "reports")) == 1
    assert "bad.json" in (tmp_path / "out" / "summary.html").read_text("utf-8")
    assert "未能打开" in openpyxl.load_workbook(tmp_path / "out" / "overview.xlsx").sheetnames


def test_what_a_manifest_says_goes_before_what_the_report_says(tmp_path):
    write([Entry(invented(), agency="另一县图书馆", year=2021)], tmp_path)
    (report,) = rows(tmp_path, "reports")
    assert (report["agency"], report["year"]) == ("另一县图书馆", "2021")


def test_no_results_make_outputs_too(tmp_path):
    written = write([], tmp_path)
    assert all(path.exists() for path in written.files)
    assert rows(tmp_path, "facts") == []


def test_results_are_read_one_after_the_other(tmp_path):
    alive = []

    def given():
        for place in range(5):
            alive.append(place)
            yield invented(agency=f"第{place}县图书馆")

    written = write(given(), tmp_path)
    assert alive == [0, 1, 2, 3, 4]
    assert len(rows(tmp_path, "reports")) == 5
    assert written.unopened == ()


def test_groups_are_counted_by_agency_and_year():
    counts = Counts()
    for agency in ("甲县图书馆", "甲县图书馆", "乙县图书馆"):
        counts.add(Sheetful(Opened("x", invented(agency=agency), agency, 2023)))
    assert {group: tally.reports for group, tally in counts.groups.items()} == {
        ("甲县图书馆", 2023): 2,
        ("乙县图书馆", 2023): 1,
    }
    assert counts.total.severities["high"] == 3


def test_a_result_whose_numbers_were_taken_out_is_still_written(tmp_path):
    (result, *_) = samples()
    write([result.model_copy(update={"numbers": ()})], tmp_path)
    assert rows(tmp_path, "facts") == []
    assert len(rows(tmp_path, "reports")) == 1


def test_what_reports_say_of_each_other_stands_in_every_output(tmp_path):
    write(entries(planted=True), tmp_path)
    found = [row for row in rows(tmp_path, "findings") if row["family"] == "across"]
    assert {row["rule"] for row in found} == {flaw.rule for flaw in PLANTED}
    assert {row["verdict"] for row in found} == {"mismatch", "unchecked"}
    page = html.parse(str(tmp_path / "summary.html")).getroot().text_content()
    sheet = openpyxl.load_workbook(tmp_path / "overview.xlsx")["跨报告疑点"]
    cells = {cell.value for line in sheet.iter_rows() for cell in line}
    for row in found:
        assert row["finding"] in cells
        assert row["severity"] == "info" or row["finding"] in page
    put_off = [row["finding"] for row in found if row["verdict"] == "unchecked"]
    assert len(put_off) == 2
    assert all(statement in page for statement in put_off)
    whole = Audit.model_validate_json((tmp_path / "across.json").read_bytes())
    assert len(whole.checks) == len(found)


def test_a_list_of_files_makes_the_same_outputs_in_any_order(tmp_path):
    files = [Entry(path) for path in stored(tmp_path)]
    for name, given in (("one", files), ("other", files[::-1])):
        write(given, tmp_path / name)
    for table in ("reports", "facts"):
        assert rows(tmp_path / "one", table) == rows(tmp_path / "other", table)
