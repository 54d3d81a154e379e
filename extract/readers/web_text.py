"""The characters of web pages: which bytes are a page, in which encoding, and what its white space comes to."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from extract.readers.folding import without_unseen
from extract.vocabulary import load

_HEAD: Final = 4096
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_PROLOGUE: Final = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?.*?\?>|<!\[.*?\]>)*", re.DOTALL)
_OPENING: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|base|table|div|span|p|center|h[1-6]|font|br)\b",
    re.IGNORECASE,
)
_HEADERS: Final = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL: Final = re.compile(
    r"^content-type:\s*(?:multipart/related|multipart/alternative|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_SENT: Final = re.compile(r"^(?:mime-version|received|message-id):", re.IGNORECASE | re.MULTILINE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_REPLACED: Final = "\ufffd"


class Decoded(NamedTuple):
    """The characters of a page, and how many of its bytes stand for none."""

    text: str
    lost: int = 0


def is_page(data: bytes) -> bool:
    """Whether the bytes are a web page."""
    head = _head(data)
    start = _PROLOGUE.match(head)
    return bool(_OPENING.match(head, start.end() if start else 0)) or (
        head.lstrip("\ufeff \t\r\n").startswith("<") and "<html" in head.lower()
    )


def is_saved_page(data: bytes) -> bool:
    """Whether the bytes are a web page saved as one file (.mht), which looks like an e-mail."""
    return bool(_MAIL.search(_headers(data)))


def is_mail(data: bytes) -> bool:
    """Whether the bytes are an e-mail, whose report is an attachment."""
    return bool(_SENT.search(_headers(data)))


def _headers(data: bytes) -> str:
    found = _HEADERS.match(_head(data).replace("\r\n", "\n").lstrip("\ufeff\n"))
    return found.group() if found else ""


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The characters of a page, by byte order mark, by what the contents allow, and by what it declares.

    UTF-8 that decodes is UTF-8 whatever the page says of itself, since text in another encoding hardly ever does.
    """
    for encoding in _encodings(data, declared):
        try:
            return Decoded(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode(_declared(data) or "gb18030", "replace")
    return Decoded(text, text.count(_REPLACED))


def settled(text: str) -> str:
    r"""The text as a browser shows it: runs of blanks as one, none between ideographs that a line end parted.

    >>> settled(" 预算数\n  执行数 12\n34 ")
    '预算数执行数 12 34'
    """
    text = _BLANKS.sub(_blank, without_unseen(text)).strip(" ")
    return text.replace("\xa0", " ").rstrip()


def _blank(match: re.Match[str]) -> str:
    start, end = match.span()
    text = match.string
    if "\n" not in match.group() or not start or end == len(text):
        return " "
    return "" if _is_wide(text[start - 1]) and _is_wide(text[end]) else " "


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _head(data: bytes) -> str:
    """The first characters, enough of them right to see what they begin."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"").decode("latin-1")


def _encodings(data: bytes, declared: str) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    if data[:_HEAD].count(0) * 4 > len(data[:_HEAD]):
        yield "utf-16-le" if data[1:_HEAD:2].count(0) > data[:_HEAD:2].count(0) else "utf-16-be"
    yield "utf-8"
    yield _usual(declared) if declared else _declared(data)
    yield "gb18030"


def _declared(data: bytes) -> str:
    """The encoding that the page names; empty where it names none that exists."""
    match = _DECLARED.search(data[:_HEAD])
    return _usual((match.group(1) or match.group(2)).decode("ascii", "ignore")) if match else ""


def _usual(name: str) -> str:
    name = str(load("web")["charsets"].get(name.lower(), name))
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    return "" if known.startswith("utf-16") else known
