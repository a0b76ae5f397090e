"""What the tests of customers do again and again."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.ui.customers.list_page import CustomersPage
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.records.kit import Person

VALID_CVR, VALID_EAN = "25313763", "5790000000005"


def envelope(status: int, message: str, **more: str) -> str:
    """An error as LedgerBee writes it."""
    said = {"statusCode": status, "timestamp": "2026-11-24T00:00:00.000Z", "path": "/v1/customers", "message": message}
    return json.dumps({**said, **more})


def column(page: CustomersPage, name: str) -> list[str]:
    """What a column of the list shows."""
    number = [c.id for c in page.model.columns].index(name)
    return [str(page.model.data(page.model.index(row, number))) for row in range(page.model.rowCount())]


def go_to_list(person: Person) -> CustomersPage:
    person.press(Key.Key_7, with_=CTRL)
    page = person.page(CustomersPage)
    person.until(lambda: not page.busy and page.model.rowCount())
    assert isinstance(page, CustomersPage)
    return page


def open_customer(person: Person, customer_id: str | None = None) -> CustomerPage:
    """From the list by Enter, or a known one."""
    if customer_id is None:
        go_to_list(person)
        person.press(Key.Key_Return)
    else:
        person.open("customer", customer_id)
    page = person.page(CustomerPage)
    person.until(lambda: page.record is not None and not page.loader.busy and not page.fetcher.busy)
    assert isinstance(page, CustomerPage)
    return page


def only_customer(person: Person) -> dict[str, Any]:
    (found,) = person.customers()
    return found


def go_to_lines(person: Person, editor: EditorTab) -> None:
    for _ in range(30):
        if editor.grid.hasFocus() or editor.grid.isAncestorOf(person.focus()):
            return
        person.press(Key.Key_Tab)
    raise AssertionError("Tab never came to the lines")


def send_by_email(person: Person) -> None:
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.until(lambda: isinstance(QApplication.activeModalWidget(), SendSheet))
    person.press(Key.Key_Down)
    person.press(Key.Key_Return)
    person.closed()


def refuse_the_number(person: Person) -> None:
    """The next customer that is created has a number that was taken a moment before."""
    person.sandbox.fault(
        "status",
        method="POST",
        path="/v1/customers",
        status=409,
        body=envelope(409, "Customer number 101 is taken"),
        content_type="application/json",
    )
