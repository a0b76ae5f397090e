"""A server that does to a connection exactly what its script says: for what no HTTP server would do on purpose."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Self

STAMP = "2026-11-21T08:30:00.000Z"
SERVER_DATE = "Sat, 21 Nov 2026 08:30:05 GMT"
Script = Callable[["Peer"], None]


@dataclass(frozen=True)
class Seen:
    """A request that was read to its end."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


class Peer:
    """One accepted connection, in the hands of a script."""

    def __init__(self, server: WireServer, conn: socket.socket) -> None:
        self.server = server
        self.conn = conn

    def read_head(self) -> bytes:
        """The request line and the headers, with what came behind them."""
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.conn.recv(65536)
            if not piece:
                raise ConnectionError("no request")
            data += piece
        return data

    def read(self) -> Seen:
        """A whole request. From here on the server may have acted on it: it counts as committed."""
        head, _, body = self.read_head().partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        while len(body) < int(headers.get("content-length", "0")):
            body += self.conn.recv(65536)
        method, target, _version = first.split(" ")
        seen = Seen(method, target, headers, body)
        if method != "CONNECT":
            self.server.seen.append(seen)
        return seen

    def send(self, data: bytes) -> None:
        self.conn.sendall(data)

    def fin(self) -> None:
        """Close properly, without another byte."""
        self.conn.close()

    def rst(self) -> None:
        """Close with a reset."""
        self.conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.conn.close()

    def hang(self) -> None:
        """Nothing more, until the server stops."""
        self.server.stopping.wait(20)


class WireServer:
    """Runs `script` for each connection, each in a thread of its own. `seen` are the requests that were read whole."""

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.tls = tls
        self.seen: list[Seen] = []
        self.connections = 0
        self.stopping = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._threads: list[threading.Thread] = []

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                conn, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, conn)

    def _serve(self, conn: socket.socket) -> None:
        conn.settimeout(10)
        with contextlib.suppress(OSError):
            if self.tls is not None:
                conn = self.tls.wrap_socket(conn, server_side=True)
            self.script(Peer(self, conn))
        conn.close()


def http(
    status: int, body: bytes | str | dict[str, Any] | list[Any] = b"", kind: str = "application/json", **headers: str
) -> bytes:
    """A whole answer with its length; header names with `_` for `-`. Its Date is SERVER_DATE unless another one is given."""
    data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    named = {"Date": SERVER_DATE, "Content-Type": kind, "Content-Length": str(len(data)), **given}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} Status\r\n{lines}\r\n".encode("latin-1") + data


def envelope(status: int, message: str = "No", **members: Any) -> dict[str, Any]:
    """LedgerBee's error envelope."""
    return {"statusCode": status, "timestamp": STAMP, "path": "/v1/invoices", "message": message, **members}


def answering(*answers: bytes) -> Script:
    """A script that reads a request and gives the answers in turn, one per connection; the last one again and again."""
    left = list(answers)
    lock = threading.Lock()

    def script(peer: Peer) -> None:
        peer.read()
        with lock:
            answer = left.pop(0) if len(left) > 1 else left[0]
        peer.send(answer.replace(b"\r\nDate:", b"\r\nConnection: close\r\nDate:", 1))

    return script


def certificate(folder: Path, *, host: str = "127.0.0.1", days: tuple[int, int] = (-1, 30)) -> Path:
    """A self-signed certificate with its key in one PEM file, valid from `days[0]` to `days[1]` days from now."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "wire server")])
    now = dt.datetime.now(dt.UTC)
    try:
        alternative: x509.GeneralName = x509.IPAddress(ip_address(host))
    except ValueError:
        alternative = x509.DNSName(host)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days=days[0]))
        .not_valid_after(now + dt.timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    pem.write_bytes(
        built.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem


def server_tls(pem: Path) -> ssl.SSLContext:
    """The server's side of TLS with the certificate of `pem`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
