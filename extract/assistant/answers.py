"""Answers: the only things a model may say, each in number ids, names of the text, and kinds of relations.

An item that is not acceptable is a reason to ask again; after that it is dropped and listed. No answer has a place
for an amount.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    model_validator,
)

from extract.assistant.examining import EXAMINATION, Examination, Fault, roles
from extract.numbers import Kind

Id = Annotated[str, Field(max_length=20)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
Word = Annotated[str, Field(max_length=60)]
Ids = Annotated[list[Id], Field(max_length=60)]
MOST = 200


class Item(BaseModel):
    """One thing that a model says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def ids(self) -> tuple[str, ...]:
        """Every number id that the item speaks of."""
        raise NotImplementedError

    def fault(self, examination: Examination) -> str | None:
        """The code of the first thing that speaks against the item, or None."""
        raise NotImplementedError


class Named(Item):
    """What one number is called."""

    number: Id
    label: Name
    measure: Word = ""
    fund: Word = ""
    period: Word = ""
    project: Word = ""

    def ids(self) -> tuple[str, ...]:
        """The one number."""
        return (self.number,)

    def fault(self, examination: Examination) -> str | None:
        """Unknown, or called something that is written nowhere."""
        spoken = [self.label, *filter(None, (self.measure, self.fund, self.period, self.project))]
        return _unknown(examination, self.ids()) or _written(examination, *spoken)


class Placed(Item):
    """Under which heads of a table a number stands."""

    number: Id
    row: Name
    column: Word = ""

    def ids(self) -> tuple[str, ...]:
        """The one number."""
        return (self.number,)

    def fault(self, examination: Examination) -> str | None:
        """Unknown, or under a head that is written nowhere."""
        spoken = [self.row, *filter(None, (self.column,))]
        return _unknown(examination, self.ids()) or _written(examination, *spoken)


class SumSaid(Item):
    """A total and its parts; ``complete`` where they claim to be all of it."""

    label: Name
    whole: Id
    parts: Ids
    complete: bool = False

    def ids(self) -> tuple[str, ...]:
        """The total, then the parts."""
        return (self.whole, *self.parts)

    def fault(self, examination: Examination) -> str | None:
        """Unknown, twice, no parts, or without a written name."""
        few = None if self.parts else "too-few"
        return _related(examination, self.ids(), self.label) or few


class RatioSaid(Item):
    """A printed percentage, what stands above the line and what below."""

    kind: Literal["share", "rate", "growth", "control"]
    label: Name
    stated: Id
    upper: Ids
    lower: Ids

    def ids(self) -> tuple[str, ...]:
        """The percentage, then the upper and the lower terms."""
        return (self.stated, *self.upper, *self.lower)

    def fault(self, examination: Examination) -> str | None:
        """Unknown, twice, a side empty, or the result no percentage."""
        found = _related(examination, self.ids(), self.label)
        if found:
            return found
        if not self.upper or not self.lower:
            return "too-few"
        percent = examination.kinds[self.stated] is Kind.PERCENT
        return None if percent else "not-percent"


class SameSaid(Item):
    """Numbers that say the same thing."""

    label: Name
    numbers: Ids

    def ids(self) -> tuple[str, ...]:
        """The numbers."""
        return tuple(self.numbers)

    def fault(self, examination: Examination) -> str | None:
        """Unknown, twice, or fewer than two."""
        few = None if len(self.numbers) > 1 else "too-few"
        return _related(examination, self.ids(), self.label) or few


