"""Every digit of a file lies in exactly one number of the result, and every number has one mark."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.result import Mark
from gouji.pipeline import NamedBytes, audit_files

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
DIGITS = "0123456789０１２３４５６７８９"


def digits_of(text: str) -> Counter[tuple[int, int]]:
    """The place of every digit character, found without the scanner."""
    lines = text.split("\n")
    return Counter(
        (i, j) for i, line in enumerate(lines, 1) for j, c in enumerate(line) if c in DIGITS
    )


def covered(text: str) -> Counter[tuple[int, int]]:
    """The places of digits that numbers of the result cover, walking on over the end of a line."""
    result = audit_files([NamedBytes("a.txt", text.encode())])
    assert all(isinstance(n.mark, Mark) for n in result.audit.numbers)
    assert sum(result.audit.coverage.by_mark.values()) == len(result.audit.numbers)
    found: Counter[tuple[int, int]] = Counter()
    for number in result.audit.numbers:
        where = number.where
        for at in range(where.start, where.end):
            place = result.documents[0].where(where.block, at, at + 1)
            if result.documents[0].blocks[where.block].text[at] in DIGITS:
                found[place.line, place.char] += 1  # type: ignore[index]
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=[p.name for p in SAMPLES])
def test_every_digit_of_a_sample_is_in_one_number(path: Path) -> None:
    text = path.read_text("utf-8")
    assert covered(text) == digits_of(text)


PIECES = st.sampled_from(
    [
        "支出",
        "12.5",
        "万元",
        "，",
        "\t",
        "\n",
        "2023年",
        "12月",
        "３０",
        "%",
        "其中：",
        "1.",
        "（一）",
        "得分",
        "合计",
        "-",
        "7",
        " ",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=40))
def test_every_digit_of_anything_is_in_one_number(pieces: list[str]) -> None:
    text = "报告" + "".join(pieces)
    assert covered(text) == digits_of(text)
