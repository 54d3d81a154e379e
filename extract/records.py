"""Records: what a case says, each value tied to the numeral it came from.

Records refer to numbers by id and never hold a value of their own, so no record can disagree with the page.
Names are resolved here: ``concept`` is an id of the vocabulary, ``entity`` an id of ``Report.entities``.
"""

from functools import cached_property

from pydantic import ConfigDict

from extract.numbers import Number, NumberId
from extract.places import PageBox, Record, Span, Where
from extract.problems import Problem
from extract.remarks import (
    Agency,
    Award,
    Band,
    Change,
    Enumeration,
    Grade,
    PartYear,
    Reason,
    Remarks,
    Series,
    Untold,
    Variant,
)
from extract.sources import Source

__all__ = [  # what other rooms may take from here: the records and the places they hang on
    "Agency",
    "Award",
    "Band",
    "Blank",
    "Bracket",
    "Breakdown",
    "Calculation",
    "Case",
    "Change",
    "Denominator",
    "Entity",
    "Enumeration",
    "Fact",
    "Flow",
    "Form",
    "Grade",
    "Group",
    "IndicatorRow",
    "Limit",
    "MoneyBlock",
    "MoneyRow",
    "PageBox",
    "PartYear",
    "Problem",
    "Product",
    "Ratio",
    "Reason",
    "Record",
    "Remarks",
    "Report",
    "Series",
    "Source",
    "Span",
    "Staffing",
    "Unmatched",
    "Untold",
    "Variant",
    "Where",
]


WHOLE_UNITS, CUMULATED = "whole_units", "cumulated"
"""The caution of a case, and scopes of a fact: rounded to whole units; added up since some time before."""


class Case(Record):
    """The file or files of one unit and year.

    ``cautions`` say what the files tell of themselves that keeps their figures from being set beside those of other
    files: ``restated``, ``reform``, ``part_year``, ``retargeted``, ``one_project``; ``whole_units`` that amounts were
    rounded to whole ones.
    """

    title: str = ""
    agency: str = ""
    year: int | None = None
    unit: str = ""
    cautions: tuple[str, ...] = ()


