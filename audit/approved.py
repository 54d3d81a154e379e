"""Approved: target tables of a case paired with the self-evaluations of the same things, row by row."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from audit.conditions import rows_of
from audit.once import once
from extract.records import Form, IndicatorRow, Report

EVALUATED = frozenset({"overall", "project"})
FEWEST = 3
"""So many rows have to be found again for two tables to be of one thing."""
Subject = tuple[str, str | None]
"""The kind of a form and its project."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NOISE = re.compile(r"[\s　“”\"'：:（）()、，,]")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A target table and a self-evaluation, with the rows that are in both and those that are in one of them alone."""

    approved: Form
    evaluated: Form
    rows: tuple[tuple[IndicatorRow, IndicatorRow], ...]
    dropped: tuple[IndicatorRow, ...]
    added: tuple[IndicatorRow, ...]


@once
def pairings(report: Report) -> tuple[Pairing, ...]:
    """Each target table with the one self-evaluation of the same project, or of the whole unit."""
    evaluated: defaultdict[Subject, list[Form]] = defaultdict(list)
    for form in report.forms:
        if form.kind in EVALUATED:
            evaluated[form.kind, form.entity].append(form)
    approved = (form for form in report.forms if form.kind == "target")
    found = (_pairing(report, form, evaluated[_subject(form)]) for form in approved)
    return tuple(each for each in found if each is not None)


def _subject(approved: Form) -> Subject:
    """Of what kind and of which project the self-evaluation is that a target table is held against."""
    return "project" if approved.entity else "overall", approved.entity


def _pairing(report: Report, approved: Form, evaluated: Sequence[Form]) -> Pairing | None:
    """A target table with the only self-evaluation of its subject that is of no other year."""
    years = _years(approved)
    same = [form for form in evaluated if not years or _years(form) in (set(), years)]
    return _paired(report, approved, same[0]) if len(same) == 1 else None


def _years(form: Form) -> set[str]:
    return set(_YEAR.findall(form.title))


def _paired(report: Report, approved: Form, evaluated: Form) -> Pairing | None:
    planned, done = _by_name(rows_of(report, approved)), _by_name(rows_of(report, evaluated))
    both = [name for name in planned if name in done]
    if len(both) < FEWEST or 2 * len(both) < len(planned):
        return None
    return Pairing(
        approved,
        evaluated,
        rows=tuple((planned[name], done[name]) for name in both),
        dropped=tuple(row for name, row in planned.items() if name not in done),
        added=tuple(row for name, row in done.items() if name not in planned),
    )


def _by_name(rows: Sequence[IndicatorRow]) -> dict[str, IndicatorRow]:
    """The rows whose name is theirs alone; rows without target and name were left empty."""
    named: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        name = _NOISE.sub("", row.level3)
        if name and (row.target or row.actual):
            named.setdefault(name, []).append(row)
    return {name: found[0] for name, found in named.items() if len(found) == 1}
