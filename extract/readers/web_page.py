"""The elements of a web page: which are seen, which guide readers about the site, and which tables only lay it out."""

import re
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from extract.vocabulary import derived, load

Element = Any  # lxml's classes for pages are not typed

BLOCKS: Final = frozenset(
    {
        *(
            "html",
            "body",
            "main",
            "article",
            "section",
            "header",
            "footer",
            "nav",
            "aside",
            "address",
        ),
        *(
            "div",
            "p",
            "center",
            "blockquote",
            "pre",
            "hr",
            "form",
            "fieldset",
            "legend",
            "figure",
            "figcaption",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "details", "summary", "dialog"),
        *("ul", "ol", "li", "dl", "dt", "dd", "menu", "dir", "option"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    }
)
"""Elements that begin and end a line."""

CODE: Final = frozenset({"script", "style", "template", "noscript", "object", "applet"})
CELLS: Final = frozenset({"td", "th"})
_UNSEEN_TAGS: Final = CODE | {
    "head",
    "meta",
    "link",
    "iframe",
    "frame",
    "noframes",
    "datalist",
    "map",
}
_GUIDES: Final = frozenset({"nav", "footer", "aside"})
_SHEETS: Final = frozenset({"article", "main", "section", "td", "th"})
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_RULED: Final = re.compile(r"border[^;]*\b(?:solid|double|dashed|dotted)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_BETWEEN: Final = re.compile(r"[\s|｜·•>»＞/\\\-—,，、;；:：\xa0　]*")
_MANY: Final = 2
_LONG: Final = 200


@dataclass(frozen=True, slots=True)
class Weight:
    """How much text an element holds, how much of it in links, in how many links, and whether in a table."""

    text: int = 0
    linked: int = 0
    links: int = 0
    loose: bool = False
    tables: int = 0


class Page:
    """A parsed page with the weight of every element."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._weights: dict[Element, Weight] = {}
        for element in reversed(list(root.iter(etree.Element))):
            self._weights[element] = self._weigh(element)

    def weight(self, element: Element) -> Weight:
        """The weight of an element with everything inside."""
        return self._weights.get(element, Weight())

    def is_guide(self, element: Element) -> bool:
        """Whether an element is furniture of the site: by its name, its role, its class, or since it is only links."""
        tag = element.tag
        if tag in {"html", "body", "a"} or tag not in BLOCKS:
            return False
        if tag in _GUIDES or element.get("role", "").lower() in _words("furniture_roles"):
            return True
        if tag == "header":
            return not any(parent.tag in _SHEETS for parent in element.iterancestors())
        weight = self.weight(element)
        only_links = weight.links >= _MANY and not weight.loose
        return only_links or (self._is_called_guide(element) and self._is_minor(weight))

    def is_layout(self, table: Element) -> bool:
        """Whether a table only puts things side by side: what it holds is then read as if there were none."""
        if table.get("role", "").lower() in {"presentation", "none"}:
            return True
        rows = rows_of(table)
        cells = [cell for row in rows for cell in row]
        if len(cells) == 1:
            return self.weight(cells[0]).tables > 0 or self._is_long(cells[0])
        if self.weight(table).tables > 1:
            own = [sum(self._own_text(cell) for cell in row) for row in rows]
            return sum(count > 1 for count in own) < _MANY
        long = any(self._is_long(cell) for cell in cells)
        return long and len(rows) <= _MANY and not _is_ruled(table)

    def _is_long(self, cell: Element) -> bool:
        blocks = sum(child.tag in BLOCKS for child in cell.iterdescendants())
        return self.weight(cell).text > _LONG and blocks > _MANY

    def _own_text(self, cell: Element) -> bool:
        inner = sum(self.weight(t).text for t in cell.iterdescendants("table"))
        return self.weight(cell).text > inner

    def _is_called_guide(self, element: Element) -> bool:
        names = f"{element.get('class', '')} {element.get('id', '')}"
        words = {word.lower() for word in _WORD.findall(names)}
        return not words.isdisjoint(_words("furniture_words"))

    def _is_minor(self, weight: Weight) -> bool:
        """Whether an element is too small to be the page itself, and no table."""
        return not weight.tables and weight.text * 2 < self.weight(self.root).text

    def _weigh(self, element: Element) -> Weight:
        """The weight of an element whose children are weighed already."""
        if not is_seen(element):
            return Weight()
        own = [element.text or "", *(child.tail or "" for child in element)]
        inner = [self.weight(child) for child in element]
        text = sum(len("".join(part.split())) for part in own) + sum(w.text for w in inner)
        is_link = element.tag == "a"
        loose = not all(_BETWEEN.fullmatch(part) for part in own) or element.tag in {
            "input",
            "textarea",
        }
        return Weight(
            text=text,
            linked=text if is_link else sum(w.linked for w in inner),
            links=(1 if is_link and text else 0) + sum(w.links for w in inner),
            loose=not is_link and (loose or any(w.loose for w in inner)),
            tables=(element.tag == "table") + sum(w.tables for w in inner),
        )


def is_seen(element: Element) -> bool:
    """Whether a browser shows the element."""
    if element.tag in _UNSEEN_TAGS or element.get("hidden") is not None:
        return False
    if element.tag == "input" and element.get("type", "").lower() == "hidden":
        return False
    return not _HIDDEN.search(element.get("style", ""))


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of a table by rows, in the order they are shown: head, body, foot; not those of tables inside."""
    parts: dict[str, list[list[Element]]] = {"thead": [], "": [], "tfoot": []}
    _add_rows(table, "", parts)
    return [row for part in parts.values() for row in part]


def _add_rows(parent: Element, part: str, parts: dict[str, list[list[Element]]]) -> None:
    loose: list[Element] = []  # cells that stand in no row make one
    for child in parent:
        if child.tag == "tr":
            loose = []
            if is_seen(child):
                parts[part].append([cell for cell in child if cell.tag in CELLS and is_seen(cell)])
        elif child.tag in CELLS and is_seen(child):
            if not loose:
                parts[part].append(loose)
            loose.append(child)
        elif child.tag in {"thead", "tfoot"}:
            _add_rows(child, str(child.tag), parts)
        elif child.tag in {"tbody", "form"}:
            _add_rows(child, part, parts)


@derived
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, load("web")[name]))


def _is_ruled(table: Element) -> bool:
    """Whether lines are drawn in a table."""
    if table.get("border", "0") not in {"", "0"} or _RULED.search(table.get("style", "")):
        return True
    return any(_RULED.search(cell.get("style", "")) for cell in table.iterdescendants("td", "th"))
