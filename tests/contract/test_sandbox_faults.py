"""Each fault order: what a raw socket sees of it, and what the ledger holds afterwards."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.contract import schema
from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

CREATE = {"method": "POST", "path": "/v1/invoices"}


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Iterator[Shop]:
    yield open_shop(sandbox)
    sandbox.clear_faults()


@dataclass(frozen=True)
class Seen:
    """What came over the wire until its end: `end` is fin, reset or open."""

    raw: bytes
    end: str
    seconds: float

    @property
    def status(self) -> int | None:
        """The status in the answer, None without one."""
        return int(self.raw.split(b" ", 2)[1]) if self.raw else None

    @property
    def headers(self) -> dict[str, str]:
        """Names in lower case."""
        lines = self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def body(self) -> bytes:
        """What came after the head."""
        return self.raw.partition(b"\r\n\r\n")[2]


def post(shop: Shop, body: Any, patience: float = 5.0, path: str = "/v1/invoices") -> Seen:
    """One POST over a raw socket, read until the other side ends it or `patience` seconds pass without a byte."""
    content = json.dumps(body).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: {shop.sandbox.key}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    start = time.monotonic()
    raw = b""
    with socket.create_connection(("127.0.0.1", shop.sandbox.port), timeout=patience) as sock:
        sock.sendall(head.encode() + content)
        try:
            while chunk := sock.recv(65536):
                raw += chunk
            end = "fin"
        except ConnectionResetError:
            end = "reset"
        except TimeoutError:
            end = "open"
    return Seen(raw, end, time.monotonic() - start)


def committed(shop: Shop) -> int:
    """Invoices of the shop's customer."""
    return sum(entry["customerId"] == shop.customer["id"] for entry in shop.sandbox.ledger())


def last_request(shop: Shop) -> tuple[str | None, int | None, bool]:
    """Fault, status and `committed` of the newest entry in the request log."""
    entry = shop.sandbox.requests()[-1]
    return entry["fault"], entry["status"], entry["committed"]


def test_no_fault(shop: Shop) -> None:
    seen = post(shop, shop.body())
    assert (seen.status, seen.end, committed(shop)) == (201, "fin", 1)
    assert last_request(shop) == (None, 201, True)


@pytest.mark.parametrize(
    ("fault", "end", "documents"),
    [
        ("drop-before", "fin", 0),
        ("reset-before", "reset", 0),
        ("reset-on-accept-headers", "reset", 0),
        ("drop-after-commit", "fin", 1),
        ("reset-after-commit", "reset", 1),
    ],
)
def test_no_answer(shop: Shop, fault: str, end: str, documents: int) -> None:
    shop.sandbox.fault(fault, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.raw, seen.end) == (b"", end)
    assert committed(shop) == documents
    assert last_request(shop) == (fault, None, documents == 1)


def until_committed(shop: Shop) -> None:
    end = time.monotonic() + 5
    while committed(shop) == 0 and time.monotonic() < end:
        time.sleep(0.05)


def test_late_commit(shop: Shop) -> None:
    shop.sandbox.fault("late-commit", seconds=1.5, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.raw, seen.end) == (b"", "fin")
    assert seen.seconds < 1.0
    assert committed(shop) == 0
    assert last_request(shop) == ("late-commit", None, False)
    until_committed(shop)
    assert committed(shop) == 1
    assert last_request(shop) == ("late-commit", None, True)


def test_delay(shop: Shop) -> None:
    shop.sandbox.fault("delay", seconds=0.3, **CREATE)
    seen = post(shop, shop.body())
    assert seen.seconds >= 0.3
    assert (seen.status, committed(shop)) == (201, 1)


def test_hang_after_commit(shop: Shop) -> None:
    shop.sandbox.fault("hang-after-commit", **CREATE)
    seen = post(shop, shop.body(), patience=0.4)
    assert (seen.raw, seen.end, committed(shop)) == (b"", "open", 1)
    assert shop.sandbox.call("GET", "/v1/company").status_code == 200


@pytest.mark.parametrize("status", [400, 408, 500, 502, 503, 504])
def test_status_without_commit(shop: Shop, status: int) -> None:
    shop.sandbox.fault("status", status=status, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, committed(shop)) == (status, 0)
    assert schema.errors("ErrorEnvelope", json.loads(seen.body)) == []
    assert last_request(shop) == ("status", status, False)


def test_status_with_a_page_of_a_gateway(shop: Shop) -> None:
    shop.sandbox.fault("status-after-commit", status=504, body="<h1>Gateway Timeout</h1>", **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, seen.body, committed(shop)) == (504, b"<h1>Gateway Timeout</h1>", 1)
    assert seen.headers["content-type"] == "text/html; charset=utf-8"
    assert last_request(shop) == ("status-after-commit", 504, True)


def test_redirect(shop: Shop) -> None:
    shop.sandbox.fault("status", status=307, headers={"Location": "http://127.0.0.1:9/steal"}, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, seen.headers["location"], committed(shop)) == (307, "http://127.0.0.1:9/steal", 0)


