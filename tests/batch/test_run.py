"""A run brings every input to its one outcome, and does nothing twice."""

import json
from dataclasses import replace

import pytest

from gouji.batch.cases import Gather, placed
from gouji.batch.course import Course
from gouji.batch.headings import by_heading
from gouji.batch.job import State
from gouji.batch.results import Results
from gouji.batch.sources import Finder
from gouji.pipeline import NamedBytes, audit_files
from gouji.review.correction import Anchor, Correction, Kind
from gouji.review.queries import Filters
from gouji.review.store import Seen, Store
from tests.batch.reports import filled, states, text
from tests.review.findings import made


@pytest.fixture
def folder(tmp_path):
    """A folder with one of everything that may come in."""
    room = filled(tmp_path / "in", 3)
    (room / "copy.txt").write_text(text(1), "utf-8")
    (room / "empty.txt").write_bytes(b"")
    (room / "note.txt").write_text("今天天气很好。\n", "utf-8")
    (room / "slides.rar").write_bytes(b"Rar!\x1a\x07\x00rest")
    (room / ".hidden.txt").write_text(text(9), "utf-8")
    return room


def cases(url):
    store = Store.open(url)
    found = store.overview(Filters(limit=1000)).lines
    store.close()
    return found


EVERYTHING = {
    "000.txt": "audited",
    "001.txt": "audited",
    "002.txt": "audited",
    "copy.txt": "duplicate",
    "empty.txt": "unreadable",
    "note.txt": "unverified",
    "slides.rar": "unsupported",
}


def test_every_input_has_one_outcome_and_the_store_one_audit_a_report(url, batch_of, folder):
    batch = batch_of()
    found = batch.run(folder)
    assert states(found) == EVERYTHING
    assert found["copy.txt"].reason.endswith("001.txt 内容相同。")
    assert found["empty.txt"].reason == "文件是空的，没有可读的内容。"
    assert sorted(line.name for line in cases(url)) == ["000.txt", "001.txt", "002.txt", "note.txt"]
    assert sorted(told.name.rpartition("/")[2] for told in batch.told) == sorted(EVERYTHING)


def test_the_next_run_takes_what_is_there(url, batch_of, folder):
    batch_of().run(folder)
    before = cases(url)
    again = batch_of()
    found = again.run(folder)
    taken = {name: "cached" for name in EVERYTHING if EVERYTHING[name] in {"audited", "unverified"}}
    assert states(found) == EVERYTHING | taken
    assert cases(url) == before
    assert again.last.tally.repeated == 2
    assert again.last.tally.unverified == 1


AGAIN = [
    # what is asked for           order               copy of a report    an empty file
    ("nothing", {}, "cached", False),
    ("what failed", {"retry": True}, "cached", True),
    ("everything", {"force": True}, "audited", True),
]


@pytest.mark.parametrize(("case", "order", "state", "fresh"), AGAIN, ids=[row[0] for row in AGAIN])
def test_what_is_done_again(url, batch_of, folder, case, order, state, fresh):
    batch_of().run(folder)
    batch = batch_of(**order)
    assert batch.run(folder)["000.txt"].state == state
    empty = next(told for told in batch.told if told.name.endswith("empty.txt"))
    assert empty.fresh is fresh
    assert len(cases(url)) == 4


def test_other_settings_are_another_audit(url, batch_of, folder):
    batch_of().run(folder)
    words = ((("case.yaml", "title_words: [一览]\n".encode()),),)
    assert batch_of(course=Course(vocabulary=words)).run(folder)["000.txt"].state == "audited"
    assert batch_of().run(folder)["000.txt"].state == "cached"


def test_a_result_is_the_one_of_a_single_audit(url, batch_of, folder, tmp_path):
    batch = batch_of(results=Results(tmp_path / "out"))
    batch.run(folder)
    names = sorted(path.name.rpartition("-")[0] for path in (tmp_path / "out").iterdir())
    assert names == ["000.txt", "001.txt", "002.txt", "note.txt"]
    assert sorted(path for path, _ in batch.last.written) == sorted((tmp_path / "out").iterdir())
    (written,) = (tmp_path / "out").glob("000.txt-*.json")
    alone = audit_files([NamedBytes("000.txt", (folder / "000.txt").read_bytes())]).audit
    assert json.loads(written.read_bytes()) == json.loads(alone.model_dump_json(by_alias=True))


