"""Papers: a stored result turned back into the records that the rules over several reports compare.

What a result does not keep of a number (what its unit is worth) is read off its unit again; ids get the paper's in
front.
"""

from decimal import Decimal

from audit.across.papers import JOINT, Paper
from audit.result import Indicator, MarkedNumber, NamedFact
from extract.numbers import Kind, Number, Qualifier
from extract.records import Case, Entity, Fact, Form, IndicatorRow, Report, Source, Span, Where
from extract.scan_units import unit_at
from gouji.batch.identity import known_as
from gouji.batch.opening import Opened

PROSE = "prose"
NOWHERE = Span(source="", block=0, start=0, end=0)


def paper_of(opened: Opened, name: str) -> Paper:
    """The paper of a result under an id."""
    known = known_as(opened.agency)
    parent = known_as(opened.parent).key if opened.parent else ""
    return Paper(
        id=name,
        name=opened.name,
        unit=known.key if known.sure else "",
        year=opened.year,
        report=_report(opened, name),
        parent=parent,
        own_level=known.own_level,
        places=tuple(_where(row.where, name) for row in opened.audit.indicators),
    )


def _report(opened: Opened, name: str) -> Report:
    """What is compared of a result: its named numbers, its forms and projects, and its indicator rows."""
    audit = opened.audit
    facts = [fact for fact in audit.facts if fact.origin == "rules"]
    named = {fact.number for fact in facts}
    numbers = [number for number in audit.numbers if number.id in named]
    case = audit.case.model_copy(update={"agency": opened.agency, "year": opened.year})
    return Report(
        case=Case.model_validate(case.model_dump()),
        sources=tuple(_source(source, name) for source in audit.sources),
        numbers=tuple(number_of(number, name) for number in numbers),
        wheres={_joint(name, number.id): _where(number.where, name) for number in numbers},
        facts=tuple(_fact(fact, name) for fact in facts),
        entities=tuple(
            Entity(id=_joint(name, e.id), kind="project", name=e.name, aliases=e.aliases)
            for e in audit.entities
        ),
        forms=tuple(
            Form(
                id=_joint(name, form.id),
                kind=form.kind,
                title=form.title,
                place=NOWHERE,
                entity=_joint(name, form.entity) if form.entity else None,
            )
            for form in audit.forms
        ),
        indicators=tuple(_row(row, name, place) for place, row in enumerate(audit.indicators)),
    )


def number_of(number: MarkedNumber, paper: str) -> Number:
    """A number as the scanner would give it: value as printed, unit with what it is worth."""
    unit = unit_at(f"1{number.unit}", 1) if number.unit else None
    kind = Kind(number.kind)
    return Number(
        id=_joint(paper, number.id),
        source=_joint(paper, number.where.source),
        block=number.where.block,
        start=number.where.start,
        end=number.where.end,
        raw=number.raw,
        value=number.value,
        places=max(0, -int(number.value.as_tuple().exponent)),
        kind=kind,
        unit=number.unit,
        base=unit.base if unit else number.unit if kind.is_quantity else "",
        scale=unit.scale if unit else Decimal(1),
        qualifier=Qualifier(number.qualifier),
        confidence=number.confidence,
        alternatives=number.alternatives,
    )


def _joint(paper: str, name: str) -> str:
    return f"{paper}{JOINT}{name}"


def _source(source: Source, paper: str) -> Source:
    return source.model_copy(update={"id": _joint(paper, source.id)})


def _where(where: Where, paper: str) -> Where:
    return where.model_copy(update={"source": _joint(paper, where.source)})


def _fact(fact: NamedFact, paper: str) -> Fact:
    return Fact(
        number=_joint(paper, fact.number),
        label=fact.label,
        concept=fact.concept,
        measure=fact.measure,
        fund=fact.fund,
        period=fact.period,
        entity=_joint(paper, fact.entity) if fact.entity else None,
        path=fact.path,
        section=fact.section if fact.section == PROSE else _joint(paper, fact.section),
        origin=fact.origin,
    )


def _row(row: Indicator, paper: str, place: int) -> IndicatorRow:
    where = _where(row.where, paper)
    return IndicatorRow(
        id=_joint(paper, f"r{place}"),
        form="",
        table=row.table,
        level1=row.level1,
        level2=row.level2,
        level3=row.level3,
        target=row.target,
        actual=row.actual,
        place=Span(source=where.source, block=where.block, start=where.start, end=where.end),
    )
