"""Rules over several reports: one claim a file; the register is an explicit tuple."""

from audit.across.rule import AcrossRule
from audit.across.rules.actuals_are_of_their_unit import actuals_are_of_their_unit
from audit.across.rules.actuals_are_of_their_year import actuals_are_of_their_year
from audit.across.rules.last_year_is_last_years import last_year_is_last_years
from audit.across.rules.listed_unit_has_its_own_figure import listed_unit_has_its_own_figure
from audit.across.rules.papers_of_a_year_agree import papers_of_a_year_agree
from audit.across.rules.project_has_one_figure import project_has_one_figure
from audit.across.rules.targets_are_those_approved import targets_are_those_approved
from audit.across.rules.unit_is_like_its_peers import unit_is_like_its_peers
from audit.across.rules.units_make_parent_total import units_make_parent_total

ACROSS: tuple[AcrossRule, ...] = (
    last_year_is_last_years,
    listed_unit_has_its_own_figure,
    units_make_parent_total,
    project_has_one_figure,
    targets_are_those_approved,
    papers_of_a_year_agree,
    actuals_are_of_their_year,
    actuals_are_of_their_unit,
    unit_is_like_its_peers,
)
"""The catalogue of the family, in the order in which it is printed; ids are never reused."""
