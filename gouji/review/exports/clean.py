"""Cleaning: text of documents made fit for Office files, once and here alone."""

import re

LONGEST = 32_000
"""Characters that a cell takes; Excel ends at 32,767."""
CUT = "……（原文过长，已截断）"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ACTIVE = "=+-@\t\r"


def clean(text: str, longest: int = LONGEST) -> str:
    r"""``text`` without characters that XML forbids or that turn the reading direction, cut where it is too long.

    >>> clean("甲\x00乙\x0c丙\u202e丁"), clean("甲" * 50, 20)
    ('甲乙丙丁', '甲甲甲甲甲甲甲甲……（原文过长，已截断）')
    """
    fit = _TURNING.sub("", _UNFIT.sub("", text))
    return fit if len(fit) <= longest else fit[: longest - len(CUT)] + CUT


def one_line(text: str, longest: int = LONGEST) -> str:
    r"""Cleaned text with every run of white space as one blank.

    >>> one_line("年度\n 资金\t总额")
    '年度 资金 总额'
    """
    return clean(" ".join(text.split()), longest)


def is_active(text: str) -> bool:
    """Whether a spreadsheet would take ``text`` for a formula if somebody typed it again.

    >>> is_active('=HYPERLINK("x")'), is_active("-"), is_active("甲=乙"), is_active("")
    (True, True, False, False)
    """
    return text[:1] in _ACTIVE if text else False
