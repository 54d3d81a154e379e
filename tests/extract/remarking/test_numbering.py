"""Numbers of headings and annexes, and those that are left out."""

import pytest

from tests.extract.remarking.reading import remarks_of

TEXT = "本年完成造林。"
SERIES = [
    # the headings                                                   left out, of each series
    (("一、概况", TEXT, "二、支出", TEXT, "三、绩效", TEXT), [()]),
    (("一、概况", TEXT, "三、绩效", TEXT), [(2,)]),
    (("一、概况", TEXT, "二、支出", TEXT, "3、绩效", TEXT, "四、问题", TEXT), [()]),
    (("一、概况", "情况如下：二、支出良好", "三、绩效", TEXT), [()]),
    (("一、概况", "（一）机构", TEXT, "（三）资产", TEXT, "二、支出", TEXT), [(2,), ()]),
    (("1、概况", TEXT, "3、绩效", TEXT), []),
    (("一、概况", TEXT), []),
]


@pytest.mark.parametrize(("lines", "expected"), SERIES, ids=["|".join(r[0]) for r in SERIES])
def test_a_number_that_stands_nowhere_is_left_out(lines, expected):
    found = [s.left_out for s in remarks_of(*lines).series if s.kind == "section"]
    assert sorted(found) == sorted(expected)


ANNEXES = [
    (("附件1", TEXT, "附件2", TEXT), [()]),
    (("附表1", TEXT, "附表3", TEXT), [(2,)]),
    (("附件1", TEXT, "（附件2另附）", "附件3", TEXT), [()]),
    (("附件2", TEXT, "附件1", TEXT), []),
    (("附件1", TEXT), []),
]


@pytest.mark.parametrize(("lines", "expected"), ANNEXES, ids=["|".join(r[0]) for r in ANNEXES])
def test_annexes_are_those_that_stand_alone_in_a_line(lines, expected):
    found = [s.left_out for s in remarks_of(*lines).series if s.kind == "annex"]
    assert found == expected
