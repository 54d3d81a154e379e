"""Problems: what could not be read or understood, as data."""

from extract.places import Record, Where


class Problem(Record):
    """One thing that could not be read, in a sentence, with its place where it has one."""

    what: str
    where: Where | None = None
    code: str = ""
