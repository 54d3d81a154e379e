"""Cases to make papers of: audits built by hand, audits of the samples, and an audit whose every text is hostile."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from audit.result import Audit
from gouji.pipeline import NamedBytes, audit_files
from gouji.review.correction import Anchor, Correction, Edit, Kind
from gouji.review.decision import Decided, Decision, Ruling

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
HASH = "a" * 64
EVIL = '=HYPERLINK("http://evil.example","{{单位}}{{#问题}}")\x0b\x00\u202e甲'
HARMLESS = '=HYPERLINK("http://evil.example","{{单位}}{{#问题}}")甲'


@cache
def sample(name):
    """The bytes and the audit of a sample."""
    data = (SAMPLES / name).read_bytes()
    return data, audit_files([NamedBytes(name, data)]).audit


def where(block=0, **place):
    return {"source": "s1", "block": block, "start": 0, "end": 2, "quote": "原文", **place}


def number(name, value, mark="ok", **fields):
    return {
        "id": name,
        "raw": value,
        "value": value,
        "unit": "万元",
        "kind": "money",
        "mark": mark,
        "where": where(),
        **fields,
    }


def fact(name, label, measure="", section="prose", path=()):
    return {
        "number": name,
        "label": label,
        "concept": None,
        "measure": measure,
        "fund": None,
        "period": None,
        "entity": None,
        "path": path,
        "section": section,
        "origin": "rules",
    }


def item(name, value, role="term", factor="1", **fields):
    known = {"number": name, "raw": value, "value": value, "unit": "万元", "role": role}
    return known | {"factor": factor, **fields}


def check(kind, formula, evidence, **fields):
    known = {
        "id": "c1",
        "key": "k1",
        "fingerprint": "f1",
        "rule": "SUM-01",
        "family": "sum",
        "nature": "data",
        "statement": "基本支出 = 人员经费 + 公用经费",
        "relation": {"kind": kind, "formula": formula},
        "unit": "万元",
        "verdict": "ok",
        "severity": "info",
        "evidence": evidence,
        "message": {"code": "", "values": {}},
    }
    return known | fields


def wrong_sum(evidence=(), **fields):
    """A printed 100 over parts of 60.5 and 39, unless other evidence is given."""
    evidence = evidence or [item("n1", "100", "stated"), item("n2", "60.5"), item("n3", "39")]
    known = {
        "stated": "100",
        "computed": "99.5",
        "difference": "0.5",
        "allowed": "0.015",
        "verdict": "mismatch",
        "severity": "high",
        "headline": "基本支出 100 ≠ 60.5 + 39 = 99.5，差 0.5",
        "suspects": [{"number": "n1", "implied": "99.5", "holds": ["c1"]}],
    }
    return check("sum", "n1 = n2 + n3", evidence, **(known | fields))


def audit_of(*checks, numbers=(), facts=(), indicators=(), **fields):
    """An audit of one file with three numbers unless others are given."""
    some = numbers or [
        number("n1", "100", "mismatch"),
        number("n2", "60.5", "involved"),
        number("n3", "39", "involved"),
    ]
    names = facts or [fact("n1", "基本支出"), fact("n2", "人员经费"), fact("n3", "公用经费")]
    marks = [each["mark"] for each in some]
    return Audit.model_validate(
        {
            "schema": "gouji.audit/1",
            "case": {
                "title": "整体支出绩效自评报告",
                "agency": "某局",
                "year": 2024,
                "unit": "万元",
            },
            "sources": [{"id": "s1", "name": "report.txt", "sha256": HASH, "format": "txt"}],
            "numbers": some,
            "facts": names,
            "indicators": list(indicators),
            "checks": list(checks),
            "coverage": {"numbers": len(some), "by_mark": {m: marks.count(m) for m in marks}},
            **fields,
        }
    )


def points(row, label, weight, score, total="f1"):
    """Numbers and facts of a row with points."""
    place = where(5, table=0, row=row, column=1)
    cells = [(f"w{row}", "分值", weight), (f"s{row}", "得分", score)]
    given = [(name, measure, value) for name, measure, value in cells if value is not None]
    numbers = [number(name, v, unit="分", kind="score", where=place) for name, _, v in given]
    return numbers, [fact(name, label, measure, total, ("自评表",)) for name, measure, _ in given]


def form(*rows):
    """An audit of a form whose rows carry points: label, weight, score."""
    made = [points(place, *row) for place, row in enumerate(rows)]
    numbers = [each for numbers, _ in made for each in numbers]
    return audit_of(numbers=numbers, facts=[each for _, facts in made for each in facts])


def hostile():
    """An audit in which every text that a document may choose is an attack."""
    return audit_of(
        wrong_sum(
            statement=EVIL,
            headline=EVIL,
            explanation=EVIL,
            suggestion=EVIL,
            evidence=[
                item("n1", "100", "stated", raw=EVIL, unit=EVIL),
                item("n2", "60.5"),
                item("n3", "39"),
                {"number": None, "text": EVIL, "where": where(quote=EVIL)},
            ],
        ),
        numbers=[
            number("n1", "100", raw=EVIL, unit=EVIL, where=where(quote=EVIL)),
            number("n2", "60.5"),
            number("n3", "39"),
        ],
        facts=[fact("n1", EVIL, EVIL, "f1", (EVIL, EVIL)), fact("n2", EVIL), fact("n3", EVIL)],
        indicators=[
            dict.fromkeys(
                (
                    "table",
                    "level1",
                    "level2",
                    "level3",
                    "target",
                    "actual",
                    "weight",
                    "score",
                    "note",
                ),
                EVIL,
            )
            | {"where": where(quote=EVIL)}
        ],
        case={"title": EVIL, "agency": EVIL, "year": 2024, "unit": EVIL},
        sources=[{"id": "s1", "name": EVIL, "sha256": HASH, "format": "txt"}],
        problems=[{"what": EVIL, "where": where(quote=EVIL)}],
    )


def decided(ruling, key="k1", fingerprint="f1", **fields):
    """A decision as it stands in the log."""
    said = Decision(key=key, fingerprint=fingerprint, ruling=Ruling(ruling), note="已核对原件")
    at = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    return Decided(**({"id": 1, "decision": said, "who": "复核员甲", "at": at, "turn": 1} | fields))


def edited(**fields):
    """A correction as it stands in the log."""
    anchor = Anchor(sha256=HASH, block=0, start=0, end=2, raw="22", quote="出国费22万元")
    said = Correction(kind=Kind.VALUE, anchor=anchor, old="22", new="22.2", reason="原件如此")
    at = datetime(2025, 2, 28, 9, 0, tzinfo=UTC)
    return Edit(**({"id": 1, "correction": said, "who": "复核员乙", "at": at, "turn": 1} | fields))
