"""A step that LedgerBee refused for lack of a licence is disabled and says which one; the others are not."""

from __future__ import annotations

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.rights import action
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.window.kit import Office, make_document


def test_a_missing_licence_disables_the_step_that_met_it_and_is_named(office: Office) -> None:
    quote = make_document(0, kind=DocumentKind.QUOTE, due_date=None)
    office.documents([quote])
    window = office.window()
    window.open_page(PageKey("quote", quote.id))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, DocumentPage)
    convert, send = window.actions_table["document.convert"], window.actions_table["document.send"]
    assert convert.isEnabled()
    met = action(DocumentKind.QUOTE, OperationKind.CONVERT)
    office.aio(office.store.library.put_key_info(KeyInfo(scopes=None, unlicensed={met: "Sales"})))
    office.until(lambda: not convert.isEnabled())
    assert "lacks the LedgerBee licence “Sales”" in page.steps.reasons.text()
    assert send.isEnabled()
    office.aio(office.store.library.put_key_info(KeyInfo(scopes=None)))
    office.until(convert.isEnabled)