def test_results_are_written_anew_from_what_the_store_holds(url, batch_of, folder, tmp_path):
    batch_of(results=Results(tmp_path / "a")).run(folder)
    batch_of(results=Results(tmp_path / "b")).run(folder)
    written = [{p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in "ab"]
    assert written[0] == written[1]


def test_the_files_of_a_folder_make_a_case(url, batch_of, tmp_path):
    filled(tmp_path / "in" / "a", 2)
    filled(tmp_path / "in" / "b", 1)
    (tmp_path / "in" / "b" / "bad.txt").write_bytes(b"")
    (tmp_path / "in" / "b" / "same.txt").write_text(text(0), "utf-8")
    wanted = {"000.txt": "audited", "001.txt": "audited", "bad.txt": "unreadable"}
    found = batch_of().run(tmp_path / "in", gather=Gather.FOLDER)
    assert len(cases(url)) == 2
    assert states(found) == wanted | {"same.txt": "duplicate"}
    found = batch_of().run(tmp_path / "in", gather=Gather.FOLDER)
    assert states(found)["bad.txt"] == "unreadable"
    assert states(found)["001.txt"] == "cached"
    assert len(cases(url)) == 2


def test_a_manifest_says_whose_reports_are_a_case(url, batch_of, tmp_path):
    filled(tmp_path / "in", 4)
    lines = [
        "路径,单位,年度",
        *(f"in/{i:03d}.txt,某局,{y}" for i, y in enumerate([2022, 2022, 2023])),
    ]
    lines += ["in/003.txt,,", "in/none.txt,某局,2022"]
    (tmp_path / "list.csv").write_text("\n".join(lines), "gb18030")
    found = batch_of().run(tmp_path / "list.csv")
    assert states(found) == {
        "000.txt": "audited",
        "001.txt": "audited",
        "002.txt": "audited",
        "003.txt": "audited",
        "none.txt": "unreadable",
    }
    assert len(cases(url)) == 3


def test_a_manifest_names_the_unit_that_a_report_does_not_name(url, batch_of, tmp_path):
    (tmp_path / "a.txt").write_text("金额单位：万元\n合计 100，其中：甲 60，乙 40。\n", "utf-8")
    (tmp_path / "list.csv").write_text("path,agency,year\na.txt,示例县某局,2021年\n", "utf-8")
    batch_of().run(tmp_path / "list.csv")
    assert [(line.agency, line.year) for line in cases(url)] == [("示例县某局", 2021)]


def test_a_wrong_password_of_the_past_is_no_reason_to_give_up(url, batch_of, folder):
    batch_of().run(folder)
    batch = batch_of(course=Course(password="x"))
    batch.run(folder)
    empty = next(told for told in batch.told if told.name.endswith("empty.txt"))
    assert empty.fresh


def test_corrections_of_people_go_into_the_audit(url, batch_of, folder):
    batch_of().run(folder)
    store = Store.open(url)
    (line,) = [each for each in cases(url) if each.name == "000.txt"]
    audit = store.audit(line.case).audit
    number = next(n for n in audit.numbers if n.raw == "60")
    place = Anchor(
        sha256=audit.sources[0].sha256,
        block=number.where.block,
        start=number.where.start,
        end=number.where.end,
        raw="60",
    )
    edit = Correction(kind=Kind.VALUE, anchor=place, old="60", new="61", reason="看错")
    store.correct(line.case, edit, Seen("甲"), replace(made(log=1), edition=batch_of().edition))
    assert batch_of(force=True).run(folder)["000.txt"].state == State.AUDITED
    found = store.audit(line.case)
    store.close()
    assert not found.stale
    assert {"61"} <= {str(number.value) for number in found.audit.numbers}


def test_files_of_one_unit_and_year_are_a_case_by_what_they_say(batch_of, tmp_path):
    folder = filled(tmp_path / "in", 2)
    (folder / "annex.txt").write_text(text(1, whole=101), "utf-8")
    (folder / "other.txt").write_text(text(1).replace("2023", "2022"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    batch = batch_of()
    inputs = placed(Finder().inputs([str(folder)]))
    tasks = by_heading(inputs, batch.crew, batch.order)
    named = [[each.input.title for each in task.inputs] for task in tasks]
    assert named == [["000.txt"], ["001.txt", "annex.txt"], ["empty.txt"], ["other.txt"]]
