"""The document tab: what LedgerBee says, and only that; what can be done next."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.library import ChainLink, Delivery, DeliveryStatus, Document, DocumentLine
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.ui.window.kit import TODAY, Office, document_id, make_document


def open_document(office: Office, document: Document) -> tuple[MainWindow, DocumentPage]:
    office.documents([document])
    window = office.window()
    window.open_page(PageKey(document.kind.value, document.id))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, DocumentPage)
    return window, page


def test_facts_lines_and_totals(office: Office) -> None:
    lines = (
        DocumentLine(
            kind=LineKind.PRODUCT,
            description="Maling",
            quantity=Decimal("12.5"),
            unit_price=Decimal(450),
            total=Decimal(5625),
            vat_rate=Decimal(25),
        ),
        DocumentLine(kind=LineKind.TEXT, description="Uge 43"),
        DocumentLine(kind=LineKind.SEPARATOR),
    )
    late = make_document(
        0, lines=lines, date=dt.date(2026, 10, 1), due_date=dt.date(2026, 10, 15), notes="Tak\nfor ordren"
    )
    window, page = open_document(office, late)
    assert page.heading.text() == "Invoice 1000"
    assert page.chip.text() == "Sent"
    facts = dict(page.facts.facts())
    assert facts["Customer"] == "Nordhavn Byg ApS"
    assert facts["Date"] == "01-10-2026"
    assert facts["Due"] == "15-10-2026 · overdue"
    assert facts["Notes"] == "Tak\nfor ordren"
    model = page.lines.lines
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    rows = [[model.data(model.index(r, c)) for c in range(5)] for r in range(3)]
    assert rows[0] == ["Maling", "12,5", "450,00", "25 %", "5.625,00"]
    assert rows[1] == ["Uge 43", "", "", "", ""]
    assert rows[2][0] == "———"
    values = [label.text().replace("\u00a0", " ") for label in page.totals.values]
    assert values == ["1.000,00 DKK", "250,00 DKK", "1.250,00 DKK"]
    assert window.tabs.tabText(window.tabs.indexOf(page)) == "1000 Nordhavn Byg ApS"


def test_what_changes_while_its_chain_is_first_read_is_shown(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    library = office.book.library
    read, paid = library.chain, make_document(2, number="1002", status="paid", display_status="paid")
    office.documents([make_document(2, number="1002", status="sent", display_status="sent")])
    late = [paid]

    async def slowly(kind: DocumentKind, some_id: DocumentId) -> Sequence[ChainLink]:
        found = await read(kind, some_id)
        while late:
            await office.store.library.put_documents([late.pop()])
            await asyncio.sleep(0.05)
        return found

    monkeypatch.setattr(library, "chain", slowly)
    quote = make_document(1, kind=DocumentKind.QUOTE, converted_to_invoice=paid.id)
    _, page = open_document(office, quote)
    office.until(lambda: [button.text() for button in page.chain.buttons()][-1:] == ["Invoice 1002 · Paid"])


def test_delivered_only_when_the_log_says_so(office: Office) -> None:
    window, page = open_document(office, make_document(0))
    assert page.delivery.texts() == ("The delivery log comes as soon as LedgerBee is reached.",)
    page.delivery.show_log(DeliveryStatus(send_count=0), sent=True, today=TODAY)
    assert page.delivery.texts() == ("LedgerBee's delivery log says nothing yet.",)
    sent_at = f"{TODAY}T08:00:00Z"
    log = DeliveryStatus(
        send_count=3,
        deliveries=(
            Delivery(id="3", status="success", delivery_type="Email", sent_at=sent_at, recipient_email="a@b.dk"),
            Delivery(id="2", status="bounced", delivery_type="Email", sent_at=sent_at, recipient_email="x@b.dk"),
            Delivery(id="1", status="failed", delivery_type="Pigeon", sent_at="soon", error_code="<i>LOST</i>"),
        ),
    )
    office.aio(office.store.library.put_delivery(document_id(0), log))
    office.until(lambda: len(page.delivery.texts()) >= 4)
    first, second, third, fourth, *advice = page.delivery.texts()
    assert "delivered by email to a@b.dk" in first
    assert "bounced by email to x@b.dk" in second
    assert "delivered" not in second
    assert third == "soon: not delivered by Pigeon"
    assert fourth == "LedgerBee's reason: <i>LOST</i>"
    assert advice == ["Send it again, perhaps by another way."]
    office.rest(window)


def test_a_ledgerbee_draft_can_be_sent_but_has_no_number(office: Office) -> None:
    window, page = open_document(office, make_document(2))
    assert (page.heading.text(), page.chip.text()) == ("Invoice", "LedgerBee draft")
    assert not page.delivery.isVisible()
    assert page.steps.buttons["document.send"].text() == "Send…"
    assert page.steps.buttons["document.send"].hasFocus()
    assert not window.actions_table["document.copy-number"].isEnabled()
    assert "to change or delete it, go to LedgerBee" in page.note.text()


def test_sending_takes_the_sheet_and_the_preferred_seconds(office: Office) -> None:
    window, _ = open_document(office, make_document(2))
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Return, ctrl_shift)
    office.until(lambda: window.findChild(SendSheet) is not None)
    sheet = window.findChild(SendSheet)
    assert isinstance(sheet, SendSheet)
    sheet.choose(DeliveryType.EMAIL)
    sheet.to.setText("ny@example.dk")
    sheet.confirm.click()
    office.until(lambda: bool(office.outbox.sent))
    sent_id, request, seconds = office.outbox.sent[0]
    assert (sent_id, request.delivery_type, request.to, seconds) == (
        document_id(2),
        DeliveryType.EMAIL,
        "ny@example.dk",
        8,
    )


def test_while_a_send_is_in_the_outbox_no_second_one_can_be_asked(office: Office) -> None:
    window, page = open_document(office, make_document(2))
    operation = office.send_operation(make_document(2), seconds=8)
    office.until(lambda: not page.steps.buttons["document.send"].isEnabled())
    assert "Its sending is in the outbox. Can still be taken back" in page.note.text()
    office.aio(office.book.outbox.take_back(operation.id))
    office.until(page.steps.buttons["document.send"].isEnabled)
    assert office.operation(operation.id).state is State.DISCARDED
    office.rest(window)


def test_sent_means_send_again_and_the_number_can_be_copied(office: Office) -> None:
    window, page = open_document(office, make_document(0))
    assert page.steps.buttons["document.send"].text() == "Send again…"
    window.actions_table["document.copy-number"].trigger()
    assert QGuiApplication.clipboard().text() == "1000"


def test_a_cancelled_document_cannot_be_sent(office: Office) -> None:
    _, page = open_document(office, make_document(0, status="cancelled", display_status="cancelled"))
    assert not page.steps.buttons["document.send"].isEnabled()


def test_it_follows_ledgerbee_live(office: Office) -> None:
    window, page = open_document(office, make_document(2))
    newer = make_document(2, status="sent", display_status="sent", number="1002", updated_at="later")
    office.documents([newer])
    office.until(lambda: page.heading.text() == "Invoice 1002")
    assert page.chip.text() == "Sent"
    assert window.tabs.tabText(window.tabs.indexOf(page)).startswith("1002 ")
    office.rest(window)


def test_the_editor_of_a_handed_over_draft_becomes_the_document(office: Office) -> None:
    draft = office.draft(1)
    operation = office.create_operation(draft)
    window = office.window()
    window.open_page(PageKey("draft", draft.id))
    office.rest(window)
    office.documents([make_document(2)])
    office.move(operation, State.INFLIGHT, State.DONE, document_id=document_id(2))
    office.until(lambda: window.tabs.page_of(PageKey("draft", draft.id)) is None)
    office.rest(window)
    current = window.tabs.current()
    assert current is not None
    assert current.key == PageKey("invoice", document_id(2))
    assert QApplication.focusWidget() is not None


def test_the_status_is_never_cut(office: Office) -> None:
    window, page = open_document(office, make_document(3))
    window.resize(900, 600)
    office.until(lambda: page.chip.width() >= page.chip.sizeHint().width() > 60)


def test_figures_are_never_cut(office: Office) -> None:
    line = DocumentLine(
        kind=LineKind.PRODUCT,
        description="Maling",
        quantity=Decimal("123456.5"),
        unit_price=Decimal("123456789.12"),
        total=Decimal("987654321987.65"),
        vat_rate=Decimal(25),
    )
    window, page = open_document(office, make_document(0, lines=(line,)))
    window.resize(900, 600)
    office.rest(window)
    model, header = page.lines.lines, page.lines.horizontalHeader()
    for column in range(1, 5):
        text = model.data(model.index(0, column))
        assert page.lines.fontMetrics().horizontalAdvance(text) + 16 <= header.sectionSize(column)
