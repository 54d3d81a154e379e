"""Collecting: the pace at which garbage is looked for, while reports are worked on and afterwards."""

import gc

import pytest

from extract.collecting import NEW, collecting_seldom

USUAL = (600, 9, 8)


@pytest.fixture(autouse=True)
def pace():
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_garbage_is_looked_for_seldom_while_a_report_is_worked_on():
    with collecting_seldom():
        assert gc.get_threshold() == (NEW, 9, 8)
    assert gc.get_threshold() == USUAL


def test_the_pace_stays_until_the_last_of_two_reports_is_done():
    with collecting_seldom():
        with collecting_seldom():
            pass
        assert gc.get_threshold()[0] == NEW
    assert gc.get_threshold() == USUAL


def test_the_usual_pace_comes_back_after_a_report_that_cannot_be_read():
    with pytest.raises(ValueError, match="broken"), collecting_seldom():
        raise ValueError("broken")
    assert gc.get_threshold() == USUAL


@pytest.mark.parametrize("usual", [NEW + 1, 0])
def test_who_looks_still_more_seldom_or_not_at_all_is_left_alone(usual):
    gc.set_threshold(usual, 9, 8)
    with collecting_seldom():
        assert gc.get_threshold()[0] == usual
    assert gc.get_threshold() == (usual, 9, 8)
