"""Judgement: what the judge says of one relation, before severity, diagnosis and words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from audit.intervals import ONE, Interval
from audit.result import Role, Verdict
from extract.numbers import Number, NumberId
from extract.records import Span

HOLDS = frozenset({Verdict.OK, Verdict.ROUNDING})


@dataclass(slots=True)
class Piece:
    """A number in its role, as it entered the comparison: interval and step in its printed unit."""

    number: Number
    role: Role
    factor: Decimal = ONE
    interval: Interval | None = None
    step: Decimal | None = None

    @property
    def id(self) -> NumberId:
        """The id of the number."""
        return self.number.id


@dataclass(frozen=True, slots=True)
class Words:
    """Evidence that is words at a place."""

    text: str
    place: Span


@dataclass(frozen=True, slots=True)
class Tried:
    """A reading that was tried and what it gives."""

    name: str
    computed: Decimal
    difference: Decimal
    closes: bool


@dataclass(slots=True, kw_only=True)
class Judgement:
    """A verdict with the two amounts, what rounding allows, and the evidence in order.

    ``base`` and ``scale`` say what one unit of the comparison is worth. ``code`` and ``values`` name the sentence that
    explains the verdict; ``shown`` is the right-hand side in figures (「28 + 4 = 32」) and ``sign`` what stands before
    it. ``estimate`` says that a number is one by its own words, ``coarser`` to how many decimals the parts would have
    to be kept for the gap to be rounding.
    """

    verdict: Verdict
    formula: str
    kind: str
    unit: str = ""
    base: str = ""
    scale: Decimal = ONE
    stated: Decimal | None = None
    computed: Decimal | None = None
    difference: Decimal | None = None
    allowed: Decimal | None = None
    pieces: tuple[Piece, ...] = ()
    words: tuple[Words, ...] = ()
    tried: tuple[Tried, ...] = ()
    code: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    shown: str = ""
    sign: str = "≠"
    estimate: bool = False
    coarser: int | None = None
    suggestion: str = ""

    def unchecked(
        self, reason: str, values: Mapping[str, str] | None = None, suggestion: str = ""
    ) -> "Judgement":
        """The same figures, not held against the report for a reason; without another suggestion its own stays."""
        return replace(
            self,
            verdict=Verdict.UNCHECKED,
            reason=reason,
            code=f"unchecked.{reason}",
            values=values or {},
            suggestion=suggestion or self.suggestion,
        )

    @property
    def holds(self) -> bool:
        """Whether the relation holds, exactly or by rounding."""
        return self.verdict in HOLDS

    @property
    def numbers(self) -> frozenset[NumberId]:
        """The numbers that took part, each once."""
        return frozenset([piece.number.id for piece in self.pieces])
