"""The marked-up PDF: a tick mark at every number and a comment at every matter, as annotations over the original.

The pages stay as they are. A mark has a colour, a sign and a line of its own, and can be told apart without
colour; comments bear the numbers of the sheet of findings and stand in the margin.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from extract.places import PageBox
from extract.readers.signatures import is_pdf
from gouji.review.exports.clean import clean, one_line
from gouji.review.exports.errors import NoPdf
from gouji.review.exports.matter_text import decided, remarks
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.pdf_marks import Frame, Stamps
from gouji.review.exports.words import group, word

BADGE = 13.0
"""Points that the number of a comment takes in the margin."""
EDGE = 5.0


def marked_pdf(papers: Papers, source: str) -> bytes:
    """The marked copy of one file of the case; NoPdf where it is no PDF or not at hand."""
    data = papers.originals.get(source)
    if data is None or not is_pdf(data):
        raise NoPdf(word("pdf.needed"))
    writer = _opened(data)
    notes = _notes(papers, source)
    stamps = Stamps(writer)
    for index, page in enumerate(writer.pages, 1):
        frame = Frame.of(page)
        made = [*_marks(papers, stamps, frame, (source, index))]
        made += _comments(stamps, frame, notes.get(index, ()))
        if index == 1:
            made.append(_legend(stamps, frame, papers))
        _annotate(writer, page, made)
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  # only where a PDF is marked

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return PdfWriter(clone_from=reader)
    except Exception as error:  # a damaged file fails in many ways
        raise NoPdf(word("pdf.unreadable")) from error


def _annotate(writer: Any, page: Any, made: Iterable[Any]) -> None:
    """Put annotations behind those that the page has."""
    from pypdf.generic import ArrayObject, NameObject  # noqa: PLC0415

    present = page.get("/Annots")
    kept = list(present.get_object()) if present is not None else []
    added = [writer._add_object(each) for each in made]  # noqa: SLF001  # add_annotation copies the list each time
    page[NameObject("/Annots")] = ArrayObject([*kept, *added])


def _marks(papers: Papers, stamps: Stamps, frame: Frame, at: tuple[str, int]) -> Iterator[Any]:
    """A stamp at every box of every number of a page; hovering over it says what the number is."""
    source, page = at
    for number in papers.audit.numbers:
        if number.where.source != source:
            continue
        mark = number.mark.value
        name = one_line(papers.name(number.id) or number.raw, 200)
        said = word("pdf.number", mark=word(f"mark.{mark}"), name=name)
        for part, box in enumerate(number.where.boxes):
            if box.page == page:
                yield stamps.mark(mark, frame, box.box, _note(said, f"{number.id}-{part}"))


def _note(text: str, name: str) -> Mapping[str, str]:
    return {"/Contents": clean(text), "/T": word("pdf.author"), "/NM": name}


Noted = tuple[Matter, PageBox, str]


def _notes(papers: Papers, source: str) -> Mapping[int, tuple[Noted, ...]]:
    """The matters by the page of their suspects, else of their first place on a page."""
    by_page: defaultdict[int, list[Noted]] = defaultdict(list)
    for matter in papers.matters():
        seen: set[int] = set()
        for box in _places(papers, matter, source):
            if box.page not in seen:
                seen.add(box.page)
                by_page[box.page].append((matter, box, _comment(matter)))
    return {page: tuple(found) for page, found in by_page.items()}


def _places(papers: Papers, matter: Matter, source: str) -> Iterator[PageBox]:
    suspects = [
        papers.numbers[each.number].where
        for each in matter.head.suspects
        if each.number in papers.numbers
    ]
    wheres = suspects or [w for w in map(papers.where, matter.head.evidence) if w is not None]
    for where in wheres:
        if where.source == source:
            yield from where.boxes[:1]


def _comment(matter: Matter) -> str:
    """What a comment says: the finding, its cause and suggestion, the decision."""
    head = matter.head
    said = word(
        "pdf.comment",
        number=matter.number,
        severity=word(f"severity.{head.severity}"),
        nature=word(f"nature.{head.nature}"),
        headline=matter.headline,
    )
    decision = f"{word('finding.decision')}：{decided(matter)}"
    return "\n".join(filter(None, [said, remarks(matter), decision]))


def _comments(stamps: Stamps, frame: Frame, notes: Iterable[Noted]) -> Iterator[Any]:
    """Numbered comments in the left margin beside their places, those of one line side by side."""
    taken: Counter[int] = Counter()
    for matter, box, text in notes:
        line = round(box.box[1] / BADGE)
        left = EDGE + taken[line] * (BADGE + 1)
        taken[line] += 1
        top = min(max(box.box[1], 0.0), frame.height - BADGE)
        place = (left, top, left + BADGE, top + BADGE)
        note = _note(text, f"m{matter.number}-{box.page}")
        yield stamps.badge(str(matter.number), frame, place, note)


def _legend(stamps: Stamps, frame: Frame, papers: Papers) -> Any:
    """A comment in the corner of the first page that says what the signs mean."""
    counts = papers.audit.coverage.by_mark
    lines = [
        f"{word(f'sign.{name}')}　{text}　{counts.get(name, 0)}"
        for name, text in group("mark").items()
    ]
    summary = word("pdf.summary", count=len(papers.matters()))
    text = "\n".join([word("pdf.legend"), *lines, summary])
    right = frame.width - EDGE
    place = (right - BADGE, EDGE, right, EDGE + BADGE)
    return stamps.badge("i", frame, place, _note(text, "legend"))
