"""Opening: one result after the other, from files or from memory; what cannot be opened is said and passed over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.result import SCHEMA, Audit
from gouji.batch.identity import known_as
from gouji.review.exports.words import word


@dataclass(frozen=True, slots=True)
class Entry:
    """A result, and what a manifest knows of it beside what the report says of itself.

    ``parent`` names the unit that this one belongs to; ``parents`` the unit above each unit by the key of its name.
    """

    result: Path | Audit
    agency: str = ""
    year: int | None = None
    parent: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """A result that could be read; ``name`` is that of its file, or of its first source."""

    name: str
    audit: Audit
    agency: str = ""
    year: int | None = None
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Unopened:
    """A file that is no result, with the sentence that says why."""

    name: str
    reason: str


Given = Entry | Audit | Path | str


def opened(results: Iterable[Given]) -> Iterator[Opened | Unopened]:
    """Each result in its turn; only one of them is in memory at a time."""
    for given in results:
        entry = given if isinstance(given, Entry) else Entry(_result(given))
        yield open_entry(entry)


def open_entry(entry: Entry) -> Opened | Unopened:
    """One result, or why it cannot be read."""
    if isinstance(entry.result, Audit):
        found = entry.result
        name = found.sources[0].name if found.sources else ""
    else:
        name = entry.result.name
        try:
            found = _read(entry.result)
        except OSError as error:
            return Unopened(name, word("bad.unopened", reason=error.strerror or str(error)))
        except ValueError:
            return Unopened(name, word("bad.no_result"))
    agency = entry.agency or found.case.agency
    year = found.case.year if entry.year is None else entry.year
    parent = entry.parent or entry.parents.get(known_as(agency).key, "")
    return Opened(name, found, agency, year, parent)


def _result(given: Audit | Path | str) -> Path | Audit:
    return Path(given) if isinstance(given, str) else given


def _read(path: Path) -> Audit:
    found = Audit.model_validate_json(path.read_bytes())
    if found.schema_ != SCHEMA:
        raise ValueError(path.name)
    return found
