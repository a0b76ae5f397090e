"""The preview beside an editor in the real window: it follows the keys, keeps its place, and F7 is remembered for itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.beside import EDITOR_ROOM, ROOMY, SHARE
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.pdf.layout import Fit
from tests.ui.window.kit import PRICE, Office, document_id, make_document


def press(office: Office, window: MainWindow, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))
    office.rest(window)


def shown(window: MainWindow) -> str:
    """The text of what stands beside the tab, every white space one space."""
    return " ".join(window.pdf.view.plain_text().split()) if window.pdf.isVisible() else ""


def editor_of(window: MainWindow) -> EditorTab:
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    return page.editor


def write(office: Office, window: MainWindow, draft: Draft, *, preview: bool = True) -> EditorTab:
    """Open a draft, with its preview."""
    window.open_page(PageKey("draft", draft.id))
    office.rest(window)
    if preview:
        press(office, window, "F7")
        office.until(lambda: "Local preview" in shown(window))
    return editor_of(window)


def long_draft(office: Office, lines: int) -> Draft:
    draft = office.draft(0)
    more = tuple(
        Line(id=LineId(office.book.ids.new()), price_id=PRICE, quantity=None, description=f"Linje nr. {n}")
        for n in range(lines)
    )
    longer = draft.replace(id=type(draft.id)(office.book.ids.new()), lines=more)
    office.aio(office.store.drafts.create(longer))
    return longer


def test_f7_shows_the_draft_and_typing_changes_it(office: Office) -> None:
    draft = office.draft(0)
    window = office.window()
    editor = write(office, window, draft)
    for text in ("Invoice", "Malermester Holm ApS", "Nordhavn Byg ApS", "Malerarbejde, timer", "1.687,50"):
        assert text in shown(window)
    editor.header.reference.setFocus()
    QTest.keyClicks(editor.header.reference, "PO 4711 æøå")
    office.until(lambda: "PO 4711 æøå" in shown(window))
    assert office.sync.fetched == []
    press(office, window, "F7")
    assert not window.dock.isVisible()


def test_each_pause_in_the_typing_brings_one_drawing(office: Office) -> None:
    """How soon it comes is measured by tests/benchmarks/bench_preview.py (editor.md, Preview: 150 ms)."""
    window = office.window()
    editor = write(office, window, office.draft(0))
    editor.header.reference.setFocus()
    drawn: list[bytes] = []
    window.pdf.preview.drawn.connect(drawn.append)
    for count, typed in enumerate(("a", "bcd", "e"), start=1):
        QTest.keyClicks(editor.header.reference, typed)
        office.qtbot.waitUntil(lambda: not window.pdf.preview.busy, timeout=5000)
        assert len(drawn) == count
    window.pdf.preview.drawn.disconnect(drawn.append)


def test_what_is_typed_in_an_open_cell_is_on_the_paper(office: Office) -> None:
    window = office.window()
    editor = write(office, window, office.draft(0))
    editor.grid.setFocus()
    editor.grid.go_to(0, Column.QUANTITY)
    QTest.keyClicks(QApplication.focusWidget() or window, "7")
    office.until(lambda: "3.937,50" in shown(window))
    assert editor.grid.open_cell is not None
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    office.until(lambda: "1.687,50" in shown(window))
    editor.grid.go_to(0, Column.DESCRIPTION)
    for letter in "Facade mod gaarden":  # the first one opens the cell, which takes the others
        QTest.keyClicks(QApplication.focusWidget() or window, letter)
    office.until(lambda: "Facade mod gaarden" in shown(window))
    assert editor.grid.open_cell is not None
    assert editor.session.draft.lines[0].description == ""


def test_place_and_zoom_are_kept_while_typing(office: Office) -> None:
    window = office.window()
    editor = write(office, window, long_draft(office, 300))
    canvas = window.pdf.view.canvas
    canvas.set_zoom(0.9)
    canvas.go_to_page(3)
    place = canvas.verticalScrollBar().value()
    assert place > 0
    before = canvas.pdf
    QTest.keyClicks(editor.header.reference, "x")
    office.until(lambda: canvas.pdf is not before)
    assert (canvas.verticalScrollBar().value(), canvas.zoom, canvas.fit, canvas.page) == (place, 0.9, Fit.NOTHING, 3)
    pdf = canvas.pdf
    assert pdf is not None
    assert pdf.missing([3], canvas._pixel_scale()) == []  # drawn before it is shown: no flicker
    window.open_page(PageKey("draft", office.draft(1).id))
    office.until(lambda: "Café Rosengården" in shown(window))
    assert canvas.verticalScrollBar().value() == 0


def test_a_search_in_the_preview_goes_on_while_typing(office: Office) -> None:
    window = office.window()
    editor = write(office, window, long_draft(office, 120))
    press(office, window, "Ctrl+F")
    view = window.pdf.view
    QTest.keyClicks(view.find_bar.field, "Linje nr. 110")
    office.until(lambda: view.canvas.pdf is not None and len(view.canvas.pdf.finder.hits) == 1)
    view.canvas.go_to_page(0)
    before = view.canvas.pdf
    QTest.keyClicks(editor.header.reference, "x")
    office.until(lambda: view.canvas.pdf is not before)
    office.until(lambda: view.canvas.pdf is not None and len(view.canvas.pdf.finder.hits) == 1)
    assert view.canvas.page == 0


def test_keys_come_in_between_while_three_hundred_lines_are_drawn(office: Office) -> None:
    window = office.window()
    editor = write(office, window, long_draft(office, 300))
    preview = window.pdf.preview
    QTest.keyClicks(editor.header.reference, "x")
    office.qtbot.waitUntil(preview._stepper.isActive, timeout=5000)
    steps = 0
    while preview.busy:
        preview._step()
        steps += 1
    assert steps > 1, "drawn in one go: no key is heard meanwhile (how long a step is: bench_preview.py)"


def test_nobody_draws_what_nobody_sees(office: Office) -> None:
    window = office.window()
    editor = write(office, window, office.draft(0), preview=False)
    drawn: list[bytes] = []
    window.pdf.preview.drawn.connect(drawn.append)
    QTest.keyClicks(editor.header.reference, "abc")
    office.qtbot.wait(200)
    assert drawn == []
    press(office, window, "F7")
    office.until(lambda: "abc" in shown(window))
    assert len(drawn) == 1
    window.pdf.preview.drawn.disconnect(drawn.append)


def test_beside_documents_and_beside_editors_are_remembered_apart(office: Office) -> None:
    office.documents([make_document(1)])
    draft = office.draft(0)
    window = office.window()
    document, writing = PageKey("invoice", document_id(1)), PageKey("draft", draft.id)

    def beside(key: PageKey) -> bool:
        window.open_page(key)
        office.rest(window)
        assert window.actions_table["view.pdf"].isEnabled()
        assert window.actions_table["view.pdf"].isChecked() == window.dock.isVisible()
        return window.dock.isVisible()

    assert (beside(document), beside(writing)) == (True, False)
    press(office, window, "F7")
    assert (beside(document), beside(writing)) == (True, True)
    window.open_page(document)
    press(office, window, "F7")
    assert (beside(writing), beside(document)) == (True, False)
    office.put_away(window)
    window = office.window()
    assert (beside(document), beside(writing)) == (False, True)


def test_a_wide_window_shows_it_until_the_person_says_otherwise(office: Office) -> None:
    window = office.window()
    write(office, window, office.draft(0), preview=False)
    assert not window.dock.isVisible()
    window.resize(ROOMY, 800)
    office.until(lambda: "Local preview" in shown(window))
    window.resize(ROOMY - 100, 800)
    office.until(lambda: not window.dock.isVisible())
    window.resize(ROOMY, 800)
    office.until(window.dock.isVisible)
    press(office, window, "F7")
    window.resize(ROOMY + 200, 800)
    office.rest(window)
    assert not window.dock.isVisible()


def test_each_sort_keeps_its_width_and_the_editor_its_room(office: Office) -> None:
    office.documents([make_document(1)])
    draft = office.draft(0)
    window = office.window()
    window.resize(1500, 800)
    write(office, window, draft, preview=False)
    office.until(lambda: "Local preview" in shown(window))
    assert window.dock.width() == 1500 - EDITOR_ROOM
    window.resizeDocks([window.dock], [600], Qt.Orientation.Horizontal)
    office.until(lambda: window.dock.width() == 600)
    window.open_page(PageKey("invoice", document_id(1)))
    office.until(lambda: window.dock.width() == int(SHARE * 1500))
    office.aio(window.save_state())  # as Quit does
    office.put_away(window)
    window = office.window()
    window.resize(1500, 800)
    window.open_page(PageKey("draft", draft.id))
    office.until(lambda: window.dock.width() == 600)


def test_print_and_save_mean_the_draft(office: Office) -> None:
    draft = office.draft(0)
    window = office.window()
    editor = write(office, window, draft, preview=False)
    save = window.actions_table["document.save-pdf"]
    assert (save.text(), window.actions_table["document.print"].isEnabled()) == ("Save now", True)
    QTest.keyClicks(editor.header.reference, "straks")
    press(office, window, "Ctrl+S")
    assert office.aio(office.store.drafts.open(draft.id)).saved.draft.reference == "straks"
    assert not window.dock.isVisible()
    QTest.keyClicks(editor.header.reference, " nu")
    asked: list[str] = []
    command = window.pdf.view.toolbar.commands["print"]
    window.pdf.view._printing._action.triggered.disconnect()  # no printer here: what would be printed is looked at
    command.triggered.connect(lambda: asked.append(shown(window)))
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence("Ctrl+P"))
    assert len(asked) == 1
    assert "straks nu" in asked[0]  # what was typed a moment ago is printed, too


def test_the_preview_gives_way_to_the_pdf_of_ledgerbee(office: Office) -> None:
    office.documents([make_document(2, status="draft")])
    draft = office.draft(0)
    window = office.window()
    write(office, window, draft)
    assert office.sync.fetched == []
    create = office.create_operation(draft)
    office.move(create, State.INFLIGHT, State.DONE, document_id=document_id(2))
    office.until(lambda: window.tabs.page_of(PageKey("draft", draft.id)) is None)
    office.until(lambda: "Faktura" in shown(window))
    assert "Local preview" not in shown(window)
    assert office.sync.fetched[-1] == (document_id(2), True)


def test_an_editor_that_is_closed_leaves_nothing_behind(office: Office) -> None:
    window = office.window()
    editor = write(office, window, office.draft(0))
    QTest.keyClicks(editor.header.reference, "x")
    window.commands.close_page(window.tabs.current())  # type: ignore[arg-type]  # it is a page
    office.until(lambda: window.pdf.preview.session is None)
    window.pdf.preview.finish()
    office.sync.say(office.sync.status.connection)
    window.shelf.changed.emit()
    office.qtbot.wait(120)
    assert not window.pdf.preview.busy


def test_everything_beside_an_editor_has_a_name(office: Office) -> None:
    window = office.window()
    write(office, window, office.draft(0))
    assert a11y.unnamed(window) == []
    assert window.pdf.view.accessibleName() == "Invoice, local preview"
