"""The sandbox as a process: start, files, stop, kill, and what is still there afterwards."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import httpx
import pytest

from tests.contract.billing import open_shop
from tests.sandbox_process import SandboxProcess


def test_everything_survives_kill_and_restart(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path) as sandbox:
        shop = open_shop(sandbox)
        invoice = shop.create()
        shop.send(invoice)
        before = shop.read(invoice), shop.deliveries(invoice), sandbox.ledger(), sandbox.key, sandbox.port
        sandbox.kill()
        with pytest.raises(httpx.ConnectError):
            sandbox.call("GET", "/v1/company")
        sandbox.start()
        assert (shop.read(invoice), shop.deliveries(invoice), sandbox.ledger(), sandbox.key, sandbox.port) == before
        second = shop.create()
        shop.send(second)
        assert int(shop.read(second)["number"]) == int(before[0]["number"]) + 1
    assert sandbox.errors() == ""


def test_killed_in_the_middle_of_writing(tmp_path: Path) -> None:
    """What was answered is there; numbers have no gap and no twin."""
    acknowledged: list[str] = []
    with SandboxProcess(tmp_path) as sandbox:
        shop = open_shop(sandbox)

        def write() -> None:
            try:
                while True:
                    invoice = shop.create()
                    acknowledged.append(invoice["id"])
                    shop.send(invoice, deliveryType="Manual")
            except httpx.HTTPError:
                return

        writer = threading.Thread(target=write)
        writer.start()
        while len(acknowledged) < 8:
            time.sleep(0.01)
        sandbox.kill()
        writer.join()
        sandbox.start()
        ledger = sandbox.ledger()
    assert set(acknowledged) <= {entry["id"] for entry in ledger}
    numbers = sorted(int(entry["number"]) for entry in ledger if entry["number"])
    assert numbers == list(range(1001, 1001 + len(numbers)))


def test_files_are_for_the_owner_only(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path) as sandbox:
        assert len(sandbox.key) >= 32
        for name in ("key", "port", "data/sandbox.db"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
        assert not list(tmp_path.glob("*.part"))


def test_two_companies_have_two_keys(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path / "a") as one, SandboxProcess(tmp_path / "b") as other:
        assert one.key != other.key
        response = httpx.get(f"{other.url}/v1/company", headers=one.headers, trust_env=False, verify=False)
        assert response.status_code == 401


def test_listens_on_loopback_only(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path) as sandbox:
        listening = f":{sandbox.port:04X}"
        table = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
        local = [line.split()[1] for line in table if line.split()[3] == "0A"]
        assert [entry for entry in local if entry.endswith(listening)] == [f"0100007F{listening}"]


def test_stops_at_once_also_with_requests_under_way(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path) as sandbox:
        sandbox.fault("hang-after-commit", path="/v1/company")
        sandbox.fault("slow-body", path="/v1/vat-codes", seconds=10)
        socks = []
        for path in ("/v1/company", "/v1/vat-codes"):
            sock = socket.create_connection(("127.0.0.1", sandbox.port), timeout=5)
            sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nx-api-key: {sandbox.key}\r\n\r\n".encode())
            socks.append(sock)
        while len(sandbox.requests()) < 2:
            time.sleep(0.01)
        start = time.monotonic()
        assert sandbox.stop() == 0
        assert time.monotonic() - start < 3.0
        for sock in socks:
            with sock:
                try:
                    while chunk := sock.recv(65536):
                        assert b"HTTP/1.1 500" not in chunk
                except ConnectionResetError:
                    continue
    assert sandbox.errors() == ""


def test_taken_port_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "ledgerbee_desktop.sandbox", "--port", str(port), "--empty"]
        command += ["--port-file", str(tmp_path / "port"), "--key-file", str(tmp_path / "key"), "--data", str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ), timeout=30)
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert not (tmp_path / "port").exists()


def test_empty_company_has_only_the_basics(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path) as sandbox:
        assert sandbox.call("GET", "/v1/customers").json() == []
        assert sandbox.call("GET", "/v1/products").json()["total"] == 0
        assert sandbox.call("GET", "/v1/invoices").json()["total"] == 0
        assert sandbox.call("GET", "/v1/vat-codes").json() != []
        assert sandbox.call("GET", "/v1/document-templates").json()["total"] == 6
        assert sandbox.call("GET", "/v1/company").json()["name"]


def test_founded_anew_by_another_version(tmp_path: Path) -> None:
    """A database with another schema is no crash: the company is founded again from the same seed and day, with its key."""
    with SandboxProcess(tmp_path, empty=False, seed=3, today=date(2026, 6, 15)) as sandbox:
        before = sandbox.key, sandbox.call("GET", "/v1/company").json(), len(sandbox.ledger())
        open_shop(sandbox).create()
    with closing(sqlite3.connect(tmp_path / "data" / "sandbox.db")) as conn:
        conn.executescript("ALTER TABLE document DROP COLUMN valid_until; PRAGMA user_version = 1;")
    with SandboxProcess(tmp_path, empty=True) as sandbox:
        assert (sandbox.key, sandbox.call("GET", "/v1/company").json(), len(sandbox.ledger())) == before
    assert sandbox.errors() == ""


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "sandbox.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript("CREATE TABLE thing (x); INSERT INTO thing VALUES (17); PRAGMA user_version = 1;")
    with pytest.raises(RuntimeError, match="did not start"):
        SandboxProcess(tmp_path).start()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT x FROM thing").fetchall() == [(17,)]


def test_demo_starts_fast(tmp_path: Path) -> None:
    start = time.monotonic()
    with SandboxProcess(tmp_path, empty=False) as sandbox:
        first = time.monotonic() - start
        assert sandbox.call("GET", "/v1/invoices").json()["total"] == 400
    start = time.monotonic()
    with SandboxProcess(tmp_path, empty=False) as sandbox:
        again = time.monotonic() - start
        assert sandbox.call("GET", "/v1/invoices").json()["total"] == 400
    assert first < 6.0
    assert again < 3.0


def dump(folder: Path) -> list[str]:
    """Everything that the first company's database holds."""
    with closing(sqlite3.connect(folder / "data" / "sandbox.db")) as conn:
        return list(conn.iterdump())


