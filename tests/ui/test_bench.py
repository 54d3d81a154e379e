"""What was read lately is not read again, and no more of it is kept than there is room for."""

import pytest

from gouji.review.correction import Kind
from gouji.review.shelves import StoredFile
from gouji.ui import bench as benches
from gouji.ui.bench import How, Lately, Runs
from tests.review.reports import SUM_OFF, change

FIX = change(SUM_OFF, Kind.VALUE, "39.00", "40.00")
FILE = StoredFile("报告.txt", SUM_OFF.encode())


@pytest.fixture
def read(monkeypatch):
    """The names of all files that were read, in order."""
    names, real = [], benches.read_all

    def noted(files, terms):
        names.extend(file.name for file in files)
        return real(files, terms)

    monkeypatch.setattr(benches, "read_all", noted)
    return names


def test_a_correction_audits_again_without_reading_again(read):
    runs = Runs()
    first, second = runs.run([FILE], ()), runs.run([FILE], (FIX,))
    assert read == ["报告.txt"]
    assert first.audit != second.audit


def test_the_same_bytes_under_another_name_are_another_file(read):
    runs = Runs()
    runs.run([FILE], ())
    runs.run([StoredFile("副本.txt", FILE.data)], ())
    assert read == ["报告.txt", "副本.txt"]


def test_what_was_not_used_for_longest_is_read_again(read):
    runs = Runs()
    for i in range(benches.HELD + 1):
        runs.run([StoredFile(f"{i}.txt", FILE.data)], ())
    runs.run([StoredFile("1.txt", FILE.data)], (FIX,))
    runs.run([StoredFile("0.txt", FILE.data)], (FIX,))
    assert read[-1] == "0.txt"
    assert read.count("1.txt") == 1


def test_whoever_watches_hears_of_every_stage_and_of_no_reading_where_none_is_done():
    runs, heard = Runs(), []
    runs.run([FILE], (), How(tell=heard.append))
    assert heard == ["read", "recognise", "audit"]
    runs.run([FILE], (FIX,), How(tell=heard.append))
    assert heard[3:] == ["recognise", "audit"]


def test_the_last_used_stay():
    lately = Lately(2)
    lately.put("a", 1)
    lately.put("b", 2)
    assert lately.get("a") == 1
    lately.put("c", 3)
    assert (lately.get("a"), lately.get("b"), lately.get("c")) == (1, None, 3)
