"""Cases: the inputs of a run, parted into what is audited together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gouji.batch.inputs import Input


class Gather(StrEnum):
    """By what files make a case together; ``auto`` is by what a manifest says, and otherwise each alone."""

    AUTO = "auto"
    EACH = "each"
    FOLDER = "folder"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Placed:
    """An input at its position in the run."""

    position: int
    input: Input


@dataclass(frozen=True, slots=True)
class Task:
    """The inputs of one case."""

    inputs: tuple[Placed, ...]

    @property
    def agency(self) -> str:
        """The unit that a manifest names."""
        return next((each.input.agency for each in self.inputs if each.input.agency), "")

    @property
    def year(self) -> int | None:
        """The year that a manifest names."""
        return next((each.input.year for each in self.inputs if each.input.year), None)

    @property
    def parent(self) -> str:
        """The unit that a manifest puts above it."""
        return next((each.input.parent for each in self.inputs if each.input.parent), "")


Key = tuple[object, ...]


def placed(inputs: Iterable[Input]) -> list[Placed]:
    """The inputs with their positions."""
    return [Placed(i, each) for i, each in enumerate(inputs)]


def gathered(inputs: Sequence[Placed], how: Gather) -> list[Task]:
    """The cases that inputs make by their folders or by what a manifest says of them."""
    return grouped([(each, _key(each, how)) for each in inputs])


def grouped(keyed: Iterable[tuple[Placed, Key]]) -> list[Task]:
    """The inputs with one key together, in the order of the first of each."""
    groups: dict[Key, list[Placed]] = {}
    for each, key in keyed:
        groups.setdefault(key, []).append(each)
    return [Task(tuple(group)) for group in groups.values()]


def whose(placed: Placed, agency: str, year: int | None) -> Key:
    """The key of an input by agency and year; one that does not say both stands alone."""
    return (agency, year) if agency and year else (placed.position,)


def _key(placed: Placed, how: Gather) -> Key:
    if how is Gather.FOLDER:
        return (placed.input.folder,)
    if how is Gather.AUTO:
        return whose(placed, placed.input.agency, placed.input.year)
    return (placed.position,)
