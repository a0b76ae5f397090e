"""The prices of one product: a table as high as its rows, what the chosen price is in full, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import PriceId
from ledgerbee_desktop.core.library import Price, Product
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.document.steps_row import StepsRow, Work
from ledgerbee_desktop.ui.library.list_view import ROW_HEIGHT, ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.outbox.words import refusal_text
from ledgerbee_desktop.ui.products import price_words
from ledgerbee_desktop.ui.products.columns import PRICE_COLUMNS, PriceRow, price_state
from ledgerbee_desktop.ui.products.standing import listed_prices
from ledgerbee_desktop.ui.products.steps import price_steps
from ledgerbee_desktop.ui.records.standing import Mark, Standing, mark_of
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

_VAT = QT_TRANSLATE_NOOP("products", "VAT: {rates}")
_CURRENCIES = QT_TRANSLATE_NOOP("products", "Also in: {currencies}")
_LOCKED = QT_TRANSLATE_NOOP("products", "In use by a subscription or an invoice.")
_ORDER: Mapping[str, Callable[[PriceRow], Any]] = {
    "nickname": lambda row: row.price.nickname.casefold(),
    "default": lambda row: not row.price.is_default,
    "amount": lambda row: (row.price.unit_amount is None, row.price.unit_amount or 0),
    "period": lambda row: price_words.period(row.price),
    "state": lambda row: (not row.price.is_active, price_state(row)[0]),
}


class PriceSource:
    """The prices of the product that was shown last."""

    def __init__(self) -> None:
        self.prices: Sequence[PriceRow] = ()

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        """In order; those that sort alike as LedgerBee has them."""
        found = sorted(self.prices, key=_ORDER.get(sort, _ORDER["state"]), reverse=descending)
        return tuple(row.price.id for row in found)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, PriceRow]:
        """Their rows."""
        return {row.price.id: row for row in self.prices if row.price.id in ids}


class PricesCard(QFrame):
    """`works` are what the page can do with the chosen price, by command."""

    failed = Signal(AppError)

    def __init__(self, works: Mapping[str, Work], parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._source = PriceSource()
        self._standings: Mapping[str, Standing] = {}
        self._barred: Message | None = None
        self.awaited: PriceId | None = None
        self.model: RowsModel[PriceRow] = RowsModel(PRICE_COLUMNS, self._source, "state", False, self)  # noqa: FBT003
        self.view = ListView(self.model, self)
        a11y.name(self.view, self.tr("Prices"))
        self.about = PlainLabel("", self, role="muted", wrap=True)
        self.refusal = PlainLabel("", self, role="error", wrap=True)
        self.none = PlainLabel("", self, role="muted", wrap=True)
        self.steps = StepsRow(works, self)
        self._lay_out()
        for source in (self.model.failed, self.steps.failed):
            source.connect(self.failed)
        self.view.opened.connect(self._edit)
        self.view.chosen.connect(self._show_chosen)
        self.model.loaded.connect(self._loaded)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        column.setSpacing(SPACE)
        column.addWidget(PlainLabel(self.tr("Prices"), self, role="heading"))
        for widget in (self.none, self.view, self.about, self.refusal, self.steps):
            column.addWidget(widget)

    def show_prices(self, product: Product, rows: Sequence[OutboxRow], barred: Message | None) -> None:
        """Show the prices of a product, marked by what is open in the outbox; `barred`: the key may not write them."""
        prices = listed_prices(product)
        self._standings = {price.id: Standing.of(price.id, rows) for price in prices}
        self._barred = barred
        marked = [_row(price, self._standings[price.id]) for price in prices]
        self._source.prices = marked
        none = self.tr("It has no price yet: without one it cannot stand on a line.")
        unread = self.tr("Its prices come as soon as LedgerBee is reached.")
        self.none.setText(none if product.prices_known else unread)
        self.none.setVisible(not marked)
        self.model.refresh()

    def current(self) -> Price | None:
        """The chosen price."""
        row = self.model.value(self.view.current_id() or "")
        return row.price if row is not None else None

    def standing(self, price_id: PriceId) -> Standing:
        """What is open of a price."""
        return self._standings.get(price_id, Standing())

    def choose(self, price_id: PriceId) -> None:
        """Make a price that was made just now the chosen one as soon as it is there."""
        self.awaited = price_id
        self._choose_awaited()

    def _choose_awaited(self) -> None:
        if self.awaited is not None and self.model.row_of(self.awaited) is not None:
            self.view.choose(self.awaited)
            self.awaited = None

    @Slot()
    def _loaded(self) -> None:
        self._choose_awaited()
        count = self.model.rowCount()
        self.view.setVisible(count > 0)
        self.view.setFixedHeight(count * ROW_HEIGHT + self.view.horizontalHeader().sizeHint().height() + 4)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        price = self.current()
        self.about.setText("\n".join(_in_full(price)) if price is not None else "")
        self.about.setVisible(bool(self.about.text()))
        standing = self.standing(price.id) if price is not None else Standing()
        refusals = [text for operation in standing.operations if (text := refusal_text(operation))]
        self.refusal.setText(self.tr("LedgerBee refused it: {0}").format(" ".join(refusals)) if refusals else "")
        self.refusal.setVisible(bool(refusals))
        self.steps.offer(() if price is None else tuple(price_steps(price, standing, self._barred)))

    @Slot()
    def _edit(self) -> None:
        self.steps.actions_by_id["entry.edit"].trigger()


def _row(price: Price, standing: Standing) -> PriceRow:
    """Only what waits is marked: that it is disabled or archived is its status."""
    mark = mark_of(price, standing.operations)
    return PriceRow(price, Mark.NONE if mark is Mark.INACTIVE else mark)


def _in_full(price: Price) -> list[str]:
    """What the table has no room for, line by line."""
    lines = list(price_words.tiers(price))
    if rates := price_words.vat(price):
        lines.append(explain(_VAT.of(rates=rates)))
    if currencies := price_words.currencies(price):
        lines.append(explain(_CURRENCIES.of(currencies=currencies)))
    return [*lines, explain(_LOCKED)] if price.is_locked else lines