class Use(BaseModel):
    """One thing that became of a sum."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Id
    role: Word


class DispositionSaid(Item):
    """A sum and what became of it."""

    label: Name
    whole: Id
    uses: Annotated[list[Use], Field(max_length=20)]

    def ids(self) -> tuple[str, ...]:
        """The sum, then its uses."""
        return (self.whole, *(use.number for use in self.uses))

    def fault(self, examination: Examination) -> str | None:
        """Unknown, twice, in a role that nobody knows, or without a use."""
        found = _related(examination, self.ids(), self.label)
        if found:
            return found
        if not self.uses:
            return "too-few"
        return None if all(use.role in roles() for use in self.uses) else "role"


class PairSaid(Item):
    """Two names of one project, by the ids of the names."""

    first: Id
    second: Id

    def ids(self) -> tuple[str, ...]:
        """No number at all."""
        return ()

    def fault(self, examination: Examination) -> str | None:
        """A project that was not offered, or twice the same."""
        offered = {self.first, self.second} <= examination.projects
        return None if offered and self.first != self.second else "project-id"


class Answer(BaseModel):
    """What is common to all answers: lists of items, sifted before they are taken."""

    model_config = ConfigDict(extra="forbid")
    items: ClassVar[dict[str, type[Item]]] = {}
    _faults: tuple[Fault, ...] = PrivateAttr(())
    _given: Any = PrivateAttr(None)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was dropped, and why."""
        return self._faults

    @property
    def given(self) -> Any:
        """The answer as it came, for the cache and the record."""
        return self._given

    @model_validator(mode="wrap")
    @classmethod
    def _sift(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        examination = EXAMINATION.get()
        kept, faults = _sifted(cls.items, data, examination)
        if faults and examination.strict():
            raise ValueError("；".join(dict.fromkeys(fault.sentence for fault in faults)))
        answer = handler(kept)
        answer._faults, answer._given = tuple(faults), data  # noqa: SLF001 - of this class
        return answer


class Names(Answer):
    """What the numbers of a text are called."""

    items = {"names": Named}
    names: list[Named]


class Cells(Answer):
    """Under which heads the numbers of a table stand."""

    items = {"cells": Placed}
    cells: list[Placed]


class Relations(Answer):
    """How the numbers of a stretch hang together."""

    items = {
        "sums": SumSaid,
        "ratios": RatioSaid,
        "same": SameSaid,
        "dispositions": DispositionSaid,
    }
    sums: list[SumSaid] = []
    ratios: list[RatioSaid] = []
    same: list[SameSaid] = []
    dispositions: list[DispositionSaid] = []


class Pairs(Answer):
    """Which names mean one project."""

    items = {"pairs": PairSaid}
    pairs: list[PairSaid]


ANSWERS: dict[str, type[Answer]] = {
    "names": Names,
    "table": Cells,
    "relations": Relations,
    "projects": Pairs,
}
"""The answer that each task asks for."""


def _sifted(
    kinds: dict[str, type[Item]], data: Any, examination: Examination
) -> tuple[Any, list[Fault]]:
    """``data`` with the acceptable items of its lists, and what spoke against the others."""
    if not isinstance(data, dict):
        return data, []
    kept, faults = dict(data), []
    for name, kind in kinds.items():
        given = data.get(name)
        if isinstance(given, list):
            if len(given) > MOST:
                faults.append(Fault("too-many"))
            kept[name] = _accepted(kind, given[:MOST], examination, faults.append)
    return kept, faults


def _accepted(
    kind: type[Item],
    given: Sequence[Any],
    examination: Examination,
    refuse: Callable[[Fault], None],
) -> list[Item]:
    kept, named = [], set()
    for raw in given:
        try:
            item = kind.model_validate(raw)
        except ValidationError:
            refuse(Fault("shape"))
            continue
        code = item.fault(examination)
        alone = isinstance(item, Named | Placed)
        if code is None and alone and item.ids()[0] in named:
            code = "named-twice"
        if code:
            refuse(Fault(code, examination.known(*item.ids())))
            continue
        if alone:
            named.add(item.ids()[0])
        kept.append(item)
    return kept


def _unknown(examination: Examination, ids: Sequence[str]) -> str | None:
    return None if all(each in examination.kinds for each in ids) else "unknown-id"


def _written(examination: Examination, *spoken: str) -> str | None:
    return None if all(map(examination.may_name, spoken)) else "label"


def _related(examination: Examination, ids: Sequence[str], label: str) -> str | None:
    twice = "twice" if len(set(ids)) < len(ids) else None
    return _unknown(examination, ids) or twice or _written(examination, label)
