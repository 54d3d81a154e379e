"""Readers: one file a format, each from bytes to a Document; ``read`` is the one door to them."""

from extract.readers.door import read

__all__ = ["read"]
