"""Builders of target tables beside self-evaluations for the tests of the PLAN rules."""

from tests.audit.rules.forms import case, form, row

NAMES = ("培训期数", "器材数量", "合格率", "及时率", "知晓率", "满意度")


def rows(*cells):
    """Rows of (name, target, weight); a bare name is a row with a usual target and ten points."""
    told = [each if isinstance(each, tuple) else (each, "≥90%", "10") for each in cells]
    return [row(weight, "", target, "", level3=name) for name, target, weight in told]


def both(approved, evaluated, *, years=("", ""), entities=(None, None)):
    """A target table and an overall self-evaluation of these rows."""
    kind = "project" if entities[1] else "overall"
    plan = form(
        *rows(*approved), id="p", kind="target", title=f"{years[0]}绩效目标表", entity=entities[0]
    )
    done = form(
        *rows(*evaluated), id="e", kind=kind, title=f"{years[1]}绩效自评表", entity=entities[1]
    )
    return case(plan, done)
