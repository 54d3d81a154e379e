"""Readers: one file a format, each from bytes to a Document; ``read`` is the one door to them."""

from extract.readers.door import read
from extract.readers.many import read_all
from extract.readers.terms import Terms

__all__ = ["Terms", "read", "read_all"]
