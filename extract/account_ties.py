"""Account ties: what the published tables of a unit say of the same money, to each other and to the sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.forms.columns import CAME
from extract.fragments import Fragments
from extract.numbers import Kind, Number, NumberId
from extract.records import Breakdown, Denominator, Fact, Group, Ratio
from extract.ties import ACCOUNTS, NAMES_OF, PLANNED, SPENT, measure_class
from extract.vocabulary import load
from extract.vocabulary.concepts import fund_of, plain
from extract.wholes import one_a_table

OPENED, CLOSED = "上年结转", "结余结转"
_GENERAL, _FISCAL = "一般公共预算", "财政拨款"
_ALL = "accounts_balance"


@dataclass(frozen=True, slots=True)
class Key:
    """What has to agree for two amounts to be the same: whose money, whether it came or went, and what it is."""

    fund: str
    measure: str
    name: str


@dataclass(slots=True)
class AccountTies:
    """Finds what tables of accounts repeat; nothing where a case has none."""

    fragments: Fragments
    numbers: dict[NumberId, Number]

    def find(self) -> None:
        """Add the groups, the sum of basic spending over two tables, and rates of budgets that a table tells."""
        held = {form.id for form in self.fragments.forms if form.kind == ACCOUNTS}
        if not held:
            return
        money = [f for f in self.fragments.facts if self._is_money(f)]
        tables = [f for f in money if f.section in held]
        prose = [f for f in money if f.section == "prose" and not f.entity]
        self._groups(tables, prose)
        self._basic(tables)
        self._rates(prose)

    def _is_money(self, fact: Fact) -> bool:
        return self.numbers[fact.number].kind is Kind.MONEY

    def _groups(self, tables: Sequence[Fact], prose: Sequence[Fact]) -> None:
        known: dict[Key, list[Fact]] = {}
        for fact in (*tables, *prose):
            if (key := _key(fact)) is not None:
                known.setdefault(key, []).append(fact)
        listed = {key for fact in tables if (key := _key(fact)) is not None}
        for key, facts in known.items():
            if key in listed and len({f.number for f in facts}) > 1:
                self._group(key, one_a_table(facts))
        self._items(tables, prose)

    def _group(self, key: Key, facts: Sequence[Fact]) -> None:
        """One group of what is the same, unless all of it already is in one."""
        ordered = tuple(f.number for f in sorted(facts, key=self._place))
        if len(ordered) < 2 or any(set(ordered) <= set(g.numbers) for g in self.fragments.groups):
            return
        self.fragments.groups.append(
            Group(
                label=f"{key.fund}{key.name}" if key.fund not in key.name else key.name,
                numbers=ordered,
                same_scope=True,
                basis=ACCOUNTS,
                measure=NAMES_OF.get(key.measure, ""),
            )
        )

    def _place(self, fact: Fact) -> tuple[str, int, int]:
        number = self.numbers[fact.number]
        return number.source, number.block, number.start

    def _items(self, tables: Sequence[Fact], prose: Sequence[Fact]) -> None:
        """What sentences say was spent on an account that they name with those above it (…（款）行政运行（项）)."""
        rows: dict[tuple[str, str], list[Fact]] = {}
        for fact in tables:
            if fact.path and measure_class(fact.measure) == SPENT:
                rows.setdefault((fact.fund or "", fact.label), []).append(fact)
        for told in prose:
            if measure_class(told.measure) != SPENT or not told.path or told.concept:
                continue
            above = plain(told.path[-1])
            fitting = [
                fact
                for (fund, label), facts in rows.items()
                for fact in facts
                if fund == (told.fund or "")
                and plain(told.label).startswith(label)
                and _named(above, fact)
            ]
            if len(fitting) == 1:
                key = Key(told.fund or "", SPENT, fitting[0].label)
                self._group(key, [fitting[0], told])

    def _basic(self, tables: Sequence[Fact]) -> None:
        """Basic spending by its functions is personnel and running costs by their kinds, in another table."""
        general = [f for f in tables if f.fund == _GENERAL]
        whole = [f for f in general if f.concept == "basic_spending"]
        parts = [_first(general, concept) for concept in ("personnel", "public_use")]
        held = [f for f in parts if f is not None]
        if len(held) != len(parts) or not whole or whole[0].section == held[0].section:
            return
        if whole[0].measure != held[0].measure:
            return
        self.fragments.breakdowns.append(
            Breakdown(
                label=f"{_GENERAL}{whole[0].label}",
                measure=whole[0].measure,
                total=whole[0].number,
                parts=tuple(f.number for f in held),
                complete=True,
                basis="concept",
                section=whole[0].section,
            )
        )

    def _rates(self, prose: Sequence[Fact]) -> None:
        """Rates of a budget that the sentence leaves to the table beside it (支出决算为9.60万元，完成预算的80%)."""
        stated = {r.stated for r in self.fragments.ratios}
        planned: dict[str, Fact] = {}
        for fact in self.fragments.facts:
            own = fact.section != "prose" and fact.concept and not fact.entity
            if own and measure_class(fact.measure) == PLANNED and self._is_money(fact):
                planned.setdefault(fact.concept or "", fact)
        endings = tuple(load("accounts")["budget_rates"])
        for rate in self.fragments.facts:
            if rate.section != "prose" or rate.number in stated or not rate.label.endswith(endings):
                continue
            of = next((f for f in prose if f.concept in planned and _rated(f, rate)), None)
            if of is not None and of.concept and self._near(of, rate):
                self._rate(rate, of, planned[of.concept])

    def _near(self, fact: Fact, rate: Fact) -> bool:
        one, two = self.numbers[fact.number], self.numbers[rate.number]
        return (one.source, one.block) == (two.source, two.block)

    def _rate(self, rate: Fact, spent: Fact, planned: Fact) -> None:
        self.fragments.ratios.append(
            Ratio(
                kind="rate",
                label=rate.label,
                stated=rate.number,
                numerators=(spent.number,),
                denominators=(Denominator(name=planned.measure, numbers=(planned.number,)),),
            )
        )


def _rated(fact: Fact, rate: Fact) -> bool:
    return measure_class(fact.measure) == SPENT and rate.label.startswith(fact.label)


def _first(facts: Iterable[Fact], concept: str) -> Fact | None:
    return next((f for f in facts if f.concept == concept), None)


def _named(above: str, row: Fact) -> bool:
    """Whether a heading names every account that a row stands under."""
    return all(plain(name) in above for name in row.path)


def _key(fact: Fact) -> Key | None:
    """What a fact is, where tables of accounts tell it as well."""
    words, label = load("accounts"), plain(fact.label)
    told = fact.section == "prose"
    if told and not fact.fund and _of_part(fact):
        return None
    fund, measure = fact.fund or "", measure_class(fact.measure)
    whole = fact.concept == _ALL or _without_fund(label) in words["balances"]
    if whole and measure in {CAME, SPENT}:
        return Key(fund, measure, "收入总计" if measure == CAME else "支出总计")
    if measure in {OPENED, CLOSED}:
        return _moved(fund, measure, label, words["opening_heads"], words["closing_heads"])
    if measure == CAME:
        return _income(fund, label)
    classes = words["classes"]
    if measure == SPENT and not fact.concept and label.removesuffix("支出") in classes:
        return Key(fund, SPENT, label.removesuffix("支出"))
    return None


def _moved(
    fund: str, measure: str, label: str, opening: Sequence[str], closing: Sequence[str]
) -> Key | None:
    """What was left before or after the year, of all the money of a fund."""
    heads = opening if measure == OPENED else closing
    at = max((label.find(head) for head in heads), default=-1)
    before, rest = (label[:at], label[at:]) if at >= 0 else ("", label)
    whole = rest in load("accounts")["left_names"]
    plain_before = before in {"", *load("accounts")["year_sums"]} or fund_of(before) == fund
    return Key(fund, measure, rest) if whole and at >= 0 and plain_before else None


def _income(fund: str, label: str) -> Key | None:
    """What came in this year: all of it, that of one fund, or that of one kind."""
    words = load("accounts")
    bare = _without_fund(label)
    if bare in {"收入", ""} and fund_of(label):
        return Key(fund_of(label) or "", CAME, "本年收入")
    if bare in words["year_sums"]:
        return Key(fund, CAME, "本年收入")
    return Key(fund, CAME, label) if label in words["income_kinds"] else None


def _without_fund(label: str) -> str:
    listed = load("concepts")["fund_words"].values()
    found = [w for each in listed for w in each if label.startswith(w)]
    return label.removeprefix(max(found, key=len)) if found else label


def _of_part(fact: Fact) -> bool:
    """Whether a fact of the sentences stands under a heading about a part of the money."""
    return any(w in title for w in load("ties")["part_headings"] for title in fact.path[-2:])
