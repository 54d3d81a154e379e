"""Rule: a claim with an id, a family and a nature, and the function that finds where it applies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit.relations import Relation
from extract.records import Report

Relate = Callable[[Report], Iterator[Relation]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One claim of the catalogue: its register entry and the generator of its relations."""

    id: str
    family: str
    nature: str
    relate: Relate
    module: str


def rule(
    id: str,  # noqa: A002 - the word of the catalogue
    *,
    family: str,
    nature: str = "data",
) -> Callable[[Relate], Rule]:
    """Declare the function below as the rule with this id."""

    def declare(relate: Relate) -> Rule:
        return Rule(id=id, family=family, nature=nature, relate=relate, module=relate.__module__)

    return declare
