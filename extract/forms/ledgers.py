"""Ledgers: tables of accounts, whether by codes or with income beside spending, told by their heads."""

from extract.forms.accounts import AccountReader
from extract.forms.balance import BalanceReader, balance_table
from extract.forms.coded import coded_table
from extract.forms.frame import Frame
from extract.forms.grid import Grid

ACCOUNTS = "accounts"
"""The kind of form that such a table is."""
LedgerReader = AccountReader | BalanceReader


def ledger(frame: Frame, grid: Grid, row: int) -> tuple[LedgerReader, int] | None:
    """The reader of the table of accounts whose head begins in ``row``, and the last row of the head; else None."""
    coded = coded_table(grid, row)
    if coded is not None:
        return AccountReader(frame, grid, coded), coded.heads[-1]
    balance = balance_table(grid, row)
    return (BalanceReader(frame, grid, balance), balance.row) if balance is not None else None
