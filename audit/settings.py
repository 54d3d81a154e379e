"""Settings: what rules are told beside the report, limits and scoring schemes, all of it from the user's files.

Rules know no threshold of their own. One that needs a limit is declared with ``told`` and gets these settings; how
much a failing check weighs is not theirs to know and stands in the policy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.schemes import Scheme

Scale = Sequence[tuple[str, Decimal]]
"""Grades, each with the points from which it is given."""
USUAL_GRADES: Scale = (
    ("优", Decimal(90)),
    ("良", Decimal(80)),
    ("中", Decimal(60)),
    ("差", Decimal(0)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits in per cent, and the scoring schemes of provinces and years.

    ``low_execution`` is the execution rate below which a form should say why, ``adjustment`` the part of the first
    budget from which a change of it is large, ``exceeded`` the part of a
    target by which it may be passed, ``grades`` the scale where a report prints none.
    """

    low_execution: Decimal = Decimal(90)
    adjustment: Decimal = Decimal(30)
    exceeded: Decimal = Decimal(30)
    grades: Scale = USUAL_GRADES
    schemes: tuple[Scheme, ...] = ()


USUAL = Settings()
