"""Each key of the editor's table, pressed on real widgets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.ui.editor.columns import Column
from tests.ui.editor.kit import Desk, Hands, put_away, show
from tests.ui.keys import ALT, CTRL, SHIFT, Key
from tests.ui.kit import Aio

KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture(params=["alone", "in a window"])
def hands(request: pytest.FixtureRequest, qtbot: QtBot, aio: Aio, desk: Desk) -> Iterator[Hands]:
    """Keys arrive the same way with the window's own actions around the tab, and without."""
    made = show(qtbot, aio, desk, in_window=request.param == "in a window")
    yield made
    put_away(made)


@pytest.fixture
def three(hands: Hands) -> Hands:
    """Three product lines; the keyboard stands on the empty row below."""
    tester = QAbstractItemModelTester(
        hands.tab.grid.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, hands.tab
    )
    assert tester.model() is hands.tab.grid.lines
    for product, quantity in (("10", "1"), ("100", "2"), ("101", "3")):
        hands.add(product, quantity)
    hands.go(3, Column.PRODUCT)
    return hands


def products(hands: Hands) -> list[str]:
    return [number for _, number, _, _ in hands.lines]


def test_enter_and_tab_walk_over_what_can_be_edited(three: Hands) -> None:
    three.press(Key.Key_T, with_=CTRL | SHIFT)
    three.go(2, Column.PRODUCT)
    seen = []
    for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Enter, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab):
        three.press(key, with_=KEYPAD if key == Key.Key_Enter else Qt.KeyboardModifier.NoModifier)
        seen.append(three.cell)
    assert seen == [
        (2, Column.DESCRIPTION),
        (2, Column.QUANTITY),
        (2, Column.PRICE),
        (3, Column.DESCRIPTION),  # the text line has nothing else
        (4, Column.PRODUCT),
        (4, Column.DESCRIPTION),
    ]
    three.press(Key.Key_Backtab, with_=SHIFT)
    three.press(Key.Key_Return, with_=SHIFT)
    assert three.cell == (3, Column.DESCRIPTION)


def test_shift_enter_in_an_open_cell_takes_it_and_goes_back(three: Hands) -> None:
    three.go(1, Column.QUANTITY)
    three.type("8")
    three.press(Key.Key_Return, with_=SHIFT)
    assert three.draft.lines[1].quantity == 8
    assert three.cell == (1, Column.DESCRIPTION)


def test_enter_on_the_empty_row_leaves_the_grid(three: Hands) -> None:
    three.press(Key.Key_Return)
    assert three.tab.notes.hasFocus()


def test_shift_tab_from_the_first_cell_leaves_backwards(three: Hands) -> None:
    three.go(0, Column.PRODUCT)
    three.press(Key.Key_Backtab, with_=SHIFT)
    assert not three.tab.grid.is_busy
    assert three.tab.header.isAncestorOf(three.focus())


def test_cells_that_a_kind_does_not_have_cannot_be_entered(three: Hands) -> None:
    three.press(Key.Key_T, with_=CTRL | SHIFT)
    three.type("x")
    three.press(Key.Key_Return)
    for column in (Column.PRODUCT, Column.QUANTITY, Column.PRICE, Column.TOTAL):
        three.go(3, column)
        three.type("5")
        three.press(Key.Key_F2)
        assert three.open_text is None
    assert three.draft.lines[3].quantity is None


def test_f2_edits_at_the_end_and_escape_reverts_then_leaves(three: Hands) -> None:
    three.go(2, Column.QUANTITY)
    three.press(Key.Key_F2)
    three.type("5")
    assert three.open_text == "35"
    three.press(Key.Key_Escape)
    assert three.open_text is None
    assert three.draft.lines[2].quantity == 3
    assert three.tab.grid.hasFocus()
    three.press(Key.Key_Escape)
    assert not three.tab.grid.is_busy


