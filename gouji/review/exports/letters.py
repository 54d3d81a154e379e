"""Letters: the list of problems, the evidence forms and the notice, filled into Word templates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from gouji.review.decision import Ruling
from gouji.review.exports.crops import Crop, crops_of
from gouji.review.exports.errors import BadTemplate
from gouji.review.exports.filler import Fields, Picture, Value, fill
from gouji.review.exports.matter_text import decided, draft, figures_text, places_text, remarks
from gouji.review.exports.papers import Matter, Papers
from gouji.review.exports.words import word

LETTERS = ("issues", "evidence", "notice")
"""The letters by the names of their templates."""


def letter(name: str, papers: Papers, templates: Path | None = None) -> bytes:
    """The letter of that name; a template of the user goes before the one that comes with the program."""
    return fill(
        f"{name}.docx", template(name, templates), _fields(papers, crops=name == "evidence")
    )


def template(name: str, templates: Path | None = None) -> bytes:
    """The bytes of a template."""
    own = templates / f"{name}.docx" if templates else None
    try:
        if own is not None and own.exists():
            return own.read_bytes()
    except OSError as error:
        raise BadTemplate(word("error.template", name=own)) from error
    return files(__package__).joinpath("templates", f"{name}.docx").read_bytes()


def _fields(papers: Papers, *, crops: bool) -> Fields:
    """Everything that a template may ask for, by its Chinese names."""
    case, audit = papers.audit.case, papers.audit
    matters = papers.matters()
    listed = [matter for matter in matters if matter.is_open]
    items = [_matter(papers, matter, crops=crops) for matter in listed]
    confirmed = [_is_confirmed(matter) for matter in listed]
    severities = Counter(matter.head.severity for matter in listed)
    unknown = word("case.unknown")
    return _named(
        agency=case.agency or unknown,
        title=case.title or "、".join(source.name for source in audit.sources) or unknown,
        year=str(case.year or unknown),
        unit=case.unit or unknown,
        files="、".join(source.name for source in audit.sources),
        count=str(len(matters)),
        open=str(len(listed)),
        cleared=str(len(matters) - len(listed)),
        high=str(severities["high"]),
        medium=str(severities["medium"]),
        low=str(severities["low"]),
        numbers=str(audit.coverage.numbers),
        checks=str(len(audit.checks)),
        matters=items,
        confirmed=_numbered([i for i, yes in zip(items, confirmed, strict=True) if yes]),
        asked=_numbered([i for i, yes in zip(items, confirmed, strict=True) if not yes]),
    )


def _is_confirmed(matter: Matter) -> bool:
    return matter.decided is not None and matter.decided.decision.ruling is Ruling.CONFIRMED


def _numbered(items: Sequence[Fields]) -> list[Fields]:
    """Items that count from one again."""
    return [{**item, word("field.number"): str(n)} for n, item in enumerate(items, 1)]


def _matter(papers: Papers, matter: Matter, *, crops: bool) -> Fields:
    head = matter.head
    pictures: Sequence[Crop] = crops_of(papers, head) if crops else ()
    return _named(
        number=str(matter.number),
        severity=word(f"severity.{head.severity}"),
        nature=word(f"nature.{head.nature}"),
        family=word(f"family.{head.family}"),
        headline=matter.headline,
        places=places_text(papers, head),
        figures=figures_text(head),
        explanation=head.explanation,
        suggestion=head.suggestion or "",
        remarks=remarks(matter),
        allowed="" if head.allowed is None else format(head.allowed, "f"),
        decision=decided(matter),
        note=matter.decided.decision.note if matter.decided else "",
        draft=draft(matter),
        rule=head.rule,
        crops=[_crop(each) for each in pictures],
    )


def _crop(crop: Crop) -> Fields:
    return _named(picture=Picture(crop.png, crop.width, crop.height), caption=crop.caption)


def _named(**values: Value) -> Mapping[str, Value]:
    return MappingProxyType({word(f"field.{name}"): value for name, value in values.items()})