@pytest.mark.parametrize("empty", [True, False])
def test_a_company_that_starts_over_is_the_one_that_was_founded(tmp_path: Path, empty: bool) -> None:
    with SandboxProcess(tmp_path, companies=2, empty=empty, today=date(2026, 6, 15)) as sandbox:
        founded = dump(tmp_path)
        (neighbour,) = sandbox.neighbours
        theirs = neighbour.add_customer(name="Nordlys ApS")
        shop = open_shop(sandbox)
        shop.send(shop.create())
        shop.create()
        assert sandbox.token().status_code == 200
        sandbox.set_client(scopes=["company-read"], requests_per_minute=1)
        sandbox.set_licences()
        sandbox.set_key(scopes=["company-read"])
        sandbox.set(cache_seconds=3600, send_finishes="later")
        assert sandbox.call("GET", "/v1/api-key").json()["scopes"] == ["company-read"]  # remembered for an hour
        sandbox.fault("drop-before", method="GET", path="/v1/company")

        sandbox.start_over()

        assert dump(tmp_path) == founded
        assert (sandbox.faults(), sandbox.requests()) == ([], [])
        assert len(sandbox.call("GET", "/v1/api-key").json()["scopes"]) > 1
        assert sandbox.token().status_code == 200
        assert sandbox.token().status_code == 200
        again = open_shop(sandbox)
        invoice = again.create()
        again.send(invoice)
        assert again.read(invoice)["status"] == "sent"
        assert theirs["id"] in [each["id"] for each in neighbour.call("GET", "/v1/customers").json()]
    assert sandbox.errors() == ""
