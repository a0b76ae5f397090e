"""What a person types into cells, and what the editor makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest

from ledgerbee_desktop.ui.editor.columns import Column
from tests.ui.editor.company import price_id
from tests.ui.editor.kit import Hands
from tests.ui.keys import CTRL, SHIFT, Key


@pytest.fixture
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def one(hands: Hands) -> Hands:
    """A customer and one line of Konsulenttime, quantity 1."""
    hands.choose_customer("1042", 1)
    hands.add("10", "1")
    return hands


# --- products ---


def test_own_history_comes_first_and_says_what_it_was(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("ma")
    first = one.tab.grid.product_cell.list.choices[0]
    assert first.value == price_id(2)
    assert first.note == "12 × 450,00 on 03-08-2026"


def test_an_exact_number_beats_history_and_longer_numbers(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("10")
    assert one.tab.grid.product_cell.list.choices[0].value == price_id(1)
    one.press(Key.Key_Tab)
    assert one.draft.lines[1].price_id == price_id(1)
    assert one.cell == (1, Column.QUANTITY)


def test_a_scanner_burst_takes_what_was_scanned(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("ma")  # a list is open, its first row is another product
    one.press(Key.Key_Backspace, Key.Key_Backspace)
    one.type("5701234567890")
    one.press(Key.Key_Return)
    assert one.draft.lines[1].price_id == price_id(5)


def test_escape_closes_the_list_first_and_the_cell_second(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("mal")
    one.press(Key.Key_Escape)
    assert one.tab.grid.product_cell.list.isHidden()
    assert one.open_text == "mal"
    one.press(Key.Key_Escape)
    assert one.open_text is None
    assert len(one.draft.lines) == 1


def test_what_fits_nothing_is_refused_and_becomes_a_text_line_if_wished(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("Ekstra oprydning")
    one.press(Key.Key_Return)
    bubble = one.tab.grid.product_cell.bubble
    assert "Ekstra oprydning" in bubble.text
    assert one.open_text == "Ekstra oprydning"
    one.press(Key.Key_Return, Key.Key_Return)  # a hasty Enter decides nothing
    assert len(one.draft.lines) == 1
    one.press(Key.Key_Down, Key.Key_Return)
    assert one.lines[1] == ("text", "", "Ekstra oprydning", "")


def test_ctrl_shift_t_makes_what_is_typed_a_text_line(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("Tak for sidst")
    one.press(Key.Key_T, with_=CTRL | SHIFT)
    assert one.lines[1] == ("text", "", "Tak for sidst", "")
    assert one.open_text is None


def test_another_product_drops_the_price_that_was_agreed_for_the_first(one: Hands) -> None:
    one.go(0, Column.PRICE)
    one.type("800")
    one.press(Key.Key_Return)
    one.go(0, Column.PRODUCT)
    one.type("102")
    one.press(Key.Key_Return)
    line = one.draft.lines[0]
    assert (line.price_id, line.unit_price, line.quantity) == (price_id(4), None, Decimal(1))


# --- numbers ---


def test_totals_follow_each_key_of_an_open_cell_and_nothing_is_stored(one: Hands) -> None:
    one.go(0, Column.QUANTITY)
    seen = []
    for key in "12*2":
        one.type(key)
        seen.append(one.tab.session.totals.subtotal)
    assert seen == [Decimal(950), Decimal(11400), Decimal(11400), Decimal(22800)]
    assert one.draft.lines[0].quantity == 1
    assert one.tab.grid.lines.index(0, Column.TOTAL).data() == "22.800,00"
    one.press(Key.Key_Escape)
    assert one.tab.session.totals.subtotal == Decimal(950)


def test_an_ambiguous_number_is_asked_not_guessed(one: Hands) -> None:
    one.go(0, Column.QUANTITY)
    one.type("1.234")
    assert one.tab.session.totals.subtotal == Decimal(950)  # neither reading is shown as if it were meant
    one.press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    assert one.open_text == "1.234"
    assert "two ways" in one.tab.grid.quantity_cell.bubble.text
    one.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert one.draft.lines[0].quantity == Decimal("1.234")
    assert one.cell == (0, Column.PRICE)


def test_an_invalid_number_stays_open_with_the_reason(one: Hands) -> None:
    one.go(0, Column.QUANTITY)
    one.type("to")
    one.press(Key.Key_Return)
    assert one.open_text == "to"
    assert "“to”" in one.tab.grid.quantity_cell.bubble.text
    place = one.tab.grid.visualRect(one.tab.grid.lines.index(1, Column.PRODUCT)).center()
    QTest.mouseClick(one.tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert one.open_text == "to"
    one.tab.header.reference.setFocus()
    assert one.open_text == "to"
    assert one.draft.lines[0].quantity == 1


def test_hours_and_percentages(one: Hands) -> None:
    one.go(0, Column.QUANTITY)
    one.type("1:30")
    one.press(Key.Key_Return)
    one.type("1000-10%")
    one.press(Key.Key_Return)
    assert (one.draft.lines[0].quantity, one.draft.lines[0].unit_price) == (Decimal("1.5"), Decimal(900))


def test_unit_price_empty_is_the_catalogue_and_typed_is_an_override(one: Hands) -> None:
    one.go(0, Column.PRICE)
    one.type("450")
    one.press(Key.Key_Return)
    assert one.draft.lines[0].unit_price == Decimal(450)
    one.go(0, Column.PRICE)
    one.press(Key.Key_F2)
    one.press(Key.Key_A, with_=CTRL)
    one.press(Key.Key_Delete)
    one.press(Key.Key_Return)
    assert one.draft.lines[0].unit_price is None


def test_clicking_elsewhere_takes_no_product_that_was_only_marked(one: Hands) -> None:
    one.tab.go_to("lines")
    one.type("ma")
    one.tab.header.reference.setFocus(Qt.FocusReason.MouseFocusReason)
    assert len(one.draft.lines) == 1
    assert one.open_text == "ma"
    one.tab.go_to("lines")
    assert "ma" in one.tab.grid.product_cell.bubble.text


@pytest.mark.usefixtures("english")
def test_english_numbers(one: Hands) -> None:
    one.go(0, Column.PRICE)
    one.type("1,234.50")
    one.press(Key.Key_Return)
    assert one.draft.lines[0].unit_price == Decimal("1234.50")
    assert one.tab.grid.lines.index(0, Column.PRICE).data() == "1,234.50"
