"""Rules: one claim a file; the register is an explicit tuple."""

from audit.rule import Rule
from audit.rules.account_names_its_sum import account_names_its_sum
from audit.rules.actual_is_not_copied import actual_is_not_copied
from audit.rules.actual_meets_target import actual_meets_target
from audit.rules.approved_rows_evaluated import approved_rows_evaluated
from audit.rules.approved_targets_kept import approved_targets_kept
from audit.rules.approved_weights_kept import approved_weights_kept
from audit.rules.brackets_make_total import brackets_make_total
from audit.rules.budget_keeps_its_size import budget_keeps_its_size
from audit.rules.calculation_gives_result import calculation_gives_result
from audit.rules.control_rate_follows_amounts import control_rate_follows
from audit.rules.cost_target_is_budget import cost_target_is_budget
from audit.rules.count_is_number_of_items import count_is_number_of_items
from audit.rules.cut_points_have_reason import cut_points_have_reason
from audit.rules.execution_within_full_budget import execution_within_full_budget
from audit.rules.figures_are_of_whole_year import figures_are_of_whole_year
from audit.rules.form_has_total_score import form_has_total_score
from audit.rules.forms_are_of_one_year import forms_are_of_one_year
from audit.rules.full_points_have_actual import full_points_have_actual
from audit.rules.full_points_where_target_met import full_points_where_met
from audit.rules.funds_make_total import funds_make_total
from audit.rules.goals_are_those_of_rows import goals_are_those_of_rows
from audit.rules.grade_fits_score import grade_fits_score
from audit.rules.growth_follows_amounts import growth_follows
from audit.rules.headings_are_numbered_on import headings_are_numbered_on
from audit.rules.income_matches_spending import income_matches_spending
from audit.rules.items_make_section import items_make_section
from audit.rules.low_execution_has_reason import low_execution_has_reason
from audit.rules.money_comes_from_its_sources import money_comes_from_sources
from audit.rules.money_goes_to_its_uses import money_goes_to_uses
from audit.rules.output_counted_once import output_counted_once
from audit.rules.people_within_posts import people_within_posts
from audit.rules.points_follow_execution import points_follow_execution
from audit.rules.points_follow_printed_rule import points_follow_printed_rule
from audit.rules.points_in_proportion import points_in_proportion
from audit.rules.project_has_one_name import project_has_one_name
from audit.rules.project_spending_has_items import project_spending_has_items
from audit.rules.promised_form_present import promised_form_present
from audit.rules.rate_follows_amounts import rate_follows
from audit.rules.rates_share_denominator import rates_share_denominator
from audit.rules.required_cells_filled import required_cells_filled
from audit.rules.rows_make_bracket import rows_make_bracket
from audit.rules.same_digits_same_unit import same_digits_same_unit
from audit.rules.same_thing_same_number import same_thing_same_number
from audit.rules.score_within_weight import score_within_weight
from audit.rules.share_follows_amounts import share_follows
from audit.rules.shares_make_hundred import shares_make_hundred
from audit.rules.spending_of_year_told import spending_of_year_told
from audit.rules.spending_within_budget import spending_within_budget
from audit.rules.spending_within_last_year import spending_within_last_year
from audit.rules.staffing_rate_follows import staffing_rate_follows
from audit.rules.subtotal_filled import subtotal_filled
from audit.rules.target_is_measurable import target_is_measurable
from audit.rules.target_is_not_set_low import target_is_not_set_low
from audit.rules.told_projects_have_row import told_projects_have_row
from audit.rules.total_is_sum_of_parts import total_of_parts
from audit.rules.total_score_is_sum_of_scores import total_is_sum_of_scores
from audit.rules.unit_has_one_name import unit_has_one_name
from audit.rules.weights_make_total import weights_make_total
from audit.rules.words_follow_direction import words_follow_direction

RULES: tuple[Rule, ...] = (
    total_of_parts,
    funds_make_total,
    items_make_section,
    income_matches_spending,
    share_follows,
    shares_make_hundred,
    rate_follows,
    control_rate_follows,
    growth_follows,
    rates_share_denominator,
    points_follow_execution,
    score_within_weight,
    total_is_sum_of_scores,
    weights_make_total,
    full_points_where_met,
    grade_fits_score,
    points_follow_printed_rule,
    points_in_proportion,
    rows_make_bracket,
    brackets_make_total,
    money_goes_to_uses,
    money_comes_from_sources,
    same_thing_same_number,
    cost_target_is_budget,
    goals_are_those_of_rows,
    approved_rows_evaluated,
    approved_targets_kept,
    approved_weights_kept,
    same_digits_same_unit,
    calculation_gives_result,
    count_is_number_of_items,
    output_counted_once,
    people_within_posts,
    staffing_rate_follows,
    spending_within_budget,
    spending_within_last_year,
    actual_meets_target,
    target_is_not_set_low,
    execution_within_full_budget,
    budget_keeps_its_size,
    form_has_total_score,
    cut_points_have_reason,
    required_cells_filled,
    subtotal_filled,
    promised_form_present,
    full_points_have_actual,
    actual_is_not_copied,
    low_execution_has_reason,
    account_names_its_sum,
    spending_of_year_told,
    project_spending_has_items,
    told_projects_have_row,
    target_is_measurable,
    headings_are_numbered_on,
    forms_are_of_one_year,
    unit_has_one_name,
    figures_are_of_whole_year,
    words_follow_direction,
    project_has_one_name,
)
"""The catalogue, in the order in which it is printed; ids are never reused."""
