"""Signatures: the first bytes that containers begin with, whatever is inside."""

from typing import Final

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""A zip file, and one that is empty."""

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""A compound file, as old Office programs write it."""
