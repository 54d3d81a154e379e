"""Papers of junk: the junk report under several units and years, with records that refer to nothing."""

from audit.across.papers import Paper
from extract.records import Case, Report
from tests.audit.rules.junk import JUNK

WHOSE = [
    # unit, year, parent
    ("junk", 2023, ""),
    ("junk", 2024, "junk"),
    ("", None, ""),
    ("other", 2024, "junk"),
    ("junk", 2024, ""),
]
JUNK_PAPERS = (
    *(
        Paper(f"d{n}", "", unit, year, JUNK.model_copy(update={"case": Case(year=year)}), parent)
        for n, (unit, year, parent) in enumerate(WHOSE)
    ),
    Paper("d9", "", "junk", 2024, Report()),
)
"""Every rule over several reports has to survive these."""
