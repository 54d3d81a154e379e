"""The schema in the docs is what the generator writes, and every audit keeps to it."""

import json
from pathlib import Path

import pytest

from audit.schema import schema
from tests.audit.auditing import audit_of
from tests.audit.builders import report
from tests.audit.relating import total

WRITTEN = Path(__file__).parents[2] / "docs" / "audit.schema.json"


def test_the_file_is_what_the_generator_writes():
    assert WRITTEN.read_text("utf-8") == schema()


def test_amounts_are_strings():
    check = json.loads(schema())["$defs"]["Check"]["properties"]["stated"]
    assert check["anyOf"] == [{"type": "string"}, {"type": "null"}]


def test_an_audit_keeps_to_the_schema():
    jsonschema = pytest.importorskip("jsonschema")
    found = audit_of(report({"t": "40", "a": "30"}, {"t": "合计"}, unit="万元"), total("a"))
    jsonschema.validate(json.loads(found.model_dump_json()), json.loads(schema()))
