"""Every way of quitting ends the program by itself, with code 0 and no task left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sandbox_process import SandboxProcess

ROOT = Path(__file__).parents[2]
SECONDS = 2.0
"""From the wish to the end; a request on the wire gets one of them."""
NOISE = 1.0
"""What a busy machine may add."""

PROGRAM = """
import asyncio, sys
from asyncio import events
from unittest import mock
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ledgerbee_desktop.app import main, windows
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import Connection

strays = []
step = events.Handle._run

def counted(handle):
    if events._get_running_loop() is None:
        strays.append(handle)
    return step(handle)

events.Handle._run = counted  # Python 3.14 refuses a task step without a running loop (qasync#176)
how, *arguments = sys.argv[1:]
tasks = []

class CompanyWindow(windows.CompanyWindow):
    async def _connect(self):
        await super()._connect()
        tasks.append(asyncio.ensure_future(self.act(self.company.book, self.window)))

    async def act(self, book, main_window):
        while book.sync.status.connection is not Connection.ONLINE:
            await asyncio.sleep(0.01)
        while how == "busy" and not any(row.operation.state is State.INFLIGHT for row in await book.outbox.rows()):
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        print("up", flush=True)
        if how in {"quit", "busy", "client"}:
            QTimer.singleShot(0, QApplication.instance().quit)
        elif how == "close":
            QTimer.singleShot(0, main_window.close)

with mock.patch.object(windows, "CompanyWindow", CompanyWindow):
    code = main.main(arguments)
print("strays", len(strays), flush=True)
raise SystemExit(code)
"""


def program(sandbox: SandboxProcess, data: Path, *words: str) -> list[str]:
    """The arguments of the program on a data directory."""
    return ["--data-dir", str(data), "--api-url", sandbox.url, "--settle", "1", *words]


def headless(environment: dict[str, str], *words: str) -> str:
    """Run a command and return what it prints."""
    command = [sys.executable, "-m", "ledgerbee_desktop", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def queue_an_invoice(sandbox: SandboxProcess, data: Path, environment: dict[str, str]) -> None:
    """By the headless commands, so that the window finds something to create."""
    customer = sandbox.add_customer(name="Langsom A/S")
    product = sandbox.add_product(number="V17")
    draft = {
        "kind": "invoice",
        "customerId": customer["id"],
        "date": time.strftime("%Y-%m-%d"),
        "lines": [{"lineType": "product", "priceId": product["prices"][0]["id"], "quantity": 3}],
    }
    file = data.with_name("draft.json")
    file.write_text(json.dumps(draft), encoding="utf-8")

    headless(environment, *program(sandbox, data, "sync", "--once"))
    (added,) = json.loads(headless(environment, *program(sandbox, data, "draft", "add", str(file), "--json")))
    headless(environment, *program(sandbox, data, "draft", "queue", added["id"]))
    sandbox.fault("hang-after-commit", method="POST", path="/v1/invoices", times=None)


@pytest.mark.parametrize("how", ["quit", "close", "sigint", "sigterm", "busy", "client"])
def test_quitting(how: str, tmp_path: Path, sandbox: SandboxProcess) -> None:
    data = tmp_path / "data"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("LEDGERBEE_API_KEY", None)
    if how == "client":  # its token is revoked, and LedgerBee does not answer to that
        environment |= {"LEDGERBEE_CLIENT_ID": sandbox.client_id, "LEDGERBEE_CLIENT_SECRET": sandbox.client_secret}
        sandbox.fault("hang-after-commit", method="POST", path="/v1/oauth/revoke", skip=1)
    else:
        environment["LEDGERBEE_API_KEY"] = sandbox.key
    if how == "busy":
        queue_an_invoice(sandbox, data, environment)
    command = [sys.executable, "-c", PROGRAM, how, *program(sandbox, data)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "up\n", process.communicate(timeout=30)
        asked = time.monotonic()
        if how.startswith("sig"):
            process.send_signal(signal.SIGINT if how == "sigint" else signal.SIGTERM)
        said, errors = process.communicate(timeout=30)
        took = time.monotonic() - asked
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, said, errors) == (0, "strays 0\n", "")
    assert took < SECONDS + NOISE
    if how == "busy":  # nothing was made up about the request that was on the wire
        (operation,) = json.loads(headless(environment, *program(sandbox, data, "outbox", "list", "--json")))
        assert operation["state"] in {"inflight", "unknown"}
    if how == "client":
        assert sandbox.faults() == []  # it was asked
