"""The main job in a real window, with the keyboard only: written without a network, queued, created, sent, read as PDF.

The answers to create and to send are lost on the way. What the window shows is taken from it with the keyboard, too: by copying.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.desktop import PICTURES, PROGRAM, log_of, program, until
from tests.e2e.display import Display
from tests.sandbox_process import SandboxProcess

REFERENCE = "Opgave 4711"
SHEET = "Send fakturaen"


def read_price_count(sandbox: SandboxProcess) -> int:
    return sum(1 for r in sandbox.requests() if r["path"].startswith("/v1/products/") and r["status"] == 200)


def on_ledgerbee(sandbox: SandboxProcess) -> list[dict[str, Any]]:
    return [document for document in sandbox.ledger() if document["reference"] == REFERENCE]


def a_customer(sandbox: SandboxProcess) -> dict[str, Any]:
    customers = sandbox.call("GET", "/v1/customers").json()
    return next(
        c for c in customers if c["isActive"] and c["email"] and c["vatZone"] == "domestic" and not c["eanNumber"]
    )


def two_products(sandbox: SandboxProcess) -> list[str]:
    numbers = []
    for product in sandbox.call("GET", "/v1/products?limit=20").json()["data"]:
        prices = sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"]
        if product["isActive"] and any(
            p["isDefault"] and p["status"] == "ACTIVE" and p["currency"] == "DKK" for p in prices
        ):
            numbers.append(product["number"])
    return numbers[:3]


def write_the_invoice(display: Display, customer: str, products: list[str]) -> None:
    """Five lines of all kinds, without touching the mouse."""
    display.press("ctrl+n")
    display.write(customer)
    display.press("Return", "alt+c")
    display.write(REFERENCE)
    display.press("ctrl+Return")
    for number, quantity in zip(products, ("12", "3,5", "1:30"), strict=True):
        display.write(number)
        display.press("Return")
        display.write(quantity)
        display.press("Return", "Return")
    display.press("ctrl+shift+t")
    display.write("Arbejdet er afsluttet som aftalt.")
    display.press("Return", "ctrl+shift+s")


@pytest.mark.timeout(150)
def test_the_main_job_with_the_keyboard_only(tmp_path: Path) -> None:
    with SandboxProcess(tmp_path / "sandbox", empty=False) as sandbox, Display() as display:
        customer, products = a_customer(sandbox), two_products(sandbox)
        sandbox.clear_requests()
        with program(display, sandbox, tmp_path / "data"):
            until(lambda: read_price_count(sandbox) >= 120, 60, "the prices are pulled")
            sandbox.stop()  # the network is gone
            write_the_invoice(display, customer["customerNumber"], products)
            display.picture(PICTURES / "written-offline.png")
            display.press("ctrl+shift+Return")
            display.wait_for_front(SHEET)
            display.press("Down")
            display.picture(PICTURES / "sheet.png")
            display.press("Return")
            display.wait_for_front(PROGRAM)
            display.press("ctrl+2")
            display.picture(PICTURES / "outbox-without-network.png")

            sandbox.start()
            for path in ("/v1/invoices", r"/v1/invoices/[^/]+/send"):
                sandbox.fault("drop-after-commit", method="POST", path=path)
            display.press("F5")
            (created,) = until(lambda: on_ledgerbee(sandbox), 40, "LedgerBee has the draft")
            until(lambda: [d for d in on_ledgerbee(sandbox) if d["status"] == "sent"], 60, "LedgerBee has sent it")
            (sent,) = on_ledgerbee(sandbox)
            assert (sent["id"], sent["sendCount"]) == (created["id"], 1)

            display.press("ctrl+3", "ctrl+f")
            display.write(REFERENCE)
            display.press("Return", "Return")
            until(lambda: display.copied("ctrl+shift+d") == sent["number"], 20, "the number is shown")
            amount = f"{float(sent['amount']):,.2f}".translate(str.maketrans(",.", ".,"))
            until(lambda: sent["number"] in pdf_text(display), 20, "the PDF is shown")
            assert amount in pdf_text(display)
            display.picture(PICTURES / "sent.png")
        assert [d["sendCount"] for d in on_ledgerbee(sandbox)] == [1]
        posts = [r["path"] for r in sandbox.requests() if r["method"] == "POST"]
        assert posts == ["/v1/invoices", f"/v1/invoices/{sent['id']}/send"]
    assert b"Traceback" not in log_of(tmp_path / "data").read_bytes()


def pdf_text(display: Display) -> str:
    """The whole text of the PDF beside the document, by the viewer's own Select all and Copy."""
    return display.copied("ctrl+shift+p", "ctrl+a", "ctrl+c")
