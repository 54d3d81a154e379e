"""Failing: what went wrong with a question, as a code; never the text of an error, which may hold the document."""

from collections.abc import Iterator

import openai
from instructor.core.exceptions import IncompleteOutputException
from pydantic import ValidationError

from extract.assistant.purse import BudgetReached
from extract.assistant.wire import OK, Call, ForeignHost, Oversized, Try

STATUSES = {
    400: "refused-request",
    401: "auth",
    403: "auth",
    404: "not-found",
    408: "timeout",
    413: "refused-request",
    422: "refused-request",
    429: "rate-limit",
}
FATAL = frozenset({"auth", "not-found"})
"""After one of these no other question can fare better."""
DEAD = frozenset({"connection", "timeout", "server-error", "redirect", "html", "oversized"})
"""After some of these in a row the server is left alone."""
KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (BudgetReached, "budget"),
    (ForeignHost, "redirect"),
    (Oversized, "oversized"),
    (openai.APITimeoutError, "timeout"),
)
UNSENT = ("ConnectError", "ConnectTimeout")


def code_of(error: BaseException, call: Call) -> str:
    """The code of what went wrong, from the error, what caused it, and the last thing that came over the wire."""
    chain = list(_chain(error))
    found = next((code for kind, code in KINDS if any(isinstance(e, kind) for e in chain)), None)
    if found is not None:
        return found
    last = call.last
    if last is None or last.status is None:
        known = any(isinstance(each, openai.APIConnectionError) for each in chain)
        return "connection" if known else "unexpected"
    return _of_status(last) or _of_answer(chain, last)


def never_sent(error: BaseException) -> bool:
    """Whether no connection came about, so that nothing can have been counted at the other end."""
    return any(type(each).__name__ in UNSENT for each in _chain(error))


def _of_status(last: Try) -> str | None:
    status = last.status or 0
    if status == OK:
        return None
    if 300 <= status < 400:
        return "redirect"
    return STATUSES.get(status) or ("server-error" if status >= 500 else "refused-request")


def _of_answer(chain: list[BaseException], last: Try) -> str:
    if (
        any(isinstance(each, IncompleteOutputException) for each in chain)
        or last.finish == "length"
    ):
        return "truncated"
    if last.html:
        return "html"
    if last.refused:
        return "refusal"
    if not last.choices or not last.content:
        return "empty"
    return "bad-json" if any(map(_not_json, chain)) else "wrong-schema"


def _not_json(error: BaseException) -> bool:
    if isinstance(error, ValidationError):
        return error.errors(include_input=False)[0]["type"] == "json_invalid"
    return type(error).__name__ in {"JSONDecodeError", "AttributeError"}


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
