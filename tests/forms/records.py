"""Which records come from which form: a page of the docs, from what is read from the forms of many provinces.

``python -m tests.forms.records > docs/records.md`` writes it anew.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

from extract.readers.many import read_all
from extract.recognise import recognise
from extract.records import Report
from gouji.pipeline import NamedBytes
from tests.forms.score import FORMS, names

SAMPLES = FORMS.parents[1] / "samples"
KINDS = {
    "prose": "running text",
    "overall": "overall self-evaluation",
    "project": "project self-evaluation",
    "target": "table of targets",
    "base": "base data, final accounts",
    "summary": "summary, allocation",
    "other": "other tables",
}
RECORDS = {
    "facts": "numbers with a name",
    "money": "money block",
    "rows": "indicator rows",
    "brackets": "points announced for a group",
    "totals": "total of the points",
    "breakdowns": "totals with their parts",
    "ratios": "shares, rates, growth",
    "flows": "where money came from and went",
    "calculations": "arithmetic written out",
    "groups": "the same said twice",
    "staffing": "posts and people",
    "limits": "what should not be passed",
}
HEAD = """# Which records come from which form

What is read from the forms under `tests/forms`, after designs of many provinces, and from the text samples: of so many
tables and texts of each kind, how many gave records of the sort. `python -m tests.forms.records > docs/records.md` writes this page.
"""


def page() -> str:
    """The page as it should stand in the docs."""
    seen: Counter[str] = Counter()
    given: Counter[tuple[str, str]] = Counter()
    for path in [*map(_file, names()), *sorted(SAMPLES.glob("*.txt"))]:
        report = recognise(read_all([NamedBytes(path.name, path.read_bytes())]))
        for kind, kinds_of_record in _given(report):
            seen[kind] += 1
            given.update((record, kind) for record in kinds_of_record)
    shown = [kind for kind in KINDS if seen[kind]]
    lines = [
        "| record | " + " | ".join(f"{KINDS[k]} ({seen[k]})" for k in shown) + " |",
        "|---" * (len(shown) + 1) + "|",
    ]
    for record, words in RECORDS.items():
        cells = [str(given[record, kind] or "–") for kind in shown]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    return f"{HEAD}\n" + "\n".join(lines) + "\n"


def _file(form: tuple[str, str]) -> Path:
    part, name = form
    gold = yaml.safe_load((FORMS / part / f"{name}.yaml").read_text("utf-8"))
    return FORMS / part / str(gold["file"])


def _given(report: Report) -> list[tuple[str, set[str]]]:
    """The kind of each form of a report and of its text, with the sorts of records that it gave."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record, section in _sections(report):
        found[section].add(record)
    kinds = {form.id: form.kind if form.kind in KINDS else "other" for form in report.forms}
    return [(kinds.get(section, "prose"), records) for section, records in sorted(found.items())]


def _sections(report: Report) -> list[tuple[str, str]]:
    """Every record by its sort and the form that it stands in, or ``prose``."""
    named = report.fact_of
    at = {number: fact.section for number, fact in named.items()}
    found = [("facts", fact.section) for fact in report.facts]
    for form in report.forms:
        held = {
            "money": form.money,
            "rows": form.rows,
            "brackets": form.brackets,
            "totals": form.total_score,
        }
        found += [(record, form.id) for record, value in held.items() if value]
    for record in ("breakdowns", "ratios", "staffing", "limits"):
        found += [(record, item.section) for item in getattr(report, record)]
    found += [("flows", at.get(flow.whole, "prose")) for flow in report.flows]
    found += [("calculations", at.get(c.stated, "prose")) for c in report.calculations]
    found += [("groups", at.get(n, "prose")) for group in report.groups for n in group.numbers]
    return found


if __name__ == "__main__":
    sys.stdout.write(page())
