"""Rule: a claim over several reports, with the bundles that it is asked of."""

from collections.abc import Callable
from dataclasses import dataclass

from audit.across.papers import Bundle, Over
from audit.relations import Relation
from audit.rule import Relate, Rule

FAMILY = "across"


@dataclass(frozen=True, slots=True)
class AcrossRule(Rule):
    """A rule that takes a bundle in the place of a report."""

    over: tuple[Over, ...] = ("unit",)

    def found(self, bundle: Bundle) -> list[Relation]:
        """The relations that the rule finds in a bundle; none in one that it is not asked of."""
        return list(self.relate(bundle)) if bundle.over in self.over else []


def across(id: str, *over: Over, nature: str = "data") -> Callable[[Relate], AcrossRule]:  # noqa: A002
    """Declare the function below as the rule with this id, asked of bundles of these kinds."""

    def declare(relate: Relate) -> AcrossRule:
        return AcrossRule(id, FAMILY, nature, relate, relate.__module__, over=over)

    return declare
