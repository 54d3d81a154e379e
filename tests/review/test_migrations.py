"""The schema is brought up to date from nothing and from every release, and is what the models say."""

import threading

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from gouji.review.correction import Anchor, Correction, Kind
from gouji.review.database import engine_at, migrations, open_engine, upgrade, writing
from gouji.review.errors import StoreUnavailable
from gouji.review.models import Row
from gouji.review.store import Seen, Store
from tests.review.findings import check, file, made, says

FIRST = "0001"


def revisions(engine):
    """Every revision, the first one first."""
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrations(connection))
        return [script.revision for script in scripts.walk_revisions()][::-1]


def at(url, revision):
    """A database as a release with this revision left it."""
    engine = engine_at(url)
    upgrade(engine, revision)
    return engine


def version(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def test_the_schema_grows_from_nothing_to_what_the_models_say(url):
    engine = open_engine(url)
    with writing(engine).begin() as connection:
        command.check(migrations(connection))  # raises where models and migrations differ
    assert set(inspect(engine).get_table_names()) == {*Row.metadata.tables, "alembic_version"}
    engine.dispose()


def test_the_check_of_models_against_migrations_sees_a_difference(url):
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE documents ADD COLUMN extra TEXT"))
    with writing(engine).begin() as connection, pytest.raises(Exception, match="extra"):
        command.check(migrations(connection))
    engine.dispose()


def test_every_release_grows_to_the_newest_and_opening_again_changes_nothing(url):
    engine = at(url, FIRST)
    assert version(engine) == FIRST == revisions(engine)[0]
    engine.dispose()
    for _ in range(2):
        engine = open_engine(url)
        assert version(engine) == revisions(engine)[-1]
        engine.dispose()


def test_what_a_release_wrote_is_there_after_the_upgrade(url):
    engine = at(url, FIRST)
    old = Store(engine)
    case = old.open_case([file()])
    finding = check("a")
    anchor = Anchor(sha256=file().sha256, block=0, start=0, end=1, raw="7")
    edit = Correction(kind=Kind.VALUE, anchor=anchor, old="7", new="8", reason="印刷不清")
    old.correct(case, edit, Seen("甲"), made(finding, log=1))
    old.decide(case, says(finding), Seen("甲"))
    before = (old.files(case), old.audit(case), old.corrections(case), old.decisions(case))
    old.close()
    new = Store.open(url)
    assert (new.files(case), new.audit(case), new.corrections(case), new.decisions(case)) == before
    new.close()


def test_revisions_are_one_line_and_begin_with_the_first(url):
    engine = open_engine(url)
    assert revisions(engine)[0] == FIRST
    with engine.connect() as connection:
        assert len(ScriptDirectory.from_config(migrations(connection)).get_heads()) == 1
    engine.dispose()


def test_many_processes_may_open_an_empty_database_at_once(url):
    failed = []

    def start():
        try:
            open_engine(url).dispose()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_a_failed_upgrade_leaves_nothing_behind(url):
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TABLE decisions (id INTEGER)")
        )  # is in the way of the last table
    with pytest.raises(StoreUnavailable):
        open_engine(url)
    assert inspect(engine).get_table_names() == ["decisions"]
    engine.dispose()


def test_a_store_of_a_newer_program_is_refused(url):
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreUnavailable, match="升级程序"):
        open_engine(url)
