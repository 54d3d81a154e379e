"""Rule: a claim with an id, a family and a nature, and the function that finds where it applies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit.relations import Relation
from audit.settings import USUAL, Settings
from extract.records import Report

Relate = Callable[..., Iterator[Relation]]
"""From a report, and from the settings where a rule is told them, to its relations."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One claim of the catalogue: its register entry and the generator of its relations.

    ``told`` says that the generator takes the settings beside the report. ``text`` is what a rule that stands in no
    module says of itself, every word that its relations depend on included.
    """

    id: str
    family: str
    nature: str
    relate: Relate
    module: str
    told: bool = False
    text: str = ""

    def relations(self, report: Report, settings: Settings = USUAL) -> Iterator[Relation]:
        """The relations that the rule finds in a report under some settings."""
        return self.relate(report, settings) if self.told else self.relate(report)


def rule(
    id: str,  # noqa: A002 - the word of the catalogue
    *,
    family: str,
    nature: str = "data",
    told: bool = False,
) -> Callable[[Relate], Rule]:
    """Declare the function below as the rule with this id."""

    def declare(relate: Relate) -> Rule:
        module = relate.__module__
        return Rule(id=id, family=family, nature=nature, relate=relate, module=module, told=told)

    return declare
