"""Assembly: checks and numbers written down as the result."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import TypeAdapter

from audit.diagnosing.model import Guess
from audit.headline import headline
from audit.intervals import told
from audit.judged import Judged
from audit.judgement import Judgement, Piece
from audit.outcome import Outcome
from audit.places import Locate, where_of
from audit.policy import nature_of
from audit.result import (
    Check,
    EntityNote,
    FormNote,
    Indicator,
    Mark,
    MarkedNumber,
    NamedFact,
)
from audit.sentences import digits, say
from extract.numbers import Kind, NumberId, Qualifier
from extract.records import Report

Values = dict[str, object]
_NUMBERS = TypeAdapter(tuple[MarkedNumber, ...])
_FACTS = TypeAdapter(tuple[NamedFact, ...])
KINDS = {each: each.value for each in Kind}
QUALIFIERS = {each: each.value for each in Qualifier}
USUAL = "usual"
NOTED = frozenset({"score.proportion", "score.proportion.whole", "score.achievement"})
"""Codes of relations with a sentence of their own for what is missing to judge them for good."""


@dataclass(frozen=True, slots=True)
class Links:
    """What a check is called and what it hangs together with."""

    key: str
    fingerprint: str
    gathers: tuple[int, ...] = ()


def check_of(outcome: Outcome, links: Links, locate: Locate) -> Check:
    """Write one check down; what stands in it is handed over as plain values, which are checked in one go."""
    judged, found = outcome.judged, outcome.judged.judgement
    message = outcome.diagnosis.because or found
    values: Values = {
        "id": judged.id,
        "key": links.key,
        "fingerprint": links.fingerprint,
        "rule": judged.rule.id,
        "family": judged.rule.family,
        "nature": nature_of(judged, outcome.verdict),
        "statement": judged.relation.statement,
        "headline": headline(judged),
        "relation": {"kind": found.kind, "formula": found.formula},
        **_amounts(found),
        "verdict": outcome.verdict,
        "severity": outcome.severity,
        "evidence": _evidence(found, locate),
        "message": {"code": message.code, "values": message.values},
    }
    if told := explanation(outcome):
        values["explanation"] = told
    if found.tried:
        values["readings_tried"] = _readings(found)
    if not judged.holds:
        values |= _at_odds(outcome, links)
    return Check.model_validate(values)


def _at_odds(outcome: Outcome, links: Links) -> Values:
    """What is said of a check that does not hold, and of no other."""
    cause = outcome.diagnosis.cause
    return {
        "cause": None if cause is None else check_id(cause),
        "gathers": [check_id(each) for each in links.gathers],
        "suspects": [_suspect(guess) for guess in outcome.diagnosis.suspects],
        "suggestion": suggestion(outcome),
        "reason": outcome.judged.judgement.reason,
    }


def check_id(index: int) -> str:
    """The id of the check at this place.

    >>> check_id(0)
    'c1'
    """
    return f"c{index + 1}"


def explanation(outcome: Outcome) -> str:
    """Everything that explains the verdict, in sentences."""
    found, because = outcome.judged.judgement, outcome.diagnosis.because
    sentences = [say(found.code, found.values)]
    if because:
        sentences.append(say(because.code, because.values))
    if outcome.fails:
        sentences += _reservations(outcome)
    return _joined(sentences)


def _reservations(outcome: Outcome) -> Iterator[str]:
    """What is to be kept in mind about a check that fails."""
    relation, found = outcome.judged.relation, outcome.judged.judgement
    if not relation.same_scope:
        yield say("scope")
    if found.estimate:
        yield say("estimate")
    if relation.code in NOTED:
        computed = "" if found.computed is None else told(found.computed)
        yield say(relation.code, {"computed": computed})


def suggestion(outcome: Outcome) -> str | None:
    """What would make the check hold, where that can be told."""
    found = outcome.judged.judgement
    if found.suggestion:
        return found.suggestion
    sentences = [say(each.code, each.values) for each in outcome.diagnosis.suggestions]
    if outcome.fails and found.coarser is not None and not outcome.diagnosis.suspects:
        code = "coarser.one" if found.kind == "equal" else "coarser"
        sentences.append(say(code, {"digits": digits(found.coarser)}))
    return _joined(sentences) or None


def _joined(sentences: Sequence[str]) -> str:
    return "；".join([each for each in sentences if each])


def _amounts(found: Judgement) -> Values:
    stated = found.stated
    return {
        "unit": found.unit,
        "stated": stated,
        "computed": _like(stated, found.computed),
        "difference": _like(stated, found.difference),
        "allowed": tidy(found.allowed, 0),
    }


def _like(stated: Decimal | None, value: Decimal | None) -> Decimal | None:
    """``value`` with no more zeros at its end than the stated amount has."""
    if value is not None and stated is not None and value.same_quantum(stated):
        return value
    return tidy(value, _places(stated))


def tidy(value: Decimal | None, places: int) -> Decimal | None:
    """``value`` without the zeros that a change of unit leaves behind, but with ``places`` decimals at least.

    >>> tidy(Decimal("368726.000000"), 2), tidy(Decimal("0.00"), 2)
    (Decimal('368726.00'), Decimal('0.00'))
    """
    if value is None or _places(value) <= places:
        return value
    bare = value.normalize()
    return bare if _places(bare) > places else value.quantize(Decimal(1).scaleb(-places))


def _places(value: Decimal | None) -> int:
    return max(0, -int(value.as_tuple().exponent)) if value is not None else 0


def _readings(found: Judgement) -> list[Values]:
    return [
        {
            "name": each.name or say(USUAL),
            "computed": each.computed,
            "difference": each.difference,
            "closes": each.closes,
        }
        for each in found.tried
    ]


def _evidence(found: Judgement, locate: Locate) -> list[Values]:
    words = [{"text": each.text, "where": locate(each.place)} for each in found.words]
    return [*map(_item, found.pieces), *words]


def _item(piece: Piece) -> Values:
    number, interval = piece.number, piece.interval
    return {
        "number": number.id,
        "raw": number.raw,
        "value": number.value,
        "unit": number.unit,
        "role": piece.role,
        "factor": piece.factor,
        "interval": (interval.low, interval.high) if interval else None,
        "step": piece.step,
    }


def _suspect(guess: Guess) -> Values:
    return {
        "number": guess.number,
        "implied": guess.implied,
        "holds": [check_id(each) for each in guess.holds],
        "hint": say(guess.hint.code, guess.hint.values) if guess.hint else "",
    }


def numbers_of(
    report: Report,
    marks: Mapping[NumberId, Mark],
    flags: Mapping[NumberId, tuple[str, ...]],
    judged: Sequence[Judged],
) -> tuple[MarkedNumber, ...]:
    """Write every number down with its mark and its checks."""
    checks: defaultdict[NumberId, list[str]] = defaultdict(list)
    for each in judged:
        check = each.id
        for name in each.taking_part:
            checks[name].append(check)
    written = [
        {
            "id": number.id,
            "raw": number.raw,
            "value": number.value,
            "unit": number.unit,
            "kind": KINDS[number.kind],
            "qualifier": QUALIFIERS[number.qualifier],
            "confidence": number.confidence,
            "alternatives": number.alternatives,
            "mark": marks[number.id],
            "flags": flags.get(number.id, ()),
            "checks": checks.get(number.id, ()),
            "where": where_of(report, number),
        }
        for number in report.numbers
    ]
    return _NUMBERS.validate_python(written)


def facts_of(report: Report) -> tuple[NamedFact, ...]:
    """Write every name of a number down."""
    written = [
        {
            "number": fact.number,
            "label": fact.label,
            "concept": fact.concept,
            "measure": fact.measure,
            "fund": fact.fund,
            "period": fact.period,
            "entity": fact.entity,
            "path": fact.path,
            "section": fact.section,
            "origin": fact.origin,
        }
        for fact in report.facts
    ]
    return _FACTS.validate_python(written)


def forms_of(report: Report) -> tuple[FormNote, ...]:
    """Write every form down."""
    return tuple(
        FormNote(id=form.id, kind=form.kind, title=form.title, entity=form.entity)
        for form in report.forms
    )


def entities_of(report: Report) -> tuple[EntityNote, ...]:
    """Write every project down."""
    return tuple(
        EntityNote(id=entity.id, name=entity.name, aliases=entity.aliases)
        for entity in report.entities
    )


def indicators_of(report: Report, locate: Locate) -> tuple[Indicator, ...]:
    """Write every indicator row down as printed."""
    return tuple(
        Indicator(
            table=row.table,
            level1=row.level1,
            level2=row.level2,
            level3=row.level3,
            target=row.target,
            actual=row.actual,
            weight=row.weight_text,
            score=row.score_text,
            note=row.note,
            where=locate(row.place),
        )
        for row in report.indicators
    )
