"""Own rules: relations that a user describes by concept, label and measure, found in a report, judged like any other.

A rule looks at one part of the case at a time: each form and the prose (``form``), everything said of one project
(``project``), or the whole case (``case``). Where a term names no measure, the rule is asked of every column. A term
that is not there makes no relation; one that stands there with several amounts makes none either, and a check says so.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from audit.relations import Bound, Equal, Quotient, RatioCandidate, Relation, Sum, Term, Unchecked
from audit.result import Role
from audit.rule import Rule
from audit.wording import measured, place
from extract.records import Fact, Report

CONFLICT = "conflicting-duplicates"
PROSE = "prose"


def as_written(label: str) -> str:
    """A label without white space."""
    return "".join(label.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A term: what its number is called, and where it may stand; empty fields ask for nothing.

    ``optional`` terms are left out where they are not there.
    """

    concept: str = ""
    label: str = ""
    measure: str = ""
    fund: str = ""
    period: str = ""
    places: tuple[str, ...] = ()
    sign: int = 1
    optional: bool = False

    @property
    def name(self) -> str:
        """What the term is called in a sentence."""
        return self.label or self.concept


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """A rule as its author wrote it.

    ``relation`` is sum, ratio, same or bound; ``left`` the stated side (total, rate, one, actual), ``right`` the other
    (parts, upper terms, other, limit), ``lower`` the denominator. ``flag`` is what the relation may add: that the parts
    need not be all (sum), that 100 is taken off (ratio), that the limit is a floor (bound).
    """

    id: str
    says: str
    relation: str
    family: str
    nature: str
    left: Wanted
    right: tuple[Wanted, ...]
    lower: tuple[Wanted, ...] = ()
    within: str = "form"
    same_scope: bool = False
    flag: bool = False
    why: str = ""
    plain: Callable[[str], str] = field(default=as_written, compare=False)

    @property
    def terms(self) -> tuple[Wanted, ...]:
        """All terms, the stated one first."""
        return (self.left, *self.right, *self.lower)


def rule_from(own: OwnRule) -> Rule:
    """The rule of the catalogue that an own rule is."""

    def relate(report: Report) -> Iterator[Relation]:
        return relations(own, report)

    return Rule(
        id=own.id,
        family=own.family,
        nature=own.nature,
        relate=relate,
        module=__name__,
        text=text_of(own),
    )


def text_of(own: OwnRule) -> str:
    """What an own rule says of itself: its claim, why it was made, and every term and condition of it."""
    why = f"## Why it matters\n{own.why}\n\n" if own.why else ""
    conditions = [f"relation: {own.relation}", f"within: {own.within}"]
    conditions += [name for name in ("same_scope", "flag") if getattr(own, name)]
    sides = (("left", (own.left,)), ("right", own.right), ("lower", own.lower))
    terms = [f"{side}: {_told(term)}" for side, found in sides for term in found]
    lines = "\n".join(f"- {line}" for line in (*conditions, *terms))
    return f"{own.says}\n\n{why}## How it is computed\n{lines}\n"


def _told(term: Wanted) -> str:
    """A term with everything that it asks for."""
    asked = {
        "concept": term.concept,
        "label": term.label,
        "measure": term.measure,
        "fund": term.fund,
        "year": term.period,
        "in": ", ".join(term.places),
        "minus": "true" if term.sign < 0 else "",
        "optional": "true" if term.optional else "",
    }
    return "{" + ", ".join(f"{name}: {text}" for name, text in asked.items() if text) + "}"


def relations(own: OwnRule, report: Report) -> Iterator[Relation]:
    """Yield what an own rule claims of each part of the case, and of each column."""
    for name, facts in _parts(own, report).items():
        for measure in _measures(own, report, facts):
            asked = [replace(term, measure=term.measure or measure) for term in own.terms]
            found = [_matching(own, report, term, facts) for term in asked]
            if any(not each and not term.optional for each, term in zip(found, asked, strict=True)):
                continue
            yield _relation(own, report, found, (name, measure))


