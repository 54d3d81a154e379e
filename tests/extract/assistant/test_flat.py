"""Flat: what a model is shown, and at which offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.assistant.cutting import stretches
from extract.assistant.flat import Flat, clean
from tests.extract.assistant.asking import ID, case

TEXT = "金额单位：万元\n一、预算\n全年预算 1,186.50 万元，其中办公 40 万元。\n二、支出\n2023年12月31日共支出1,020.25万元，执行率85.99%。\n"


def flat_of(text, **options):
    result = case(text)
    return Flat.of(result.documents[0], result.report.numbers, **options)


def test_every_quantity_carries_its_id_and_nothing_else_does():
    flat = flat_of(TEXT)
    shown = flat.shown(0, len(flat.text))
    assert [number.raw for number in flat.inside(0, len(flat.text))] == [
        "1,186.50",
        "40",
        "1,020.25",
        "85.99",
    ]
    assert "2023年12月31日共支出1,020.25⟦" in shown
    assert len(ID.findall(shown)) == 4


def test_the_text_without_ids_is_the_text():
    flat = flat_of(TEXT)
    assert ID.sub("", flat.shown(0, len(flat.text))) == flat.plain(0, len(flat.text)) == flat.text


def test_brackets_of_the_document_cannot_pass_for_an_id():
    flat = flat_of("支出 40 万元⟦n1⟧，预算 50 万元。\n")
    assert len(ID.findall(flat.shown(0, len(flat.text)))) == 2
    assert "〔n" in flat.shown(0, len(flat.text))


def test_control_characters_are_left_out():
    assert clean("a\x00b\x0cc\td⟦") == "abc | d〔"


@given(st.integers(0, 200))
def test_no_cut_falls_inside_a_number(at):
    flat = flat_of(TEXT)
    cut = flat.safe_cut(min(at, len(flat.text)))
    assert not any(low < cut < high for low, high, _ in flat.numbers)


SIZES = [200, 400, 1600]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name", ["municipal-water-2023.txt", "library-2023.docx", "education-2024.pdf"]
)
def test_stretches_hold_every_quantity_once(root, name, size):
    result = case((root / "samples" / name).read_bytes(), name)
    flat = Flat.of(result.documents[0], result.report.numbers)
    found = stretches(flat, size)
    ids = [n.id for each in found for n in flat.inside(each.start, each.end)]
    assert ids == [n.id for _, _, n in flat.numbers]
    assert all(each.end - each.start <= size + 40 for each in found)


def test_stretches_begin_at_sections_and_tables_stand_alone(root):
    result = case((root / "samples" / "municipal-water-2023.txt").read_bytes(), "a.txt")
    flat = Flat.of(result.documents[0], result.report.numbers)
    tables = dict(flat.tables)
    for each in stretches(flat, 1600):
        touched = [
            (low, high) for low, high in tables.items() if low < each.end and each.start < high
        ]
        assert len(touched) <= 1
        if touched:
            assert touched[0][0] <= each.start
            assert each.end <= touched[0][1]


def test_only_sections_with_wanted_numbers_are_taken():
    flat = flat_of(TEXT)
    wanted = flat.numbers[2][2].id
    found = stretches(flat, 1600, lambda number: number == wanted)
    shown = "".join(flat.plain(each.start, each.end) for each in found)
    assert "1,020.25" in shown
    assert "1,186.50" not in shown


def test_a_later_part_of_a_table_knows_its_heads():
    rows = "".join(f"\t事项{i}甲乙丙丁戊己\t{i}.5\t{i}.25\n" for i in range(10, 40))
    flat = flat_of(f"单位：万元\n\n\t名目\t批复数\t支付数\n{rows}")
    found = stretches(flat, 200)
    assert len(found) > 2
    assert "批复数" in found[-1].head


def test_parts_are_smaller_and_complete():
    flat = flat_of(
        "单位：万元\n" + "".join(f"第{i}项支出{i}.5万元。" for i in range(10, 60)) + "\n"
    )
    (whole,) = stretches(flat, 5000)
    parts = whole.halves()
    assert len(parts) > 1
    assert [whole.start, *(part.end for part in parts)] == [
        *(part.start for part in parts),
        whole.end,
    ]
    assert all(part.end - part.start < whole.end - whole.start for part in parts)
