"""Builders of remarks for the tests of rules over words."""

from extract.records import (
    Agency,
    Award,
    Band,
    Change,
    Enumeration,
    Grade,
    PartYear,
    Remarks,
    Series,
    Untold,
)
from tests.audit.builders import report, span

__all__ = ["Agency", "Award", "Band", "Change", "Enumeration", "PartYear", "Untold", "remarked"]


def remarked(numbers=None, facts=(), of=None, **remarks):
    """A report of these numbers with these remarks, or a built report with them."""
    base = of or report(numbers or {}, facts)
    return base.model_copy(update={"remarks": Remarks(**remarks)})


def grade(word, score=None):
    """A grade, perhaps with a score beside it."""
    return Grade(grade=word, score=score, place=span())


def series(*titles, left_out=(), kind="section"):
    """A series of headings."""
    places = tuple(span(i) for i, _ in enumerate(titles))
    return Series(kind=kind, titles=titles, left_out=left_out, places=places)
