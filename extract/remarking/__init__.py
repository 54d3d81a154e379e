"""Remarking: from what a case says in words about its figures and itself to its remarks."""

from extract.remarking.finding import remarks_of

__all__ = ["remarks_of"]
