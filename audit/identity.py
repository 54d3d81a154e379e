"""Identity: how a check is found again after the report was corrected, renumbered or saved anew.

The key names the relation: kind, rule, roles and anchors, and the ordinal among relations that share these. It holds
no id, line, box or hash. The fingerprint adds the printed values, so that a decision made over other values comes
back to be looked at.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from json.encoder import encode_basestring

from audit.intervals import plain
from audit.judged import Judged

LENGTH = 16


def identities(judged: Iterable[Judged]) -> list[tuple[str, str]]:
    """Key and fingerprint of each check, in order."""
    seen: defaultdict[str, int] = defaultdict(int)
    found = []
    for each in judged:
        name = _name(each)
        key = _digest((name, str(seen[name])))
        seen[name] += 1
        found.append((key, _digest((key, *_values(each)))))
    return found


def _name(each: Judged) -> str:
    """What the relation is: roles once each, so that a line added to a table leaves the sum what it was."""
    roles = sorted({piece.role for piece in each.judgement.pieces})
    parts = [each.judgement.kind, each.rule.id, ",".join(roles), *each.relation.anchors]
    return _list(parts)


def _values(each: Judged) -> list[str]:
    """Everything printed that the check rests on, in its own order."""
    numbers = [
        f"{piece.role} {plain((number := piece.number).value)} {number.unit}"
        for piece in each.judgement.pieces
    ]
    return numbers + [words.text for words in each.judgement.words]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256(_list(parts).encode()).hexdigest()[:LENGTH]


def _list(parts: Iterable[str]) -> str:
    """Words as a list in JSON.

    >>> _list(["合计", "2"])
    '["合计", "2"]'
    """
    return f"[{', '.join(map(encode_basestring, parts))}]"
