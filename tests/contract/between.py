"""A small proxy between the client and Prism: adds what the client itself must not say, and notes what passes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx
from typing_extensions import override

KEPT = ("accept", "content-type", "x-api-key", "authorization")
PASSED = ("content-type", "content-disposition", "date", "sl-violations", "x-rate-limit-reset", "x-api-key-expires-at")


@dataclass(frozen=True)
class Passed:
    """One request and its answer. `violations` is what Prism had to say against the request, empty when nothing."""

    method: str
    path: str
    query: str
    content_type: str
    body: bytes
    status: int
    violations: str
    answer: bytes


class Between:
    """Passes requests on to `upstream`, adding the header `Prefer` (`self.prefer`) to all of them, or to `self.only` (method and path)."""

    def __init__(self, upstream: str) -> None:
        self.prefer = ""
        self.only = ""
        self.passed: list[Passed] = []
        self._upstream = upstream
        self._http = httpx.Client(trust_env=False, verify=False, timeout=30)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        """The base address for the client."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._http.close()

    def fresh(self, prefer: str = "", only: str = "") -> None:
        """Forget what has passed; from now on ask for `prefer`, if `only` ("POST /v1/quotes") is given for that request only."""
        self.prefer, self.only = prefer, only
        self.passed.clear()

    def forward(self, method: str, target: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        """The upstream's answer."""
        parts = urlsplit(target)
        if self.prefer and self.only in {"", f"{method} {parts.path}"}:
            headers = {**headers, "prefer": self.prefer}
        answer = self._http.request(method, self._upstream + target, content=body or None, headers=headers)
        self.passed.append(
            Passed(
                method=method,
                path=parts.path,
                query=parts.query,
                content_type=headers.get("content-type", ""),
                body=body,
                status=answer.status_code,
                violations=answer.headers.get("sl-violations", ""),
                answer=answer.content,
            )
        )
        return answer

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        between = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def _pass(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", "0")))
                headers = {name: self.headers[name] for name in KEPT if name in self.headers}
                answer = between.forward(self.command, self.path, headers, body)
                self.send_response_only(answer.status_code)
                for name in PASSED:
                    if name in answer.headers:
                        self.send_header(name, answer.headers[name])
                if answer.status_code != 204:
                    self.send_header("content-length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            def do_GET(self) -> None:
                self._pass()

            def do_POST(self) -> None:
                self._pass()

            def do_PATCH(self) -> None:
                self._pass()

            def do_DELETE(self) -> None:
                self._pass()

            @override
            def log_message(self, format: str, *args: Any) -> None:
                """What passes is in `passed`."""

        return Handler
