"""The commands without a window, as scripts use them: real processes, the real sandbox, lost answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

# Qt cannot be imported in these processes: a command that needed it would fail.
PROGRAM = """
import sys
for name in ("PySide6", "shiboken6", "qasync"):
    sys.modules[name] = None
from ledgerbee_desktop.app.main import main
sys.exit(main())
"""
NO_SUCH_ID = "00000000-0000-4000-8000-000000000000"
SETTLE = "1.5"


@dataclass
class Desk:
    """A data directory, the sandbox that it talks to, and something to bill."""

    sandbox: SandboxProcess
    shop: Shop
    data: Path

    def run(self, *words: str, given: object = None, key: str | None = None) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "LEDGERBEE_API_KEY": key or self.sandbox.key,
            "LEDGERBEE_API_URL": self.sandbox.url,
        }
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, "--data-dir", str(self.data), "--settle", SETTLE, *words],
            env=environment,
            input=None if given is None else json.dumps(given),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def json(self, *words: str, given: object = None, code: int = 0) -> Any:
        """The JSON that a command prints; it must end with `code`."""
        done = self.run(*words, "--json", given=given)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    def body(self, reference: str, **fields: object) -> dict[str, object]:
        """What `draft add` takes."""
        lines = [self.shop.line(quantity=7.5), {"lineType": "text", "description": "Maling af stue"}]
        return self.shop.body(reference=reference, lines=lines, paymentTerms=14) | {"kind": "invoice"} | fields

    def queued(self, reference: str) -> str:
        """A draft that was added and queued to be sent by e-mail; its id."""
        (added,) = self.json("draft", "add", "-", given=self.body(reference))
        assert len(self.json("draft", "queue", added["id"], "--send", "Email")) == 2
        return str(added["id"])

    def on_ledgerbee(self, reference: str) -> list[dict[str, Any]]:
        return [document for document in self.sandbox.ledger() if document["reference"] == reference]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with SandboxProcess(tmp_path_factory.mktemp("sandbox")) as sandbox:
        sandbox.set(cache_seconds=0)
        desk = Desk(
            sandbox, open_shop(sandbox, email="bogholderi@nordlys.example"), tmp_path_factory.mktemp("data") / "d"
        )
        assert desk.run("sync", "--once").returncode == 0
        yield desk
    assert sandbox.errors() == ""


CREATE = r"/v1/invoices"
SEND = r"/v1/invoices/[^/]+/send"


@pytest.mark.parametrize(
    ("kind", "path", "own"),
    [
        ("credit-note", "credit-notes", {}),
        ("quote", "quotes", {"validUntil": "2099-12-31"}),
        ("order-confirmation", "order-confirmations", {}),
    ],
)
def test_each_other_kind_is_sent_once_although_answers_were_lost(
    desk: Desk, kind: str, path: str, own: dict[str, object]
) -> None:
    reference = f"lost {kind}"
    desk.sandbox.fault("drop-after-commit", method="POST", path=f"/v1/{path}")
    desk.sandbox.fault("reset-after-commit", method="POST", path=f"/v1/{path}/[^/]+/send")
    body = {name: value for name, value in desk.body(reference, kind=kind).items() if name != "paymentTerms"} | own
    (added,) = desk.json("draft", "add", "-", given=body)
    desk.json("draft", "queue", added["id"], "--send", "Email")
    desk.run("sync", "--once")
    (document,) = desk.on_ledgerbee(reference)
    assert (document["kind"], document["status"], document["sendCount"]) == (kind, "sent", 1)
    listed = desk.json("documents", "list", "--kind", kind)
    assert [each["number"] for each in listed if each["draft_id"] == added["id"]] == [document["number"]]


@pytest.mark.parametrize(
    ("at_create", "at_send"),
    [
        (None, None),
        ("drop-after-commit", "drop-after-commit"),
        ("reset-after-commit", "cut-body"),
        ("late-commit", "reset-after-commit"),
        ("wrong-body", "status-after-commit"),
        ("status-after-commit", "wrong-body"),
    ],
)
def test_one_invoice_sent_once_although_answers_were_lost(
    desk: Desk, at_create: str | None, at_send: str | None
) -> None:
    reference = f"{at_create}/{at_send}"
    for fault, path in ((at_create, CREATE), (at_send, SEND)):
        if fault is not None:
            desk.sandbox.fault(fault, method="POST", path=path, seconds=0.3, status=502)
    draft = desk.queued(reference)
    assert desk.json("sync", "--once") == []
    (document,) = desk.on_ledgerbee(reference)
    assert (document["status"], document["sendCount"]) == ("sent", 1)
    assert document["number"]
    listed = [row for row in desk.json("documents", "list") if row["reference"] == reference]
    assert [(row["number"], row["draft_id"], row["amount"]) for row in listed] == [
        (document["number"], draft, document["amount"])
    ]
    done = [row for row in desk.json("outbox", "list", "--all") if row["draft_id"] == draft]
    assert [(row["kind"], row["state"], row["waits_for"]) for row in done] == [
        ("create", "done", None),
        ("send", "done", None),
    ]


def test_what_never_arrived_is_asked_and_then_sent_once(desk: Desk) -> None:
    desk.sandbox.fault("drop-before", method="POST", path=CREATE)
    draft = desk.queued("never arrived")
    waiting = {row["kind"]: row for row in desk.json("sync", "--once", code=3)}
    assert waiting["create"]["state"] == "not_found"
    assert waiting["create"]["waits_for"] == {"reason": "person-unknown"}
    assert waiting["send"]["waits_for"]["reason"] == "operation"
    assert desk.on_ledgerbee("never arrived") == []
    shown = desk.json("outbox", "show", waiting["create"]["id"])
    assert [attempt["request_begun"] for attempt in shown["attempts"]] == [True]
    assert shown["payload"]["reference"] == "never arrived"

    desk.json("outbox", "decide", waiting["create"]["id"], "again")
    desk.json("sync", "--once")
    assert [document["sendCount"] for document in desk.on_ledgerbee("never arrived")] == [1]
    assert [row for row in desk.json("draft", "list") if row["id"] == draft] == []


def test_an_operation_that_the_outbox_does_not_have_is_said_to_be_none(desk: Desk) -> None:
    done = desk.run("outbox", "show", NO_SUCH_ID)
    assert done.returncode == 2
    assert f"There is no operation {NO_SUCH_ID}." in done.stderr


def test_input_that_ledgerbee_would_refuse_is_refused_with_its_field(desk: Desk) -> None:
    before = desk.json("draft", "list")
    good, bad = desk.body("fine"), desk.body("bad", dueDate="2020-01-01", lines=[desk.shop.line(quantity=1)])
    done = desk.run("draft", "add", "-", given=[good, bad])
    assert done.returncode == 2
    assert "error: 1.invoice.due_date: The due date is before the invoice date." in done.stderr
    assert desk.json("draft", "list") == before


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("{", "not JSON"),
        ("[]", "one draft as a JSON object"),
        ('"text"', "one draft as a JSON object"),
        ('{"kind": "letter"}', "order-confirmation"),
        ('{"kind": "invoice", "customerNumber": "no such"}', "no such"),
        ('{"kind": "invoice", "overrideEmail": "x"}', "overrideEmail"),
        ('{"kind": "invoice", "lines": [{"priceId": "x", "quantity": NaN}]}', "not JSON"),
    ],
)
def test_input_that_is_no_draft_is_a_sentence(desk: Desk, tmp_path: Path, given: str, word: str) -> None:
    file = tmp_path / "draft.json"
    file.write_text(given)
    done = desk.run("draft", "add", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_the_number_of_a_customer_may_stand_for_the_id_and_quantities_stay_exact(desk: Desk) -> None:
    body = desk.body("exact", customerNumber=desk.shop.customer["customerNumber"])
    del body["customerId"]
    text = json.dumps(body).replace("7.5", "0.100001")
    environment = {**os.environ, "LEDGERBEE_API_KEY": desk.sandbox.key, "LEDGERBEE_API_URL": desk.sandbox.url}
    command = [sys.executable, "-m", "ledgerbee_desktop", "--data-dir", str(desk.data), "draft", "add", "-"]
    done = subprocess.run(command, env=environment, input=text, capture_output=True, text=True, check=True)
    shown = desk.run("draft", "show", done.stdout.strip(), "--json")
    assert '"quantity": 0.100001' in shown.stdout


def test_the_shortest_body_of_the_contract_gets_the_usual_due_date(desk: Desk) -> None:
    body = desk.body("shortest")
    del body["paymentTerms"]
    (added,) = desk.json("draft", "add", "-", given=body)
    assert desk.json("draft", "show", added["id"])["body"]["dueDate"] == "2026-07-15"  # the customer has 30 days


def test_exit_codes_for_the_key_the_network_and_a_second_program(desk: Desk) -> None:
    assert desk.run("sync", "--once", key="lb_wrong_key_0123456789").returncode == 5
    desk.sandbox.stop()
    try:
        assert desk.run("sync", "--once").returncode == 4
    finally:
        desk.sandbox.start()
    lock = InstanceLock(desk.data, "sync --once")
    lock.acquire()
    try:
        done = desk.run("draft", "list")
    finally:
        lock.release()
    assert done.returncode == 6
    assert "sync --once" in done.stderr


def test_client_credentials_in_place_of_a_key(desk: Desk, tmp_path: Path) -> None:
    def run(secret: str, *words: str, given: object = None) -> subprocess.CompletedProcess[str]:
        credentials = {"LEDGERBEE_CLIENT_ID": desk.sandbox.client_id, "LEDGERBEE_CLIENT_SECRET": secret}
        environment = {name: value for name, value in os.environ.items() if name != "LEDGERBEE_API_KEY"} | credentials
        command = [sys.executable, "-c", PROGRAM, "--api-url", desk.sandbox.url, "--data-dir", str(tmp_path / "data")]
        text = None if given is None else json.dumps(given)
        done = subprocess.run(
            [*command, "--settle", SETTLE, *words],
            env=environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert desk.sandbox.client_secret not in done.stdout + done.stderr
        return done

    refused = run("wrong-secret-0123456789", "sync", "--once")
    assert refused.returncode == 5
    assert "refuses the client id or its secret" in refused.stderr
    desk.sandbox.set_client(scopes=["customers-read"])
    unproven = run(desk.sandbox.client_secret, "sync", "--once")
    assert unproven.returncode == 5
    assert "company-read" in unproven.stderr
    assert not list((tmp_path / "data").rglob("book.db"))

    desk.sandbox.set_client(scopes=None)
    right = desk.sandbox.client_secret
    assert run(right, "sync", "--once").returncode == 0
    added = run(right, "draft", "add", "-", given=desk.body("by a client")).stdout.strip()
    assert run(right, "draft", "queue", added, "--send", "Email").returncode == 0
    desk.sandbox.clear_requests()
    assert run(right, "sync", "--once").returncode == 0
    asked = [(each["path"], each["status"]) for each in desk.sandbox.requests() if "/auth/" in each["path"]]
    ended = [(each["path"], each["status"]) for each in desk.sandbox.requests() if "/oauth/" in each["path"]]
    assert asked
    assert len(ended) == len(asked)  # no token outlives the command that got it
    assert set(ended) == {("/v1/oauth/revoke", 200)}
    assert desk.sandbox.requests()[-1]["path"] == "/v1/oauth/revoke"
    assert [document["sendCount"] for document in desk.on_ledgerbee("by a client")] == [1]
    for path in (tmp_path / "data").rglob("*"):
        assert not path.is_file() or right.encode() not in path.read_bytes(), path


def test_the_key_is_nowhere(desk: Desk) -> None:
    shown = desk.run("sync", "--once")
    assert desk.sandbox.key not in shown.stdout + shown.stderr
    for path in desk.data.rglob("*"):
        if path.is_file():
            assert desk.sandbox.key.encode() not in path.read_bytes(), path
            assert path.stat().st_mode & 0o077 == 0, path
