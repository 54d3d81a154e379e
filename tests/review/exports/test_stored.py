"""A case of the store is found by what people know of it, and its papers hold what people decided."""

import pytest
from typer.testing import CliRunner

from gouji.cli import app
from gouji.review.errors import NotStored
from gouji.review.exports.stored import stored_papers
from gouji.review.store import Seen, Store
from tests.review.findings import check, file, made, says


@pytest.fixture
def url(tmp_path):
    """A store with two cases, one of them reviewed."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = Store.open(url)
    for name in ("甲.txt", "乙.txt"):
        one = file(name, name)
        case = store.open_case([one, file("附表", "附表.txt")])
        store.save_audit(case, made(check("a"), files=[one]))
    store.decide(1, says(check("a")), Seen("某人"))
    store.close()
    return url


NAMES = [
    # how it is called        name                               case
    ("by its number", "2", 2),
    ("by a file", "乙.txt", 2),
    ("by a hash", file("甲.txt").sha256, 1),
    ("by the head of a hash", file("甲.txt").sha256[:8].upper(), 1),
]


@pytest.mark.parametrize(("case", "name", "number"), NAMES, ids=[row[0] for row in NAMES])
def test_a_case_is_found(url, case, name, number):
    papers = stored_papers(url, name)
    assert papers.audit.sources[0].name == {1: "甲.txt", 2: "乙.txt"}[number]
    assert papers.originals == {"s1": {1: "甲.txt", 2: "乙.txt"}[number].encode()}
    assert len(papers.decided) == (number == 1)


LOST = [
    # what is wrong               name                            what is said
    ("nobody has it", "丙.txt", "库中没有 丙.txt"),
    ("a number of no case", "7", "库中没有这个案卷"),
    ("a hash cut too short", file("甲.txt").sha256[:7] + "x", "库中没有"),
    ("two cases have it", "附表.txt", "附表.txt 在案卷 1、2 中都有"),
]


@pytest.mark.parametrize(("case", "name", "said"), LOST, ids=[row[0] for row in LOST])
def test_what_is_not_found_is_said(url, case, name, said):
    with pytest.raises(NotStored, match=said):
        stored_papers(url, name)


def test_the_command_makes_papers_of_a_stored_case(url, tmp_path):
    call = ["export", "甲.txt", "--store", url, "--as", "xlsx", "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 0, done.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["甲 核对工作簿.xlsx"]
    done = CliRunner().invoke(app, ["export", "丙.txt", "--store", url])
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
