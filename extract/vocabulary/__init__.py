"""Vocabulary: the words of the field as data, in YAML files beside this module and in folders of the user."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the C parser, where it was built, starts eight times faster


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of the vocabulary file ``name``.yaml that ships with the package."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text("utf-8")
    return dict(yaml.load(text, Loader=_LOADER))  # noqa: S506 - both are safe loaders


def load_file(path: Path) -> dict[str, Any]:
    """The contents of a vocabulary file of the user."""
    return dict(yaml.load(path.read_text("utf-8"), Loader=_LOADER))  # noqa: S506 - both are safe loaders