def test_cut_body(shop: Shop) -> None:
    shop.sandbox.fault("cut-body", **CREATE)
    seen = post(shop, shop.body())
    promised = int(seen.headers["content-length"])
    assert (seen.status, seen.end, len(seen.body)) == (201, "fin", promised // 2)
    assert "date" in seen.headers
    assert committed(shop) == 1


@pytest.mark.parametrize("body", [None, '{"id": 1', ""])
def test_wrong_body(shop: Shop, body: str | None) -> None:
    shop.sandbox.fault("wrong-body", body=body, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, committed(shop)) == (201, 1)
    assert int(seen.headers["content-length"]) == len(seen.body)
    with pytest.raises(json.JSONDecodeError):
        json.loads(seen.body)


def test_wrong_shape(shop: Shop) -> None:
    shop.sandbox.fault("wrong-shape", **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, committed(shop)) == (201, 1)
    assert schema.errors("PublicInvoice", json.loads(seen.body)) != []


def test_broken_gzip(shop: Shop) -> None:
    shop.sandbox.fault("broken-gzip", **CREATE)
    with pytest.raises(httpx.DecodingError):
        shop.sandbox.call("POST", "/v1/invoices", shop.body())
    assert committed(shop) == 1


def test_slow_body(shop: Shop) -> None:
    shop.sandbox.fault("slow-body", seconds=0.0005, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, committed(shop)) == (201, 1)
    assert len(seen.body) == int(seen.headers["content-length"])
    assert seen.seconds > 0.0005 * len(seen.body)
    assert schema.errors("PublicInvoice", json.loads(seen.body)) == []


@pytest.mark.parametrize("form", ["envelope", "oauth"])
def test_rate_limit(shop: Shop, form: str) -> None:
    shop.sandbox.fault("rate-limit", form=form, seconds=7, **CREATE)
    seen = post(shop, shop.body())
    assert (seen.status, committed(shop)) == (429, 0)
    assert schema.errors("ErrorEnvelope" if form == "envelope" else "OAuthError", json.loads(seen.body)) == []
    assert seen.headers["x-rate-limit-remaining"] == "0"
    assert seen.headers["retry-after"] == "7"
    assert 5 <= int(seen.headers["x-rate-limit-reset"]) - time.time() <= 9


@pytest.mark.parametrize("fault", ["drop-after-commit", "reset-after-commit", "status-after-commit", "cut-body"])
def test_send_with_a_lost_answer(shop: Shop, fault: str) -> None:
    invoice = shop.create()
    shop.sandbox.fault(fault, method="POST", path="/v1/invoices/[^/]+/send")
    seen = post(shop, {"deliveryType": "Manual"}, path=f"/v1/invoices/{invoice['id']}/send")
    assert seen.status in {None, 201, 503}
    assert shop.read(invoice)["status"] == "sent"
    assert shop.deliveries(invoice)["summary"]["sendCount"] == 1


def test_faults_hit_reads_too(shop: Shop) -> None:
    shop.sandbox.fault("cut-body", method="GET", path="/v1/company")
    with pytest.raises(httpx.RemoteProtocolError):
        shop.sandbox.call("GET", "/v1/company")
    assert last_request(shop) == ("cut-body", 200, False)
    assert shop.sandbox.call("GET", "/v1/company").status_code == 200


def test_orders_are_used_up_in_turn(shop: Shop) -> None:
    shop.sandbox.fault("status", status=500, times=2, skip=1, **CREATE)
    shop.sandbox.fault("status", status=502, method="GET", path="/v1/co.*", times=None)
    assert [post(shop, shop.body()).status for _ in range(4)] == [201, 500, 500, 201]
    assert shop.sandbox.call("GET", "/v1/company").status_code == 502
    assert shop.sandbox.call("GET", "/v1/customers").status_code == 200
    assert [order["status"] for order in shop.sandbox.faults()] == [502]
    shop.sandbox.clear_faults()
    assert shop.sandbox.call("GET", "/v1/company").status_code == 200


def test_refused_request_is_not_committed_by_a_fault(shop: Shop) -> None:
    shop.sandbox.fault("drop-after-commit", **CREATE)
    post(shop, {"colour": "red"})
    assert committed(shop) == 0
    assert last_request(shop) == ("drop-after-commit", None, False)


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"fault": "explode"},
        {"fault": "delay", "seconds": "1"},
        {"fault": "status", "status": 99},
        {"fault": "delay", "path": "("},
        [],
    ],
)
def test_bad_orders_are_refused(shop: Shop, order: Any) -> None:
    with pytest.raises(ValueError, match="POST faults"):
        shop.sandbox.control("POST", "faults", [order])
    assert shop.sandbox.faults() == []


def test_upload_that_breaks_off_is_not_handled(shop: Shop) -> None:
    with socket.create_connection(("127.0.0.1", shop.sandbox.port), timeout=5) as sock:
        head = f"POST /v1/invoices HTTP/1.1\r\nHost: x\r\nx-api-key: {shop.sandbox.key}\r\nContent-Length: 5000\r\n\r\n"
        sock.sendall(head.encode() + json.dumps(shop.body()).encode())
    assert shop.sandbox.call("GET", "/v1/company").status_code == 200
    assert committed(shop) == 0


def test_client_that_leaves_does_not_undo(shop: Shop) -> None:
    shop.sandbox.fault("delay", seconds=0.2, **CREATE)
    assert post(shop, shop.body(), patience=0.05).end == "open"
    until_committed(shop)
    assert committed(shop) == 1


def test_log_tells_what_was_asked(shop: Shop) -> None:
    shop.sandbox.clear_requests()
    shop.sandbox.call("GET", "/v1/invoices?page=2&search=a%20b")
    body = shop.body(notes="Tak")
    shop.sandbox.call("POST", "/v1/invoices", body)
    first, second = shop.sandbox.requests()
    assert (first["method"], first["path"], first["query"]) == (
        "GET",
        "/v1/invoices",
        [["page", "2"], ["search", "a b"]],
    )
    assert (first["status"], first["body"], first["committed"]) == (200, None, False)
    assert (second["body"], second["status"], second["committed"]) == (body, 201, True)
    assert second["n"] == first["n"] + 1
    assert schema.TIMESTAMP.fullmatch(second["at"])
