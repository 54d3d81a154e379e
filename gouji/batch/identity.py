"""Identity: by which name a unit is known over many reports, and which names are better not taken for one.

Two reports are of one unit only where both bear its full name, place included. A name without a place (教育局) may
stand for a hundred units; a name that another one ends in may be its short form or another unit's. Such names are
listed, and nothing is compared for them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from audit.across.lines import bare
from audit.result import DoubtfulPair
from extract.vocabulary import derived, load

_CODE = re.compile(r"^[\[(]?\d{3,}[\])]?[-—_:： ]*")
_SEAL = re.compile(r"\((?:盖?公?章|盖章|公章|签章)\)$")
SHORTEST = 3
"""Characters of a name that may be the short form of another."""
PART, GENERAL, LEVEL = "part", "general", "level"


@dataclass(frozen=True, slots=True)
class Known:
    """The key of a unit; ``sure`` where the name says its place, ``own_level`` where units under it are left out."""

    key: str
    sure: bool = False
    own_level: bool = False


def known_as(name: str) -> Known:
    """By which key a unit is known that is written like this.

    >>> known_as("临渚县档案馆（盖章）") == known_as(" 临渚县 档案馆") == Known("临渚县档案馆", sure=True)
    True
    >>> known_as("教育局").sure, known_as("临渚县教育局（本级）")
    (False, Known(key='临渚县教育局本级', sure=True, own_level=True))
    """
    text = _SEAL.sub("", unicodedata.normalize("NFKC", "".join(name.split())))
    text = _CODE.sub("", text)
    tail = next((word for word in _own_level() if text.endswith(word)), "")
    own = bool(tail) and len(text) > len(tail)
    stem = bare(text.removesuffix(tail) if own else text)
    words = load("case")
    return Known(f"{stem}{words['own_level'][2]}" if own else stem, _placed(stem), own)


@derived
def _own_level() -> tuple[str, ...]:
    words = (unicodedata.normalize("NFKC", word) for word in load("case")["own_level"])
    return tuple(sorted(words, key=len, reverse=True))


def _placed(name: str) -> bool:
    """Whether a name says where the unit is."""
    words = load("entities")
    if name.startswith((*words["provinces"], *load("case")["national"])):
        return len(name) > SHORTEST
    rest = name
    for word in words["not_regions"]:
        rest = rest.replace(word, "")
    return any(mark in rest[1:-1] for mark in words["regions"])


def doubtful(units: Collection[str], often: Iterable[str] = ()) -> Iterator[DoubtfulPair]:
    """The pairs of names that may be one unit's; ``often`` are names without a place that several reports bear."""
    for key in sorted(set(often)):
        yield DoubtfulPair(one=key, other=key, reason=GENERAL)
    level = load("case")["own_level"][2]
    for key in sorted(units):
        if key.endswith(level) and key.removesuffix(level) in units:
            yield DoubtfulPair(one=key.removesuffix(level), other=key, reason=LEVEL)
        for start in range(1, len(key) - SHORTEST + 1):
            if key[start:] in units:
                yield DoubtfulPair(one=key, other=key[start:], reason=PART)