def test_ctrl_enter_commits_and_makes_a_line_below(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.type("4")
    three.press(Key.Key_Return, with_=CTRL)
    assert three.draft.lines[0].quantity == 4
    assert products(three) == ["10", "", "100", "101"]
    assert three.cell == (1, Column.PRODUCT)


def test_ctrl_d_duplicates_the_selection(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.press(Key.Key_Down, with_=SHIFT)
    three.press(Key.Key_D, with_=CTRL)
    assert products(three) == ["10", "100", "10", "100", "101"]
    assert three.tab.grid.rows() == [2, 3]
    assert len({line.id for line in three.draft.lines}) == 5


def test_ctrl_d_commits_the_open_cell_first(three: Hands) -> None:
    three.go(2, Column.QUANTITY)
    three.type("9")
    three.press(Key.Key_D, with_=CTRL)
    assert [line.quantity for line in three.draft.lines] == [1, 2, 9, 9]


def test_alt_arrows_move_the_selection(three: Hands) -> None:
    three.go(1, Column.QUANTITY)
    three.press(Key.Key_Down, with_=SHIFT)
    three.press(Key.Key_Up, with_=ALT)
    assert products(three) == ["100", "101", "10"]
    assert three.tab.grid.rows() == [0, 1]
    three.press(Key.Key_Up, with_=ALT)
    assert products(three) == ["100", "101", "10"]
    three.press(Key.Key_Down, with_=ALT)
    assert products(three) == ["10", "100", "101"]
    assert three.tab.grid.rows() == [1, 2]


def test_ctrl_delete_deletes_the_selection_in_one_step(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.press(Key.Key_Down, with_=SHIFT)
    three.press(Key.Key_Delete, with_=CTRL)
    assert products(three) == ["101"]
    assert three.cell == (0, Column.QUANTITY)
    three.press(Key.Key_Z, with_=CTRL)
    assert products(three) == ["10", "100", "101"]


def test_row_keys_belong_to_the_text_while_a_cell_is_open(three: Hands) -> None:
    three.go(1, Column.DESCRIPTION)
    three.type("to ord")
    three.press(Key.Key_Home)
    three.press(Key.Key_Delete, with_=CTRL)
    three.press(Key.Key_Up, with_=ALT)
    assert three.open_text == "ord"
    assert products(three) == ["10", "100", "101"]


def test_f6_takes_the_value_from_above(three: Hands) -> None:
    three.go(2, Column.QUANTITY)
    three.press(Key.Key_F6)
    assert three.draft.lines[2].quantity == 2
    three.go(3, Column.PRODUCT)
    three.press(Key.Key_F6)
    assert products(three) == ["10", "100", "101", "101"]


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_F4, None), (Key.Key_Down, ALT)])
def test_f4_and_alt_down_open_the_list_of_an_open_cell(
    three: Hands, key: Key, modifier: Qt.KeyboardModifier | None
) -> None:
    three.press(Key.Key_F2)
    three.press(key, with_=modifier or Qt.KeyboardModifier.NoModifier)
    shown = three.tab.grid.product_cell.list
    assert len(shown.choices) == 6  # five products (one more is sold in EUR only), and "create a product"
    assert shown.highlighted is None
    three.press(Key.Key_Down, Key.Key_Return)
    assert len(three.draft.lines) == 4
    assert three.cell == (3, Column.QUANTITY)


def test_alt_enter_breaks_the_line_of_a_description(three: Hands) -> None:
    three.go(0, Column.DESCRIPTION)
    three.type("et")
    three.press(Key.Key_Return, with_=ALT)
    three.type("to")
    three.press(Key.Key_Return)
    assert three.draft.lines[0].description == "et\nto"
    assert three.tab.grid.rowHeight(0) > three.tab.grid.rowHeight(1)
    assert three.cell == (0, Column.QUANTITY)


def test_ctrl_z_belongs_to_the_cell_until_its_own_changes_are_undone(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.type("7")
    three.press(Key.Key_Z, with_=CTRL)
    assert three.open_text == "1"
    three.press(Key.Key_Z, with_=CTRL)
    assert three.open_text is None
    assert three.draft.lines[2].quantity is None  # the step before: the quantity of the last line


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_Y, CTRL), (Key.Key_Z, CTRL | SHIFT)])
def test_redo(three: Hands, key: Key, modifiers: Qt.KeyboardModifier) -> None:
    end = three.draft
    three.press(Key.Key_Z, with_=CTRL)
    assert three.draft != end
    three.press(key, with_=modifiers)
    assert three.draft == end


