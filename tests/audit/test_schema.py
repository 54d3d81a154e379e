"""The schema in the docs is what the generator writes, and every audit keeps to it."""

import json
import runpy
from pathlib import Path

import pytest

import audit.schema
from audit.schema import schema
from tests.audit.auditing import audit_of
from tests.audit.builders import report
from tests.audit.relating import total

WRITTEN = Path(__file__).parents[2] / "docs" / "audit.schema.json"


def test_the_file_is_what_the_generator_writes():
    assert WRITTEN.read_text("utf-8") == schema()


def test_the_module_prints_the_file(capsys):
    runpy.run_path(str(Path(audit.schema.__file__)), run_name="__main__")
    assert capsys.readouterr().out == schema()


def test_amounts_are_strings():
    check = json.loads(schema())["$defs"]["Check"]["properties"]["stated"]
    assert check["anyOf"] == [{"type": "string"}, {"type": "null"}]


def test_an_audit_keeps_to_the_schema():
    jsonschema = pytest.importorskip("jsonschema")
    found = audit_of(report({"t": "40", "a": "30"}, {"t": "合计"}, unit="万元"), total("a"))
    jsonschema.validate(json.loads(found.model_dump_json()), json.loads(schema()))
