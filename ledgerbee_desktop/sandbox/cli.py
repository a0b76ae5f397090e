"""The command line of the sandbox process."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ledgerbee_desktop.sandbox import clock, server
from ledgerbee_desktop.sandbox.application import make_application
from ledgerbee_desktop.sandbox.calls import Desk
from ledgerbee_desktop.sandbox.faults import FaultBook
from ledgerbee_desktop.sandbox.front import Front
from ledgerbee_desktop.sandbox.request_log import RequestLog
from ledgerbee_desktop.sandbox.store import clients, settings
from ledgerbee_desktop.sandbox.store.database import OtherVersion, open_database, remove_database
from ledgerbee_desktop.sandbox.tenants import Tenant, Tenants

DATABASE = "sandbox.db"
LOGGED_REQUESTS = 20_000


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ledgerbee_desktop.sandbox",
        description="A LedgerBee look-alike on this computer, with a demo company, for trying out and for tests.",
    )
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--port-file", type=Path, required=True, help="gets the port, once the server accepts")
    parser.add_argument("--key-file", type=Path, required=True, help="gets the API key, before the port file")
    parser.add_argument(
        "--client-file",
        type=Path,
        default=None,
        help="gets the OAuth client as JSON (client_id, client_secret), before the port file",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder for the database; kept between starts")
    parser.add_argument("--seed", type=int, default=1, help="chooses the demo company's details")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="day up to which the demo company has lived"
    )
    parser.add_argument("--empty", action="store_true", help="a company without customers, products and documents")
    parser.add_argument(
        "--another",
        metavar="FOLDER",
        type=Path,
        action="append",
        default=[],
        help="one more company on this server, with database, key and client.json in FOLDER (up to three)",
    )
    parser.add_argument("--control", action="store_true", help="offer the hooks for tests below /__control/")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input closes: the parent is gone")
    return parser


def _end_with_parent() -> None:
    """A parent that is killed cannot stop us, but its end of our standard input closes."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _write_file(path: Path, content: str) -> None:
    """Whole or not at all, readable by the owner only."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(content)
    part.replace(path)


def _open_desk(folder: Path, seed: int, today: date, *, empty: bool, number: int = 1) -> Desk:
    """The company in `folder`, founded there the first time, and anew if another version of the sandbox founded it.

    The new company has the key, OAuth client, seed and day of the one before, so that it is as far as possible the same one; what was
    done in it is lost.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / DATABASE
    kept: dict[str, Any] = {}
    try:
        conn = open_database(path)
    except OtherVersion:
        kept = settings.of_another_version(path)
        remove_database(path)
        conn = open_database(path)
    desk = Desk(conn)
    if settings.get(desk.conn, "founded") is None:
        from ledgerbee_desktop.sandbox.demo.build import found_company

        before = kept.get("founded") or {"seed": seed, "today": today.isoformat(), "empty": empty}
        day = date.fromisoformat(before["today"])
        found_company(desk.conn, before["seed"], day, empty=before["empty"], number=number)
        for name in ("key", "client"):
            if name in kept:
                settings.put(desk.conn, name, kept[name])
    return desk


def _application(desks: Sequence[Desk], *, control: bool) -> Front:
    orders = FaultBook()
    log = RequestLog(LOGGED_REQUESTS if control else 0)
    api = Tenants([Tenant(desk, make_application(desk)) for desk in desks])
    if not control:
        return Front(api, None, orders, log)
    from ledgerbee_desktop.sandbox.control import make_control

    hooks = make_control(desks[0], orders, log)
    for number, desk in enumerate(desks[1:], 2):
        hooks.routes.extend(make_control(desk, orders, log, f"/__control/companies/{number}/").routes)
    return Front(api, hooks, orders, log)


def _hand_over(desk: Desk, key_file: Path, client_file: Path | None) -> None:
    _write_file(key_file, settings.load_key(desk.conn).value)
    if client_file is not None:
        client = clients.load(desk.conn)
        _write_file(client_file, json.dumps({"client_id": client.id, "client_secret": client.secret}))


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop. Returns the exit code: 0, or 1 if the port is taken."""
    options = _parser().parse_args(arguments)
    today = options.today or clock.today()
    folders = (options.data, *options.another)
    desks = [
        _open_desk(folder, options.seed + number, today, empty=options.empty, number=number + 1)
        for number, folder in enumerate(folders)
    ]
    try:
        sock = server.bind(options.port)
    except OSError as error:
        sys.stderr.write(f"sandbox: cannot listen on {server.HOST}:{options.port}: {error.strerror}\n")
        return 1

    if options.with_parent:
        threading.Thread(target=_end_with_parent, daemon=True).start()

    def ready() -> None:
        _hand_over(desks[0], options.key_file, options.client_file)
        for folder, desk in zip(options.another, desks[1:], strict=True):
            _hand_over(desk, folder / "key", folder / "client.json")
        _write_file(options.port_file, str(sock.getsockname()[1]))

    server.serve(_application(desks, control=options.control), sock, ready)
    for desk in desks:
        desk.conn.close()
    return 0
