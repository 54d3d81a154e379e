"""Exits: what the exit code of a command says, and from which severity on findings make it speak."""

from enum import IntEnum, StrEnum


class Exit(IntEnum):
    """What the exit code says; over several files UNREAD comes before UNVERIFIED before FINDINGS before CLEAR.

    UNFINISHED goes before all: a run over many reports stopped before each of them had its outcome.
    """

    CLEAR = 0
    FINDINGS = 1
    USAGE = 2
    UNREAD = 3
    UNVERIFIED = 4
    UNFINISHED = 5


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NEVER = "never"
