"""Cutting: a document in stretches that a model can take, at the bounds of sections and never inside a number."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from langchain_text_splitters import RecursiveCharacterTextSplitter

from extract.assistant.flat import Flat
from extract.numbers import NumberId
from extract.vocabulary import load

HEAD_LIMIT = 300
SMALLEST = 200
"""A stretch below this many characters is not cut again."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start:end`` of a flat document; ``table`` is where the table began that it belongs to."""

    flat: Flat
    start: int
    end: int
    table: int | None = None

    @property
    def head(self) -> str:
        """What stood before: the heads of the table, or the last heading of the text."""
        text = self.flat.text
        if self.table is not None:
            first = next((low for low, _, _ in self.flat.numbers if low >= self.table), self.table)
            bound = max(self.table, text.rfind("\n", self.table, first))
            bound = min(bound, self.table + HEAD_LIMIT, self.start)
            return self.flat.plain(self.table, self.flat.safe_cut(bound)).strip()
        last = [m.start() for m in _heading().finditer(text, 0, self.start)][-1:]
        if not last:
            return ""
        line_end = text.find("\n", last[0] + 1)
        end = min(line_end if line_end >= 0 else len(text), last[0] + 60, self.start)
        return self.flat.plain(last[0], self.flat.safe_cut(end)).strip()

    def halves(self) -> "tuple[Stretch, ...]":
        """The stretch in smaller ones, or nothing where it is too small for that."""
        if self.end - self.start < SMALLEST:
            return ()
        parts = tuple(_split(self, (self.end - self.start) * 2 // 3))
        return parts if len(parts) > 1 else ()


def stretches(
    flat: Flat, size: int, wanted: Callable[[NumberId], bool] = lambda _: True
) -> list[Stretch]:
    """The stretches of a document that hold a wanted number; sections and tables without one are left out."""
    kept = [part for part in _sections(flat) if _holds(part, wanted)]
    return [
        each
        for run in _joined(kept)
        for each in _split(run, size)
        if flat.inside(each.start, each.end)
    ]


def _holds(part: Stretch, wanted: Callable[[NumberId], bool]) -> bool:
    return any(wanted(number.id) for number in part.flat.inside(part.start, part.end))


def _sections(flat: Flat) -> Iterator[Stretch]:
    """Every table, and between tables the text from heading to heading."""
    bounds = {0, len(flat.text), *(edge for table in flat.tables for edge in table)}
    headings = (m.start() for m in _heading().finditer(flat.text))
    inside = {at for at in headings if not any(low <= at < high for low, high in flat.tables)}
    ordered = sorted({flat.safe_cut(at) for at in bounds | inside})
    starts = {low for low, _ in flat.tables}
    for start, end in pairwise(ordered):
        yield Stretch(flat, start, end, start if start in starts else None)


def _joined(parts: Sequence[Stretch]) -> list[Stretch]:
    """Neighbouring sections of text as one, so that short ones share a question."""
    found: list[Stretch] = []
    for part in parts:
        last = found[-1] if found else None
        if last and last.end == part.start and last.table is None and part.table is None:
            found[-1] = Stretch(part.flat, last.start, part.end)
        else:
            found.append(part)
    return found


def _split(run: Stretch, size: int) -> Iterator[Stretch]:
    """A stretch in parts of at most ``size`` characters."""
    heads = [rf"\n(?={head})" for head in load("assistant")["section_heads"]]
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=size,
        chunk_overlap=0,
        strip_whitespace=False,
        is_separator_regex=True,
        keep_separator="start",
        separators=[*heads, "\n", r"(?<=[。！？])(?![”』）])", r"(?<=；)", r"(?<=，)", ""],
    )
    cuts, at = [run.start], run.start
    for piece in splitter.split_text(run.flat.text[run.start : run.end]):
        at += len(piece)  # nothing is stripped and nothing overlaps, so lengths add up to offsets
        cuts.append(run.flat.safe_cut(min(at, run.end)))
    cuts.append(run.end)
    for start, end in pairwise(sorted(set(cuts))):
        yield Stretch(run.flat, start, end, run.table)


def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?m)^(?={'|'.join(load('assistant')['section_heads'])})")
