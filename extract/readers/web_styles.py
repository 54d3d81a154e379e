"""Styles and files of a page: what its own rules hide, and the files that hang on it without their contents.

Only rules for one class or one name are followed, and only where no other rule shows the same: what a page may show
after all, by a click or a program, is never taken away with its tables.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_CONDITIONAL: Final = re.compile(r"@[^@{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^@{};]*;")
_RULE: Final = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
_HIDES: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWS: Final = re.compile(r"(?:display|visibility)\s*:", re.IGNORECASE)
_SIMPLE: Final = re.compile(r"(?:[a-z0-9]*)([.#][\w-]+)", re.IGNORECASE)
_NAMED: Final = re.compile(r"[.#][\w-]+")
_FILE: Final = re.compile(
    r"([^\s?#&=/]+\.(?:pdf|docx?|xlsx?|wps|et|ofd|pptx?|zip|rar|7z))(?=$|[?#&])", re.IGNORECASE
)
_SET_IN: Final = ("iframe", "embed", "object", "frame")


def hide(root: Any) -> None:
    """Mark the elements as hidden that rules of the page itself hide."""
    hidden = _hidden_names(root)
    for element in root.iter("div", "p", "span", "li", "section") if hidden else ():
        names = {f".{name}" for name in element.get("class", "").split()}
        names.add(f"#{element.get('id', '')}")
        settled = _SHOWS.search(element.get("style", "")) or next(element.iter("table"), None)
        if names & hidden and settled is None:
            element.set("hidden", "")


def _hidden_names(root: Any) -> set[str]:
    """The classes and names that a rule hides and none shows."""
    sheets = (_COMMENT.sub("", style.text or "") for style in root.iter("style"))
    rules = [rule for sheet in sheets for rule in _RULE.findall(_CONDITIONAL.sub("", sheet))]
    hidden: set[str] = set()
    shown: set[str] = set()
    for selectors, body in rules:
        if _HIDES.search(body):
            simple = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
            hidden |= {match.group(1) for match in simple if match}
        elif _SHOWS.search(body):
            shown |= set(_NAMED.findall(selectors))
    return hidden - shown


def attached(root: Any) -> Iterator[str]:
    """The names of the files that a page links to or sets in, in their order."""
    for element in root.iter("a", *_SET_IN):
        address = next(
            (element.get(key) for key in ("href", "src", "data") if element.get(key)), ""
        )
        match = _FILE.search(address)
        if match:
            yield " ".join("".join(element.itertext()).split()) or match.group(1)


def frames(root: Any) -> int:
    """How many other pages are set into a page where they are seen."""
    found = (element for element in root.iter("iframe", "frame") if _is_page(element))
    return sum(not _HIDES.search(element.get("style", "")) for element in found)


def _is_page(frame: Any) -> bool:
    address = frame.get("src", "").strip().lower()
    shown = {frame.get("width", ""), frame.get("height", "")}.isdisjoint({"0", "1", "0px", "1px"})
    elsewhere = bool(address) and not address.startswith(("about:", "javascript:", "data:"))
    return shown and elsewhere and not _FILE.search(address)
