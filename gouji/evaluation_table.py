"""Evaluation as text: a table of one directory, a comparison of several, or JSON."""

import json
from collections.abc import Iterator, Sequence

from gouji.evaluation import ORDER, Evaluation, Figures

WITHHELD = "{name}（assist {assisted}）：回答中有预先编好的内容，不是模型所答；不给出准确程度。"


def lines(found: Sequence[Evaluation]) -> Iterator[str]:
    """A table for one directory; for several, one line each over all documents."""
    for each in found:
        if each.missing:
            yield f"{each.name}：没有结果的标注 {len(each.missing)} 份：{'、'.join(each.missing)}"
    for each in (each for each in found if each.canned):
        yield WITHHELD.format(name=each.name, assisted=each.assisted)
    told = [each for each in found if not each.canned]
    if not told:
        return
    yield "document".ljust(26) + "".join(name[:12].rjust(13) for name in ORDER)
    if len(found) == 1:
        yield from (_row(name, figures) for name, figures in told[0].documents.items())
        yield _row("TOTAL", told[0].total)
    else:
        yield from (_row(f"{each.name} ({each.assisted})", each.total) for each in told)


def as_json_text(found: Sequence[Evaluation]) -> str:
    """The same as JSON; figures that say nothing about a model are null."""
    told = [
        {
            "results": each.name,
            "assist": each.assisted,
            "canned": each.canned,
            "missing": each.missing,
            "documents": None
            if each.canned
            else {name: _told(figures) for name, figures in each.documents.items()},
            "total": None if each.canned else _told(each.total),
        }
        for each in found
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _told(figures: Figures) -> dict[str, object]:
    shares = {name: [share.hit, share.of] for name, share in figures.shares.items()}
    return {**shares, **figures.counts}


def _row(name: str, figures: Figures) -> str:
    return name[:25].ljust(26) + "".join(figures.told(each).rjust(13) for each in ORDER)
