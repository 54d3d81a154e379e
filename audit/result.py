"""Result: the audit of a case as it is stored, shown and exported (docs/audit.schema.json is generated from here).

Amounts are decimal strings in JSON, never floats.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, PlainSerializer

from audit.intervals import plain
from extract.assistance import AssistantReport
from extract.records import Case, Problem, Record, Source, Where

SCHEMA = "gouji.audit/1"
Family = Literal[
    "sum",
    "share",
    "rate",
    "score",
    "weight",
    "disposition",
    "tie-out",
    "arithmetic",
    "bound",
    "missing",
    "wording",
    "staffing",
    "count",
    "across",
]
Nature = Literal["data", "compliance", "omission", "scope", "wording"]
Severity = Literal["high", "medium", "low", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The severities, the gravest first."""
Role = Literal[
    "stated",
    "term",
    "numerator",
    "denominator",
    "weight",
    "score",
    "limit",
    "actual",
    "target",
    "other",
]


Amount = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]
"""A decimal that is written in full, without exponent."""


class Verdict(StrEnum):
    """What the judge says of a relation."""

    OK = "ok"
    ROUNDING = "rounding"
    MISMATCH = "mismatch"
    EXPLAINED = "explained"
    UNCHECKED = "unchecked"


FAILING = frozenset({Verdict.MISMATCH, Verdict.EXPLAINED})
"""What a failing check says, accounted for or not."""


class Mark(StrEnum):
    """What the audit says of a number."""

    OK = "ok"
    ROUNDING = "rounding"
    MISMATCH = "mismatch"
    EXPLAINED = "explained"
    INVOLVED = "involved"
    SINGLE = "single"
    CONTEXT = "context"
    UNREAD = "unread"


class MarkedNumber(Record):
    """A number of the source with its mark, its checks and its place."""

    id: str
    raw: str
    value: Amount
    unit: str
    kind: str
    qualifier: str = ""
    confidence: Amount | None = None
    alternatives: tuple[str, ...] = ()
    mark: Mark
    flags: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    where: Where
    note: str = ""


class NamedFact(Record):
    """The name of a number."""

    number: str
    label: str
    concept: str | None
    measure: str
    fund: str | None
    period: str | None
    entity: str | None
    path: tuple[str, ...]
    section: str
    origin: str

    @property
    def title(self) -> str:
        """What the number is called: label, measure, fund and period as far as they are known."""
        parts = (self.label, self.measure, self.fund, self.period)
        return " · ".join(dict.fromkeys(part for part in parts if part))


class FormNote(Record):
    """A recognised form: what kind it is, its title, and the project that it is about."""

    id: str
    kind: str
    title: str
    entity: str | None = None


class EntityNote(Record):
    """A project of the case with the names that it goes by."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Indicator(Record):
    """An indicator row as printed."""

    table: str
    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: str
    score: str
    note: str
    where: Where


class EvidenceItem(Record):
    """One piece of evidence: a number in its role with its interval, or words at a place (``number`` null).

    ``document`` names the report that it is from, where several are compared.
    """

    number: str | None = None
    document: str | None = None
    raw: str = ""
    value: Amount | None = None
    unit: str = ""
    role: Role = "other"
    factor: Amount = Decimal(1)
    interval: tuple[Amount, Amount] | None = None
    step: Amount | None = None
    text: str | None = None
    where: Where | None = None


class Formula(Record):
    """The relation in number ids, for people and for recomputation."""

    kind: str
    formula: str


class ReadingTried(Record):
    """One reading of an open structure and what it gives."""

    name: str
    computed: Amount
    difference: Amount
    closes: bool


class Suspect(Record):
    """A number that, changed to ``implied``, would make ``holds`` checks hold."""

    number: str
    implied: Amount
    holds: tuple[str, ...] = ()
    hint: str = ""


class Message(Record):
    """The code of a sentence and the values that fill it."""

    code: str
    values: dict[str, str] = {}


class Check(Record):
    """One relation, judged."""

    id: str
    key: str
    fingerprint: str
    rule: str
    family: Family
    nature: Nature
    origin: str = "rules"
    cause: str | None = None
    gathers: tuple[str, ...] = ()
    statement: str
    headline: str = ""
    relation: Formula
    unit: str = ""
    stated: Amount | None = None
    computed: Amount | None = None
    difference: Amount | None = None
    allowed: Amount | None = None
    readings_tried: tuple[ReadingTried, ...] = ()
    verdict: Verdict
    severity: Severity
    evidence: tuple[EvidenceItem, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    explanation: str = ""
    suggestion: str | None = None
    reason: str = ""
    message: Message


class Coverage(Record):
    """How many numbers there are and how many carry each mark."""

    numbers: int
    by_mark: dict[str, int]


class DocumentNote(Record):
    """One of several reports that were compared: what it is called, whose it is, and its sources."""

    id: str
    name: str
    agency: str = ""
    year: int | None = None
    title: str = ""
    sources: tuple[str, ...] = ()


class DoubtfulPair(Record):
    """Two names that may be those of one unit; nothing was compared for it."""

    one: str
    other: str
    reason: str


class AcrossNote(Record):
    """What was compared across reports: the reports, the names left in doubt, and how often each claim held.

    ``held`` counts by rule the checks that hold and are not listed.
    """

    documents: tuple[DocumentNote, ...] = ()
    doubtful: tuple[DoubtfulPair, ...] = ()
    held: dict[str, int] = {}


class Audit(Record):
    """The whole result for one case; ``assistant`` is there where one was asked.

    ``across`` is there where the result is one over several reports; ids of numbers and sources then begin with the id
    of their document.
    """

    schema_: str = Field(default=SCHEMA, alias="schema")
    case: Case
    sources: tuple[Source, ...] = ()
    numbers: tuple[MarkedNumber, ...] = ()
    facts: tuple[NamedFact, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    checks: tuple[Check, ...] = ()
    coverage: Coverage
    problems: tuple[Problem, ...] = ()
    assistant: AssistantReport | None = None
    forms: tuple[FormNote, ...] = ()
    entities: tuple[EntityNote, ...] = ()
    across: AcrossNote | None = None

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )

    def heads_of(self, fact: NamedFact) -> tuple[str, ...]:
        """What a fact stands under: the title of its form, where it stands in one, and the heads within."""
        titles = (form.title for form in self.forms if form.id == fact.section and form.title)
        return (*titles, *fact.path)