class Entity(Record):
    """One project (or other named thing) with all the ways it is written in the case."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()


class Fact(Record):
    """One numeral with its name.

    ``measure`` is an id-like word of the vocabulary (年初预算数, 全年预算数, 全年执行数, 上年决算数, 分值,
    得分, 目标值, 完成值 …), ``section`` says
    which part of the case it stands in: ``prose`` or the id of a form. ``scope`` holds words that limit it
    (含…, 不含…, 其中).
    """

    number: NumberId
    label: str
    concept: str | None = None
    measure: str = ""
    fund: str | None = None
    period: str | None = None
    entity: str | None = None
    path: tuple[str, ...] = ()
    section: str = "prose"
    scope: tuple[str, ...] = ()
    origin: str = "rules"


class Blank(Record):
    """An empty cell that the form asks to be filled: what it would be called and where it stands."""

    label: str
    measure: str = ""
    concept: str | None = None
    place: Span


class Breakdown(Record):
    """A total and the parts that the text or table puts under it.

    ``basis`` says what makes them parts: ``prose`` (分别为, 由…组成), ``qizhong`` (其中), ``column`` (rows of
    a table under a head row),
    ``money`` (rows of a money block), ``concept`` (a set that the vocabulary knows), ``grand`` (合计 row),
    ``section`` (a heading's amount and
    the items under it). ``complete`` is true where the parts claim to be all of it. ``blanks`` are empty cells
    of the same set;
    ``readings`` are other sets of parts that the structure allows, most likely first, at most three; ``totals`` are
    other totals that it allows.
    """

    label: str
    measure: str = ""
    total: NumberId | None
    total_blank: Blank | None = None
    parts: tuple[NumberId, ...]
    signs: tuple[int, ...] = ()
    complete: bool
    basis: str
    section: str = "prose"
    blanks: tuple[Blank, ...] = ()
    readings: tuple[tuple[NumberId, ...], ...] = ()
    totals: tuple[NumberId, ...] = ()


class Denominator(Record):
    """One candidate for the lower term of a rate, with the words that name it."""

    name: str
    numbers: tuple[NumberId, ...]
    signs: tuple[int, ...] = ()


class Ratio(Record):
    """A printed percentage and the two amounts it compares.

    ``kind``: ``share`` (占), ``rate`` (执行率, 完成率, 解决率 …), ``growth`` (同比; the denominator is the
    earlier value and 100 is taken off), ``control``
    (control rates of staffing and spending). ``stated`` is None where the form leaves it empty.
    ``direction`` of a growth is ``up`` or ``down`` where the words say which, and empty otherwise.
    """

    kind: str
    label: str
    stated: NumberId | None
    blank: Blank | None = None
    numerators: tuple[NumberId, ...]
    denominators: tuple[Denominator, ...]
    section: str = "prose"
    direction: str = ""


class Flow(Record):
    """What became of a sum: the sum, and its uses (frozen, passed down, spent, carried over), each with its role.

    ``direction`` is ``uses`` (sum = its uses) or ``sources`` (sum = what it was made of: first budget,
    additions, less frozen …).
    """

    label: str
    whole: NumberId
    uses: tuple[NumberId, ...]
    roles: tuple[str, ...]
    signs: tuple[int, ...] = ()
    direction: str = "uses"
    certain: bool = True


class Product(Record):
    """Numbers multiplied with each other, as one term of a written calculation."""

    factors: tuple[NumberId, ...]


class Calculation(Record):
    """Arithmetic written out in the text: sums of products and the printed result."""

    label: str
    terms: tuple[Product, ...]
    stated: NumberId
    certain: bool = True


class Group(Record):
    """Numbers that name the same thing and therefore should be equal, in reading order.

    ``same_scope`` is true only where fund, year, unit of account and coverage are stated or implied alike on
    all sides.
    """

    label: str
    numbers: tuple[NumberId, ...]
    same_scope: bool
    basis: str
    entity: str | None = None
    concept: str | None = None
    measure: str = ""


class MoneyRow(Record):
    """One row of a money block: amounts by measure; a missing measure is an empty or absent cell."""

    label: str
    concept: str | None = None
    role: str = "part"
    cells: dict[str, NumberId] = {}
    blanks: tuple[Blank, ...] = ()


class MoneyBlock(Record):
    """The money rows of a form, with the points given for spending."""

    rows: tuple[MoneyRow, ...] = ()
    weight: NumberId | None = None
    rate: NumberId | None = None
    score: NumberId | None = None


class IndicatorRow(Record):
    """One row of an indicator table; the texts are as printed, the ids point at the numerals in them.

    ``measurable`` is false where the target is made of words for a direction or a duration alone; ``wanted`` is
    ``low`` or ``high`` where the name says which way is better, ``aspect`` is ``cost`` or ``time`` by the levels.
    """

    id: str
    form: str
    table: str = ""
    level1: str = ""
    level2: str = ""
    level3: str = ""
    target: str = ""
    actual: str = ""
    weight_text: str = ""
    score_text: str = ""
    note: str = ""
    weight: NumberId | None = None
    score: NumberId | None = None
    target_number: NumberId | None = None
    actual_number: NumberId | None = None
    target_numbers: tuple[NumberId, ...] = ()
    actual_numbers: tuple[NumberId, ...] = ()
    reason_column: bool = True
    has_scores: bool = True
    measurable: bool = True
    wanted: str = ""
    aspect: str = ""
    place: Span


class Bracket(Record):
    """Points announced for a group of rows: 产出指标(40分), or a weight column beside the first level."""

    level: int
    name: str
    number: NumberId
    rows: tuple[str, ...]
    covers_money: bool = False


class Form(Record):
    """One recognised form.

    ``kind``: ``overall``, ``project``, ``base``, ``target``, ``summary``, ``costs``, ``accounts``. ``total_weight``
    and ``total_score`` are the 总分 row;
    ``total_expected`` says that a form of this kind has score columns and ought to have that row.
    """

    id: str
    kind: str
    title: str
    place: Span
    entity: str | None = None
    money: MoneyBlock | None = None
    rows: tuple[str, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    total_weight: NumberId | None = None
    total_score: NumberId | None = None
    total_expected: bool = False


class Staffing(Record):
    """Posts and people of a unit, in total or for one category, from one place of the case.

    ``early`` are people who left early, whom a rate may count with the others or without them.
    """

    label: str
    category: str = "total"
    posts: NumberId | None = None
    people: NumberId | None = None
    rate: NumberId | None = None
    rate_blank: Blank | None = None
    early: NumberId | None = None
    section: str = "prose"


class Limit(Record):
    """An amount and the amount it should not pass: spending against budget, cost against its ceiling.

    ``basis``: ``first_budget`` (年初预算), ``full_budget`` (全年预算), ``last_year``, ``target``,
    ``establishment``. ``accounted`` are numbers in the case
    that explain an excess (an adjustment stated, points taken off with a reason).
    """

    label: str
    actual: NumberId
    limit: NumberId
    basis: str
    concept: str | None = None
    section: str = "prose"
    accounted: tuple[NumberId, ...] = ()
    depth: int = 0


class Unmatched(Record):
    """A project that the case speaks of but that has no form of its own."""

    entity: str
    label: str
    numbers: tuple[NumberId, ...]
    promised: bool


class Report(Record):
    """Everything that was recognised in a case."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    case: Case = Case()
    sources: tuple[Source, ...] = ()
    numbers: tuple[Number, ...] = ()
    wheres: dict[NumberId, Where] = {}
    facts: tuple[Fact, ...] = ()
    entities: tuple[Entity, ...] = ()
    forms: tuple[Form, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    flows: tuple[Flow, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    groups: tuple[Group, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    limits: tuple[Limit, ...] = ()
    blanks: tuple[Blank, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    remarks: Remarks = Remarks()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_id(self) -> dict[NumberId, Number]:
        """Every number of the case by its id."""
        return {number.id: number for number in self.numbers}

    @cached_property
    def fact_of(self) -> dict[NumberId, Fact]:
        """The fact that names a number, by the number's id."""
        return {fact.number: fact for fact in self.facts}

    @cached_property
    def form_of(self) -> dict[str, Form]:
        """Every form by its id."""
        return {form.id: form for form in self.forms}

    @cached_property
    def row_of(self) -> dict[str, IndicatorRow]:
        """Every indicator row by its id."""
        return {row.id: row for row in self.indicators}
