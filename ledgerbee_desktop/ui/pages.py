"""Which page belongs to which key."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.library.pages import LISTS, DocumentsPage, DraftsPage
from ledgerbee_desktop.ui.page import Page, PageKey


def make_page(desk: Desk, key: PageKey, parent: QWidget) -> Page | None:
    """The page of `key`; None when there is no such kind of page. Pages that are seldom open at the start are imported here."""
    match key:
        case PageKey("drafts"):
            return DraftsPage(desk, parent)
        case PageKey("outbox"):
            from ledgerbee_desktop.ui.outbox.page import OutboxPage

            return OutboxPage(desk, parent)
        case PageKey("batch", batch) if batch:
            from ledgerbee_desktop.ui.outbox.report import BatchPage

            return BatchPage(desk, key, parent)
        case _ if key in LISTS:
            return DocumentsPage(desk, key, parent)
        case PageKey("draft", draft_id) if draft_id:
            return EditorPage(desk, key, parent)
        case PageKey(kind, document_id) if document_id and kind in set(DocumentKind):
            from ledgerbee_desktop.ui.document.page import DocumentPage

            return DocumentPage(desk, key, parent)
        case _:
            return _record_page(desk, key, parent)


def _record_page(desk: Desk, key: PageKey, parent: QWidget) -> Page | None:
    match key:
        case PageKey("customers"):
            from ledgerbee_desktop.ui.customers.list_page import CustomersPage

            return CustomersPage(desk, parent)
        case PageKey("customer", customer_id) if customer_id:
            from ledgerbee_desktop.ui.customers.page import CustomerPage

            return CustomerPage(desk, key, parent)
        case PageKey("products"):
            from ledgerbee_desktop.ui.products.list_page import ProductsPage

            return ProductsPage(desk, parent)
        case PageKey("product", product_id) if product_id:
            from ledgerbee_desktop.ui.products.page import ProductPage

            return ProductPage(desk, key, parent)
        case PageKey("product-groups"):
            from ledgerbee_desktop.ui.products.groups_page import GroupsPage

            return GroupsPage(desk, parent)
        case _:
            return None
