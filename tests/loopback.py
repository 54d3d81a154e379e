"""A server on this machine that speaks like an OpenAI-compatible one and does what a test tells it.

``Server(answers=[…])`` takes one answer a request; the last one is given again and again. An answer is

- a dict: a good answer, written the way that ``style`` says (plain, fenced, thinking, chatty), as a tool call where the
  request has tools and the server knows them;
- a function of the request, which returns one of the others;
- ``Raw(body, status, type, headers)``: exactly these bytes;
- ``Status(code, headers)``: an error with this status;
- ``Text(text, finish, usage, refusal)``: a message with this text;
- ``Wait(seconds, answer)``: the answer after a delay; ``Cut()``: the connection is closed in the middle of the body.
"""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


@dataclass(frozen=True)
class Raw:
    body: bytes
    status: int = 200
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Status:
    code: int
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    text: str | None
    finish: str = "stop"
    usage: dict[str, int] | None = field(default_factory=lambda: dict(USAGE))
    refusal: str | None = None


@dataclass(frozen=True)
class Wait:
    seconds: float
    answer: Any


@dataclass(frozen=True)
class Cut:
    pass


STYLES = {
    "plain": "{}",
    "fenced": "```json\n{}\n```",
    "chatty": "好的，结果如下：\n```json\n{}\n```\n请核对。",
    "thinking": '<think>先看 {{"names": 1}} 再说</think>\n```json\n{}\n```',
}


def read(body):
    """A request as an object; one that is none is kept as it is, so that nothing comes in unseen."""
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"messages": [], "_raw": body}


class Server:
    """Runs while it is used as a context; ``seen`` holds every request, ``peak`` how many ran at once."""

    def __init__(
        self,
        answers=(),
        *,
        tools=True,
        formats=("json_object", "json_schema"),
        style="plain",
        canned=True,
    ):
        self.answers, self.style, self.canned = list(answers), style, canned
        self.tools, self.formats = tools, formats
        self.seen, self.peak, self._now = [], 0, 0
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_: (
            None
        )  # a client that hangs up is what some tests are about

    @property
    def base_url(self):
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self):
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._http.shutdown()
        self._http.server_close()

    def documents(self):
        """The last user message of every request: what was really sent."""
        return [r["messages"][-1]["content"] for r in self.seen]

    def _next(self, request):
        with self._lock:
            self.seen.append(request)
            self._now += 1
            self.peak = max(self.peak, self._now)
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        while callable(answer) or isinstance(answer, Wait):
            if isinstance(answer, Wait):
                time.sleep(answer.seconds)
                answer = answer.answer
            else:
                answer = answer(request)
        return answer

    def _made(self, answer, request):
        """An answer as bytes with its status."""
        if isinstance(answer, Raw):
            return answer
        if isinstance(answer, Status):
            error = {"error": {"message": f"status {answer.code}", "type": "test"}}
            return Raw(json.dumps(error).encode(), answer.code, headers=answer.headers)
        wanted = (request.get("response_format") or {}).get("type")
        if wanted and wanted not in self.formats:
            return self._made(Status(400), request)
        if request.get("tools") and self.tools is False:
            return self._made(Status(400), request)
        if isinstance(answer, Text):
            return self._message(
                {"content": answer.text, "refusal": answer.refusal}, answer.finish, answer.usage
            )
        text = json.dumps(answer, ensure_ascii=False)
        if request.get("tools") and self.tools:
            name = request["tools"][0]["function"]["name"]
            call = {
                "id": "call1",
                "type": "function",
                "function": {"name": name, "arguments": text},
            }
            return self._message({"content": None, "tool_calls": [call]}, "tool_calls", USAGE)
        return self._message({"content": STYLES[self.style].format(text)}, "stop", USAGE)

    def _message(self, message, finish, usage):
        choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}
        body = {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "stub",
            "choices": [choice],
        }
        return Raw(
            json.dumps(body | ({"usage": usage} if usage else {}), ensure_ascii=False).encode()
        )

    def _handler(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_POST(self):
                size = int(self.headers.get("content-length") or 0)
                request = read(self.rfile.read(size) if size else b"")
                request["_headers"] = {k.lower(): v for k, v in self.headers.items()}
                try:
                    answer = server._next(request)
                finally:
                    with server._lock:
                        server._now -= 1
                self.reply(answer, request)

            do_GET = do_POST  # noqa: N815 - the name that the library calls

            def reply(self, answer, request):
                cut = isinstance(answer, Cut)
                made = Raw(b"{") if cut else server._made(answer, request)
                self.send_response(made.status)
                self.send_header("content-type", made.type)
                self.send_header("content-length", str(len(made.body) + (99 if cut else 0)))
                if server.canned:
                    self.send_header("x-gouji-origin", "canned")
                for name, value in made.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(made.body)
                if cut:
                    self.close_connection = True

        return Handler
