"""The commands that make something new: a draft of each kind, a customer, a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.ui.actions import BY_ID, plain_text
from ledgerbee_desktop.ui.kind_menu import KindMenu
from ledgerbee_desktop.ui.making import make_new
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.opening import CUSTOMER, PRODUCT, create_record_sheet
from ledgerbee_desktop.ui.records.standing import may_not_write

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.main_window import MainWindow

RECORDS = {"new.customer": Target.CUSTOMER, "product.new": Target.PRODUCT}


class NewCommands(QObject):
    """Each opens what it has made in a tab."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._book = window, window.book
        self._commands: dict[str, AsyncCommand] = {}
        for command_id, work in (
            ("file.new", self._document),
            ("file.new-invoice", self._invoice),
            ("file.new-credit-note", self._credit_note),
            ("file.new-quote", self._quote),
            ("file.new-order-confirmation", self._order_confirmation),
            ("new.customer", self._customer),
            ("product.new", self._product),
        ):
            self._commands[command_id] = AsyncCommand(window.actions_table[command_id], work, self)
            self._commands[command_id].failed.connect(window.show_error)
        window.shelf.changed.connect(self._obey_scopes)

    async def _document(self) -> None:
        kind = await KindMenu.ask(plain_text(BY_ID["file.new"]).rstrip("…"), self._window)
        if kind is not None:
            await self._make(kind)

    async def _invoice(self) -> None:
        await self._make(DocumentKind.INVOICE)

    async def _credit_note(self) -> None:
        await self._make(DocumentKind.CREDIT_NOTE)

    async def _quote(self) -> None:
        await self._make(DocumentKind.QUOTE)

    async def _order_confirmation(self) -> None:
        await self._make(DocumentKind.ORDER_CONFIRMATION)

    async def _make(self, kind: DocumentKind) -> None:
        draft_id = await make_new(self._book, kind, self._window.desk.preferences.our_reference)
        self._window.open_page(PageKey("draft", draft_id))

    async def _customer(self) -> None:
        await self._make_record(CUSTOMER)

    async def _product(self) -> None:
        await self._make_record(PRODUCT)

    async def _make_record(self, kind: str) -> None:
        made = await create_record_sheet(self._window.desk, kind, "", self._window)
        if made is not None:
            self._window.open_page(PageKey(kind, made.page_id))

    @Slot()
    def _obey_scopes(self) -> None:
        """What the key may not write is not offered; the lists say why."""
        for command_id, target in RECORDS.items():
            may = may_not_write(self._window.shelf.key, target, OperationKind.CREATE) is None
            self._commands[command_id].set_available(may)
