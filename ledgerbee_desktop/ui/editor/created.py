"""Customers and products that do not exist yet: asked for from a picker, made elsewhere, taken when they are there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.identifiers import CustomerId, PriceId
from ledgerbee_desktop.ui.editor.board import Board
from ledgerbee_desktop.ui.editor.columns import FIELD_OF, Column
from ledgerbee_desktop.ui.editor.facts import FactsReader
from ledgerbee_desktop.ui.editor.session import Session


class Created(QObject):
    """`asked("customer" or "product", what was typed)`; whoever makes it answers with `take`."""

    asked = Signal(str, str)

    def __init__(self, session: Session, board: Board, reader: FactsReader, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("created")
        self._session, self._board, self._reader = session, board, reader
        self._row = 0
        self._asked_at = Caret("customer_id")
        self._awaited: CustomerId | PriceId | None = None
        board.header.customer.create_asked.connect(self._customer)
        board.grid.product_cell.create_asked.connect(self._product)
        session.facts_changed.connect(self._look)

    def take(self, new: CustomerId | PriceId) -> None:
        """Put the customer, or the product by its price, where it was asked for, as soon as the library has it."""
        self._awaited = new
        self._look()

    def give_up(self) -> None:
        """Nothing was made: back to where it was asked for, with what was typed there."""
        self._board.restore(self._asked_at)

    @Slot(str)
    def _customer(self, text: str) -> None:
        self._asked_at = Caret("customer_id", None, text or None, len(text))
        self.asked.emit("customer", text)

    @Slot(str)
    def _product(self, text: str) -> None:
        self._row = self._board.grid.currentIndex().row()
        self._asked_at = Caret(FIELD_OF[Column.PRODUCT], self._row, text or None, len(text))
        self.asked.emit("product", text)

    @Slot()
    def _look(self) -> None:
        new, catalogue = self._awaited, self._session.catalogue
        if new is None:
            return
        if new in catalogue.customers:
            self._awaited = None
            self._reader.choose(CustomerId(new))
            self._board.header.focus("customer_id")
        elif new in catalogue.prices:
            self._awaited = None
            grid = self._board.grid
            row = min(self._row, grid.lines.rowCount() - 1)
            grid.lines.setData(grid.lines.index(row, Column.PRODUCT), new)
            grid.setFocus()
            grid.go_to(row, Column.QUANTITY)
