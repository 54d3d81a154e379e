"""Web pages saved as a single file (.mht): the parts that are pages, taken out of what looks like an e-mail."""

from email import message_from_bytes
from email.policy import compat32

from extract.errors import BrokenFile
from extract.readers.web_text import Decoded, decoded


def pages_of(data: bytes) -> list[Decoded]:
    """The pages in the file in their order; a page that is made of frames comes before them."""
    message = message_from_bytes(data, policy=compat32)
    found = []
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                found.append(decoded(payload, part.get_content_charset() or ""))
    if not found:
        raise BrokenFile("网页存档已损坏，里面没有网页。")
    return found
