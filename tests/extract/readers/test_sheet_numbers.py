"""Number formats as tables: what a cell holds, its format, and what a spreadsheet prints."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.sheet_codes import parsed
from extract.readers.sheet_numbers import Printer, printed

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '

NUMBERS = [
    # what the format shows                         stored            format                  printed
    ("a percentage keeps the zeros of its format", "0.978", "0.00%", "97.80%"),
    ("a percentage without decimals is rounded", "0.9549", "0%", "95%"),
    ("a half is rounded up", "1.005", "0.00", "1.01"),
    ("a negative half is rounded away from zero", "-1.005", "0.00", "-1.01"),
    ("noise of a double beyond fifteen digits is gone", "0.30000000000000004", "General", "0.3"),
    ("noise does not decide a rounding", "1.4999999999999998", "0", "2"),
    ("commas part thousands", "1234567.5", "#,##0.00", "1,234,567.50"),
    ("commas do not part three digits", "402.68", "#,##0.00", "402.68"),
    ("parentheses stand for the minus", "-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
    ("a section of its own prints its own minus", "-7", "0.0;[Red]-0.0", "-7.0"),
    ("a section of its own may print no minus", "-7", "0;0", "7"),
    ("an accounting format prints a dash for zero", "0", ACCOUNTING, "-"),
    ("an accounting format fills nothing in", "-402.68", ACCOUNTING, "-402.68"),
    ("a third section is for zero", "0", '0.0;-0.0;"零"', "零"),
    ("a format of nothing prints nothing", "12", ";;;", ""),
    ("a unit is printed behind the number", "123.4", '0.00"万元"', "123.40万元"),
    ("an escaped character is printed", "12", r"0\人", "12人"),
    ("a currency stands before the number", "1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
    ("a comma at the end divides by a thousand", "1234567", "#,##0,", "1,235"),
    ("a point between digits divides by ten thousand", "12345678", "0!.0000", "1234.5678"),
    ("a point and a comma make ten thousands", "123456", "0!.0,", "12.3"),
    ("zeros stand in front where the format has them", "7", "000", "007"),
    ("a code is parted by literals", "1234567", "000-0000", "123-4567"),
    ("optional decimals are dropped", "0.5", "0.0##", "0.5"),
    ("a point stays though its decimals are dropped", "5", "0.##", "5."),
    ("a point without a whole part gets its zero", "0.5", ".00", "0.50"),
    ("a point behind an optional digit gets its zero", "-0.5", "#,###.00", "-0.50"),
    ("digits without a place stand before the point", "12.5", ".00", "12.50"),
    ("a condition chooses the section", "50", "[>=100]0;[<100]0.0", "50.0"),
    ("a condition may print words", "0", '[=1]"是";[=0]"否";General', "否"),
    ("text in a format for text shows the number", "2345.4", "@", "2345.4"),
    ("a General inside a format is the number", "12", 'G/通用格式"人"', "12人"),
    ("a third has as many digits as there is room", "0.33333333333333331", "General", "0.333333333"),
    ("a large number has fewer decimals", "1234567.891234", "General", "1234567.891"),
    ("a whole number is printed whole", "123456789012", "General", "123456789012"),
    ("a small number is printed without an exponent", "1E-5", "General", "0.00001"),
    ("a huge number is printed whole", "1E+20", "0", "100000000000000000000"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stored", "code", "expected"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS]
)
def test_a_number_is_printed_by_its_format(stored, code, expected):
    assert printed(Decimal(stored), parsed(code)) == (expected, True)


DATES = [
    # what the format shows                serial        format                                printed
    ("a Chinese date", "44926", 'yyyy"年"m"月"d"日"', "2022年12月31日"),
    ("a date with slashes and a text section", "44926", "yyyy/m/d;@", "2022/12/31"),
    ("two digits a field", "44986", "yyyy-mm-dd", "2023-03-01"),
    ("a year of two digits", "44926", "yy.m", "22.12"),
    ("an m behind hours is minutes", "44926.5", "yyyy/m/d h:mm", "2022/12/31 12:00"),
    ("an m before seconds is minutes", "0.52", "mm:ss", "28:48"),
    ("a half of the day in Chinese", "0.75", '上午/下午h"时"mm"分"', "下午6时00分"),
    ("a stretch of time beyond a day", "1.5", "[h]:mm", "36:00"),
    ("parts of a second", "0.00001", "s.00", "0.86"),
    ("a day of the week", "44926", "aaaa", "星期六"),
    ("the name of a month", "44926", "d-mmm-yy", "31-Dec-22"),
    ("the day before the day that never was", "59", "yyyy/m/d", "1900/2/28"),
    ("the day that never was", "60", "yyyy/m/d", "1900/2/29"),
    ("the day after it", "61", "yyyy/m/d", "1900/3/1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("serial", "code", "expected"), [row[1:] for row in DATES], ids=[row[0] for row in DATES]
)
def test_a_date_is_printed_by_its_format(serial, code, expected):
    assert printed(Decimal(serial), parsed(code)) == (expected, True)


def test_days_may_be_counted_from_1904():
    assert printed(Decimal(43464), parsed("yyyy/m/d"), from_1904=True).text == "2022/12/31"


UNFAITHFUL = [
    # what cannot be followed                stored    format                            printed instead
    ("a fraction", "0.5", "# ?/?", "0.5"),
    ("an exponent", "123456", "0.00E+00", "123456"),
    ("digits in Chinese", "12.5", "[DBNum2]0.0", "12.5"),
    ("a date in Chinese digits", "44926", '[DBNum1][$-804]yyyy"年"m"月"', "2022年12月"),
    ("a date before all days", "-3", "yyyy/m/d", "-3"),
    ("a date after all days", "99999999", "yyyy/m/d", "99999999"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [row[1:] for row in UNFAITHFUL],
    ids=[row[0] for row in UNFAITHFUL],
)
def test_a_format_that_cannot_be_followed_is_said_to_be_so(stored, code, expected):
    assert printed(Decimal(stored), parsed(code)) == (expected, False)


KNOWN = [
    # what the id stands for          id    stored      printed
    ("two decimals", 2, "5", "5.00"),
    ("a percentage", 10, "0.978", "97.80%"),
    ("a date as it is usual in China", 14, "44926", "2022/12/31"),
    ("a Chinese year and month", 57, "44926", "2022年12月"),
    ("an id that nobody defined", 163, "1.50", "1.5"),
]


@pytest.mark.parametrize(
    ("style", "stored", "expected"), [row[1:] for row in KNOWN], ids=[row[0] for row in KNOWN]
)
def test_formats_without_a_code_are_known_by_their_id(style, stored, expected):
    assert Printer({}).number(Decimal(stored), style).text == expected


TEXTS = [
    ("a format for numbers leaves text alone", "0.00", "合计", "合计"),
    ("a text section prints what stands around it", '0;-0;0;"约"@', "三成", "约三成"),
    ("blanks of an accounting format are no text", ACCOUNTING, "合计", "合计"),
    ("a format of nothing hides text too", ";;;", "合计", ""),
]


@pytest.mark.parametrize(
    ("code", "text", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_text_is_printed_by_its_section(code, text, expected):
    assert Printer({200: code}).text(text, 200) == expected


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4))
def test_rounding_never_moves_a_number_by_more_than_half_a_step(value, places):
    code = "#,##0." + "0" * places if places else "#,##0"
    shown = Decimal(printed(value, parsed(code)).text.replace(",", ""))
    assert abs(shown - value) * 2 <= Decimal(1).scaleb(-places)
    assert -shown.as_tuple().exponent == places


@given(st.text(max_size=12))
def test_no_format_breaks_the_reader(code):
    assert isinstance(printed(Decimal("12.5"), parsed(code)).text, str)
