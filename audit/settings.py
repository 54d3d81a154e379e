"""Settings: what rules are told beside the report, limits and scoring schemes, all of it from the user's files.

Rules know no threshold of their own. One that needs a limit is declared with ``told`` and gets these settings; how
much a failing check weighs is not theirs to know and stands in the policy.
"""

from dataclasses import dataclass
from decimal import Decimal

from audit.schemes import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits in per cent, and the scoring schemes of provinces and years.

    ``low_execution`` is the execution rate below which a form should say why, ``adjustment`` the part of the first
    budget from which a change of it is large.
    """

    low_execution: Decimal = Decimal(90)
    adjustment: Decimal = Decimal(30)
    schemes: tuple[Scheme, ...] = ()


USUAL = Settings()
