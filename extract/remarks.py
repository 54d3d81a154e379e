"""Remarks: what a case says in words about its figures and about itself, each tied to its numerals and its place."""

from extract.numbers import NumberId
from extract.places import Record, Span


class Grade(Record):
    """A grade that the case gives itself (等级为“优”), with the total score printed beside it, if any."""

    grade: str
    score: NumberId | None = None
    section: str = "prose"
    place: Span


class Band(Record):
    """One line of the scale that the case prints: from ``least`` points on, this grade."""

    grade: str
    least: NumberId


class Enumeration(Record):
    """A count with the names of all that it counts behind it (内设机构5个：办公室、…).

    ``most`` is how many there are where a name with 和 in it is read as two.
    """

    label: str
    stated: NumberId
    items: tuple[str, ...]
    most: int
    section: str = "prose"


class Series(Record):
    """The numbers of headings that follow each other, of one kind and under one heading.

    ``kind`` is ``section`` or ``annex``; ``left_out`` are numbers between them that stand nowhere in the text.
    """

    kind: str
    titles: tuple[str, ...]
    left_out: tuple[int, ...]
    places: tuple[Span, ...]


class PartYear(Record):
    """Figures of a part of the year (前三季度) where those of the year are asked for."""

    words: str
    numbers: tuple[NumberId, ...]
    section: str
    place: Span


class Change(Record):
    """A figure, an earlier one, and the word for the change from one to the other; ``up`` is what the word says."""

    label: str
    later: NumberId
    earlier: NumberId
    up: bool
    word: str
    section: str = "prose"


class Award(Record):
    """The rule by which a row gives its points, as it is printed beside the row.

    ``kind`` is ``all_or_nothing`` (the target reached or no points), ``in_proportion``, or ``per_unit``: ``points`` off
    for each ``unit`` below ``full``, or below the target where no ``full`` is printed, or ``per_count``, where the unit
    is that of the row (每少1次) and not a percentage point. ``of_rate`` says that the words speak of the part of the
    target that was reached (完成率), not of the figure of the row.
    """

    row: str
    kind: str
    text: str
    full: NumberId | None = None
    unit: NumberId | None = None
    points: NumberId | None = None
    of_rate: bool = False


class Agency(Record):
    """The name of the unit as one form prints it; ``like`` is the usual one where this one differs a little from it."""

    name: str
    like: str = ""
    section: str
    place: Span


class Reason(Record):
    """A sentence that says why money was not spent as planned; ``entity`` is the project that it names, if any."""

    entity: str | None = None
    place: Span


class Untold(Record):
    """An account of a sum that names its uses and not the sum, which ``implied`` gives in another place."""

    label: str
    implied: NumberId
    numbers: tuple[NumberId, ...]
    place: Span


class Variant(Record):
    """A project with names of which one does not hold the other."""

    entity: str
    name: str
    others: tuple[str, ...]


class Remarks(Record):
    """Everything of this kind that a case says."""

    grades: tuple[Grade, ...] = ()
    bands: tuple[Band, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    series: tuple[Series, ...] = ()
    part_years: tuple[PartYear, ...] = ()
    changes: tuple[Change, ...] = ()
    awards: tuple[Award, ...] = ()
    agencies: tuple[Agency, ...] = ()
    untold: tuple[Untold, ...] = ()
    reasons: tuple[Reason, ...] = ()
    variants: tuple[Variant, ...] = ()
