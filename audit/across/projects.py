"""Projects: the figures of each project of a paper, under the name that another paper would use."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from audit.across.lines import MEASURES, bare
from audit.across.papers import Paper
from audit.across.totals import TOTAL
from extract.records import Fact

PROJECT, TABLES = "project", frozenset({"base", "summary"})
SHORTEST = 6
"""Characters of a name that is one project's own; shorter ones are used for many."""
_YEAR = re.compile(r"^(?:19|20)\d{2}年?度?")


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a project; ``own_form`` where it stands in a form of the project itself."""

    name: str
    fact: Fact
    own_form: bool


Figures = Mapping[str, Mapping[str, Held]]
"""By name, by measure."""


def key_of(name: str) -> str:
    """A project's name as a key, without punctuation and without the year in front.

    >>> key_of("2023年度“档案数字化”加工")
    '档案数字化加工'
    """
    return _YEAR.sub("", bare(name))


def projects(paper: Paper) -> Figures:
    """Every project of a paper whose name is its own, with its figures that are told once."""
    names = _names(paper)
    found: dict[str, dict[str, Held]] = {}
    for entity, keys in names.items():
        figures = _figures(paper, entity, keys[0])
        found.update({key: figures for key in keys if figures})
    return found


def _names(paper: Paper) -> dict[str, list[str]]:
    """The keys of each project, without those that two of them share and those that are too short."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entity in paper.report.entities:
        for name in (entity.name, *entity.aliases):
            owners[key_of(name)].add(entity.id)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for key, ids in owners.items():
        if len(ids) == 1 and len(key) >= SHORTEST:
            names[min(ids)].append(key)
    return names


def _figures(paper: Paper, entity: str, name: str) -> dict[str, Held]:
    figures: dict[str, Held] = {}
    for measure, words in MEASURES.items():
        said = [f for f in paper.money if f.measure in words and _about(paper, f, entity)]
        own = [f for f in said if paper.kind_of(f) == PROJECT]
        chosen = own or said
        if len({paper.number(fact).amount for fact in chosen}) == 1:
            figures[measure] = Held(name, chosen[0], bool(own))
    return figures


def _about(paper: Paper, fact: Fact, entity: str) -> bool:
    """Whether a fact is the whole of a project: the total of its form, or its line in a table of the unit."""
    form = paper.form_of.get(fact.section)
    if form is None:
        return False
    if form.kind == PROJECT:
        return form.entity == entity and fact.concept == TOTAL
    return form.kind in TABLES and fact.entity == entity
