"""Across: results gathered one by one, then compared in small bundles, so that ten thousand reports fit in memory.

What is compared of each result is kept in a file of our own; in memory stays only by what reports find each other:
unit, year, the units that they name, and the rows that tell by themselves.
"""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import blake2b
from itertools import combinations
from types import TracebackType
from typing import Self

from audit.across.comparing import compare
from audit.across.copies import TELLING, signature, telling
from audit.across.papers import Bundle, Paper, Usual
from audit.across.peers import FIGURES, slim, usual_of
from audit.policy import DEFAULT, Policy
from audit.result import AcrossNote, Audit, DocumentNote, DoubtfulPair
from extract.places import Record
from extract.records import Report, Source, Where
from gouji.batch.identity import Known, doubtful, known_as
from gouji.batch.merging import Merging
from gouji.batch.opening import Opened
from gouji.batch.papers import paper_of

AT_ONCE = 60
"""Peers that are looked at together."""
COMMON = 20
"""A row that so many reports have is one of a template, whatever it says."""


class Kept(Record):
    """What is kept of a paper in the file."""

    report: Report
    places: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of a paper without reading it again; ``start`` and ``size`` say where it lies in the file."""

    paper: Paper
    known: Known
    start: int
    size: int
    labels: frozenset[str]
    rows: frozenset[bytes]
    values: Mapping[str, Decimal]


@dataclass(slots=True)
class Gathering:
    """The papers of a run; used in a ``with`` statement, so that the file goes away."""

    policy: Policy = DEFAULT
    _file: "tempfile._TemporaryFileWrapper[bytes]" = field(
        default_factory=lambda: tempfile.NamedTemporaryFile(prefix="gouji-", suffix=".papers")  # noqa: SIM115
    )
    _briefs: list[Brief] = field(default_factory=list)
    _seen: set[tuple[str, ...]] = field(default_factory=set)
    _documents: list[DocumentNote] = field(default_factory=list)
    _sources: list[Source] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, opened: Opened) -> None:
        """Take one result; one that compares reports itself, or whose files were taken before, is passed over."""
        files = tuple(sorted(source.sha256 for source in opened.audit.sources))
        if opened.audit.across is not None or (files and files in self._seen):
            return
        self._seen.add(files)
        paper = paper_of(opened, f"d{len(self._briefs) + 1}")
        data = Kept(report=paper.report, places=paper.places).model_dump_json().encode()
        start = self._file.seek(0, 2)
        self._file.write(data)
        self._briefs.append(_brief(paper, opened.agency, (start, len(data))))
        self._documents.append(_document(paper))
        self._sources.extend(paper.report.sources)

    def compared(self, *, held: bool = False) -> Audit:
        """Compare everything that was gathered; checks that hold are listed with ``held`` and counted otherwise."""
        merging = Merging(all_held=held)
        for bundle in self._bundles():
            merging.add(compare(bundle, policy=self.policy))
        note = AcrossNote(
            documents=tuple(self._documents),
            doubtful=self._doubtful(),
            held=dict(sorted(merging.held.items())),
        )
        return merging.merged(tuple(self._sources), note)

    def _doubtful(self) -> tuple[DoubtfulPair, ...]:
        """The names that may be those of one unit, without those that somebody has put in relation."""
        related = {(each.paper.parent, each.paper.unit) for each in self._briefs}
        units = {each.known.key for each in self._briefs if each.known.key}
        placeless = Counter(each.known.key for each in self._briefs if not each.known.sure)
        often = [key for key, count in placeless.items() if key and count > 1]
        found = doubtful(units, often)
        return tuple(pair for pair in found if (pair.one, pair.other) not in related)

    def _bundles(self) -> Iterator[Bundle]:
        sure = [brief for brief in self._briefs if brief.paper.unit]
        by_unit: defaultdict[str, list[Brief]] = defaultdict(list)
        for brief in sure:
            by_unit[brief.paper.unit].append(brief)
        for _, briefs in sorted(by_unit.items()):
            if len(briefs) > 1:
                yield Bundle("unit", self._papers(briefs))
        yield from self._families(by_unit)
        for one, other in _lookalikes(sure):
            yield Bundle("pair", self._papers((one, other)))
        for _, briefs in sorted(_years(sure).items()):
            usual = _usual(briefs)
            for some in _portions(briefs):
                yield Bundle("peers", tuple(slim(p) for p in self._each(some)), usual=usual)

    def _families(self, by_unit: dict[str, list[Brief]]) -> Iterator[Bundle]:
        """Each unit with those that it names or that are named under it, year by year."""
        below: defaultdict[str, set[str]] = defaultdict(set)
        for unit, briefs in by_unit.items():
            for brief in briefs:
                below[brief.paper.parent].add(unit)
                below[unit] |= brief.labels & by_unit.keys()
        for head in sorted(below.keys() & by_unit.keys()):
            members = [b for unit in sorted({head, *below[head]}) for b in by_unit[unit]]
            for _, briefs in sorted(_years(members).items()):
                if {each.paper.unit for each in briefs} > {head}:
                    yield Bundle("family", self._papers(briefs), head)

    def _papers(self, briefs: Iterable[Brief]) -> tuple[Paper, ...]:
        return tuple(self._each(briefs))

    def _each(self, briefs: Iterable[Brief]) -> Iterator[Paper]:
        """The papers read again."""
        for brief in briefs:
            self._file.seek(brief.start)
            kept = Kept.model_validate_json(self._file.read(brief.size))
            yield replace(brief.paper, report=kept.report, places=kept.places)


def _brief(paper: Paper, agency: str, at: tuple[int, int]) -> Brief:
    labels = frozenset(known_as(fact.label).key for fact in paper.money if fact.label)
    rows = frozenset(_hash(signature(r)) for r in paper.report.indicators if telling(r))
    light = replace(paper, report=Report(), places=())
    found = {name: figure(paper) for name, figure in FIGURES.items()}
    values = {name: ratio.value for name, ratio in found.items() if ratio}
    return Brief(light, known_as(agency), *at, labels - {paper.unit}, rows, values)


def _portions(briefs: Sequence[Brief]) -> Iterator[Sequence[Brief]]:
    return (briefs[start : start + AT_ONCE] for start in range(0, len(briefs), AT_ONCE))


def _usual(briefs: Sequence[Brief]) -> Mapping[str, Usual]:
    """What is usual among all papers of a year."""
    usual: dict[str, Usual] = {}
    for name in FIGURES:
        having = [brief for brief in briefs if name in brief.values]
        if having:
            units = {brief.paper.unit for brief in having}
            usual[name] = usual_of([brief.values[name] for brief in having], len(units))
    return usual


def _hash(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=8).digest()


def _document(paper: Paper) -> DocumentNote:
    case = paper.report.case
    sources = tuple(source.id for source in paper.report.sources)
    return DocumentNote(
        id=paper.id,
        name=paper.name,
        agency=case.agency,
        year=paper.year,
        title=case.title,
        sources=sources,
    )


def _years(briefs: Iterable[Brief]) -> dict[int, list[Brief]]:
    found: defaultdict[int, list[Brief]] = defaultdict(list)
    for brief in briefs:
        if brief.paper.year is not None:
            found[brief.paper.year].append(brief)
    return found


def _lookalikes(briefs: Iterable[Brief]) -> Iterator[tuple[Brief, Brief]]:
    """Two units' papers of one year that have enough rows alike which tell by themselves."""
    for _, of_year in sorted(_years(briefs).items()):
        having: defaultdict[bytes, list[int]] = defaultdict(list)
        for place, brief in enumerate(of_year):
            for row in brief.rows:
                having[row].append(place)
        alike: Counter[tuple[int, int]] = Counter()
        for places in having.values():
            if 1 < len(places) <= COMMON:
                alike.update(combinations(places, 2))
        for (one, other), count in sorted(alike.items()):
            if count >= TELLING and of_year[one].paper.unit != of_year[other].paper.unit:
                yield of_year[one], of_year[other]
