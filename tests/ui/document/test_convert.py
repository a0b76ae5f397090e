"""Converting from the document's tab, where the lines are not here."""

from __future__ import annotations

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.window.kit import Office, make_document


def test_without_network_and_lines_a_quote_converts_as_it_is(office: Office) -> None:
    quote = make_document(0, kind=DocumentKind.QUOTE, due_date=None, lines=None)
    office.documents([quote])
    office.sync.say(Connection.UNREACHABLE)
    window = office.window()
    window.open_page(PageKey("quote", quote.id))
    office.rest(window)
    window.actions_table["document.convert"].trigger()
    office.until(lambda: window.findChild(ConvertSheet) is not None)
    sheet = window.findChild(ConvertSheet)
    assert isinstance(sheet, ConvertSheet)
    assert not sheet.adjusted.isEnabled()
    assert sheet.without_lines.isVisibleTo(sheet)
    sheet.confirm.click()
    office.until(lambda: window.findChild(ConvertSheet) is None)
    office.rest(window)
    assert not window.banner.text()
    (row,) = office.aio(office.outbox.rows())
    assert (row.operation.kind, row.operation.document_id) == (OperationKind.CONVERT, quote.id)


def test_with_its_lines_a_quote_can_be_adjusted(office: Office) -> None:
    quote = make_document(0, kind=DocumentKind.QUOTE, due_date=None)
    office.documents([quote])
    window = office.window()
    window.open_page(PageKey("quote", quote.id))
    office.rest(window)
    window.actions_table["document.convert"].trigger()
    office.until(lambda: window.findChild(ConvertSheet) is not None)
    sheet = window.findChild(ConvertSheet)
    assert isinstance(sheet, ConvertSheet)
    assert sheet.adjusted.isEnabled()
    assert not sheet.without_lines.isVisibleTo(sheet)
    sheet.reject()
    office.rest(window)
