"""Judged: a relation with its rule and its judgement, in the order of the catalogue."""

from dataclasses import dataclass, field

from audit.intervals import HUNDRED, ZERO
from audit.judgement import Judgement, Piece
from audit.relations import Equal, Multiple, Quotient, Relation, Sum
from audit.result import Verdict
from audit.rule import Rule
from extract.numbers import NumberId

EQUALITIES = (Sum, Quotient, Multiple, Equal)
GUESSED = frozenset({"alike", "bridge", "goal"})
"""Codes of relations that like words or told movements propose; far apart, they were no relation."""


@dataclass(slots=True, eq=False)
class Judged:
    """One relation, judged; ``index`` is its place among the checks of the case.

    ``holds`` and ``fails`` are what the judge found. ``equality`` says that the relation is one of amounts that are
    equal, and so confirms or spoils its ``numbers``, those that were compared, each once.
    """

    index: int
    rule: Rule
    relation: Relation
    judgement: Judgement
    holds: bool = field(init=False)
    fails: bool = field(init=False)
    equality: bool = field(init=False)
    numbers: frozenset[NumberId] = field(init=False)

    def __post_init__(self) -> None:
        self.holds = self.judgement.holds
        self.fails = self.judgement.verdict is Verdict.MISMATCH
        self.equality = isinstance(self.relation, EQUALITIES) and not self.weak
        self.numbers = frozenset([piece.number.id for piece in self.compared])

    @property
    def id(self) -> str:
        """The id of the check that this becomes."""
        return f"c{self.index + 1}"

    @property
    def weak(self) -> bool:
        """Whether like words or told movements proposed the relation, and the amounts lie too far apart for it."""
        found = self.judgement
        if not self.fails or self.relation.code not in GUESSED:
            return False
        size = max(abs(found.stated or ZERO), abs(found.computed or ZERO))
        return abs(found.difference or ZERO) * HUNDRED >= size

    @property
    def taking_part(self) -> frozenset[NumberId]:
        """The numbers of the relation with those that only stand beside the compared ones."""
        return self.judgement.numbers if self.relation.beside else self.numbers

    @property
    def compared(self) -> tuple[Piece, ...]:
        """The numbers that were compared, without those that only stand beside them."""
        pieces, beside = self.judgement.pieces, self.relation.beside
        return pieces[: len(pieces) - len(beside)] if beside else pieces
