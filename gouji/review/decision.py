"""Decision: what a reviewer says of a finding, with one key."""

from enum import IntEnum

from audit.result import Check
from extract.places import Record
from gouji.review.entry import Entry


class Ruling(IntEnum):
    """The six things to say of a finding; the number is the key on the keyboard."""

    CONFIRMED = 1
    ROUNDING = 2
    OTHER_SCOPE = 3
    MISREAD = 4
    ASK_UNIT = 5
    REJECTED = 6

    @property
    def word(self) -> str:
        """What the page calls it.

        >>> Ruling(2).word
        '尾差'
        """
        return WORDS[self]


WORDS = {
    Ruling.CONFIRMED: "属实",
    Ruling.ROUNDING: "尾差",
    Ruling.OTHER_SCOPE: "口径不同",
    Ruling.MISREAD: "识别有误",
    Ruling.ASK_UNIT: "请单位说明",
    Ruling.REJECTED: "不采纳",
}


class Decision(Record):
    """What one reviewer said of one finding; the finding is named by key and fingerprint, never by a running id."""

    key: str
    fingerprint: str
    ruling: Ruling
    note: str = ""


class Decided(Entry):
    """A decision as it stands in the log; its turn counts what was said of the same finding."""

    decision: Decision


def decision_on(check: Check, ruling: Ruling, note: str = "") -> Decision:
    """A decision on a finding as it is shown."""
    return Decision(key=check.key, fingerprint=check.fingerprint, ruling=ruling, note=note)
