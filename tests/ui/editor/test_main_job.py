"""A five-line invoice of all kinds, by keys alone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from ledgerbee_desktop.ui.editor.columns import Column
from tests.ui.editor.company import customer_id, price_id
from tests.ui.editor.kit import Hands
from tests.ui.keys import CTRL, SHIFT


def write_five_lines(hands: Hands) -> None:
    """Customer, then lines: product, product with own price, text, separator, product."""
    hands.type("hansen")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.draft.customer_id == customer_id(1))
    hands.idle()
    hands.tab.go_to("lines")
    hands.type("10")
    hands.press(Qt.Key.Key_Return)
    hands.type("7,5")
    hands.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    hands.type("maling")
    hands.press(Qt.Key.Key_Tab)
    hands.type("2*3")
    hands.press(Qt.Key.Key_Tab)
    hands.type("400-10%")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_T, with_=CTRL | SHIFT)
    hands.type("Husk: nøglen ligger under måtten")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_S, with_=CTRL | SHIFT)
    hands.type("5701234567890")
    hands.press(Qt.Key.Key_Enter)
    hands.type("3")
    hands.press(Qt.Key.Key_Enter)


def test_five_lines_of_all_kinds(hands: Hands) -> None:
    write_five_lines(hands)

    assert hands.lines == [
        ("product", "10", "", "7.5"),
        ("product", "101", "", "6"),
        ("text", "", "Husk: nøglen ligger under måtten", ""),
        ("separator", "", "", ""),
        ("product", "5701234567890", "", "3"),
    ]
    assert hands.draft.lines[1].unit_price == Decimal(360)
    assert hands.draft.lines[0].unit_price is None
    assert hands.draft.lines[0].price_id == price_id(1)
    totals = hands.tab.session.totals
    assert totals.subtotal == Decimal("7125.00") + Decimal("2160.00") + Decimal("127.50")
    assert totals.total == Decimal("11765.63")
    assert hands.cell == (4, Column.PRICE)
    assert hands.tab.session.findings == ()


def test_undo_to_the_bottom_is_the_start_and_redo_the_end(hands: Hands) -> None:
    start = hands.draft
    write_five_lines(hands)
    end = hands.draft
    for _ in range(60):
        hands.press(Qt.Key.Key_Z, with_=CTRL)
    assert hands.draft == start
    for _ in range(60):
        hands.press(Qt.Key.Key_Y, with_=CTRL)
    assert hands.draft == end
