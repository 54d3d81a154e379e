"""Walking: every table of a document is read as a form, part of a form, or several of them."""

from extract.document import Document
from extract.forms.continuing import tables_of
from extract.forms.frame import Frame
from extract.forms.grid import Grid, NumberIndex
from extract.forms.joining import apart, between_parts, goes_on, has_total
from extract.forms.ledgers import continued
from extract.forms.reader import FormReader
from extract.forms.titles import (
    forms_in,
    kind_of_title,
    line_above,
    title_before,
    title_row,
    unit_above,
)
from extract.fragments import Fragments


def recognise_forms(
    document: Document, index: NumberIndex, year: int | None, unit: str
) -> Fragments:
    """Every form of a document, with the names of its numbers and the relations that its layout asserts.

    ``unit`` is the unit of money where neither the form nor the lines above it state one.
    """
    fragments = Fragments()
    begun: FormReader | None = None
    last = 0
    for block, *rest in tables_of(document):
        grid = Grid(document, block, index, rest)
        if not grid.rows:  # nothing is printed in it
            continue
        begun = None if apart(document, last, block) else begun
        last = rest[-1] if rest else block
        if begun is not None and (more := continued(begun.ledger, grid)) is not None:
            begun.ledger = more
            continue
        if begun is not None and begun.named and goes_on(grid, fragments.forms[begun.frame.place]):
            begun = begun.on(grid)
            fragments.forms[begun.frame.place] = begun.read(range(len(grid.rows)))
            continue
        if begun is not None and has_total(grid):  # it may be the one that the form above lacks
            form = fragments.forms[begun.frame.place]
            fragments.forms[begun.frame.place] = form.model_copy(update={"total_expected": False})
        title = title_before(document, block, grid)
        above = unit_above(document, block)
        about = line_above(document, block) or title
        passing = begun if begun is not None and between_parts(grid) else None
        for rows in forms_in(grid):
            title = title_row(grid, rows.start) or title
            frame = Frame(
                id=f"{document.source.id}.f{len(fragments.forms) + 1}",
                kind=kind_of_title(title),
                title=title,
                fragments=fragments,
                unit=above or unit,
                year=year,
                place=len(fragments.forms),
            )
            begun = FormReader(grid, frame, stated=above, about=about)
            fragments.forms.append(begun.read(rows))
        begun = passing or begun
    return fragments
