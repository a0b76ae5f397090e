"""The sandbox as a real process on a real port, for every test that needs a server."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

START_SECONDS = 20.0
STOP_SECONDS = 5.0
Json = Any
"""A decoded JSON value."""

# `verify=False` below: loading certificates takes 20 ms a request, and loopback speaks plain HTTP.


class SandboxCompany:
    """One company of a running sandbox: its credentials, requests with them, and its hooks."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self.port = 0
        self.key = ""
        self.client_id = ""
        self.client_secret = ""

    @property
    def url(self) -> str:
        """The base address; paths begin with /v1."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def headers(self) -> dict[str, str]:
        """What a request needs to be let in."""
        return {"x-api-key": self.key}

    def take_over(self, port: int, key_file: Path, client_file: Path) -> None:
        """Take the credentials that the server has left for this company."""
        self.port = port
        self.key = key_file.read_text(encoding="ascii")
        client = json.loads(client_file.read_text(encoding="ascii"))
        self.client_id, self.client_secret = client["client_id"], client["client_secret"]

    def control(self, method: str, path: str, body: Json = None) -> Json:
        """Call the hook `path` of this company; returns its JSON."""
        response = httpx.request(
            method, f"{self.url}/__control/{self._prefix}{path}", json=body, trust_env=False, verify=False, timeout=30
        )
        if response.is_error:
            raise ValueError(f"{method} {path}: {response.text}")
        return response.json()

    def call(self, method: str, path: str, body: Json = None) -> httpx.Response:
        """One plain API request with the key, over a connection of its own; a body of None is no body."""
        headers = dict(self.headers)
        content = None
        if body is not None:
            headers["content-type"] = "application/json"
            content = json.dumps(body)
        return httpx.request(
            method, self.url + path, content=content, headers=headers, trust_env=False, verify=False, timeout=30
        )

    def fault(self, name: str, **order: Json) -> None:
        """Order a fault: method, path (regular expression for the whole path), times, skip, seconds, status, body …"""
        self.control("POST", "faults", {"fault": name, **order})

    def clear_faults(self) -> None:
        """Forget the orders that are left."""
        self.control("DELETE", "faults")

    def faults(self) -> list[dict[str, Json]]:
        """The orders that are left."""
        return list(self.control("GET", "faults"))

    def requests(self) -> list[dict[str, Json]]:
        """The request log since the start, oldest first: n, at, method, path, query, status, fault, committed, body,
        and company, counted from 1: the log is the server's.
        """
        return list(self.control("GET", "requests"))

    def clear_requests(self) -> None:
        """Empty the request log."""
        self.control("DELETE", "requests")

    def ledger(self) -> list[dict[str, Json]]:
        """All documents, oldest first: id, kind, number, status, displayStatus, customerId, reference, sendCount,
        createdAt, amount, and the links invoiceNumber, convertedToOrderConfirmationId, convertedToInvoiceId.
        """
        return list(self.control("GET", "ledger"))

    def set_key(self, **changes: Json) -> None:
        """Change what the key may do: scopes, revoked, expires_at, blocked_address."""
        self.control("POST", "key", changes)

    def set_client(self, **changes: Json) -> None:
        """Change the OAuth client: scopes, revoked, blocked_address; token_seconds, requests_per_minute."""
        self.control("POST", "client", changes)

    def end_tokens(self) -> None:
        """All access tokens die now."""
        self.control("DELETE", "tokens")

    def set_licences(self, *names: str) -> None:
        """The licences that the company has: Subscription, MeteredProducts."""
        self.control("PUT", "licences", list(names))

    def form(self, path: str, fields: dict[str, str]) -> httpx.Response:
        """One request with a form as its body and without a key, as the OAuth calls want it."""
        return httpx.post(self.url + path, data=fields, trust_env=False, verify=False, timeout=30)

    def token(self, **fields: str) -> httpx.Response:
        """Ask for an access token with the client's credentials, or others in `fields`."""
        own = {"client_id": self.client_id, "client_secret": self.client_secret}
        return self.form("/v1/auth/token", {"grant_type": "client_credentials", **own, **fields})

    def set(self, **changes: Json) -> None:
        """Throw a switch: send_finishes, converted_invoice, cache_seconds, rate_limit_tiers."""
        self.control("POST", "settings", changes)

    def start_over(self) -> None:
        """The company as it was founded, with its key; the server's orders for faults and its log are gone."""
        self.control("POST", "start-over")

    def add_customer(self, **fields: Json) -> dict[str, Json]:
        """Create a customer (or with `id` change one) without the API; returns it with contacts and departments."""
        return dict(self.control("POST", "customers", fields))

    def add_product(self, **fields: Json) -> dict[str, Json]:
        """Create a product with `prices` (or with `id` change one) without the API; returns it with its prices."""
        return dict(self.control("POST", "products", fields))

    def delete(self, path: str) -> None:
        """A colleague deletes what the API cannot: "customers/{id}", "products/{id}", "prices/{id}", "invoices/{id}" (drafts) …"""
        self.control("DELETE", path)


