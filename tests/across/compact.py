"""What a comparison of the corpus finds, in a form that a person can review."""

from audit.result import Audit
from tests.across import corpus
from tests.golden.compact import line

ACROSS = "across"
"""The name of the golden file."""


def across() -> dict[str, object]:
    """Both corpora: the one with planted conflicts and its clean twin."""
    kinds = {"planted": True, "clean": False}
    return {name: compact(corpus.across(planted=planted)) for name, planted in kinds.items()}


def compact(result: Audit) -> dict[str, object]:
    """Checks as lines with their documents, counts of what held, and doubtful names."""
    note = result.across
    names = {document.id: document.name for document in note.documents}
    return {
        "documents": len(note.documents),
        "held": note.held,
        "doubtful": [f"{each.one} / {each.other}: {each.reason}" for each in note.doubtful],
        "checks": [
            f"{line(check)} | {' '.join(dict.fromkeys(names[e.document] for e in check.evidence))}"
            for check in result.checks
        ],
    }
