"""The text of a workbook: rich text without its readings, escapes undone, addresses of cells."""

import re
from typing import Any, Final

from extract.readers.folding import without_unseen

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ADDRESS: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_CODE: Final = re.compile(r'&(?:"[^"]*"|[0-9]+|[LCR]|K[0-9A-Fa-f+-]{6,8}|.)', re.DOTALL)
_LETTERS: Final = 26
_SURROGATES: Final = range(0xD800, 0xE000)


def rich_text(item: Any) -> str:
    """The text of a string item: its runs without the phonetic readings."""
    parts = []
    for child in item:
        name = str(child.tag).rpartition("}")[2]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += (t.text or "" for t in child if str(t.tag).endswith("}t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    r"""The text with characters that XML cannot hold put back, those of no width gone, its lines ending at a line feed.

    >>> unescaped("一_x000D__x000A_二")
    '一\n二'
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: _character(int(match.group(1), 16)), text)
    return without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))


def _character(code: int) -> str:
    control = code < ord(" ") and chr(code) not in "\t\r\n"
    return "" if control or code in _SURROGATES else chr(code)


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column, from 1, of an address; None where it is none.

    >>> place_of("AB12")
    (12, 28)
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match.group(2)), column


def address_of(row: int, column: int) -> str:
    """The address of a cell by its row and column from 1.

    >>> address_of(12, 28)
    'AB12'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def margin_text(code: str) -> str:
    """What a header or footer says, without the codes for fonts, places, pages and dates.

    >>> margin_text('&L&"宋体,常规"&10编制单位：甲局&C第 &P 页')
    '编制单位：甲局 第  页'
    """
    text = re.sub(r"&[LCR]", " ", code.replace("&&", "\0"))
    return _CODE.sub("", text).replace("\0", "&").strip()
