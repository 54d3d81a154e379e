"""Forms: one file a kind of table block, from cells to records."""

from extract.forms.grid import NumberIndex
from extract.forms.walking import recognise_forms

__all__ = ["NumberIndex", "recognise_forms"]
