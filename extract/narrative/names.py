"""Names: where a text stands, and a quantity with everything its words say of it."""

from dataclasses import dataclass
from typing import NamedTuple

from extract.narrative.clauses import Mention
from extract.records import Fact

PLANNED = frozenset({"budget", "adjusted"})
"""Roles of amounts that were planned, at first or in the end."""

AVAILABLE = PLANNED | {"received"}
"""Roles of amounts that could be spent."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands: its path and form, the project and the subject it goes on about, its fund and year."""

    path: tuple[str, ...] = ()
    section: str = "prose"
    heading: str = ""
    project: str = ""
    subject: str = ""
    year: int | None = None
    default_measure: str = ""
    spending: bool = False


class Named(NamedTuple):
    """A quantity with its name.

    ``noun`` is what its own clause calls it; ``role`` what became of the money; ``relation`` is ``share``, ``growth``,
    ``earlier`` or nothing, and ``relative`` the words it is related to; ``explicit`` says that its words fix the
    measure, ``bare`` that they say nothing but what became of the money. ``under`` is the event that it is a result of.
    """

    mention: Mention
    noun: str
    label: str
    measure: str
    role: str = ""
    relation: str = ""
    relative: str = ""
    explicit: bool = False
    bare: bool = False
    concept: str | None = None
    fund: str | None = None
    year: int | None = None
    entity: str | None = None
    scope: tuple[str, ...] = ()
    under: str = ""

    @property
    def id(self) -> str:
        """The id of the number."""
        return self.mention.number.id

    def fact(self, setting: Setting) -> Fact:
        """The record of it."""
        return Fact.model_construct(
            number=self.id,
            label=self.label,
            concept=self.concept,
            measure=self.measure,
            fund=self.fund,
            period=str(self.year) if self.year else None,
            entity=self.entity,
            path=(*setting.path, self.under) if self.under else setting.path,
            section=setting.section,
            scope=self.scope,
        )
