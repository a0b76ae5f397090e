"""Sending several documents from a list, the report, and the sheet that converts."""

from __future__ import annotations

from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet
from ledgerbee_desktop.ui.library.batch_sheet import BatchSheet
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
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


def test_the_report_of_a_batch_opens_and_says_when_nothing_is_known(office: Office) -> None:
    window = office.window()
    window.open_page(PageKey("batch", "unknown"))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, BatchPage)
    office.until(lambda: not page.busy)
    assert page.summary.text() == "Nothing of this is known any more."
