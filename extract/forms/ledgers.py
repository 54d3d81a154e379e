"""Ledgers: tables of accounts, whether by codes or with income beside spending, told by their heads."""

from extract.forms.accounts import AccountReader
from extract.forms.balance import BalanceReader, balance_table
from extract.forms.coded import coded_table
from extract.forms.frame import Frame
from extract.forms.grid import Grid
from extract.forms.leftovers import name_leftovers

ACCOUNTS = "accounts"
"""The kind of form that such a table is."""
_TOP = 3  # so many rows may stand over the head of a table that goes on
LedgerReader = AccountReader | BalanceReader


def ledger(frame: Frame, grid: Grid, row: int) -> tuple[LedgerReader, int] | None:
    """The reader of the table of accounts whose head begins in ``row``, and the last row of the head; else None."""
    coded = coded_table(grid, row)
    if coded is not None:
        return AccountReader(frame, grid, coded), coded.heads[-1]
    balance = balance_table(grid, row)
    return (BalanceReader(frame, grid, balance), balance.row) if balance is not None else None


def continued(before: LedgerReader | None, grid: Grid) -> AccountReader | None:
    """A table that goes on with the accounts of the one above under the same head, read and stated with it; else None.

    It begins with a later code and has no sum of its own.
    """
    tops = range(min(_TOP, len(grid.rows)))
    table = next((t for row in tops if (t := coded_table(grid, row))), None)
    if not isinstance(before, AccountReader) or table is None or not before.precedes(table):
        return None
    reader = before.on(grid, table)
    for row in range(table.heads[-1] + 1, len(grid.rows)):
        if grid.filled(row):
            reader.read(row)
    reader.finish()
    name_leftovers(grid, before.frame, range(len(grid.rows)))
    return reader
