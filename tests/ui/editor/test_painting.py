"""A key paints what it changed and nothing else: the table is drawn in Python, all of it would take longer than a frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.editor.columns import Column
from tests.ui.editor.company import customer_id
from tests.ui.editor.kit import Hands

ROWS = 4


class Painted(QObject):
    """What was painted of a widget since `forget`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.region().boundingRect())
        return False

    def forget(self) -> None:
        self.areas.clear()


@pytest.fixture
def painted(hands: Hands) -> Iterator[Painted]:
    """The table of an invoice with four lines, at rest."""
    hands.choose_customer("hansen", 1)
    for _ in range(ROWS):
        hands.add("timepris", "2")
    hands.press(Qt.Key.Key_Escape)
    hands.idle()
    watch = Painted(hands.tab.grid.viewport())
    yield watch
    hands.tab.grid.viewport().removeEventFilter(watch)


def rows(hands: Hands, painted: Painted) -> set[int]:
    """The rows that were painted, at least in part; the line between two rows is of neither."""
    grid = hands.tab.grid
    places = {
        row: QRect(0, grid.rowViewportPosition(row), grid.viewport().width(), grid.rowHeight(row)).adjusted(0, 1, 0, -1)
        for row in range(ROWS + 1)
    }
    return {row for row, place in places.items() if any(place.intersects(area) for area in painted.areas)}


def at_rest(hands: Hands, painted: Painted) -> None:
    """Everything is painted; what comes now comes from the next key."""
    hands.idle()
    before = len(painted.areas)
    hands.tab.grid.viewport().update()
    hands.qtbot.waitUntil(lambda: len(painted.areas) > before)
    painted.forget()


def test_a_key_in_the_header_leaves_the_table_alone(hands: Hands, painted: Painted) -> None:
    hands.tab.header.focus("reference")
    at_rest(hands, painted)
    field = Painted(hands.tab.header.fields["reference"])
    hands.type("7")
    hands.qtbot.waitUntil(lambda: bool(field.areas))
    assert hands.draft.reference == "7"
    assert rows(hands, painted) == set()


def test_a_key_in_a_cell_paints_its_row(hands: Hands, painted: Painted) -> None:
    hands.go(2, Column.QUANTITY)
    hands.press(Qt.Key.Key_F2)
    at_rest(hands, painted)
    before = hands.tab.session.totals.total
    hands.type("1")
    hands.qtbot.waitUntil(lambda: bool(painted.areas))
    assert hands.tab.session.totals.total != before
    assert rows(hands, painted) == {2}


def test_another_row_is_painted_with_the_one_that_was_left(hands: Hands, painted: Painted) -> None:
    hands.go(0, Column.QUANTITY)
    at_rest(hands, painted)
    hands.press(Qt.Key.Key_Down)
    hands.qtbot.waitUntil(lambda: rows(hands, painted) == {0, 1})


def test_what_changes_every_line_paints_every_line(hands: Hands, painted: Painted) -> None:
    """Another VAT zone, and a currency in which no price has an amount."""
    hands.tab.header.customer.setFocus()
    at_rest(hands, painted)
    hands.press(Qt.Key.Key_A, with_=Qt.KeyboardModifier.ControlModifier)
    hands.choose_customer("nordlicht", 5)
    assert hands.draft.customer_id == customer_id(5)
    hands.qtbot.waitUntil(lambda: rows(hands, painted) >= set(range(ROWS)))
    model = hands.tab.grid.lines
    assert {str(model.index(row, Column.VAT).data()) for row in range(ROWS)} == {""}
