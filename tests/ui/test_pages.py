"""The pages beside the report, drawn without a browser: records, overview, rules."""

import doctest
import json
from datetime import UTC, datetime

import pytest

from gouji.pipeline import NamedBytes
from gouji.review.correction import Anchor, Correction, Edit, Kind
from gouji.review.queries import Line
from gouji.review.store import Seen, Store
from gouji.ui import overview, records, rules, texts
from gouji.ui.bench import Bench
from gouji.ui.case import put, work_on
from gouji.ui.texts import words
from tests.house.source import ROOT
from tests.ui.test_acts import TEXT

testing = pytest.importorskip("streamlit.testing.v1", reason="the page needs the extra ui")
ZH = words("zh")
EVIL = "<img src=http://example.invalid/x.png> ![x](http://example.invalid/m.png)"


@pytest.fixture
def store(monkeypatch, tmp_path):
    """A store with one case whose file is called as badly as can be."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    monkeypatch.setenv("GOUJI_STORE", url)
    store = Store.open(url)
    put(Bench(store), [NamedBytes(f"{EVIL}.txt", TEXT.encode())])
    yield store
    store.close()


def page(name):
    """A page as a reviewer sees it who has opened the first case."""
    app = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["who"] = "甲"
    app.session_state["case"] = 1
    app.run().switch_page(f"gouji/ui/pages/{name}.py").run()
    assert not app.exception
    return app


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("name", ["report", "records", "overview", "rules"])
def test_words_of_a_report_reach_no_place_that_renders_markup_or_fetches(store, name):
    app = page(name)
    for kind in (
        "markdown",
        "caption",
        "metric",
        "error",
        "button",
        "tab",
        "selectbox",
        "text_input",
    ):
        for element in app.get(kind):
            assert "example.invalid" not in str(element.proto), kind
    assert "<img" not in html(app)


def test_the_records_page_shows_the_log(store):
    bench = Bench(store)
    work = work_on(bench, 1)
    number = next(n for n in work.audit.numbers if n.raw == "39.00")
    pair = number.id, work.audit.numbers[0].id
    bench.desk(1).correct(1, records.moved(work, "orphan", pair, ""), Seen("乙"))
    assert "乙 · 上级合计「39.00」" in html(page("records"))


MOVES = [
    # what is said of the number        move       kind          says
    ("it is a part of another", "parent", Kind.PARENT, True),
    ("it is a part of nothing", "orphan", Kind.PARENT, False),
    ("its parts are all of it", "complete", Kind.WHOLE, False),
    ("it is of the same project", "merge", Kind.MERGE, True),
    ("it is a project of its own", "part", Kind.PART, False),
]


@pytest.mark.parametrize(("what", "move", "kind", "targeted"), MOVES, ids=[m[0] for m in MOVES])
def test_a_number_is_moved_by_a_correction(store, what, move, kind, targeted):
    work = work_on(Bench(store), 1)
    made = records.moved(work, move, (work.audit.numbers[1].id, work.audit.numbers[2].id), "名")
    assert made.kind is kind
    assert (made.target is not None) is targeted


def test_an_entry_of_the_log_is_escaped_and_struck_through_when_taken_back():
    made = Correction(
        kind=Kind.VALUE,
        anchor=Anchor(sha256="0", block=0, start=0, end=1, raw=EVIL),
        old="1",
        new="2",
        reason="看错",
    )
    edit = Edit(id=1, correction=made, who="甲", at=datetime(2024, 5, 6, tzinfo=UTC), turn=1)
    line = records.log_line(edit, ZH)
    assert "<img" not in line
    assert line.endswith("1 → 2 · 看错</div>")
    assert "gj-struck" not in line
    assert "gj-struck" in records.log_line(edit.model_copy(update={"undone_by": 2}), ZH)


def test_the_overview_says_how_much_of_a_report_was_checked():
    line = Line(
        case=1, name="a.txt", title="", agency="局", year=None, numbers=10, high=2, medium=1, low=0,
        outstanding=2, stale=True, by_nature={}, by_mark={"ok": 6, "single": 2, "context": 2},
        created_at=datetime(2024, 5, 6, tzinfo=UTC),
    )  # fmt: skip
    table = overview.table([line], ZH)
    assert (table["已核对"], table["已处理"], table["待重新核对"], table["年度"]) == (
        ["75%"],
        [1],
        ["✓"],
        [""],
    )


def test_the_rules_page_shows_every_rule(store):
    app = page("rules")
    assert f"（{len(rules.entries())} 条）" in html(app)
    assert len(app.dataframe[0].value) == len(rules.entries())


def test_a_rule_is_told_with_all_its_headings():
    (first, *_) = rules.entries()
    told = rules.told(first, ZH)
    for heading, body in ZH.sections(first.id, first.sections):
        assert f">{heading}</div>" in told
        assert body in told


def test_examples_in_docstrings_hold():
    done = doctest.testmod(texts)
    assert done.attempted
    assert done.failed == 0


def test_the_open_case_is_named_in_the_address_and_found_again(store):
    app = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["who"] = "甲"
    app.query_params["case"] = "1"
    app.run()
    (viewer,) = app.get("bidi_component")
    assert json.loads(viewer.proto.json)["decided"] == {}


@pytest.mark.parametrize("case", ["99", "x", "9" * 40, "²"])
def test_a_case_that_is_not_there_leads_back_to_the_beginning(store, case):
    app = testing.AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["who"] = "甲"
    app.query_params["case"] = case
    app.run()
    assert not app.exception
    assert app.file_uploader
