"""Sending several documents from a list, the report, and the sheet that converts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.operations import SendRequest, State
from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet
from ledgerbee_desktop.ui.library.batch_sheet import BatchSheet
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.outbox.report import BatchPage
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.window.kit import Office, make_document


def test_what_is_ready_is_sent_and_what_is_not_says_why(office: Office) -> None:
    cancelled = {"status": "cancelled", "display_status": "cancelled", "number": "1008"}
    office.documents([make_document(2), make_document(8, **cancelled), make_document(14, reference="")])
    window = office.window()
    window.open_page(PageKey("invoices"))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, FilteredPage)
    page.view.selectAll()
    window.actions_table["document.send"].trigger()
    office.until(lambda: window.findChild(BatchSheet) is not None)
    sheet = window.findChild(BatchSheet)
    assert isinstance(sheet, BatchSheet)
    assert sheet.channel is DeliveryType.EMAIL
    assert [request[2].delivery_type for request in sheet.requests()] == [DeliveryType.EMAIL] * 2
    names, verdicts = ({sheet.table.topLevelItem(row).text(column) for row in range(3)} for column in (0, 4))  # type: ignore[union-attr]
    assert names == {
        "LedgerBee draft · PO 2",
        "LedgerBee draft · 06-11-2026",
        "Invoice 1008",
    }, "drafts can be told apart"
    assert "In its present state LedgerBee does not send it." in verdicts
    assert sheet.summary.text() == "2 of 3 are ready."
    sheet.reject()
    office.rest(window)


def test_a_sent_quote_converts_as_it_is_or_adjusted(office: Office) -> None:
    quote = make_document(0, kind=DocumentKind.QUOTE, due_date=None)
    office.documents([quote])
    window = office.window()
    window.open_page(PageKey("quote", quote.id))
    office.rest(window)
    window.actions_table["document.convert"].trigger()
    office.until(lambda: window.findChild(ConvertSheet) is not None)
    sheet = window.findChild(ConvertSheet)
    assert isinstance(sheet, ConvertSheet)
    assert sheet.target is DocumentKind.ORDER_CONFIRMATION
    assert sheet.adjustment() is None
    sheet.adjusted.setChecked(True)
    sheet.reference.setText("Ny reference")
    draft = sheet.adjustment()
    assert draft is not None
    assert (draft.kind, draft.reference) == (DocumentKind.ORDER_CONFIRMATION, "Ny reference")
    sheet.reject()
    office.rest(window)


def test_the_report_says_what_became_of_each_and_comes_back(office: Office) -> None:
    documents = [make_document(number) for number in (2, 8, 14, 20, 26)]
    office.documents(documents)
    request = SendRequest(delivery_type=DeliveryType.EMAIL)
    batch = office.aio(office.book.outbox.send_many([(d.kind, d.id, request) for d in documents], undo_seconds=0))
    of = {row.operation.document_id: row.operation for row in office.aio(office.outbox.rows())}
    sent, refused, dropped, doubtful, _ = (of[document.id] for document in documents)
    office.move(sent, State.INFLIGHT, State.DONE)
    office.move(refused, State.INFLIGHT, State.REFUSED)
    office.move(doubtful, State.INFLIGHT, State.UNKNOWN, State.NOT_FOUND)
    office.aio(office.outbox.take_back(dropped.id))

    window = office.window()
    window.open_page(PageKey("outbox"))
    office.rest(window)
    window.actions_table["outbox.report"].trigger()
    results = ["Needs you", "Refused", "Waits", "Sent", "Not sent"]
    assert read_report(office, window, batch) == results
    office.die(window)
    window = office.window()
    assert read_report(office, window, batch) == results, "the tab is there again, with the same"

    page = window.tabs.current()
    assert isinstance(page, BatchPage)
    assert page.summary.text().startswith("1 needs you · 1 refused · 1 waiting · 1 sent · 1 taken back")
    page.view.selectRow(results.index("Sent"))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    office.rest(window)
    document = window.tabs.current()
    assert document is not None
    assert document.key == PageKey("invoice", documents[0].id)


def read_report(office: Office, window: MainWindow, batch: str) -> list[str]:
    """The results in the report that is in front."""
    office.until(lambda: isinstance(window.tabs.current(), BatchPage))
    page = window.tabs.current()
    assert isinstance(page, BatchPage)
    assert page.key == PageKey("batch", batch)
    office.until(lambda: not page.busy and page.model.rowCount() > 0)
    column = [column.id for column in page.model.columns].index("result")
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def test_the_report_of_a_batch_opens_and_says_when_nothing_is_known(office: Office) -> None:
    window = office.window()
    window.open_page(PageKey("batch", "unknown"))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, BatchPage)
    office.until(lambda: not page.busy)
    assert page.summary.text() == "Nothing of this is known any more."
