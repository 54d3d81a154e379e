"""Builders of papers for the tables of the rules over several reports.

``paper("d1", 2023, base={"三公经费": {"决算数": "34万元"}})`` is a report of 甲县图书馆 with one form a keyword: ``base``, ``overall``,
``target``, ``prose`` and, by name, ``projects``. A line maps measures to numbers as printed.
"""

from collections.abc import Mapping

import pytest

from audit.across.papers import Bundle, Paper
from audit.judge import judge
from audit.ledger import Ledger
from extract.records import Case, Entity, Fact, Form, IndicatorRow, Report, Source
from tests.audit.builders import number, span, where
from tests.audit.rules.running import told

UNIT, OTHER = "甲县图书馆", "甲县文化馆"
CONCEPTS = {
    "三公经费": "three_public",
    "公用经费": "public_use",
    "基本支出": "basic_spending",
    "项目支出": "project_spending",
    "公务接待": "reception",
    "总额": "total_funds",
}
Lines = Mapping[str, Mapping[str, str]]


def paper(
    name: str,
    year: int | None = 2023,
    *,
    unit: str = UNIT,
    cautions: tuple[str, ...] = (),
    projects: Mapping[str, Lines] | None = None,
    rows: tuple[tuple[str, str, str], ...] = (),
    parent: str = "",
    own_level: bool = False,
    table_title: str = "",
    **forms: Lines,
) -> Paper:
    """Build a paper; every form is a keyword by its kind, every project a form of its own."""
    parts = [(kind, kind, "", lines) for kind, lines in forms.items()]
    parts += [("project", title, title, lines) for title, lines in (projects or {}).items()]
    numbers, facts, built = [], [], []
    for place, (kind, title, project, lines) in enumerate(parts):
        section = "prose" if kind == "prose" else f"{name}_f{place}"
        entity = f"{name}_e{place}" if project else None
        if kind != "prose":
            built.append(Form(id=section, kind=kind, title=title, place=span(), entity=entity))
        for label, cells in lines.items():
            for measure, printed in cells.items():
                each = f"{name}_n{len(numbers)}"
                numbers.append(number(printed, id=each, block=len(numbers), source=f"{name}_s1"))
                facts.append(_fact(each, label, measure, section, entity))
    entities = [
        Entity(id=f"{name}_e{place}", kind="project", name=project)
        for place, (_, _, project, _) in enumerate(parts)
        if project
    ]
    named = _named_projects(name, facts)
    report = Report(
        case=Case(agency=unit, year=year, cautions=cautions),
        sources=(Source(id=f"{name}_s1", name=f"{name}.txt", sha256="0" * 64, format="text"),),
        numbers=tuple(numbers),
        wheres={each.id: where(each) for each in numbers},
        facts=tuple(named[0]),
        entities=(*entities, *named[1]),
        forms=tuple(built),
        indicators=tuple(_row(name, place, (*row, table_title)) for place, row in enumerate(rows)),
    )
    return Paper(name, f"{name}.json", unit, year, report, parent, own_level)


def _fact(id, label, measure, section, entity):  # noqa: A002
    concept = CONCEPTS.get(label)
    return Fact(
        number=id, label=label, measure=measure, section=section, concept=concept, entity=entity
    )


def _named_projects(name, facts):
    """Lines whose label begins with 项目： are projects of the case."""
    names = dict.fromkeys(f.label for f in facts if f.label.startswith("项目："))
    ids = {label: f"{name}_p{place}" for place, label in enumerate(names)}
    found = [f.model_copy(update={"entity": ids[f.label]}) if f.label in ids else f for f in facts]
    entities = [
        Entity(id=each, kind="project", name=label.removeprefix("项目："))
        for label, each in ids.items()
    ]
    return found, entities


def _row(name, place, row):
    label, target, actual, title = row
    return IndicatorRow(
        id=f"{name}_r{place}",
        form="",
        table=title,
        level3=label,
        target=target,
        actual=actual,
        place=span(place),
    )


def bundle(*papers: Paper, over: str = "unit", head: str = "") -> Bundle:
    """Build a bundle of papers."""
    return Bundle(over, papers, head)


def judgements(rule, of):
    """Return the judgement of every relation that a rule finds in a bundle."""
    ledger = Ledger.of(of.report)
    found = (judge(relation, ledger) for relation in rule.found(of))
    return [judgement for judgement in found if judgement is not None]


def verdicts(rule, of):
    """Return verdict and difference of every relation that a rule finds in a bundle."""
    return [(judgement.verdict, judgement.difference) for judgement in judgements(rule, of)]


def reasons(rule, of):
    """Return why a rule could not be run on a bundle."""
    return [judgement.reason for judgement in judgements(rule, of) if judgement.reason]


def table(cases):
    """Run a test once for each case of a table, named by its sentence."""
    return pytest.mark.parametrize(
        ("of", "expected"),
        [(of, told(*expected)) for _, _, of, expected in cases],
        ids=[sentence for _, sentence, _, _ in cases],
    )
