"""Hidden text of Word files: which runs no reader sees, by their own properties and by the styles they rest on."""

from collections.abc import Callable, Iterator
from typing import Final

from extract.readers.word_package import WORD, Element, Package, properties_of

Hides = Callable[[Element | None], bool]
"""Whether a run with these properties is hidden."""

_VANISH: Final = WORD + "vanish"
_VALUE: Final = WORD + "val"
_OFF: Final = {"0", "false", "off"}
_WORD: Final = "vanish"
_PROPERTIES: Final = WORD + "rPr"
_PARTS: Final = ("styles", "footnotes", "endnotes", "header", "footer")
_DEPTH: Final = 10  # styles rest on one another; more would be a circle


class Hiding:
    """What hides text in one file.

    A property of the run itself decides. Else the styles of its paragraph and its characters do, each as the nearest
    style of its line says; two that both hide show the text again, as Word has it.
    """

    def __init__(self, package: Package) -> None:
        names = [package.main, *(name for kind in _PARTS for name in package.related(kind))]
        self.never = not any(package.mentions(name, _WORD) for name in names)
        self._styles: dict[str, tuple[bool | None, str]] = {}
        self._usual: dict[str, str] = {}
        self._default = False
        for name in () if self.never else package.related("styles"):
            self._learn(package.part(name))

    def within(self, paragraph: Element) -> Hides:
        """What hides a run of a paragraph."""
        if self.never:
            return _nothing
        style = _value(properties_of(paragraph, WORD + "pPr"), "pStyle") or self._usual.get(
            "paragraph", ""
        )
        hidden = bool(self._of_style(style))

        def hides(properties: Element | None) -> bool:
            own = _state(properties)
            if own is not None:
                return own
            name = _value(properties, "rStyle") or self._usual.get("character", "")
            return self._default or hidden != bool(self._of_style(name))

        return hides

    def _learn(self, root: Element | None) -> None:
        """Learn what the styles of a file hide."""
        for style in () if root is None else root.iter(WORD + "style"):
            name = style.get(WORD + "styleId", "")
            self._styles[name] = _state(style.find(_PROPERTIES)), _value(style, "basedOn")
            if style.get(WORD + "default") in {"1", "true", "on"}:
                self._usual[style.get(WORD + "type", "")] = name
        for defaults in () if root is None else root.iter(WORD + "rPrDefault"):
            self._default = bool(_state(defaults.find(_PROPERTIES)))

    def _of_style(self, name: str) -> bool | None:
        return next((state for state in self._line(name) if state is not None), None)

    def _line(self, name: str) -> Iterator[bool | None]:
        """What a style says, and each that it rests on."""
        for _ in range(_DEPTH):
            if name not in self._styles:
                return
            state, name = self._styles[name]
            yield state


def _nothing(_properties: Element | None) -> bool:
    return False


def _state(properties: Element | None) -> bool | None:
    """Whether properties hide, show, or say nothing."""
    mark = None if properties is None else properties.find(_VANISH)
    return None if mark is None else mark.get(_VALUE) not in _OFF


def _value(parent: Element | None, name: str) -> str:
    child = None if parent is None else parent.find(WORD + name)
    return "" if child is None else child.get(_VALUE, "")
