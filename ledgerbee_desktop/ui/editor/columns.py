"""The columns of the line grid, which field of a line each of them shows, and what is asked about a cell."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

from ledgerbee_desktop.core.kinds import LineKind


class Column(IntEnum):
    """In the order of the screen."""

    KIND = 0
    PRODUCT = 1
    DESCRIPTION = 2
    QUANTITY = 3
    PRICE = 4
    VAT = 5
    TOTAL = 6
    FINDINGS = 7


class OwnRole(IntEnum):
    """What the delegates ask for beyond Qt's roles."""

    LINE = Qt.ItemDataRole.UserRole  # the Line; None in the empty row
    DIMMED = Qt.ItemDataRole.UserRole + 1  # the text is not the person's own but what applies by itself
    FINDING = Qt.ItemDataRole.UserRole + 2  # the gravest Finding of the cell, in FINDINGS of the line
    FALLBACK = Qt.ItemDataRole.UserRole + 3  # what applies while the cell is empty
    OVERRIDE = Qt.ItemDataRole.UserRole + 4  # the unit price is the person's own


FIELD_OF: dict[Column, str] = {
    Column.KIND: "kind",
    Column.PRODUCT: "price_id",
    Column.DESCRIPTION: "description",
    Column.QUANTITY: "quantity",
    Column.PRICE: "unit_price",
}
"""The field of `core.drafts.Line` that a column edits; the other columns are calculated."""

COLUMN_OF: dict[str, Column] = {field: column for column, field in FIELD_OF.items()}

NUMBERS = frozenset({Column.QUANTITY, Column.PRICE, Column.VAT, Column.TOTAL})

WALK = (Column.PRODUCT, Column.DESCRIPTION, Column.QUANTITY, Column.PRICE)
"""The cells that Enter and Tab visit, as far as a line's kind has them."""

CELLS_OF: dict[LineKind | None, frozenset[Column]] = {
    LineKind.PRODUCT: frozenset(WALK),
    LineKind.TEXT: frozenset({Column.DESCRIPTION}),
    LineKind.SEPARATOR: frozenset(),
    None: frozenset({Column.PRODUCT, Column.DESCRIPTION}),
}
"""The cells that can be typed in; None is the dimmed empty row at the end, which becomes a product line or a text line."""

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
