"""Builders of relations for the tests of the judge: each takes printed numbers and returns a judgement.

``sum_of("40", "30", "6")`` judges whether 40 is 30 + 6, all in 万元 unless a number prints its own unit.
"""

from decimal import Decimal

from audit.relations import (
    Bound,
    Equal,
    Multiple,
    Quotient,
    RatioCandidate,
    Reading,
    Sum,
    Term,
)
from tests.audit.builders import judge_one, report

NAMED = {"statement": "甲 = 乙", "anchors": ("表", "甲")}


def total(*terms, stated="t", **fields):
    """Return the sum of terms, each an id or an id with its factor."""
    return Sum(**{**NAMED, "total": stated, "terms": tuple(map(term, terms)), **fields})


def term(of, role="term"):
    """Return a term from an id or from an id with its factor."""
    name, factor = of if isinstance(of, tuple) else (of, 1)
    return Term(name, Decimal(factor), role)


def reading(name, *terms):
    """Return another set of terms."""
    return Reading(name=name, terms=tuple(map(term, terms)))


def sum_of(stated, *parts, unit="万元", signs=(), **fields):
    """Judge a printed total against printed parts."""
    names = [f"p{place}" for place in range(len(parts))]
    numbers = dict(zip(names, parts, strict=True))
    if stated is not None:
        numbers = {"t": stated, **numbers}
    factors = [*signs, *([1] * (len(names) - len(signs)))]
    relation = total(
        *zip(names, factors, strict=True), stated="t" if stated is not None else None, **fields
    )
    return judge_one(relation, report(numbers, unit=unit))


def ratio(stated, upper, *lowers, growth=False, **fields):
    """Return the quotient of ids; each lower term is an id or a name with ids."""
    named = [each if isinstance(each, tuple) else ("预算", each) for each in lowers]
    return Quotient(
        **{
            **NAMED,
            "stated": stated,
            "upper": (Term(upper, role="numerator"),),
            "lowers": tuple(
                RatioCandidate(name=name, terms=(Term(each, role="denominator"),))
                for name, each in named
            ),
            "growth": growth,
            **fields,
        }
    )


def rate_of(stated, upper, *lowers, unit="万元", growth=False, direction="", facts=(), **more):
    """Judge a printed percentage against printed amounts; the lower terms are named 分母0, 分母1 …"""
    names = [f"l{place}" for place in range(len(lowers))]
    numbers = {"s": stated, "u": upper, **dict(zip(names, lowers, strict=True)), **more}
    candidates = ((f"分母{place}", name) for place, name in enumerate(names))
    relation = ratio("s", "u", *candidates, growth=growth, direction=direction)
    return judge_one(relation, report(numbers, facts, unit=unit))


def product(stated, *products, **fields):
    """Return a multiple; each product is a tuple of ids or terms."""
    made = tuple(
        tuple(each if isinstance(each, Term) else Term(each) for each in factors)
        for factors in products
    )
    return Multiple(**{**NAMED, "stated": stated, "products": made, **fields})


def product_of(stated, *products, unit="", facts=()):
    """Judge a printed result against products of printed factors."""
    numbers, made = {"s": stated}, []
    for factors in products:
        names = [f"f{len(numbers) + place}" for place in range(len(factors))]
        numbers |= dict(zip(names, factors, strict=True))
        made.append(names)
    return judge_one(product("s", *made), report(numbers, facts, unit=unit))


def equal(stated="a", other="b", **fields):
    """Return the relation that two numbers are equal."""
    return Equal(**{**NAMED, "stated": stated, "other": other, **fields})


def equal_of(stated, other, unit="万元", facts=(), **fields):
    """Judge two printed numbers that ought to be equal."""
    return judge_one(equal(**fields), report({"a": stated, "b": other}, facts, unit=unit))


def bound(actual="a", limit="b", **fields):
    """Return the relation that one number keeps within another."""
    return Bound(**{**NAMED, "actual": actual, "limit": limit, **fields})


def bound_of(actual, limit, unit="万元", **fields):
    """Judge a printed amount against its printed limit."""
    return judge_one(bound(**fields), report({"a": actual, "b": limit}, unit=unit))
