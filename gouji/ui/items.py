"""Items: checks, numbers and problems as lines of a list, with what is shown when one is chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from audit.findings import Finding
from audit.result import Audit, Check, EvidenceItem, MarkedNumber, NamedFact
from extract.document import Document
from extract.records import Problem, Where
from gouji.review.exports.matter_text import amount, draft
from gouji.review.exports.papers import Matter
from gouji.ui.glosses import gloss
from gouji.ui.model import Card, Item, Line, Proof
from gouji.ui.order import doubted
from gouji.ui.spots import Spots, place_text
from gouji.ui.texts import Words


@dataclass(frozen=True)
class Index:
    """An audit by id, with the keys of its places and the words to speak of them.

    ``confirmed`` are the keys of checks whose relation came of an assistant and was confirmed.
    """

    numbers: dict[str, MarkedNumber]
    facts: dict[str, NamedFact]
    heads: dict[str, tuple[str, ...]]
    checks: dict[str, Check]
    spots: Spots
    words: Words
    documents: dict[str, Document] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        audit: Audit,
        words: Words,
        documents: Iterable[Document] = (),
        confirmed: frozenset[str] = frozenset(),
    ) -> "Index":
        """The index of ``audit``; a number's first fact names it."""
        return cls(
            numbers={n.id: n for n in audit.numbers},
            facts={f.number: f for f in reversed(audit.facts)},
            heads={f.number: audit.heads_of(f) for f in reversed(audit.facts)},
            checks={c.id: c for c in audit.checks},
            spots=Spots(audit),
            words=words,
            documents={d.source.id: d for d in documents},
            confirmed=confirmed,
        )

    def name(self, number: str | None) -> str:
        """What a number is called: label, measure, fund and period as far as they are known."""
        fact = self.facts.get(number or "")
        return fact.title if fact else ""


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
    item["draft"] = draft(Matter(0, Finding(check, tuple(gathered))))
    return item


def check_item(check: Check, index: Index) -> Item:
    """One check as a line: its headline, its places and its detail."""
    words = index.words
    evidence = [_proof(item, index) for item in check.evidence]
    return {
        "id": check.id,
        "key": check.key,
        "rule": check.rule,
        "nature": check.nature,
        "family": check.family,
        "assisted": _assisted(check, index),
        "confirmed": check.key in index.confirmed,
        "sections": _sections(check, index),
        "doubt": doubted(check, index.numbers),
        "draft": "",
        "implied": {each.number: plain(each.implied) for each in check.suspects},
        "headline": check.headline or check.statement,
        "verdict": check.verdict.value,
        "severity": check.severity,
        "tags": _tags(check, words),
        "place": next((proof["place"] for proof in evidence if proof["place"]), ""),
        "keys": index.spots.keys(check),
        "lines": _named(_first(check, words), words),
        "more": _named(_rest(check, words), words),
        "evidence": evidence,
        "gathered": [],
    }


def _assisted(check: Check, index: Index) -> str:
    """Whether a check rests on an assistant, and whether somebody has confirmed its relation."""
    if check.origin != "assistant":
        return ""
    known = check.key in index.confirmed
    return index.words.of("assist.rests_confirmed" if known else "assist.rests")


def _sections(check: Check, index: Index) -> list[str]:
    facts = (index.facts.get(item.number or "") for item in check.evidence)
    return list(dict.fromkeys(fact.section for fact in facts if fact))


def _tags(check: Check, words: Words) -> list[str]:
    groups = {"severity": check.severity, "nature": check.nature, "family": check.family}
    return list(dict.fromkeys(words.of(f"{group}.{name}") for group, name in groups.items()))


def _proof(item: EvidenceItem, index: Index) -> Proof:
    number = index.numbers.get(item.number or "")
    raw = item.raw or (number.raw if number else "")
    unit = item.unit or (number.unit if number else "")
    where = number.where if number else item.where
    return {
        "key": index.spots.key(item),
        "number": item.number or "",
        "role": index.words.of(f"role.{item.role}"),
        "name": index.name(item.number) or (item.text or ""),
        "value": f"{raw} {unit}".strip() if raw else "",
        "place": place_text(where, index.words),
        "quote": quoted(where, index),
        "interval": " ～ ".join(plain(end) for end in item.interval or ()),
    }


AROUND = 48
"""Characters of the document that are shown before and after a place."""


def quoted(where: Where | None, index: Index) -> tuple[str, str, str]:
    """The words before a place, the place itself and the words after it, within its line."""
    document = index.documents.get(where.source) if where else None
    if where is None or document is None or where.block >= len(document.blocks):
        return "", "", ""
    text = document.blocks[where.block].text
    before = text[max(0, where.start - AROUND) : where.start].rpartition("\n")[2]
    after = text[where.end : where.end + AROUND].partition("\n")[0]
    return _flat(before), _flat(text[where.start : where.end]), _flat(after)


def _flat(text: str) -> str:
    """The tabs between cells as something that can be seen."""
    return text.replace("\t", " │ ").replace("\n", " ")


def _first(check: Check, words: Words) -> dict[str, str]:
    """What a reviewer needs to decide."""
    return {
        "gloss": gloss(check, words),
        "difference": _amount(check.difference, check.unit),
        "allowed": _amount(check.allowed, check.unit),
        "explanation": check.explanation,
        "suggestion": check.suggestion or "",
        "reason": words.of(f"reason.{check.reason}") if check.reason else "",
    }


def _rest(check: Check, words: Words) -> dict[str, str]:
    """What a reviewer may want to look up."""
    return {
        "statement": check.statement,
        "stated": _amount(check.stated, check.unit),
        "computed": _amount(check.computed, check.unit),
        "readings": _readings(check, words),
        "rule": check.rule,
    }


def _named(found: Mapping[str, str], words: Words) -> list[tuple[str, str]]:
    """Label and text, without what is not known."""
    return [(words.of(f"viewer.{name}"), text) for name, text in found.items() if text]


def _amount(value: Decimal | None, unit: str) -> str:
    return f"{amount(value)} {unit}".strip() if value is not None else ""


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
        "key": "",
        "rule": "",
        "nature": "",
        "family": "",
        "assisted": "",
        "confirmed": False,
        "sections": [],
        "doubt": False,
        "draft": "",
        "implied": {},
        "headline": headline,
        "verdict": "",
        "severity": "",
        "tags": [tag] if tag else [],
        "place": place_text(number.where, index.words) if number else "",
        "keys": keys,
        "lines": [],
        "more": [],
        "evidence": [],
        "gathered": [],
    }


def number_card(number: MarkedNumber, index: Index) -> Card:
    """What is shown of a number when it is clicked: name, value, mark, place and checks."""
    checks = _known(number.checks, index)
    listed = {check.rule for check in checks}
    return {
        "raw": number.raw,
        "value": f"{number.qualifier} {plain(number.value)} {number.unit}".strip(),
        "mark": number.mark.value,
        "name": index.name(number.id),
        "path": " › ".join(index.heads.get(number.id, ())),
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
