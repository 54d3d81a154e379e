"""A watched folder: what arrives is audited once nobody writes to it any more, and only once."""

import os

from rich.console import Console

from gouji.batch.night import Night
from gouji.batch.run import Order
from gouji.batch.sources import Finder
from gouji.batch.watch import Watched
from gouji.review.store import Store
from tests.batch.reports import text


def put(path, words, moment):
    """Write a file with a time of change of its own."""
    path.write_text(words, "utf-8")
    os.utime(path, ns=(moment, moment))


def look(watched):
    """The names of what is handed out at a look whose run comes to its end."""
    found = [each.name.rpartition("/")[2] for each in watched.arrived()]
    watched.settled()
    return found


def test_a_file_is_handed_out_when_it_is_still_and_once(tmp_path):
    watched = Watched(tmp_path, Finder())
    put(tmp_path / "a.txt", "half", 1)
    assert look(watched) == []
    put(tmp_path / "a.txt", "half and half", 1)
    assert look(watched) == [], "its size has changed"
    put(tmp_path / "a.txt", "half AND half", 2)
    assert look(watched) == [], "its time has changed"
    assert watched.restless
    assert look(watched) == ["a.txt"]
    assert look(watched) == []
    assert not watched.restless
    put(tmp_path / "a.txt", "another", 3)
    assert [look(watched), look(watched), look(watched)] == [[], ["a.txt"], []]


def test_what_was_handed_out_to_a_run_that_failed_comes_again(tmp_path):
    watched = Watched(tmp_path, Finder())
    put(tmp_path / "a.txt", "a", 1)
    watched.arrived()
    assert len(watched.arrived()) == 1
    assert len(watched.arrived()) == 1


def test_a_file_that_goes_away_is_forgotten(tmp_path):
    watched = Watched(tmp_path, Finder())
    put(tmp_path / "a.txt", "a", 1)
    look(watched)
    (tmp_path / "a.txt").unlink()
    assert look(watched) == []
    assert not watched.restless


def test_what_is_known_is_not_audited_again(url, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    put(folder / "a.txt", text(1), 1)
    steps = iter(
        (
            lambda: None,
            lambda: put(folder / "b.txt", text(2), 2),
            lambda: put(folder / "c.txt", text(1), 3),
        )
    )

    def pauses():
        step = next(steps, None)
        return None if step is None else step() or 0.0

    night = Night(url=url, order=Order(), jobs=1)
    tally = night.watch(folder, Console(stderr=True), pauses)
    assert dict(tally.states) == {"audited": 2, "cached": 1}
    store = Store.open(url)
    told = [[each.state for each in store.outcomes(run.id)] for run in store.last_runs()]
    store.close()
    assert told == [["cached"], ["audited"], ["audited"]]
