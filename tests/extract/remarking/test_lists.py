"""Counts with the names of what they count behind them."""

import pytest

from tests.extract.remarking.reading import remarks_of

LISTS = [
    # the words                                                     names, and how many at most
    ("局机关内设机构5个：办公室、人事科、财务科、林政科、种苗科，另设机关党委。", (5, 5)),
    ("内设机构3个(不含所属事业单位):办公室、人事科(党建科)、财务科。", (3, 3)),
    ("下设科室4个：办公室、人事科、财务科、规划和项目科。", (4, 5)),
    ("下设科室4个，分别为：办公室、人事科、财务科、林政科。", None),
    ("下设科室4个：办公室、人事科、财务科等。", None),
    ("开展活动3次：1月1次、2月1次、3月1次。", None),
    ("内设机构5个。", None),
    ("内设机构2个：办公室、人事科。", None),
]


@pytest.mark.parametrize(("words", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_names_are_counted_up_to_the_end_of_the_clause(words, expected):
    found = [(len(e.items), e.most) for e in remarks_of("一、基本情况", words).enumerations]
    assert found == ([expected] if expected else [])
