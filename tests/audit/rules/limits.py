"""Builders of amounts and their limits for the tests of rules."""

from extract.records import Limit
from tests.audit.builders import report


def limited(actual, limit, basis="first_budget", *, times=1, **fields):
    """A report of one amount ``a`` under its limit ``l``, in 万元."""
    found = Limit(label="公务用车", actual="a", limit="l", basis=basis, **fields)
    return report({"a": actual, "l": limit}, unit="万元", limits=(found,) * times)
