"""Wire: the one way to the server; each request is limited, paid for and looked at, retries and re-asks included."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import instructor
import openai
from langchain_core.rate_limiters import InMemoryRateLimiter

from extract.assistant.purse import Purse, Tokens
from extract.assistant.settings import Settings

OK = 200
CANNED = "x-gouji-origin"
"""A header by which a server that makes its answers up says so."""
LARGEST = 8_000_000
"""So many bytes of an answer are read and no more."""
BYTES_A_TOKEN = 3
"""Of Chinese text; only where a server does not say what it counted."""
OWN_HEADERS = ("openai-organization", "openai-project")


class Oversized(openai.OpenAIError):
    """An answer went on and on."""


class ForeignHost(openai.OpenAIError):
    """A request was about to go to another host than the one that was set."""


@dataclass(slots=True)
class Try:
    """One request and what came back, as far as anything did."""

    ticket: int
    size: int
    status: int | None = None
    html: bool = False
    choices: int = 0
    content: int = 0
    finish: str = ""
    refused: bool = False
    canned: bool = False
    fenced: bool = False
    thought: bool = False
    metered: bool = False


@dataclass(slots=True)
class Call:
    """The requests that one question has led to so far."""

    document: str
    tries: list[Try] = field(default_factory=list)
    sent: bool = True

    @property
    def answered(self) -> int:
        """How many answers came, good or bad."""
        return sum(each.status == OK for each in self.tries)

    @property
    def last(self) -> Try | None:
        """The last request."""
        return self.tries[-1] if self.tries else None


CALL: ContextVar[Call] = ContextVar("call")
"""The question that this thread is asking."""


class Wire:
    """The connection to one server."""

    def __init__(self, settings: Settings, purse: Purse) -> None:
        self._settings, self._purse = settings, purse
        self.last: Try | None = None
        self._gate = InMemoryRateLimiter(
            requests_per_second=settings.rps, check_every_n_seconds=0.01, max_bucket_size=1
        )
        self._http = openai.DefaultHttpxClient(
            event_hooks={"request": [self._before], "response": [self._after]},
            follow_redirects=False,
            timeout=settings.timeout,
        )
        sdk = openai.OpenAI(
            base_url=settings.base_url,
            api_key=settings.api_key.get_secret_value() or "none",
            max_retries=settings.retries,
            timeout=settings.timeout,
            http_client=self._http,
        )
        self.ask: Any = instructor.from_openai(sdk, mode=instructor.Mode[settings.mode.value])

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    @contextmanager
    def call(self, document: str) -> Iterator[Call]:
        """A question for a document: what is sent meanwhile in this thread is counted under it."""
        call = Call(document)
        token = CALL.set(call)
        try:
            yield call
        finally:
            CALL.reset(token)
            self._give_up(call)

    def _before(self, request: Any) -> None:
        call = CALL.get()
        if request.url.host != urlsplit(self._settings.base_url).hostname:
            raise ForeignHost(str(request.url.host))
        self._give_up(call)
        for name in OWN_HEADERS:
            request.headers.pop(name, None)
        size = len(request.content)
        most = Tokens(size, self._settings.max_tokens)  # no token is less than a byte
        self.last = Try(self._purse.hold(call.document, most), size)
        call.tries.append(self.last)
        self._gate.acquire(blocking=True)

    def _after(self, response: Any) -> None:
        call = CALL.get()
        tried = call.tries[-1]
        self._read(response)
        tried.status = response.status_code
        tried.canned = response.headers.get(CANNED) == "canned"
        self._purse.settle(call.document, tried.ticket, _tokens(tried, response.content))

    def _read(self, response: Any) -> None:
        """Read an answer to its end, but neither for ever nor without a limit."""
        until = time.monotonic() + self._settings.timeout
        parts: list[bytes] = []
        for part in response.iter_bytes():
            parts.append(part)
            if time.monotonic() > until:
                raise openai.APITimeoutError(request=response.request)
            if sum(map(len, parts)) > LARGEST:
                raise Oversized("oversized")
        response._content = b"".join(parts)  # noqa: SLF001 - what read() would have kept

    def _give_up(self, call: Call) -> None:
        """Count requests that nothing came back from, unless they never left."""
        for tried in call.tries:
            if tried.status is None:
                lost = Tokens(tried.size // BYTES_A_TOKEN, 0, estimated=True) if call.sent else None
                self._purse.settle(call.document, tried.ticket, lost)


def _tokens(tried: Try, content: bytes) -> Tokens:
    """What an answer cost; notes on the way what kind of an answer it is."""
    body = _parsed(content)
    if body is None:
        tried.html = True
        return Tokens(estimated=tried.status == OK)
    text = _look(tried, body)
    usage = body.get("usage")
    if isinstance(usage, dict):
        tried.metered = True
        return Tokens(_count(usage, "prompt_tokens"), _count(usage, "completion_tokens"))
    if tried.status != OK:
        return Tokens()
    return Tokens(tried.size // BYTES_A_TOKEN, len(text.encode()) // BYTES_A_TOKEN, estimated=True)


def _parsed(content: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _look(tried: Try, body: dict[str, Any]) -> str:
    choices = body.get("choices")
    tried.choices = len(choices) if isinstance(choices, list) else 0
    first = choices[0] if isinstance(choices, list) and choices else {}
    first = first if isinstance(first, dict) else {}
    message = first.get("message") if isinstance(first.get("message"), dict) else {}
    message = message or {}
    called = json.dumps(message.get("tool_calls") or "", ensure_ascii=False)
    text = str(message.get("content") or "") + (called if message.get("tool_calls") else "")
    tried.finish = str(first.get("finish_reason") or "")
    tried.refused = bool(message.get("refusal")) or tried.finish == "content_filter"
    tried.content = len(text.strip())
    tried.fenced, tried.thought = "```" in text, "<think>" in text
    return text


def _count(usage: dict[str, Any], name: str) -> int:
    value = usage.get(name)
    return max(0, value) if isinstance(value, int) else 0
