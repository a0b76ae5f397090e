"""What a screen reader hears, what fits on a small screen, and how fast a key is answered."""

from __future__ import annotations

import asyncio
import time
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.kinds import DeliveryType
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.ui import a11y, theme
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.ui.editor.company import PRODUCTS, TODAY, customer_id, document, price_id
from tests.ui.editor.kit import Desk, Hands, put_away, show
from tests.ui.keys import Key
from tests.ui.kit import Aio


def test_everything_has_a_name(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "0")
    assert a11y.unnamed(hands.tab) == []
    hands.go(0, Column.DESCRIPTION)
    hands.press(Key.Key_F2)
    assert a11y.unnamed(hands.tab) == []
    hands.press(Key.Key_Escape)


def test_cells_say_what_they_are(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "0")
    lines = hands.tab.grid.lines
    spoken = [lines.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    assert spoken[Column.KIND] == "Kind: product line"
    assert spoken[Column.PRODUCT] == "Product: 10 · Konsulenttime"
    assert spoken[Column.QUANTITY].startswith("Quantity: 0 The quantity must be above zero.")
    assert spoken[Column.PRICE] == "Unit price: 950,00"
    assert lines.index(1, Column.KIND).data(Qt.ItemDataRole.AccessibleTextRole) == "Kind: new line"


def test_names_from_the_library_are_shown_literally(hands: Hands) -> None:
    evil = "<img src='file:///etc/passwd'>\u202e"
    item = PRODUCTS[0]
    hands.aio(
        hands.desk.store.library.put_product(
            type(item)(
                id=item.id,
                name=evil,
                number="10",
                description=evil,
                updated_at="2",
                prices=item.prices,
                prices_known=True,
            )
        )
    )
    hands.qtbot.waitUntil(lambda: hands.tab.session.catalogue.products[item.id].name == evil)
    hands.add("10", "1")
    shown = hands.tab.grid.lines.index(0, Column.DESCRIPTION).data()
    assert shown == evil.rstrip("\u202e")
    tooltip = hands.tab.grid.lines.index(0, Column.PRODUCT).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tooltip


def test_ten_lines_fit_at_1280_by_800(hands: Hands) -> None:
    hands.tab.resize(1060, 660)  # what the window leaves of 1280 × 800
    hands.qtbot.waitUntil(lambda: hands.tab.height() == 660)
    grid = hands.tab.grid
    assert grid.viewport().height() // grid.rowHeight(0) >= 8
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.columnWidth(Column.DESCRIPTION) >= 200


def test_dark_repaints(hands: Hands, dark: theme.Theme) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "1")
    picture = hands.tab.grab().toImage()
    assert picture.pixelColor(3, 3) == dark.tokens.window


def test_a_key_in_a_long_invoice_is_answered_at_once(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    lines = tuple(Line(id=LineId(f"l{n}"), price_id=price_id(1 + n % 5), quantity=Decimal(n + 1)) for n in range(200))
    draft = new_draft(desk.book.ids, TODAY).replace(lines=lines, customer_id=customer_id(1))
    hands = show(qtbot, aio, desk, draft=draft)
    hands.go(100, Column.QUANTITY)
    taken = []
    for key in "123456789":
        start = time.perf_counter()
        hands.type(key)
        taken.append(time.perf_counter() - start)
    assert sorted(taken)[len(taken) // 2] < 0.05
    hands.press(Key.Key_Escape)
    put_away(hands)


def test_the_sheet_for_a_document(hands: Hands) -> None:
    sent = document(7, [], TODAY)

    async def ask() -> SendRequest | None:
        return await SendSheet.ask_for_document(hands.desk.book, sent, hands.tab)

    async def answer() -> SendRequest | None:
        asking = asyncio.ensure_future(ask())
        while (sheet := hands.tab.findChild(SendSheet)) is None:
            await asyncio.sleep(0.01)
        assert a11y.unnamed(sheet) == []
        assert sheet.way is DeliveryType.EMAIL  # there is no "draft only" for what LedgerBee has
        sheet.choose(DeliveryType.MANUAL)
        assert not sheet.to.isEnabled()
        sheet.confirm.click()
        return await asking

    assert hands.aio(answer()) == SendRequest(delivery_type=DeliveryType.MANUAL)


def test_a_closed_tab_leaves_nothing_behind(qtbot: QtBot, aio: Aio, desk: Desk) -> None:
    listeners = len(desk.book.bus._listeners)
    widgets = len(QApplication.allWidgets())
    for _ in range(3):
        hands = show(qtbot, aio, desk)
        hands.add("10", "1")
        hands.go(0, Column.QUANTITY)
        hands.type("5")
        put_away(hands)
    assert len(desk.book.bus._listeners) == listeners
    assert len(QApplication.allWidgets()) == widgets
