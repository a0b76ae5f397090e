"""The product cell: a list of active prices that follows the typing; what is taken leads on to the quantity."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.ports import PastLine
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.bubble import WayOut
from ledgerbee_desktop.ui.editor.cell_parts import Refusal, Step, Taken
from ledgerbee_desktop.ui.editor.cells import CellDelegate
from ledgerbee_desktop.ui.editor.choice_list import Choice, ChoiceList
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.search import Offer, ProductIndex, fold
from ledgerbee_desktop.ui.editor.session import Session

Index = QModelIndex | QPersistentModelIndex
LIST_WIDTH = 620
TEXT_LINE = "text-line"
CREATE = "create"
"""The row, and the way out, that creates a product; no id of a price."""


class ProductDelegate(CellDelegate):
    """The list is searched anew with each key, within the same event, so Enter never meets an older list."""

    create_asked = Signal(str)
    """A product is to be created; what was typed."""

    def __init__(self, grid: QTableView, session: Session, surface: QWidget) -> None:
        super().__init__(grid, session, surface)
        self.list = ChoiceList(surface, self.tr("Products"))
        self.list.taken.connect(self._clicked)
        self._index: ProductIndex | None = None
        self._catalogue: Catalogue | None = None
        self._known: tuple[str, tuple[PastLine, ...]] = ("", ())

    def _products(self) -> ProductIndex:
        catalogue, currency, history = self.session.catalogue, self.session.draft.currency, self.session.history
        if self._index is None or self._catalogue is not catalogue or self._known != (currency, history):
            self._index = ProductIndex(catalogue, currency, history)
            self._catalogue, self._known = catalogue, (currency, history)
        return self._index

    def _choice(self, offer: Offer) -> Choice:
        price, past = offer.price, offer.past
        note = self.tr("not in LedgerBee yet") if price.is_temporary or offer.product.is_temporary else price.nickname
        if past is not None:
            then = self.tr("{0} × {1} on {2}").format(
                formats.quantity(past.quantity), formats.amount(past.unit_price, past.currency), formats.date(past.date)
            )
            note = f"{note} · {then}" if note else then
        currency = self.session.draft.currency
        known = price.unit_amount is not None and price.currency == currency
        right = formats.amount(price.unit_amount, currency) if known and price.unit_amount is not None else "–"
        return Choice(price.id, offer.product.number, offer.product.name, note, right)

    def _show(self, text: str) -> None:
        if self.editor is None:
            return
        found = [self._choice(offer) for offer in self._products().find(text)]
        new = Choice(CREATE, "+", self.tr("Create a product…"), text.strip())
        highlight = bool(found) and bool(text.strip())
        self.list.offer([*found, new], self.editor, width=LIST_WIDTH, highlight=highlight)

    @override
    def leave(self) -> bool:
        self.list.hide()  # a row that is only marked was not chosen
        return super().leave()

    def open_list(self) -> None:
        """Show the products that fit what is typed; all of them while nothing is."""
        self._show("" if self.text == self.model_text() else self.text)

    @override
    def text_edited(self, text: str) -> None:
        if text.strip():
            self._show(text)
        else:
            self.list.hide()

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.list.hide()
        super().destroyEditor(editor, index)

    @override
    def use_key(self, event: QKeyEvent) -> bool:
        opens = event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        )
        if opens:
            self.open_list()
            return True
        return self.list.take_key(event) or super().use_key(event)

    @override
    def read(self, text: str) -> Taken | Refusal:
        marked = self.list.highlighted
        if marked is not None:
            return Taken(marked.value, Step.QUANTITY)
        if not text.strip() or text == self.model_text():
            line = self.model.line(self.index.row())
            return Taken(line.price_id if line is not None else None)
        return self._by_text(text)

    def _by_text(self, text: str) -> Taken | Refusal:
        """The list was closed, or has nothing: only what leaves no doubt is taken."""
        found = self._products().find(text)
        exact = [offer for offer in found if fold(offer.product.number) == fold(text.strip())]
        if len(exact or found) == 1:
            return Taken((exact or found)[0].price.id, Step.QUANTITY)
        ways = (WayOut(self.tr("Make it a text line"), TEXT_LINE), WayOut(self.tr("Create a product…"), CREATE))
        if found:
            return Refusal(
                self.tr("Several products fit “{0}”. F4 opens the list.").format(text.strip()), ways, "warning"
            )
        return Refusal(
            self.tr("No product fits “{0}”. A line with an amount needs a product.").format(text.strip()), ways
        )

    @override
    def _take_way(self, way: object) -> None:
        if way == CREATE:
            self._ask_to_create()
        else:
            self.make_text_line()

    @override
    def finish(self, step: Step) -> bool:
        marked = self.list.highlighted
        if marked is not None and marked.value == CREATE:
            self._ask_to_create()
            return True
        taken = super().finish(step)
        if not taken:
            self.list.hide()  # the sentence with its ways out takes its place
        return taken

    def _ask_to_create(self) -> None:
        text = "" if self.text == self.model_text() else self.text.strip()
        self.give_up()
        self.create_asked.emit(text)

    @override
    def _command(self, command: str) -> None:
        if command == "line.text" and self.text.strip() and self.text != self.model_text():
            self.make_text_line()
        else:
            super()._command(command)

    def make_text_line(self) -> None:
        """Close the cell and make its row a text line with what was typed; work goes on in the row after it."""
        if self.editor is None:
            return
        text, row = self.text.strip(), self.index.row()
        self.closeEditor.emit(self.editor)
        line = self.model.line(row)
        if line is None:
            self.model.setData(self.model.index(row, Column.DESCRIPTION), text)
        else:
            self.session.apply(self.model.replacing(row, line.of_kind(LineKind.TEXT).replace(description=text)))
        self.accepted.emit(row, Column.DESCRIPTION, Step.NEXT)

    def _clicked(self, choice: Choice) -> None:
        if choice.value == CREATE:
            self._ask_to_create()
        elif self.editor is not None:
            self._take(Taken(choice.value, Step.QUANTITY), Step.NEXT)
