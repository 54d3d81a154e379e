"""Corrections: the edits of people laid over the records of a case.

Values, units and added numbers come before anything is named; labels, measures and projects before places are tied to
each other by them; the hierarchy last. So every relation is built from what people said, and nothing that was read is
overwritten. Of two edits of one field the later one holds.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.fragments import Fragments
from extract.numbers import Number, NumberId
from extract.problems import Problem
from extract.records import Entity, Report
from gouji.review import naming
from gouji.review.added import with_added
from gouji.review.correction import Correction, Kind, Whole
from gouji.review.faults import fault
from gouji.review.hierarchy import with_claim, with_parent
from gouji.review.placing import Places
from gouji.review.reading import with_unit, with_value

NAMES = frozenset({Kind.LABEL, Kind.MEASURE, Kind.MERGE, Kind.PART})


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A correction that changes nothing in this audit, with the reason in a sentence."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The revision that a log of corrections makes, for the documents of one case."""

    documents: Sequence[Document]
    corrections: Sequence[Correction]

    def scanned(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers with added ones, with corrected values, and with units where none is printed."""
        added = self._of(Kind.ADD)
        return self._edited(with_added(numbers, self.documents, added) if added else numbers)

    def settled(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers with corrected units, whatever a table head says."""
        return self._edited(numbers, printed=True)

    def named(
        self,
        fragments: Fragments,
        entities: Sequence[Entity],
        numbers: Mapping[NumberId, Number],
    ) -> list[Entity]:
        """The projects as people merged and parted them; labels and measures change in ``fragments``."""
        found = list(entities)
        for correction, number, target in self._placed(numbers.values(), NAMES):
            match correction.kind:
                case Kind.LABEL:
                    naming.name(fragments, number, correction.new.strip())
                case Kind.MEASURE:
                    naming.measure(fragments, number, correction.new.strip())
                case Kind.MERGE if target is not None:
                    found = naming.merge(fragments, found, number, target)
                case Kind.PART:
                    found = naming.part(fragments, found, numbers, number, correction.new.strip())
        return found

    def arranged(self, report: Report) -> Report:
        """The report with parts under the totals that people put them under, and with what could not be applied."""
        for correction, number, target in self._placed(report.numbers, {Kind.PARENT, Kind.WHOLE}):
            if correction.kind is Kind.WHOLE and correction.new in set(Whole):
                report = with_claim(report, number, Whole(correction.new))
            elif correction.kind is Kind.PARENT and bool(target) == bool(correction.target):
                report = with_parent(report, number, target)
        lost = tuple(_problem(each) for each in self.unapplied(report))
        return report.model_copy(update={"problems": (*report.problems, *lost)}) if lost else report

    def unapplied(self, report: Report) -> tuple[Unapplied, ...]:
        """The corrections about files of this case that change nothing, each with its reason."""
        if not self.corrections:
            return ()
        places = Places.of(self.documents, report.numbers)
        judged = ((c, fault(c, report, places)) for c in self.corrections)
        return tuple(Unapplied(correction, reason) for correction, reason in judged if reason)

    def _of(self, kind: Kind) -> list[Correction]:
        return [each for each in self.corrections if each.kind is kind]

    def _edited(self, numbers: Sequence[Number], *, printed: bool = False) -> Sequence[Number]:
        """Numbers with corrected values and units.

        A printed unit is kept until the cells are read, since it is what tells a value from words there.
        """
        by_id = {number.id: number for number in numbers}
        kinds = {Kind.VALUE, Kind.UNIT}
        for correction, name, _ in self._placed(numbers, kinds):
            if correction.kind is Kind.VALUE:
                by_id[name] = with_value(by_id[name], correction.new)
            elif printed or not by_id[name].unit:
                by_id[name] = with_unit(by_id[name], correction.new)
        return list(by_id.values())

    def _placed(
        self, numbers: Iterable[Number], kinds: Container[Kind]
    ) -> Iterator[tuple[Correction, NumberId, NumberId | None]]:
        """Corrections of some kinds in the order of the log, with the number and the target that each means."""
        wanted = [each for each in self.corrections if each.kind in kinds]
        if not wanted:
            return
        places = Places.of(self.documents, numbers)
        for correction in wanted:
            found = places.find(correction.anchor)
            targets = places.find(correction.target) if correction.target else ()
            for i, number in enumerate(found):
                yield (
                    correction,
                    number,
                    targets[i if len(targets) == len(found) else 0] if targets else None,
                )


def _problem(lost: Unapplied) -> Problem:
    return Problem(what=lost.reason, code="correction.lost")
