"""The list of products."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.core.library import Product
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.products.columns import PRODUCT_COLUMNS, PRODUCT_EXPORT, PRODUCTS
from ledgerbee_desktop.ui.records.list_page import ListWords, RecordsPage

PLACE = PageKey("products")
GROUPS_PLACE = PageKey("product-groups")
WORDS = ListWords(
    title=QT_TRANSLATE_NOOP("lists", "Products"),
    none=QT_TRANSLATE_NOOP("lists", "No products"),
    sentence=QT_TRANSLATE_NOOP("lists", "LedgerBee has no product of this company yet."),
    new=QT_TRANSLATE_NOOP("lists", "New product…"),
    one=QT_TRANSLATE_NOOP("lists", "1 product"),
    many=QT_TRANSLATE_NOOP("lists", "{count} products"),
)


class ProductsPage(RecordsPage[Product]):
    """Search by number, name, group, description or a price's nickname; Enter opens the product's page."""

    icon_name = "product"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            PLACE,
            PRODUCTS,
            parent,
            says=WORDS,
            columns=PRODUCT_COLUMNS,
            page_kind="product",
            export_only=PRODUCT_EXPORT,
        )
        self._new_entry = page_action("entry.new", self)
        self._new_entry.setText(self.new_one.text())
        self._new_entry.triggered.connect(self.new_one.trigger)
        self._groups = QAction(self.tr("Product groups"), self)
        self._groups.triggered.connect(self._open_groups)
        self.groups_button = ActionButton(self._groups, self)
        self.top.insertWidget(self.top.indexOf(self.new_button), self.groups_button)

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), "entry.new": self._new_entry}

    @Slot()
    def _open_groups(self) -> None:
        self.open_asked.emit(GROUPS_PLACE)
