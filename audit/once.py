"""Once: what several rules ask of the same report is found out once."""

from collections.abc import Callable
from functools import partial, wraps
from typing import TypeVar
from weakref import ref

from extract.records import Report

Made = TypeVar("Made")


def once(find: Callable[[Report], Made]) -> Callable[[Report], Made]:
    """Remember what ``find`` makes of a report for as long as there is that report, and no longer.

    Reports are told apart as objects: to compare them by what they hold would take longer than any search.
    """
    kept: dict[int, tuple[ref[Report], Made]] = {}

    @wraps(find)
    def found(report: Report) -> Made:
        name = id(report)
        if name not in kept:
            kept[name] = ref(report, partial(_forget, kept, name)), find(report)
        return kept[name][1]

    return found


def _forget(kept: dict[int, tuple[ref[Report], Made]], name: int, _gone: ref[Report]) -> None:
    kept.pop(name, None)
