"""What LedgerBee no longer has leaves lists and pickers; the tab that is open, the draft that names it and the chain still show it, marked."""

from __future__ import annotations

import dataclasses

import pytest

from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Customer
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.document.steps import STEPS
from ledgerbee_desktop.ui.editor.search import CustomerIndex
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.standing import Mark, mark_of
from tests.ui.window.kit import NOW, Office, customer_id, document_id, make_document


def bury(office: Office, target: Target, some_id: str) -> None:
    office.aio(office.store.library.mark_gone(target, [some_id], NOW))


def test_an_open_tab_says_that_its_document_was_deleted_and_offers_only_a_template(office: Office) -> None:
    office.documents([make_document(1, status="sent", display_status="sent"), make_document(2)])
    window = office.window()
    window.open_page(PageKey("invoice", document_id(1)))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, DocumentPage)
    assert page.commands()["document.send"].isEnabled()
    bury(office, Target.INVOICE, document_id(1))
    office.until(lambda: page.chip.text() == "Deleted in LedgerBee")
    office.rest(window)
    assert "deleted in LedgerBee" in page.note.text()
    assert page.heading.text().endswith("1001"), "it is still shown"
    enabled = {name for name in STEPS if page.commands()[name].isEnabled()}
    assert enabled == {"document.template"}
    bury(office, Target.INVOICE, document_id(2))
    office.documents([dataclasses.replace(make_document(1, status="sent", display_status="sent"), lines=None)])
    office.until(lambda: page.chip.text() == "Sent")
    office.until(page.commands()["document.send"].isEnabled)


def test_a_chain_still_names_what_was_deleted(office: Office) -> None:
    quote = make_document(
        1, kind=DocumentKind.QUOTE, status="accepted", display_status="converted", converted_to_invoice=document_id(2)
    )
    office.documents([quote, make_document(2, status="sent", display_status="sent")])
    bury(office, Target.INVOICE, document_id(2))
    window = office.window()
    window.open_page(PageKey("quote", document_id(1)))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, DocumentPage)
    assert [button.text().rpartition(" · ")[2] for button in page.chain.buttons()] == [
        "Converted",
        "Deleted in LedgerBee",
    ]


def test_a_draft_still_names_its_deleted_customer_and_nobody_else_can_pick_them(office: Office) -> None:
    draft = office.draft(0)
    window = office.window()
    window.open_page(PageKey("draft", draft.id))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    editor = page.editor
    name = editor.header.customer.text()
    bury(office, Target.CUSTOMER, customer_id(0))
    office.until(lambda: editor.header.customer.text() == f"{name} · deleted in LedgerBee")
    catalogue = office.aio(office.store.library.catalogue())
    assert customer_id(0) in catalogue.customers
    assert customer_id(0) not in {each.id for each in CustomerIndex(catalogue).find("")}
    office.until(lambda: any("deleted in LedgerBee" in str(each.message) for each in editor.session.findings))


@pytest.mark.parametrize(("is_deleted", "mark"), [(True, Mark.DELETED), (False, Mark.INACTIVE)])
def test_a_record_says_whether_it_was_archived_or_deleted(*, is_deleted: bool, mark: Mark) -> None:
    record = Customer(id=customer_id(1), number="1", name="A", is_active=False, is_deleted=is_deleted)
    assert mark_of(record, []) is mark