class SandboxProcess(SandboxCompany):
    """Starts on entering, stops on leaving. Its database in `folder` survives `stop`, `kill` and a new `start`.

        with SandboxProcess(tmp_path) as sandbox:
            sandbox.fault("drop-after-commit", method="POST", path="/v1/invoices")
            httpx.get(sandbox.url + "/v1/company", headers=sandbox.headers)

    The company is empty (company, key, templates, VAT codes) unless `empty=False`: then it is the demo company.
    With `companies` above 1 the server has several, told apart by their keys; the others are in `neighbours`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        empty: bool = True,
        seed: int = 1,
        today: date | None = None,
        control: bool = True,
        port: int = 0,
        companies: int = 1,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.port = port
        self.neighbours = tuple(SandboxCompany(f"companies/{number}/") for number in range(2, companies + 1))
        self._options = ["--seed", str(seed)]
        if empty:
            self._options.append("--empty")
        if control:
            self._options.append("--control")
        if today is not None:
            self._options += ["--today", today.isoformat()]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None, "the sandbox does not run"
        return self._process.pid

    def start(self) -> None:
        """Start on the port of the last time, or the first time on a free one; returns when it accepts."""
        assert self._process is None, "the sandbox runs already"
        self.folder.mkdir(parents=True, exist_ok=True)
        port_file, key_file, client_file = (self.folder / name for name in ("port", "key", "client.json"))
        port_file.unlink(missing_ok=True)
        command = [sys.executable, "-m", "ledgerbee_desktop.sandbox", "--port", str(self.port)]
        command += ["--port-file", str(port_file), "--key-file", str(key_file), "--client-file", str(client_file)]
        command += ["--data", str(self.folder / "data")]
        others = [self.folder / f"company-{number}" for number in range(2, len(self.neighbours) + 2)]
        for other in others:
            command += ["--another", str(other)]
        root = Path(__file__).resolve().parents[1]
        path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
        with (self.folder / "sandbox.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *self._options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONPATH": path},
            )
        end = time.monotonic() + START_SECONDS
        while not port_file.exists():
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RuntimeError(f"the sandbox did not start:\n{self.errors()}")
            time.sleep(0.005)
        self.take_over(int(port_file.read_text(encoding="ascii")), key_file, client_file)
        for neighbour, other in zip(self.neighbours, others, strict=True):
            neighbour.take_over(self.port, other / "key", other / "client.json")

    def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        process, self._process = self._process, None
        assert process is not None, "the sandbox does not run"
        process.terminate()
        try:
            return process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def kill(self) -> None:
        """SIGKILL."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def errors(self) -> str:
        """What the server wrote to standard error; empty unless it has a bug."""
        with contextlib.suppress(FileNotFoundError):
            return (self.folder / "sandbox.log").read_text(encoding="utf-8", errors="replace")
        return ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.stop()
