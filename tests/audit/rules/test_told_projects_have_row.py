"""MISS-12 as a table: a list of projects that falls short, and what the text tells of projects without a row."""

from audit.rules import told_projects_have_row
from extract.records import Breakdown, Entity
from tests.audit.builders import report
from tests.audit.rules.running import MISMATCH, evidence, table, verdicts

NAMES = {"roads": "道路养护", "trees": "绿化养护", "lamps": "路灯维护", "wells": "水井维修"}
ENTITIES = tuple(Entity(id=key, kind="project", name=name) for key, name in NAMES.items())


def listing(total, rows, told, *, complete=False, measure="决算数", said="全年执行数"):
    """A table row for project spending with projects under it, and what sentences tell of projects."""
    numbers = {"t": total} | {f"r.{key}": amount for key, amount in rows.items()}
    numbers |= {f"p.{key}": amount for key, amount in told.items()}
    facts = {"t": {"label": "项目支出", "concept": "project_spending", "measure": measure}}
    for key in rows:
        facts[f"r.{key}"] = {"label": NAMES[key], "entity": key, "measure": measure}
    for key in told:
        facts[f"p.{key}"] = {"label": NAMES[key], "entity": key, "measure": said}
    for key, fact in facts.items():
        fact["section"] = "prose" if key.startswith("p.") else "s1.f1"
    under = Breakdown(
        label="项目支出",
        measure=measure,
        total="t",
        parts=tuple(f"r.{key}" for key in rows),
        complete=complete,
        basis="column",
        section="s1.f1",
    )
    return report(numbers, facts, breakdowns=(under,), entities=ENTITIES)


ROWS = {"roads": "60万元", "lamps": "15万元"}
CASES = [
    ("holds", "the rows make the total", listing("75万元", ROWS, {"trees": "25万元"}), []),
    (
        "fails",
        "the gap is what the text tells of a project without a row",
        listing("100万元", ROWS, {"roads": "60万元", "trees": "25万元"}),
        [(MISMATCH, None)],
    ),
    (
        "fails",
        "the gap is what it tells of all projects without a row",
        listing("100万元", ROWS, {"trees": "20万元", "wells": "5万元"}),
        [(MISMATCH, None)],
    ),
    (
        "fails",
        "units differ",
        listing("1000000元", {"roads": "600000元", "lamps": "150000元"}, {"trees": "25万元"}),
        [(MISMATCH, None)],
    ),
    ("skipped", "the amount is another", listing("100万元", ROWS, {"trees": "24万元"}), []),
    ("skipped", "the project has a row", listing("100万元", ROWS, {"lamps": "25万元"}), []),
    (
        "skipped",
        "another measure",
        listing("100万元", ROWS, {"trees": "25万元"}, said="年初预算数"),
        [],
    ),
    (
        "skipped",
        "the list claims to be complete",
        listing("100万元", ROWS, {"trees": "25万元"}, complete=True),
        [],
    ),
    (
        "skipped",
        "the rows are more than the total",
        listing("70万元", ROWS, {"trees": "5万元"}),
        [],
    ),
    ("skipped", "no project is told", listing("100万元", ROWS, {}), []),
]


@table(CASES)
def test_the_verdict(of, expected):
    assert verdicts(told_projects_have_row, of) == expected


def test_the_total_comes_first_and_the_project_is_named():
    of = listing("100万元", ROWS, {"trees": "25万元"})
    (found,) = evidence(told_projects_have_row, of)
    assert found[:2] == [("t", "stated"), ("p.trees", "other")]
    (relation,) = told_projects_have_row.relate(of)
    assert relation.statement == "项目支出未列正文所述项目：绿化养护"
