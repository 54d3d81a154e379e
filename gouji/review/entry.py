"""Entry: what every line of a log has, whatever was done."""

from datetime import datetime

from extract.places import Record


class Entry(Record):
    """Who did something, when, and how it stands.

    ``turn`` counts the entries about the same subject; ``undoes`` is the id of the entry that this one takes back,
    ``undone_by`` that of the entry that took this one back.
    """

    id: int
    who: str
    at: datetime
    turn: int
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def stands(self) -> bool:
        """Whether it is something that was done and that nobody took back."""
        return self.undoes is None and self.undone_by is None
