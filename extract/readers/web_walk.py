"""The walk over a web page: its text as lines, its tables as elements in between, everything else beside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from extract.document import Aside
from extract.readers.tables import Content
from extract.readers.web_lists import Numbers
from extract.readers.web_page import BLOCKS, CODE, Element, Page, is_seen
from extract.readers.web_text import settled

_DELETED: Final = frozenset({"del", "s", "strike"})
_TICKS: Final = frozenset({"checkbox", "radio"})
_WORDLESS: Final = frozenset(
    {"hidden", "button", "submit", "reset", "image", "file", "password", "color", "range"}
)
_KEEPING: Final = frozenset({"pre", "textarea"})
_FIRST_IDEOGRAPH: Final = "\u4e00"
_LAST_IDEOGRAPH: Final = "\u9fff"


@dataclass
class Beside:
    """What does not belong to the text of a page."""

    furniture: list[Aside] = field(default_factory=list)
    hidden: list[Aside] = field(default_factory=list)
    deleted: list[Aside] = field(default_factory=list)
    pictures: int = 0


class Flow:
    """The lines of an element and the tables between them, while it is walked.

    ``in_cell`` walks the inside of a cell, where nothing guides readers about the site; ``without`` are elements that
    are read by themselves: walking a table without its cells finds what is shown although it does not belong there.
    """

    def __init__(
        self,
        page: Page,
        beside: Beside,
        *,
        in_cell: bool = False,
        without: frozenset[Element] = frozenset(),
    ) -> None:
        self.items: list[Content | Element] = []
        self._page = page
        self._beside = beside
        self._in_cell = in_cell
        self._without = without
        self._text: list[str] = []
        self._numbers = Numbers()
        self._label = ""
        self._kept = 0  # how many elements around keep their blanks

    def walk(self, root: Element) -> list[Content | Element]:
        """Every line and table inside an element."""
        walker = etree.iterwalk(root, events=("start", "end"))  # pages nest too deep to recurse
        for event, element in walker:
            if element is root:
                self._say(root.text if event == "start" else None)
            elif event == "end":
                self._leave(element)
                self._say(element.tail)
            elif self._enter(element):
                self._say(element.text)
            else:
                walker.skip_subtree()
        self._end_line()
        return self.items

    def _enter(self, element: Element) -> bool:
        """Begin an element; whether its inside is walked."""
        tag = element.tag
        if element in self._without:
            self._end_line()
        elif tag in CODE or not is_seen(element):
            self._hide(element)
        elif tag in _DELETED:
            self._set_aside(element, self._beside.deleted)
        elif self._is_guide(element):
            self._end_line()
            self._set_aside(element, self._beside.furniture)
        elif tag == "table" and not self._page.is_layout(element):
            self._end_line()
            self.items.append(element)
        elif tag in BLOCKS:
            return self._enter_block(element)
        else:
            return self._enter_inline(element)
        return False

    def _is_guide(self, element: Element) -> bool:
        if element.tag == "svg":
            return True
        return not (self._in_cell or self._without) and self._page.is_guide(element)

    def _enter_block(self, element: Element) -> bool:
        self._end_line()
        if element.tag == "li":
            self._label = self._numbers.label_of(element)
        self._kept += element.tag == "pre"
        return True

    def _enter_inline(self, element: Element) -> bool:
        tag = element.tag
        if tag == "br":
            self._end_line()
        elif tag == "img":
            self._beside.pictures += 1
        elif tag == "input":
            self._say(_value(element))
        elif tag == "select":
            self._say(_choice(element))
        else:
            self._kept += tag == "textarea"
            return True
        return False

    def _leave(self, element: Element) -> None:
        """End an element."""
        tag = element.tag
        if tag in BLOCKS:
            self._end_line()
        if tag == "li":
            self._label = ""
        elif tag in _KEEPING and is_seen(element):
            self._kept -= 1

    def _say(self, text: str | None) -> None:
        """Add text; where blanks are kept its lines end as they do in the source."""
        if not text:
            return
        if not self._kept:
            self._text.append(text)
            return
        for index, line in enumerate(text.split("\n")):
            if index:
                self._end_line()
            self._text.append(line.rstrip("\r").replace(" ", "\xa0"))

    def _end_line(self) -> None:
        text = settled("".join(self._text))
        self._text = []
        if text.strip():
            label, self._label = self._label, ""
            generated = ((0, len(label.rstrip())),) if label else ()
            self.items.append(Content(label + text, generated=generated))

    def _set_aside(self, element: Element, where: list[Aside]) -> None:
        text = "\n".join(_lines(self._page, element, self._beside))
        if text:
            where.append(Aside(text))

    def _hide(self, element: Element) -> None:
        """Keep what is not shown and yet looks like text: program code as far as it quotes words and digits."""
        if element.tag in {"head", "style", "iframe"}:
            return
        text = settled(" ".join(_all_text(element)))
        if any(c.isdigit() for c in text) and (element.tag not in CODE or _is_chinese(text)):
            self._beside.hidden.append(Aside(text))


def _lines(page: Page, element: Element, beside: Beside) -> Iterator[str]:
    """The lines of an element, those of its tables among them."""
    for item in Flow(page, beside, in_cell=True).walk(element):
        if isinstance(item, Content):
            yield item.text
        else:
            yield from _lines(page, item, beside)


def _all_text(element: Element) -> Iterator[str]:
    """Every text inside an element, shown or not, that of its fields as well."""
    for inner in element.iter(etree.Element):
        yield _value(inner) if inner.tag == "input" else inner.text or ""
        yield "" if inner is element else inner.tail or ""


def _value(field_: Element) -> str:
    """What an input field shows."""
    kind = field_.get("type", "text").lower()
    if kind in _TICKS:
        return "☑" if field_.get("checked") is not None else "□"
    return "" if kind in _WORDLESS else str(field_.get("value", ""))


def _choice(select: Element) -> str:
    """The option that a list of options shows."""
    options = list(select.iterdescendants("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    return " ".join("".join(option.itertext()) for option in chosen)


def _is_chinese(text: str) -> bool:
    return any(_FIRST_IDEOGRAPH <= c <= _LAST_IDEOGRAPH for c in text)
