"""Prompts: the text for the model, one YAML file a task, as chat templates with worked examples."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, convert_to_openai_messages
from langchain_core.prompts import ChatPromptTemplate

from extract.assistant.answers import ANSWERS
from extract.assistant.examining import roles
from extract.vocabulary import load

FINGERPRINT = 16
FENCE = 12


@dataclass(frozen=True, slots=True)
class Prompt:
    """One task: its template, its version, and the fingerprint of its file."""

    name: str
    version: int
    fingerprint: str
    template: ChatPromptTemplate
    examples: tuple[Mapping[str, Any], ...]

    def messages(self, **given: str) -> list[dict[str, Any]]:
        """The conversation for these values, as an OpenAI-compatible server takes it.

        The fence around the document follows from the document, so no document can hold its own.
        """
        values = {**_common(), **given, "fence": fence(given["document"])}
        found = self.template.invoke(values).to_messages()
        return [dict(each) for each in convert_to_openai_messages(found)]


def fence(document: str) -> str:
    """What bounds a document in a conversation.

    >>> len(fence("x"))
    12
    """
    return hashlib.sha256(document.encode()).hexdigest()[:FENCE]


def folder() -> Path:
    """Where the prompts lie: in the installed package, else at the root of the checkout."""
    root = Path(__file__).resolve().parents[2]
    packaged = root / "gouji" / "prompts"
    return packaged if packaged.is_dir() else root / "prompts"


@cache
def prompts(where: Path | None = None) -> Mapping[str, Prompt]:
    """Every prompt by the name of its task."""
    place = where or folder()
    return {name: read_prompt(place / f"{name}.yaml") for name in ANSWERS}


def read_prompt(path: Path) -> Prompt:
    """One prompt from its file."""
    data = path.read_bytes()
    entry = yaml.safe_load(data)
    examples = tuple(entry["examples"])
    turns = [turn for example in examples for turn in _turns(entry["user"], example)]
    return Prompt(
        name=entry["name"],
        version=entry["version"],
        fingerprint=hashlib.sha256(data).hexdigest()[:FINGERPRINT],
        template=ChatPromptTemplate.from_messages(
            [("system", entry["system"]), *turns, ("human", entry["user"])]
        ),
        examples=examples,
    )


def _turns(user: str, example: Mapping[str, Any]) -> list[BaseMessage]:
    """A worked example as two turns; messages are taken as they are, so braces in them do no harm."""
    values = {key: str(value) for key, value in example.items() if key != "answer"}
    asked = user.format(**values, fence=fence(values["document"]))
    answer = json.dumps(example["answer"], ensure_ascii=False)
    return [HumanMessage(asked), AIMessage(answer)]


def _common() -> dict[str, str]:
    """The words of the vocabulary that a prompt may offer."""
    forms, concepts = load("forms"), load("concepts")
    return {
        "measures": "、".join(forms["measures"]),
        "funds": "、".join(concepts["fund_words"]),
        "roles": "、".join(roles()),
    }
