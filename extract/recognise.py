"""Recognise: from the documents of a case to its Report."""

from collections.abc import Iterable, Sequence

from extract.account_ties import AccountTies
from extract.aims import aims_told
from extract.alikes import told_twice, without
from extract.bridges import BridgeFinder
from extract.case import case_of, year_of
from extract.costs import CostFinder
from extract.document import Document
from extract.entities import resolve
from extract.forms import NumberIndex, recognise_forms
from extract.fragments import Fragments
from extract.narrative import recognise_prose
from extract.numbers import Number, NumberId
from extract.problems import Problem
from extract.records import Fact, Group, Limit, Report, Unmatched
from extract.remarking import remarks_of
from extract.retold import RetoldFinder
from extract.revision import AS_PRINTED, Revision
from extract.scan import scan
from extract.stages import told_apart
from extract.ties import TieFinder, measure_class
from extract.vocabulary import load

FORMS_OF_MOST = 3  # two forms beside a third project promise nothing


def recognise(documents: Sequence[Document], revision: Revision = AS_PRINTED) -> Report:
    """Everything that the documents of one case say, each number with its name where it has one.

    ``revision`` is what people corrected; relations are built from the corrected records.
    """
    printed = _scanned(documents)
    numbers = _by_id(revision.scanned(printed))
    case = case_of(documents, printed)
    fragments = Fragments()
    for document in documents:
        own = [n for n in numbers.values() if n.source == document.source.id]
        year = case.year or year_of(document, case.title)
        fragments.extend(recognise_forms(document, NumberIndex(own), year, case.unit or "万元"))
        fragments.extend(recognise_prose(document, own))
    numbers = _by_id(revision.settled(_renewed(documents, numbers, fragments.renewed)))
    resolved, doubtful = resolve(fragments, numbers)
    entities = revision.named(fragments, resolved, numbers)
    TieFinder(fragments, numbers, doubtful, {e.id: e.name for e in entities}).find()
    AccountTies(fragments, numbers).find()
    CostFinder(fragments, numbers).find()
    BridgeFinder(fragments, numbers).find()
    RetoldFinder(fragments, numbers).find()
    fragments.groups.extend(_counted_alike(fragments, numbers))
    owner = {document.source.id: document for document in documents}
    wheres = {n.id: owner[n.source].where(n.block, n.start, n.end) for n in numbers.values()}
    return Report(
        case=case,
        sources=tuple(d.source for d in documents),
        numbers=tuple(numbers.values()),
        wheres=wheres,
        facts=tuple(told_apart(_once(fragments.facts))),
        entities=tuple(entities),
        forms=tuple(fragments.forms),
        indicators=tuple(fragments.indicators),
        breakdowns=tuple(fragments.breakdowns),
        ratios=tuple(fragments.ratios),
        flows=tuple(fragments.flows),
        calculations=tuple(fragments.calculations),
        groups=tuple(fragments.groups),
        staffing=tuple(fragments.staffing),
        limits=tuple(_accounted(fragments)),
        blanks=tuple(fragments.blanks),
        unmatched=tuple(_without_form(fragments, documents, numbers)),
        remarks=remarks_of(documents, fragments, numbers.values(), entities),
        problems=_problems(documents, fragments),
    )


def _counted_alike(fragments: Fragments, numbers: dict[NumberId, Number]) -> list[Group]:
    """Counts that are told twice by like words, and those of goals that rows count, each pair once."""
    derived = frozenset(r.stated for r in fragments.ratios if r.stated)
    aims = aims_told(fragments, numbers)
    twice = told_twice(fragments.facts, numbers, derived, fragments.indicators)
    return [*without(twice, aims), *aims]


def _scanned(documents: Sequence[Document]) -> list[Number]:
    numbers: list[Number] = []
    for document in documents:
        numbers.extend(scan(document, first=len(numbers) + 1))
    return numbers


def _renewed(
    documents: Sequence[Document], numbers: dict[NumberId, Number], fresh: Iterable[Number]
) -> tuple[Number, ...]:
    """The numbers with what forms and sentences made known of them, and with those told by words, in reading order."""
    known = numbers | {number.id: number for number in fresh}
    if len(known) == len(numbers):
        return tuple(known.values())
    place = {document.source.id: i for i, document in enumerate(documents)}
    return tuple(sorted(known.values(), key=lambda n: (place[n.source], n.block, n.start)))


def _by_id(numbers: Iterable[Number]) -> dict[NumberId, Number]:
    return {number.id: number for number in numbers}


def _document(documents: Sequence[Document], number: Number) -> Document:
    return next(d for d in documents if d.source.id == number.source)


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """One fact a number: the first name that was given counts."""
    seen: dict[NumberId, Fact] = {}
    for fact in facts:
        seen.setdefault(fact.number, fact)
    return list(seen.values())


def _accounted(fragments: Fragments) -> list[Limit]:
    """Limits, with the additions that the sentences state for project spending."""
    raising = load("ties")["raising"]
    added = tuple(f.number for f in fragments.facts if f.measure in raising)
    return [
        limit.model_copy(update={"accounted": added})
        if limit.concept == "project_spending" and added
        else limit
        for limit in fragments.limits
    ]


def _without_form(
    fragments: Fragments, documents: Sequence[Document], numbers: dict[NumberId, Number]
) -> list[Unmatched]:
    """Projects that money was spent on and that have no form, where other projects of the case have one.

    A project that is told in one place alone, that the text says is reported elsewhere, or whose amount is
    that of a form nobody else claims, is left alone.
    """
    covered = {form.entity for form in fragments.forms if form.kind == "project" and form.entity}
    spent: dict[str, list[Fact]] = {}
    for fact in fragments.facts:
        if fact.entity and measure_class(fact.measure) == "spent":
            spent.setdefault(fact.entity, []).append(fact)
    unclaimed = {
        numbers[f.number].amount
        for entity in covered
        if len({f.section for f in spent.get(entity, [])}) == 1
        for f in spent.get(entity, [])
    }
    told = {
        entity
        for entity, facts in spent.items()
        if len({(f.section, numbers[f.number].block) for f in facts}) > 1
    }
    if len(covered & told) < FORMS_OF_MOST or 2 * len(covered & told) <= len(told):
        return []  # forms were filed for a few projects only, so none is promised for the others
    return [
        Unmatched(
            entity=entity,
            label=facts[0].label,
            numbers=tuple(f.number for f in facts),
            promised=True,
        )
        for entity, facts in spent.items()
        if entity in told - covered
        and not unclaimed & {numbers[f.number].amount for f in facts}
        and not any(_told_elsewhere(documents, numbers[f.number]) for f in facts)
    ]


def _told_elsewhere(documents: Sequence[Document], number: Number) -> bool:
    text = _document(documents, number).blocks[number.block].text
    return any(word in text for word in load("case")["reported_elsewhere"])


def _problems(documents: Sequence[Document], fragments: Fragments) -> tuple[Problem, ...]:
    return tuple(p for d in documents for p in d.problems) + tuple(fragments.problems)
