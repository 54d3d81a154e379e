"""A report of junk: records that refer to numbers, rows and forms that are not there."""

from extract.records import (
    Award,
    Band,
    Blank,
    Bracket,
    Breakdown,
    Calculation,
    Change,
    Denominator,
    Entity,
    Enumeration,
    Fact,
    Flow,
    Form,
    Grade,
    Group,
    IndicatorRow,
    Limit,
    MoneyBlock,
    MoneyRow,
    PartYear,
    Product,
    Ratio,
    Remarks,
    Report,
    Series,
    Staffing,
    Unmatched,
    Untold,
)
from tests.audit.builders import number, span

GONE, HERE = "gone", "here"
EMPTY = Blank(label="", place=span())


def _breakdown(basis, **fields):
    known = {"label": "", "total": GONE, "parts": (GONE, HERE, GONE), "complete": True}
    return Breakdown(**{**known, "basis": basis, "signs": (-1, 1, 1, 1, 1), **fields})


def _ratio(kind, **fields):
    lowers = (Denominator(name="", numbers=()), Denominator(name="", numbers=(GONE,)))
    known = {"label": "", "stated": GONE, "numerators": (GONE,), "denominators": lowers}
    return Ratio(**{**known, "kind": kind, **fields})


def _row(id, **fields):  # noqa: A002
    known = {"weight": GONE, "score": HERE, "target_number": GONE, "actual_number": HERE}
    return IndicatorRow(id=id, form="no such form", place=span(), **{**known, **fields})


def _form(id, **fields):  # noqa: A002
    block = MoneyBlock(
        rows=(MoneyRow(label="", role="total", cells={"全年执行数": GONE, "全年预算数": HERE}),),
        weight=GONE,
        rate=HERE,
        score=GONE,
    )
    known = {"money": block, "rows": ("r1", "no such row"), "total_expected": True}
    return Form(id=id, kind="", title="", place=span(), **{**known, **fields})


JUNK = Report(
    numbers=(number("0", id=HERE), number("0元", id="zero")),
    facts=(Fact(number=GONE, label=""), Fact(number=HERE, label="", measure="决算数")),
    entities=(Entity(id="", kind="", name=""),),
    forms=(
        _form("f1"),
        _form("f1", money=None, total_score=GONE, total_weight=GONE),
        _form("", brackets=(Bracket(level=1, name="", number=GONE, rows=("r1", "no such row")),)),
        _form("f4", brackets=(Bracket(level=2, name="", number=GONE, rows=()),), rows=()),
    ),
    indicators=(
        _row("r1"),
        _row("r1", weight=None, score=None),
        _row("", target="—", actual="\u3000", note="？？？", target_numbers=(GONE, HERE, GONE)),
    ),
    breakdowns=(
        *(
            _breakdown(basis)
            for basis in ("prose", "money", "section", "bynature", "concept", "", "no such basis")
        ),
        _breakdown("prose", parts=()),
        _breakdown("grand", total=None, total_blank=EMPTY),
        _breakdown("qizhong", complete=False, readings=((), (GONE,))),
        _breakdown("bynature", total=None, parts=(GONE,), totals=(GONE, GONE)),
    ),
    ratios=tuple(
        _ratio(kind, **fields)
        for kind in ("share", "rate", "growth", "control", "")
        for fields in (
            {},
            {"stated": None, "blank": EMPTY},
            {"numerators": ()},
            {"denominators": ()},
        )
    ),
    flows=(
        Flow(label="", whole=GONE, uses=(GONE, HERE), roles=()),
        Flow(label="", whole=HERE, uses=(), roles=("", ""), direction="sources"),
        Flow(label="", whole=GONE, uses=(GONE,), roles=("", ""), direction="no such way"),
    ),
    calculations=(
        Calculation(label="", terms=(), stated=GONE),
        Calculation(label="", terms=(Product(factors=(GONE,)), Product(factors=())), stated=GONE),
    ),
    groups=(
        Group(label="", numbers=(), same_scope=True, basis=""),
        Group(label="", numbers=(GONE, HERE, GONE), same_scope=True, basis=""),
    ),
    staffing=(
        Staffing(label="", posts=GONE, people=HERE, rate=GONE, rate_blank=EMPTY),
        Staffing(label=""),
    ),
    limits=tuple(
        Limit(label="", actual=GONE, limit=HERE, basis=basis)
        for basis in ("first_budget", "last_year", "target", "")
    ),
    blanks=(EMPTY, Blank(label="", measure="年初预算数", place=span())),
    unmatched=(Unmatched(entity="", label="", numbers=(GONE,), promised=True),),
    remarks=Remarks(
        grades=(Grade(grade="", score=GONE, place=span()), Grade(grade="优", place=span())),
        bands=(Band(grade="优", least=GONE),),
        enumerations=(Enumeration(label="", stated=GONE, items=(), most=0),),
        series=(Series(kind="section", titles=("",), left_out=(0,), places=()),),
        part_years=(PartYear(words="", numbers=(GONE,), section="", place=span()),),
        changes=(Change(label="", later=GONE, earlier=HERE, up=True, word=""),),
        awards=tuple(
            Award(row=row, kind=kind, text="", full=GONE, unit=HERE, points=GONE)
            for row in ("r1", "no such row")
            for kind in ("per_unit", "per_count", "all_or_nothing", "in_proportion", "no such kind")
        ),
        untold=(Untold(label="", implied=GONE, numbers=(GONE,), place=span()),),
    ),
)
