"""Approved: target tables of a case paired with the self-evaluations of the same things, row by row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.conditions import rows_of
from extract.records import Form, IndicatorRow, Report

EVALUATED = frozenset({"overall", "project"})
FEWEST = 3
"""So many rows have to be found again for two tables to be of one thing."""
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


def pairings(report: Report) -> Iterator[Pairing]:
    """Each target table with the one self-evaluation of the same project, or of the whole unit."""
    for approved in report.forms:
        if approved.kind != "target":
            continue
        same = [form for form in report.forms if _of_one_thing(approved, form)]
        if len(same) == 1:
            found = _paired(report, approved, same[0])
            if found is not None:
                yield found


def _of_one_thing(approved: Form, form: Form) -> bool:
    kind = "project" if approved.entity else "overall"
    years = set(_YEAR.findall(approved.title)), set(_YEAR.findall(form.title))
    one_year = not all(years) or years[0] == years[1]
    return form.kind == kind and form.entity == approved.entity and one_year


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
