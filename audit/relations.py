"""Relations: what a rule says ought to hold between numbers, before anything is compared.

A relation knows no tolerance and gives no verdict. Signs and scales are factors of terms; the judge alone
turns them into
amounts. ``anchors`` name the relation for good: label path, measure and ordinal, never an id, a line or a value.
Like judgements they are made several times a number and not declared frozen; nothing changes them all the same.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from audit.intervals import ONE
from audit.result import Role
from extract.numbers import NumberId
from extract.records import Span

JOINTS = "·：: "


@dataclass(slots=True)
class Term:
    """A number in a relation, with its role and the factor it enters with."""

    number: NumberId
    factor: Decimal = ONE
    role: Role = "term"


@dataclass(slots=True, kw_only=True)
class Relation:
    """Base: a claim in words, the names that identify it, and what the rule knows about its certainty.

    ``certain`` is false where the structure behind the claim was open, ``same_scope`` where both sides are
    known to count alike.
    ``conclusive`` marks relations that others rest on (totals, scores, budgets), for severity.
    ``accounted`` are numbers that the document itself offers as the reason for a difference.
    ``beside`` are numbers that belong to the evidence and are not compared (target and actual beside points).
    ``failing`` is how the claim is told where it does not hold, and ``sides`` what its two amounts are called then.
    """

    statement: str
    anchors: tuple[str, ...]
    certain: bool = True
    same_scope: bool = True
    conclusive: bool = False
    accounted: tuple[NumberId, ...] = ()
    beside: tuple[Term, ...] = ()
    code: str = ""
    form: str = ""
    failing: str = ""
    sides: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        # A table may have no title; the mark that would join it to what follows then stands alone in front.
        self.statement = self.statement.lstrip(JOINTS)
        if self.failing:
            self.failing = self.failing.lstrip(JOINTS)


@dataclass(slots=True, kw_only=True)
class Reading:
    """Another set of terms that the structure allows, with the words that tell it apart."""

    name: str
    terms: tuple[Term, ...]


@dataclass(slots=True, kw_only=True)
class BlankPart:
    """An empty cell of a set of parts, so that a gap can be offered as its value."""

    label: str
    place: Span


@dataclass(slots=True, kw_only=True)
class Sum(Relation):
    """``total`` is what the terms add up to; ``at_most`` where the terms need not be all of it.

    Where no total is printed because everybody knows it (weights make 100), ``total`` is None and
    ``constant`` is what the terms ought to add up to.
    """

    total: NumberId | None = None
    constant: Decimal | None = None
    terms: tuple[Term, ...]
    at_most: bool = False
    blanks: tuple[BlankPart, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(slots=True, kw_only=True)
class RatioCandidate:
    """A lower term that the author may have used, with its name, and its own ``upper`` term where that differs too."""

    name: str
    terms: tuple[Term, ...]
    upper: tuple[Term, ...] = ()


@dataclass(slots=True, kw_only=True)
class Quotient(Relation):
    """``stated`` (per cent) is upper over lower times 100.

    With ``growth`` 100 is taken off; the first candidate is the usual one. ``direction`` (``up``, ``down``) is what the
    words beside a growth say of its sign; without it a printed size stands for a fall as well.
    """

    stated: NumberId
    upper: tuple[Term, ...]
    lowers: tuple[RatioCandidate, ...]
    growth: bool = False
    direction: str = ""


@dataclass(slots=True, kw_only=True)
class Multiple(Relation):
    """``stated`` is the sum of products of factors.

    Per cent factors enter as hundredths (points = weight × rate).
    """

    stated: NumberId
    products: tuple[tuple[Term, ...], ...]


@dataclass(slots=True, kw_only=True)
class Equal(Relation):
    """Two numbers name the same thing and ought to be equal; ``stated`` is the one that is doubted first."""

    stated: NumberId
    other: NumberId


@dataclass(slots=True, kw_only=True)
class Bound(Relation):
    """``actual`` ought not to pass ``limit``; with ``lower`` it ought not to fall short of it."""

    actual: NumberId
    limit: NumberId
    lower: bool = False


@dataclass(slots=True, kw_only=True)
class Evidence:
    """A piece of evidence that is a place or words and not a number."""

    text: str
    place: Span


@dataclass(slots=True, kw_only=True)
class Missing(Relation):
    """Something required is not there.

    ``implied`` computes what it should be from other numbers where that can be told.
    """

    places: tuple[Evidence, ...] = ()
    numbers: tuple[Term, ...] = ()
    implied: "Implied | None" = None
    count: int | None = None


@dataclass(slots=True)
class Implied:
    """How a missing value follows: the sum of ``upper``, or upper over lower times 100 where ``lower`` is given."""

    upper: tuple[Term, ...]
    lower: tuple[Term, ...] = field(default=())


@dataclass(slots=True, kw_only=True)
class Conformity(Relation):
    """A claim without a difference of amounts: ``holds`` as the rule found it.

    ``expected`` says in words what should stand there; ``count`` how many cases are against the claim, where
    cases can be counted.
    """

    holds: bool
    count: int | None = None
    numbers: tuple[Term, ...] = ()
    places: tuple[Evidence, ...] = ()
    expected: str | None = None


@dataclass(slots=True, kw_only=True)
class Unchecked(Relation):
    """The rule applies but cannot be run, and why: a word such as ``unread-part`` or ``conflicting-duplicates``."""

    numbers: tuple[Term, ...]
    reason: str
