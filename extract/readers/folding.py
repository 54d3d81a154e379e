"""Folding: characters that stand for an ideograph or a digit become it, one for one; what has no width goes.

Fonts often map a glyph to the radical of the same shape. Folding touches these radicals and digits alone: compatibility
normalisation of a whole text would change full-width digits, superscripts and circled numbers, and with them offsets.
"""

import re
import unicodedata
from dataclasses import replace
from operator import is_not
from typing import Final

from extract.document import Block, Document

_KANGXI: Final = range(0x2F00, 0x2FD6)
_SUPPLEMENT: Final = range(0x2E80, 0x2EF4)
# The ideographs of U+2E80 onwards, as the Unicode property Equivalent_Unified_Ideograph gives them; a dot where none.
_IDEOGRAPHS: Final = (
    ".厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵.旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁"
    "冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤"
    "麦黄黾斉齐歯齿竜龙龜亀龟"
)
_RADICALS: Final = (
    {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI}
    | {code: i for code, i in zip(_SUPPLEMENT, _IDEOGRAPHS, strict=True) if i != "."}
    | {
        0x2F3E: "户"
    }  # its compatibility form is the traditional one, fonts for simplified text mean this
)

_ANY: Final = re.compile(f"[{chr(_SUPPLEMENT[0])}-{chr(_KANGXI[-1])}]")
_DIGIT: Final = re.compile(r"[^\D0-9０-９]")
_UNSEEN: Final = re.compile(
    # accents, lines and frames on a figure; a stroke through it stays, for it takes the figure away
    "(?<=[0-9])[\ufe00-\ufe0f]*[\u0300-\u0335\u0339-\u036f\u20d0-\u20f0]+"
    "|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def fold_radicals(text: str) -> str:
    """The text with radicals replaced by their ideographs; length and offsets stay."""
    return text.translate(_RADICALS) if _ANY.search(text) else text


def fold_digits(text: str) -> str:
    """The text with digits of other scripts and of mathematics as those that a report prints; offsets stay.

    >>> fold_digits("𝟏𝟎𝟎万元，٦٠人")
    '100万元，60人'
    """
    return _DIGIT.sub(_plain_digit, text) if _DIGIT.search(text) else text


def _plain_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match.group()))


def folded(document: Document) -> Document:
    """The document with the radicals and digits of its blocks folded, as texts hold them that were copied."""
    blocks = [_folded(block) for block in document.blocks]
    changed = any(map(is_not, blocks, document.blocks))
    return replace(document, blocks=tuple(blocks)) if changed else document


def _folded(block: Block) -> Block:
    text = fold_digits(fold_radicals(block.text))
    return block if text is block.text else replace(block, text=text)


def without_unseen(text: str) -> str:
    r"""The text without characters that take no room: joiners, marks of direction and of where a line may break.

    Texts copied from web pages hold them, also within their figures.

    >>> without_unseen("12\u200b.50")
    '12.50'
    """
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text
