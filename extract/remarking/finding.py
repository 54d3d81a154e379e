"""Finding: the remarks of all documents of a case, kind by kind."""

from collections.abc import Iterable, Sequence

from extract.document import Document
from extract.fragments import Fragments
from extract.numbers import Number
from extract.records import Entity
from extract.remarking.agencies import agencies_in, compared
from extract.remarking.grades import bands_in, grades_in
from extract.remarking.lines import Text
from extract.remarking.lists import enumerations_in
from extract.remarking.numbering import series_in
from extract.remarking.projects import variants_in
from extract.remarking.reasons import reasons_in
from extract.remarking.times import changes_in, part_years_in
from extract.remarks import Remarks


def remarks_of(
    documents: Sequence[Document],
    fragments: Fragments,
    numbers: Iterable[Number],
    entities: Sequence[Entity],
) -> Remarks:
    """Everything that the documents say in words about their figures and themselves."""
    known = list(numbers)
    texts = [
        Text(document, [n for n in known if n.source == document.source.id])
        for document in documents
    ]
    return Remarks(
        grades=tuple(g for text in texts for g in grades_in(text, fragments)),
        bands=tuple(b for text in texts for b in bands_in(text)),
        enumerations=tuple(e for text in texts for e in enumerations_in(text, fragments)),
        series=tuple(s for text in texts for s in series_in(text)),
        part_years=tuple(part_years_in(fragments)),
        changes=tuple(c for text in texts for c in changes_in(text, fragments)),
        awards=tuple(fragments.awards),
        untold=tuple(fragments.untold),
        variants=tuple(variants_in(entities)),
        reasons=tuple(r for text in texts for r in reasons_in(text, entities)),
        agencies=tuple(compared([a for text in texts for a in agencies_in(text, fragments)])),
    )
