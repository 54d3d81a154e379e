"""Judged: a relation with its rule and its judgement, in the order of the catalogue."""

from dataclasses import dataclass
from functools import cached_property

from audit.intervals import HUNDRED, ZERO
from audit.judgement import Judgement, Piece
from audit.relations import Equal, Multiple, Quotient, Relation, Sum
from audit.result import Verdict
from audit.rule import Rule
from extract.numbers import NumberId

EQUALITIES = (Sum, Quotient, Multiple, Equal)
GUESSED = frozenset({"alike", "bridge", "goal"})
"""Codes of relations that like words or told movements propose; far apart, they were no relation."""


@dataclass(frozen=True)
class Judged:
    """One relation, judged; ``index`` is its place among the checks of the case."""

    index: int
    rule: Rule
    relation: Relation
    judgement: Judgement

    @property
    def id(self) -> str:
        """The id of the check that this becomes."""
        return f"c{self.index + 1}"

    @cached_property
    def equality(self) -> bool:
        """Whether the relation says that amounts are equal, and so confirms or spoils numbers."""
        return isinstance(self.relation, EQUALITIES) and not self.weak

    @property
    def weak(self) -> bool:
        """Whether like words or told movements proposed the relation, and the amounts lie too far apart for it."""
        found = self.judgement
        if self.relation.code not in GUESSED or not self.fails:
            return False
        size = max(abs(found.stated or ZERO), abs(found.computed or ZERO))
        return abs(found.difference or ZERO) * HUNDRED >= size

    @cached_property
    def holds(self) -> bool:
        """Whether the judge found it to hold."""
        return self.judgement.holds

    @cached_property
    def fails(self) -> bool:
        """Whether the judge found a mismatch."""
        return self.judgement.verdict is Verdict.MISMATCH

    @property
    def compared(self) -> tuple[Piece, ...]:
        """The numbers that were compared, without those that only stand beside them."""
        pieces = self.judgement.pieces
        return pieces[: len(pieces) - len(self.relation.beside)]

    @cached_property
    def numbers(self) -> frozenset[NumberId]:
        """The numbers that were compared, each once."""
        return frozenset(piece.id for piece in self.compared)
