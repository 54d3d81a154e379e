"""Items: checks, numbers and problems as lines of a list, with what is shown when one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.result import Audit, Check, EvidenceItem, MarkedNumber, NamedFact
from extract.records import Problem
from gouji.ui.model import Card, Item, Line, Proof
from gouji.ui.spots import Spots, place_text
from gouji.ui.texts import Words


@dataclass(frozen=True)
class Index:
    """An audit by id, with the keys of its places and the words to speak of them."""

    numbers: dict[str, MarkedNumber]
    facts: dict[str, NamedFact]
    checks: dict[str, Check]
    spots: Spots
    words: Words

    @classmethod
    def of(cls, audit: Audit, words: Words) -> "Index":
        """The index of ``audit``; a number's first fact names it."""
        return cls(
            numbers={n.id: n for n in audit.numbers},
            facts={f.number: f for f in reversed(audit.facts)},
            checks={c.id: c for c in audit.checks},
            spots=Spots(audit),
            words=words,
        )

    def name(self, number: str | None) -> str:
        """What a number is called: label, measure, fund and period as far as they are known."""
        fact = self.facts.get(number or "")
        parts = (fact.label, fact.measure, fact.fund, fact.period) if fact else ()
        return " · ".join(dict.fromkeys(part for part in parts if part))


def plain(value: Decimal | None) -> str:
    """An amount in digits, never with an exponent.

    >>> plain(Decimal("1E+2")), plain(Decimal("2.50")), plain(None)
    ('100', '2.50', '')
    """
    return "" if value is None else format(value, "f")


def finding_item(check: Check, gathered: Sequence[Check], index: Index) -> Item:
    """A finding with the ones gathered under it."""
    item = check_item(check, index)
    item["gathered"] = [check_item(other, index) for other in gathered]
    return item


def check_item(check: Check, index: Index) -> Item:
    """One check as a line: its headline, its places and its detail."""
    words = index.words
    evidence = [_proof(item, index) for item in check.evidence]
    return {
        "id": check.id,
        "headline": check.headline or check.statement,
        "verdict": check.verdict.value,
        "severity": check.severity,
        "tags": _tags(check, words),
        "place": next((proof["place"] for proof in evidence if proof["place"]), ""),
        "keys": index.spots.keys(check),
        "lines": _lines(check, words),
        "evidence": evidence,
        "gathered": [],
    }


def _tags(check: Check, words: Words) -> list[str]:
    groups = {"severity": check.severity, "nature": check.nature, "family": check.family}
    return list(dict.fromkeys(words.of(f"{group}.{name}") for group, name in groups.items()))


def _proof(item: EvidenceItem, index: Index) -> Proof:
    number = index.numbers.get(item.number or "")
    raw = item.raw or (number.raw if number else "")
    unit = item.unit or (number.unit if number else "")
    return {
        "key": index.spots.key(item),
        "role": index.words.of(f"role.{item.role}"),
        "name": index.name(item.number) or (item.text or ""),
        "value": f"{raw} {unit}".strip() if raw else "",
        "place": place_text(number.where if number else item.where, index.words),
    }


def _lines(check: Check, words: Words) -> list[tuple[str, str]]:
    """The detail of a check, label and text, without what is not known."""
    unit = check.unit
    found = {
        "statement": check.statement if check.headline else "",
        "stated": _amount(check.stated, unit),
        "computed": _amount(check.computed, unit),
        "difference": _amount(check.difference, unit),
        "allowed": _amount(check.allowed, unit),
        "explanation": check.explanation,
        "suggestion": check.suggestion or "",
        "reason": words.of(f"reason.{check.reason}") if check.reason else "",
        "readings": _readings(check, words),
        "rule": check.rule,
    }
    return [(words.of(f"viewer.{name}"), text) for name, text in found.items() if text]


def _amount(value: Decimal | None, unit: str) -> str:
    return f"{plain(value)} {unit}".strip() if value is not None else ""


def _readings(check: Check, words: Words) -> str:
    tried = (
        f"{r.name} = {plain(r.computed)}（{words.of('viewer.closes' if r.closes else 'viewer.fails')}）"
        for r in check.readings_tried
    )
    return "；".join(tried)


def number_item(number: MarkedNumber, index: Index) -> Item:
    """A number as a line of its own, in the words around it."""
    return _bare(number.id, number.where.quote or number.raw, [number.id], index, number.raw)


def problem_item(order: int, problem: Problem, index: Index) -> Item:
    """Something that could not be read, as a line."""
    key = index.spots.key_at(problem.where)
    quote = problem.where.quote if problem.where else ""
    item = _bare(f"problem-{order}", problem.what, [key] if key else [], index, quote)
    item["place"] = place_text(problem.where, index.words)
    return item


def _bare(name: str, headline: str, keys: list[str], index: Index, tag: str) -> Item:
    number = index.numbers.get(name)
    return {
        "id": name,
        "headline": headline,
        "verdict": "",
        "severity": "",
        "tags": [tag] if tag else [],
        "place": place_text(number.where, index.words) if number else "",
        "keys": keys,
        "lines": [],
        "evidence": [],
        "gathered": [],
    }


def number_card(number: MarkedNumber, index: Index) -> Card:
    """What is shown of a number when it is clicked: name, value, mark, place and checks."""
    fact = index.facts.get(number.id)
    checks = _known(number.checks, index)
    listed = {check.rule for check in checks}
    return {
        "raw": number.raw,
        "value": f"{number.qualifier} {plain(number.value)} {number.unit}".strip(),
        "mark": number.mark.value,
        "name": index.name(number.id),
        "path": " › ".join(fact.path) if fact else "",
        "place": place_text(number.where, index.words),
        "checks": [check.id for check in checks],
        "flags": [flag for flag in number.flags if flag not in listed],
        "doubt": " / ".join(number.alternatives),
    }


def _known(ids: Sequence[str], index: Index) -> list[Check]:
    return [index.checks[name] for name in ids if name in index.checks]


def check_line(check: Check, index: Index) -> Line:
    """A check as one line of a number's card."""
    return {
        "headline": check.headline or check.statement,
        "verdict": check.verdict.value,
        "label": index.words.of(f"verdict.{check.verdict.value}"),
        "keys": index.spots.keys(check),
    }
