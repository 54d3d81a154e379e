"""Names of one project that are alike, and those that are not."""

import pytest

from extract.records import Entity
from extract.remarking.projects import variants_in

NAMES = [
    (("古桥修缮专项资金", "古桥修缮", "2023年古桥修缮项目"), ()),
    (("产业链办公室工作经费", "工业办公室工作任务"), ("工业办公室工作任务",)),
    (("文化惠民演出", "文化惠民演出送戏下乡"), ()),
    (("古桥修缮",), ()),
]


@pytest.mark.parametrize(("names", "others"), NAMES, ids=[row[0][0] for row in NAMES])
def test_names_without_generic_words_hold_each_other(names, others):
    entity = Entity(id="e1", kind="project", name=names[0], aliases=names[1:])
    assert [found.others for found in variants_in([entity])] == ([others] if others else [])
