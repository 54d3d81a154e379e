"""What makes no difference to a reader makes none to the records of whole reports: names, remarks, unit, columns, page order."""

import re
from collections import Counter
from decimal import Decimal

import pytest
import yaml

from extract.readers.many import read_all
from extract.recognise import recognise
from extract.records import Report
from gouji.pipeline import NamedBytes
from tests.extract.test_same_records import rates, rows, sums
from tests.forms.score import FORMS

OTHER = "临水县档案管理服务中心"
REMARK = "各项工作有序推进，成效逐步显现。"
TEXTS = [
    "blind/chongqing-prose",
    "blind/henan-department",
    "blind/sichuan-project",
    "fresh/jiangxi-department",
    "fresh/qinghai-prose",
    "third/honghe-unit",
    "third/shenzhen-department",
]
PROSE = ["blind/chongqing-prose", "fresh/qinghai-prose", "third/honghe-unit"]
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)万元")


def text_of(name: str) -> str:
    return (FORMS / f"{name}.txt").read_text("utf-8")


def agency_of(name: str) -> str:
    return str(yaml.safe_load((FORMS / f"{name}.yaml").read_text("utf-8"))["case"]["agency"])


def read(text: str) -> Report:
    return recognise(read_all([NamedBytes("a.txt", text.encode())]))


def facts(report: Report, *, named: bool = True) -> Counter[tuple[object, ...]]:
    """The names of all numbers, by amount; without labels where a name may be part of them."""
    return Counter(
        (report.by_id[f.number].amount, f.label if named else "", f.measure, f.concept, f.fund)
        for f in report.facts
    )


def same(one: Report, other: Report, *, named: bool = True) -> None:
    assert facts(one, named=named) == facts(other, named=named)
    assert rows(one) == rows(other)
    assert sums(one) == sums(other)
    assert rates(one) == rates(other)


@pytest.mark.parametrize("name", TEXTS)
def test_another_agency_has_the_same_records(name: str) -> None:
    text, agency = text_of(name), agency_of(name)
    report = read(text.replace(agency, OTHER))
    assert OTHER in report.case.agency
    same(report, read(text), named=False)


@pytest.mark.parametrize("name", TEXTS)
def test_a_remark_between_any_two_sections_makes_no_difference(name: str) -> None:
    text = text_of(name)
    headings = [m.start() for m in re.finditer(r"(?m)^[一二三四五六七]、", text)][1:]
    whole = read(text)
    for at in headings or [len(text)]:
        same(read(f"{text[:at]}{REMARK}\n{text[at:]}"), whole)


@pytest.mark.parametrize("name", PROSE)
def test_sentences_in_yuan_say_the_same_as_in_ten_thousands(name: str) -> None:
    text, whole = text_of(name), read(text_of(name))
    prose, tables = _apart(text)
    small = _AMOUNT.sub(_in_yuan, prose) + tables
    same(read(small), whole)


def _apart(text: str) -> tuple[str, str]:
    """The sentences of a report and the tables behind them."""
    lines = text.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if "\t" in line), len(lines))
    while (
        first < len(lines) and first and lines[first - 1].strip() and "。" not in lines[first - 1]
    ):
        first -= 1
    return "".join(lines[:first]), "".join(lines[first:])


def _in_yuan(match: re.Match[str]) -> str:
    amount = Decimal(match.group(1).replace(",", "")) * 10_000
    return f"{amount.quantize(Decimal('1.00')):,}元"


def _swapped(text: str, one: str, other: str) -> str:
    """The text with the columns of two heads in each other's place, from their head down to the next one."""
    out: list[str] = []
    pair: tuple[int, int] | None = None
    for line in text.split("\n"):
        cells = line.split("\t")
        if one in cells and other in cells:
            pair = cells.index(one), cells.index(other)
        elif "一级指标" in cells or not line.strip():
            pair = None
        if pair and len(cells) > max(pair):
            cells[pair[0]], cells[pair[1]] = cells[pair[1]], cells[pair[0]]
        out.append("\t".join(cells))
    return "\n".join(out)


WITH_COLUMNS = [n for n in TEXTS if _swapped(text_of(n), "年初预算数", "全年执行数") != text_of(n)]


def test_there_are_forms_with_these_columns() -> None:
    assert len(WITH_COLUMNS) >= 2


@pytest.mark.parametrize("name", WITH_COLUMNS)
def test_two_columns_that_change_places_make_no_difference(name: str) -> None:
    text = text_of(name)
    same(read(_swapped(text, "年初预算数", "全年执行数")), read(text))