def test_text_and_separator_lines(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.press(Key.Key_T, with_=CTRL | SHIFT)
    assert three.cell == (1, Column.DESCRIPTION)
    three.type("imellem")
    three.press(Key.Key_S, with_=CTRL | SHIFT)
    assert [kind for kind, *_ in three.lines] == ["product", "text", "separator", "product", "product"]
    assert three.draft.lines[1].description == "imellem"


def test_typing_in_the_empty_description_makes_a_text_line(three: Hands) -> None:
    three.go(3, Column.DESCRIPTION)
    three.type("Tak for opgaven")
    three.press(Key.Key_Return)
    assert three.lines[3] == ("text", "", "Tak for opgaven", "")
    assert three.cell == (4, Column.PRODUCT)


def test_ctrl_c_copies_lines_as_a_table(three: Hands) -> None:
    three.go(1, Column.DESCRIPTION)
    three.type("=SUM(A1)")
    three.press(Key.Key_Return)
    three.go(0, Column.QUANTITY)
    three.press(Key.Key_Down, with_=SHIFT)
    three.press(Key.Key_C, with_=CTRL)
    assert QApplication.clipboard().text() == (
        "10\tKonsulenttime\tKonsulentbistand efter medgået tid\t1\t950\t25\t950\n"
        "100\tMalerarbejde, timepris\t'=SUM(A1)\t2\t450\t25\t900\n"
    )


def test_delete_clears_a_cell(three: Hands) -> None:
    three.go(1, Column.QUANTITY)
    three.press(Key.Key_Delete)
    assert three.draft.lines[1].quantity is None


def test_changing_the_kind_drops_what_the_new_kind_has_not_and_is_undoable(three: Hands) -> None:
    lines = three.tab.grid.lines
    before = three.draft
    lines.setData(lines.index(0, Column.KIND), LineKind.TEXT)
    line = three.draft.lines[0]
    assert (line.kind, line.price_id, line.quantity) == (LineKind.TEXT, None, None)
    three.press(Key.Key_Z, with_=CTRL)
    assert three.draft == before


def test_space_on_the_kind_marker_offers_the_kinds(three: Hands) -> None:
    three.go(0, Column.KIND)
    three.press(Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_T)
    assert three.draft.lines[0].kind is LineKind.TEXT


def test_arrows_skip_what_cannot_be_entered_and_keep_their_column(three: Hands) -> None:
    three.go(1, Column.QUANTITY)
    three.press(Key.Key_S, with_=CTRL | SHIFT)
    three.go(1, Column.PRICE)
    three.press(Key.Key_Down)
    assert three.cell == (2, Column.KIND)
    three.press(Key.Key_Down)
    assert three.cell == (3, Column.PRICE)
    three.press(Key.Key_Left)
    assert three.cell == (3, Column.QUANTITY)


def press_for_real(hands: Hands, *keys: Qt.Key, with_: Qt.KeyboardModifier) -> None:
    """By way of the window system, so that the program knows which modifiers are held down."""
    handle = hands.window.windowHandle()
    for key in keys:
        hands.focus()
        QTest.keyClick(handle, key, with_)


def test_a_held_ctrl_or_shift_adds_nothing_to_the_selection(three: Hands) -> None:
    press_for_real(three, Key.Key_Z, Key.Key_Z, Key.Key_Z, with_=CTRL)
    press_for_real(three, Key.Key_Y, Key.Key_Y, Key.Key_Y, with_=CTRL)
    assert len(three.tab.grid.selectedIndexes()) == 1
    three.go(2, Column.DESCRIPTION)
    three.press(Key.Key_F2)
    press_for_real(three, Key.Key_Return, with_=SHIFT)
    assert three.cell == (2, Column.PRODUCT)
    assert len(three.tab.grid.selectedIndexes()) == 1
    three.go(3, Column.PRODUCT)
    press_for_real(three, Key.Key_S, with_=CTRL | SHIFT)
    press_for_real(three, Key.Key_Delete, with_=CTRL)  # on the empty row: the separator above stays
    assert [kind for kind, *_ in three.lines] == ["product", "product", "product", "separator"]


def test_escape_reverts_a_refused_cell_at_once_and_closes_a_question_first(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.type("abc")
    three.press(Key.Key_Return)
    assert three.tab.grid.quantity_cell.bubble.text
    three.press(Key.Key_Escape)
    assert three.open_text is None
    assert three.draft.lines[0].quantity == 1
    three.type("1.234")
    three.press(Key.Key_Return, Key.Key_Escape)
    assert three.open_text == "1.234"
    assert three.tab.grid.quantity_cell.bubble.text == ""


def test_the_keypad_types_the_decimal_separator_of_the_language(three: Hands) -> None:
    three.go(0, Column.QUANTITY)
    three.type("1")
    QTest.keyClick(three.focus(), Key.Key_Period, KEYPAD)
    three.type("250")
    assert three.open_text == "1,250"


def test_home_and_end_lead_to_cells_that_can_be_typed_in_and_select_nothing_else(three: Hands) -> None:
    three.go(1, Column.QUANTITY)
    three.press(Key.Key_End)
    assert three.cell == (1, Column.PRICE)
    three.press(Key.Key_Home)
    assert three.cell == (1, Column.PRODUCT)
    press_for_real(three, Key.Key_A, with_=CTRL)
    press_for_real(three, Key.Key_End, with_=CTRL)
    assert three.cell == (3, Column.PRODUCT)
    assert len(three.tab.grid.selectedIndexes()) == 1
    press_for_real(three, Key.Key_Home, with_=CTRL)
    assert three.cell == (0, Column.PRODUCT)


def test_what_became_a_text_line_leads_on_to_the_next_row(three: Hands) -> None:
    three.type("tak for opgaven")
    three.press(Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert three.lines[3] == ("text", "", "tak for opgaven", "")
    assert three.cell == (4, Column.PRODUCT)
