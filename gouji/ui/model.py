"""Model of the page: the JSON that the viewer in the browser draws, as types."""

from typing import TypedDict

Segment = tuple[str, str, list[str]]
"""A stretch of text, the id of the number it belongs to (or nothing), and the keys of other places it lies in."""

Box = tuple[str, float, float, float, float]
"""The key of a number or place and its rectangle on a page: left, top, right, bottom in points."""


class Slot(TypedDict):
    """A cell of a drawn table; ``keys`` are places that mean the cell itself, such as a blank one.

    ``start`` is where its text begins in the block.
    """

    start: int

    rowspan: int
    colspan: int
    text: list[Segment]
    keys: list[str]


class Piece(TypedDict, total=False):
    """A block of flowing text by its index: a paragraph with ``text`` or a table with ``rows``."""

    block: int

    kind: str
    text: list[Segment]
    keys: list[str]
    rows: list[list[Slot]]


class Page(TypedDict):
    """A page image's size in points, the key under which its image is asked for, and the boxes on it."""

    id: str
    number: int
    width: float
    height: float
    boxes: list[Box]


class Side(TypedDict):
    """Text beside the body that was not checked: its kind in words and the text."""

    kind: str
    text: str


class Sheet(TypedDict):
    """One file of the case as it is drawn: page images where there are any, else flowing text."""

    id: str
    name: str
    pages: list[Page]
    pieces: list[Piece]
    asides: list[Side]


class Proof(TypedDict):
    """A line of evidence: which place, in what role, called what, with which value, and where it stands.

    ``quote`` is the words before the place, the place itself and the words after it.
    """

    key: str
    number: str
    role: str
    name: str
    value: str
    place: str
    quote: tuple[str, str, str]
    interval: str


class Item(TypedDict):
    """A line of a list: what is said, its tags, its places and the detail shown when it is chosen.

    ``assisted`` is what there is to say of an assistant's part in it, ``confirmed`` whether somebody took that over.

    ``implied`` are values that would make the check hold, by number; ``sections`` are where its places stand; ``more``
    is shown on demand.
    """

    id: str
    key: str
    rule: str
    nature: str
    family: str
    assisted: str
    confirmed: bool
    sections: list[str]
    doubt: bool
    draft: str
    implied: dict[str, str]
    headline: str
    verdict: str
    severity: str
    tags: list[str]
    place: str
    keys: list[str]
    lines: list[tuple[str, str]]
    more: list[tuple[str, str]]
    evidence: list[Proof]
    gathered: list["Item"]


class Listing(TypedDict):
    """A named list of items and what to say where it is empty."""

    id: str
    title: str
    items: list[Item]
    empty: str


class Card(TypedDict):
    """What is shown of a number when it is clicked."""

    raw: str
    value: str
    mark: str
    name: str
    path: str
    place: str
    checks: list[str]
    flags: list[str]
    doubt: str


class Line(TypedDict):
    """A check as one line of a number's card."""

    headline: str
    verdict: str
    label: str
    keys: list[str]


class Share(TypedDict):
    """A mark with its name and how many numbers carry it."""

    mark: str
    label: str
    count: int


class Said(TypedDict):
    """What came of an act: in which tone it is said, its sentence and lines, and the finding to go to."""

    tone: str
    text: str
    lines: list[str]
    focus: str


class Picked(TypedDict):
    """What is known of a place that somebody pointed at, for a form that he completes.

    ``order`` is that of the act that asked; ``text`` is the cell or paragraph, ``raw`` what seems to be the numeral in
    it; ``known`` says that it is a number already; ``parents`` are numbers that it may be a part of.
    """

    order: int
    place: str
    text: str
    known: bool
    raw: str
    value: str
    unit: str
    label: str
    measure: str
    parent: str
    parents: list[tuple[str, str]]


class Ruled(TypedDict):
    """A decision on a finding: the key on the keyboard, who made it, and the note."""

    ruling: int
    who: str
    note: str


class Live(TypedDict):
    """What changes while people work: decisions by key, earlier ones, how many acts were done, what was said.

    ``picked`` is the place that was asked about last.
    """

    decided: dict[str, Ruled]
    earlier: dict[str, list[str]]
    done: int
    said: Said | None
    picked: Picked | None


class View(TypedDict):
    """Everything the viewer draws that stays as long as the audit does.

    ``version`` changes with the files and the language, ``edition`` with every correction too.
    """

    version: str
    edition: str
    words: dict[str, str]
    names: dict[str, dict[str, str]]
    rulings: list[str]
    coverage: list[Share]
    lists: list[Listing]
    sheets: list[Sheet]
    numbers: dict[str, Card]
    checks: dict[str, Line]
    rules: dict[str, str]
