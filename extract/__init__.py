"""Extract: from the bytes of a file to records with a place for every value.

``read`` is the door: a path or the bytes of a file in, a Document out. It loads when it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.readers.door import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """The door, loaded when somebody comes to it, so that a word of this room costs no reader."""
    if name == "read":
        from extract.readers.door import read  # noqa: PLC0415  # importing extract stays cheap

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
