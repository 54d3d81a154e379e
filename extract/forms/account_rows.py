"""Account rows: which accounts are parts of which, by their codes, and how their amounts are stated as sums."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.forms.columns import Changes, Path, carried, changes, column_sums, measure_over, rated
from extract.forms.frame import Frame
from extract.forms.heads import measure_of
from extract.forms.hierarchy import Line
from extract.numbers import NumberId
from extract.records import Blank, Breakdown, Denominator, Ratio
from extract.vocabulary import load
from extract.vocabulary.concepts import plain
from extract.vocabulary.form_words import names


@dataclass(frozen=True, slots=True)
class Account:
    """One row: its code, which a total has not, its name, and its amounts by the place of their column."""

    code: str
    name: str
    amounts: Mapping[int, NumberId]
    blanks: Mapping[int, Blank]
    unread: frozenset[int] = frozenset()

    @property
    def total(self) -> bool:
        """Whether the row sums up the others."""
        return not self.code and Line(self.name).total


def called(name: str, path: Path) -> str:
    """What an amount is called: the name of its row and the words over it that say more than that it is a sum."""
    sums = names("subtotals") | set(load("accounts")["year_sums"])
    told = (word for word in path if word not in sums and not measure_of(word))
    return "·".join((plain(name), *told))


def tops(accounts: Sequence[Account]) -> list[Account]:
    """The accounts that are parts of no other one of the list."""
    codes = {a.code for a in accounts}
    return [a for a in accounts if a.code and not any(_under(a.code, c) for c in codes)]


def _under(code: str, other: str) -> bool:
    return code != other and bool(other) and code.startswith(other)


def sums_of(accounts: Sequence[Account]) -> Iterator[tuple[Account, list[Account]]]:
    """Each account with those right under it, and the row for all of them with those that are under no other.

    A code that comes twice tells that the table holds several lists one below the other, which nothing parts.
    """
    coded = [a for a in accounts if a.code]
    if len({a.code for a in coded}) < len(coded):
        return
    nearest = _nearest([a.code for a in coded])
    under: dict[str, list[Account]] = {}
    for account in coded:
        under.setdefault(nearest[account.code], []).append(account)
    for account in coded:
        if account.code in under:
            yield account, under[account.code]
    totals = [a for a in accounts if a.total]
    if len(totals) == 1 and under.get(""):
        yield totals[0], under[""]


def _nearest(codes: Sequence[str]) -> dict[str, str]:
    """For each code the longest other one that it begins with."""
    known = set(codes)
    return {
        code: next((code[:i] for i in range(len(code) - 1, 0, -1) if code[:i] in known), "")
        for code in codes
    }


@dataclass(frozen=True, slots=True)
class AccountSums:
    """States what the accounts of one list add up to, column by column and row by row."""

    frame: Frame
    paths: Sequence[Path]

    def state(self, accounts: Sequence[Account]) -> None:
        """State the sums of the codes in every column and of the columns in every row."""
        for total, members in sums_of(accounts):
            for place in sorted({*total.amounts, *total.blanks}):
                self._down(total, members, place)
        self._across(accounts)
        self._changes(accounts)

    def _down(self, total: Account, members: Sequence[Account], place: int) -> None:
        parts = [m.amounts[place] for m in members if place in m.amounts]
        path = self.paths[place] if place < len(self.paths) else ()
        if not parts or rated(path) or any(place in m.unread for m in members):
            return
        self.say(
            called(total.name, path),
            measure_over(path, self.frame.title),
            total.amounts.get(place),
            parts,
            blank=total.blanks.get(place),
            basis="grand" if total.total else "column",
        )

    def _across(self, accounts: Sequence[Account]) -> None:
        whole = carried(self.paths)
        for each in (*column_sums(self.paths), *([whole] if whole else [])):
            over = self.paths[each.total]
            measure = measure_over(over, self.frame.title)
            for account in accounts:
                held = [i for i, p in enumerate(each.parts) if p in account.amounts]
                parts = [account.amounts[each.parts[i]] for i in held]
                signs = tuple(each.signs[i] for i in held) if each.signs else ()
                if parts and not {each.total, *each.parts} & account.unread:
                    label = called(account.name, over)
                    total = account.amounts.get(each.total)
                    self.say(label, measure, total, parts, signs=signs)

    def _changes(self, accounts: Sequence[Account]) -> None:
        """What changed is the difference of two columns, and its rate is that against the earlier one."""
        known = changes(self.paths)
        for account in accounts if known else ():
            self._changed(account, known) if known else None

    def _changed(self, account: Account, known: Changes) -> None:
        held = account.amounts
        now, before = held.get(known.now), held.get(known.before)
        amount = held.get(known.amount) if known.amount is not None else None
        rate = held.get(known.rate) if known.rate is not None else None
        parts, signs = [n for n in (now, before) if n], (1,) * bool(now) + (-1,) * bool(before)
        if parts and amount:
            self.say(f"{plain(account.name)}·增减额", "增减额", amount, parts, signs=signs)
        if now and before and rate:
            self.frame.fragments.ratios.append(
                Ratio(
                    kind="growth",
                    label=f"{plain(account.name)}·增减率",
                    stated=rate,
                    numerators=(now,),
                    denominators=(Denominator(name="上年数", numbers=(before,)),),
                    section=self.frame.id,
                )
            )

    def say(  # noqa: PLR0913  # what a sum is made of, each by its name
        self,
        label: str,
        measure: str,
        total: NumberId | None,
        parts: Sequence[NumberId],
        *,
        signs: tuple[int, ...] = (),
        blank: Blank | None = None,
        basis: str = "column",
    ) -> None:
        """State one sum, whose parts are all of it; nothing where neither a total nor an empty cell for it is there."""
        if total is None and blank is None:
            return
        self.frame.fragments.breakdowns.append(
            Breakdown(
                label=label,
                measure=measure,
                total=total,
                total_blank=blank if total is None else None,
                parts=tuple(parts),
                signs=signs,
                complete=True,
                basis=basis,
                section=self.frame.id,
            )
        )