def _parts(own: OwnRule, report: Report) -> Mapping[str, list[Fact]]:
    """The named quantities of the case by the part that the rule looks at."""
    parts: dict[str, list[Fact]] = {}
    for fact in report.facts:
        known = report.by_id.get(fact.number)
        if known is None or not known.kind.is_quantity:
            continue
        key = {"form": fact.section, "project": fact.entity}.get(own.within, "")
        if key is not None:
            parts.setdefault(key, []).append(fact)
    return parts


def _measures(own: OwnRule, report: Report, facts: Sequence[Fact]) -> tuple[str, ...]:
    """The columns to ask: those of the first term that names none, or none in particular."""
    open_term = next((term for term in own.terms if not term.measure), None)
    if open_term is None:
        return ("",)
    return tuple(dict.fromkeys(f.measure for f in _matching(own, report, open_term, facts)))


def _matching(own: OwnRule, report: Report, term: Wanted, facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if _is(own, term, fact) and _stands(report, term, fact)]


def _is(own: OwnRule, term: Wanted, fact: Fact) -> bool:
    asked = (
        (term.concept, fact.concept),
        (own.plain(term.label), own.plain(fact.label)),
        (term.measure, fact.measure),
        (term.fund, fact.fund),
        (term.period, fact.period),
    )
    return all(not wanted or wanted == given for wanted, given in asked)


def _stands(report: Report, term: Wanted, fact: Fact) -> bool:
    kinds = {form.id: form.kind for form in report.forms}
    return not term.places or kinds.get(fact.section, fact.section) in term.places


def _relation(
    own: OwnRule, report: Report, found: Sequence[Sequence[Fact]], at: tuple[str, str]
) -> Relation:
    """The relation between the numbers found, or that it cannot be asked."""
    name, measure = at
    where = {"form": place(report, name), "project": _project(report, name)}.get(own.within, "")
    common: dict[str, Any] = {
        "statement": "：".join(filter(None, (where, measured(own.says, measure)))),
        "anchors": tuple(filter(None, (own.says, where, measure))),
        "same_scope": own.within == "form" or own.same_scope,
        "form": name if own.within == "form" else "",
        "code": "own",
    }
    if any(len(_amounts(report, each)) > 1 for each in found):
        numbers = tuple(Term(fact.number, role="other") for each in found for fact in each)
        return Unchecked(**common, numbers=numbers, reason=CONFLICT)
    return _stated(own, [each[0].number if each else "" for each in found], common)


def _stated(own: OwnRule, numbers: Sequence[str], common: Mapping[str, Any]) -> Relation:
    """The relation by its kind; terms without a number were optional."""
    split = 1 + len(own.right)
    upper = _terms(own.right, numbers[1:split])
    match own.relation:
        case "sum":
            return Sum(**common, total=numbers[0], terms=upper, at_most=own.flag)
        case "ratio":
            lower = _terms(own.lower, numbers[split:], "denominator")
            named = RatioCandidate(name=" + ".join(term.name for term in own.lower), terms=lower)
            upper = tuple(replace(term, role="numerator") for term in upper)
            return Quotient(
                **common, stated=numbers[0], upper=upper, lowers=(named,), growth=own.flag
            )
        case "same":
            return Equal(**common, stated=numbers[0], other=numbers[1])
        case _:
            return Bound(**common, actual=numbers[0], limit=numbers[1], lower=own.flag)


def _terms(
    wanted: Sequence[Wanted], numbers: Sequence[str], role: Role = "term"
) -> tuple[Term, ...]:
    pairs = zip(wanted, numbers, strict=True)
    return tuple(Term(number, Decimal(each.sign), role) for each, number in pairs if number)


def _amounts(report: Report, facts: Sequence[Fact]) -> set[object]:
    return {report.by_id[fact.number].amount for fact in facts}


def _project(report: Report, entity: str) -> str:
    return next((each.name for each in report.entities if each.id == entity), entity)
