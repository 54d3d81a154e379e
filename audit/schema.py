"""Schema: the JSON Schema of an audit's result, generated from its models.

``python -m audit.schema > docs/audit.schema.json`` writes the file that a test compares.
"""

import json
import sys

from audit.result import SCHEMA, Audit


def schema() -> str:
    """The schema as text."""
    found = Audit.model_json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA}
    return json.dumps({**head, **found}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
