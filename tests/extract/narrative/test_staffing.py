"""Posts and people by category."""

import pytest

from tests.extract.narrative.builders import prose

CASES = [
    (
        "posts and people of each category",
        [
            "核定行政编制20名，机关工勤人员编制4名，事业编制6名。在职人员29人，其中行政人员19人，工勤人员4人，事业编制6人。"
        ],
        {"admin": ("20", "19"), "worker": ("4", "4"), "public": ("6", "6"), "total": (None, "29")},
    ),
    (
        "totals alone",
        ["核定编制45个，实有在职人员43人。"],
        {"total": ("45", "43")},
    ),
    (
        "the retired and the hired are outside",
        ["在职人员43人，退休人员9人，聘用人员3人，遗属2人。"],
        {"total": (None, "43")},
    ),
    (
        "what is said again later does not count again",
        ["核定编制45个。", "核定编制44个，在职人员43人。"],
        {"total": ("45", "43")},
    ),
    (
        "a bureau and its office in one text are not told apart",
        ["局机关行政编制20名，执法队行政编制8名。"],
        {},
    ),
    ("posts that were moved about", ["核减事业编制20名，新增行政编制8名。"], {}),
    (
        "a unit under it is no category",
        ["在职人员86人，其中局机关42人，下属事业单位44人。"],
        {"total": (None, "86")},
    ),
    ("people who were trained", ["培训事业单位人员300人。"], {}),
]


def test_posts_are_read_where_the_unit_describes_itself():
    lines = ("一、部门基本情况", "核定编制45名。"), ("六、绩效情况", "核定编制45名。")
    assert [prose(*pair).staffing() for pair in lines] == [{"total": ("45", None)}, {}]


@pytest.mark.parametrize(("what", "texts", "staffing"), CASES, ids=[c[0] for c in CASES])
def test_posts_and_people(what, texts, staffing):
    assert prose("2023年度自评报告", *texts).staffing() == staffing
