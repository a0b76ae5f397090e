"""The window by keyboard: places, tabs, what comes back after the process was killed, what it says of errors."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.beside import SHARE
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.library.pages import DocumentsPage, DraftsPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.preferences.dialog import PreferencesDialog
from tests.ui.window.kit import Office, document_id, make_document, unreachable


def press(office: Office, window: MainWindow, keys: str) -> None:
    """Keys go where the keyboard goes: to the widget with the focus."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))
    office.rest(window)


def keys_of(window: MainWindow) -> list[PageKey]:
    return [page.key for page in window.tabs.pages()]


def test_it_opens_on_the_drafts_with_counts(office: Office) -> None:
    office.draft()
    office.documents(make_document(n) for n in range(12))
    window = office.window()
    assert isinstance(window.tabs.current(), DraftsPage)
    counts = [window.navigation.count(PageKey(kind)) for kind in ("drafts", "outbox", "invoices")]
    assert counts == [1, 0, 12]
    assert window.windowTitle() == "Drafts – Malermester Holm ApS – LedgerBee Desktop"


def test_places_by_key_open_once(office: Office) -> None:
    window = office.window()
    press(office, window, "Ctrl+3")
    assert isinstance(window.tabs.current(), DocumentsPage)
    press(office, window, "Ctrl+2")
    assert isinstance(window.tabs.current(), OutboxPage)
    press(office, window, "Ctrl+1")
    press(office, window, "Ctrl+3")
    assert keys_of(window) == [PageKey("drafts"), PageKey("invoices"), PageKey("outbox")]


def test_tabs_go_round(office: Office) -> None:
    window = office.window()
    press(office, window, "Ctrl+3")
    press(office, window, "Ctrl+Tab")
    assert window.tabs.current() is window.tabs.page_of(PageKey("drafts"))
    press(office, window, "Ctrl+Shift+Tab")
    assert window.tabs.current() is window.tabs.page_of(PageKey("invoices"))


def test_a_new_invoice_is_on_disk_and_a_blank_one_is_forgotten(office: Office) -> None:
    window = office.window()
    press(office, window, "Ctrl+N")
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    assert window.navigation.count(PageKey("drafts")) == 1
    press(office, window, "Ctrl+W")
    assert keys_of(window) == [PageKey("drafts")]
    assert office.aio(office.book.drafts.all()) == ()


def test_what_is_typed_while_the_editor_opens_is_not_lost(office: Office) -> None:
    window = office.window()
    draft = office.draft(customer=None)
    office.rest(window)
    window.open_page(PageKey("draft", draft.id))
    page = window.tabs.current()
    assert isinstance(page, EditorPage)
    assert page.editor is None
    QTest.keyClicks(QApplication.focusWidget() or window, "Ærø")
    office.rest(window)
    assert page.editor is not None
    assert page.editor.header.customer.text() == "Ærø"


def test_a_draft_that_opens_at_the_back_does_not_take_the_keyboard(office: Office) -> None:
    """Before this was so, a new invoice's customer was typed into the draft of the tab behind it, and took that back from the outbox."""
    window = office.window()
    first, second = office.draft(customer=None), office.draft(customer=None)
    office.rest(window)
    window.open_page(PageKey("draft", second.id))
    QTest.keyClicks(QApplication.focusWidget() or window, "Ribe")
    window.open_page(PageKey("draft", first.id))
    QTest.keyClicks(QApplication.focusWidget() or window, "Ærø")
    office.rest(window)
    front, back = window.tabs.current(), window.tabs.page_of(PageKey("draft", second.id))
    assert isinstance(front, EditorPage)
    assert isinstance(back, EditorPage)
    assert front.editor is not None
    assert back.editor is not None
    assert (front.editor.header.customer.text(), back.editor.header.customer.text()) == ("Ærø", "")
    assert front.editor.header.customer.hasFocus()
    window.open_page(back.key)
    assert back.editor.header.customer.hasFocus()
    assert back.editor.header.customer.text() == "Ribe", "what was typed before the other came to the front"


def test_a_document_that_is_read_at_the_back_does_not_take_the_keyboard(office: Office) -> None:
    office.documents([make_document(1)])
    window = office.window()
    key = PageKey("invoice", document_id(1))
    window.open_page(key)
    window.open_page(PageKey("drafts"))
    place = QApplication.focusWidget()
    office.rest(window)
    page = window.tabs.page_of(key)
    assert page is not None
    assert page.document() is not None
    assert QApplication.focusWidget() is place


def test_nothing_in_a_tab_at_the_back_keeps_the_keyboard(office: Office) -> None:
    window = office.window()
    pages = []
    for draft in (office.draft(customer=None), office.draft(customer=None)):
        window.open_page(PageKey("draft", draft.id))
        office.rest(window)
        page = window.tabs.current()
        assert isinstance(page, EditorPage)
        assert page.editor is not None
        pages.append(page.editor)
    back, front = pages
    front.header.reference.setFocus()
    QTest.keyClicks(front.header.reference, "Ær")
    back.notes.setFocus()
    assert front.header.reference.hasFocus()
    assert front.header.reference.text() == "Ær"
    press(office, window, "Ctrl+Shift+Tab")
    assert back.notes.hasFocus(), "it is where the work goes on when the tab comes back"


def test_the_pages_of_the_pdf_are_reached_by_key(office: Office) -> None:
    office.documents([make_document(1)])
    window = office.window()
    window.open_page(PageKey("invoice", document_id(1)))
    office.rest(window)
    window.actions_table["view.pdf"].setChecked(False)
    window.show_dock()
    press(office, window, "Ctrl+Shift+P")
    assert window.pdf.isVisible()
    assert QApplication.focusWidget() is window.pdf.view.canvas


def test_a_written_draft_stays_when_its_tab_is_closed(office: Office) -> None:
    draft = office.draft()
    window = office.window()
    press(office, window, "Return")
    assert window.tabs.current() is window.tabs.page_of(PageKey("draft", draft.id))
    press(office, window, "Ctrl+W")
    assert keys_of(window) == [PageKey("drafts")]
    assert len(office.aio(office.book.drafts.all())) == 1


def test_closing_the_last_tab_leaves_the_drafts(office: Office) -> None:
    window = office.window()
    press(office, window, "Ctrl+3")
    for _ in range(3):
        press(office, window, "Ctrl+W")
    assert keys_of(window) == [PageKey("drafts")]


def test_the_same_tabs_come_back_after_a_kill(office: Office) -> None:
    draft = office.draft()
    office.documents([make_document(1)])
    window = office.window()
    press(office, window, "Ctrl+3")
    press(office, window, "Return")
    window.open_page(PageKey("draft", draft.id))
    office.rest(window)
    press(office, window, "Ctrl+Shift+Tab")
    before, current = keys_of(window), window.tabs.current()
    assert current is not None
    key = current.key
    office.die(window)
    again = office.window()
    assert (
        keys_of(again)
        == before
        == [
            PageKey("drafts"),
            PageKey("invoices"),
            PageKey("invoice", document_id(1)),
            PageKey("draft", draft.id),
        ]
    )
    front = again.tabs.current()
    assert front is not None
    assert front.key == key == PageKey("invoice", document_id(1))


def test_a_draft_that_is_gone_leaves_no_tab(office: Office) -> None:
    draft = office.draft()
    window = office.window()
    window.open_page(PageKey("draft", draft.id))
    office.rest(window)
    office.die(window)
    office.aio(office.book.drafts.delete(DraftId(draft.id)))
    again = office.window()
    assert keys_of(again) == [PageKey("drafts")]


def test_a_draft_deleted_elsewhere_closes_its_editor(office: Office) -> None:
    draft = office.draft()
    window = office.window()
    window.open_page(PageKey("draft", draft.id))
    office.rest(window)
    office.aio(office.book.drafts.delete(DraftId(draft.id)))
    office.until(lambda: keys_of(window) == [PageKey("drafts")])


def test_quitting_by_key_waits_for_the_disk(office: Office) -> None:
    window = office.window()
    press(office, window, "Ctrl+3")
    window.actions_table["file.quit"].trigger()
    office.until(lambda: not window.isVisible())
    assert window.commands.may_close


def test_an_error_is_said_above_the_work_with_what_to_do(office: Office) -> None:
    window = office.window()
    office.sync.failure = unreachable()
    press(office, window, "F5")
    office.until(lambda: bool(window.banner.text()))
    assert window.banner.text().startswith("LedgerBee cannot be reached.")
    assert "tries again by itself" in window.banner.text()


def test_working_offline_is_a_toggle(office: Office) -> None:
    window = office.window()
    press(office, window, "Ctrl+Shift+O")
    assert office.sync.offline is True
    assert window.status.texts()["connection"] == "Working offline"
    assert window.actions_table["file.offline"].isChecked()
    press(office, window, "Ctrl+Shift+O")
    assert office.sync.offline is False
    assert window.status.texts()["connection"] == "Online"
    office.sync.say(Connection.OFFLINE)
    office.until(window.actions_table["file.offline"].isChecked)


def test_the_pdf_stands_beside_documents_and_f7_toggles_it(office: Office) -> None:
    office.documents([make_document(1)])
    window = office.window()
    assert not window.dock.isVisible()
    window.open_page(PageKey("invoice", document_id(1)))
    office.rest(window)
    assert window.dock.isVisible()
    assert "Faktura 1001" in window.pdf.view.plain_text()
    press(office, window, "F7")
    assert not window.dock.isVisible()
    press(office, window, "Ctrl+1")
    press(office, window, "Ctrl+Tab")
    assert not window.dock.isVisible()
    press(office, window, "F7")
    assert window.dock.isVisible()


def test_a_newer_document_gets_its_newer_pdf(office: Office) -> None:
    office.documents([make_document(2)])
    window = office.window()
    window.open_page(PageKey("invoice", document_id(2)))
    office.rest(window)
    assert office.sync.fetched == [(document_id(2), True)]
    office.documents([make_document(2, status="sent", display_status="sent", number="1002", updated_at="2026-11-21")])
    office.until(lambda: "Faktura 1002 2026-11-21" in window.pdf.view.plain_text())
    assert office.sync.fetched[-1] == (document_id(2), False)


def test_a_pdf_that_cannot_be_fetched_comes_when_ledgerbee_is_back(office: Office) -> None:
    office.documents([make_document(1)])
    office.sync.failure = unreachable()
    window = office.window()
    window.open_page(PageKey("invoice", document_id(1)))
    office.rest(window)
    assert "could not be fetched" in window.pdf.view.plain_text()
    office.sync.failure = None
    office.sync.say(Connection.ONLINE)
    office.until(lambda: "Faktura 1001" in window.pdf.view.plain_text())


def test_everything_that_can_have_the_focus_has_a_name(office: Office) -> None:
    draft = office.draft()
    office.create_operation(office.draft(1))
    office.documents([make_document(1)])
    window = office.window()
    for key in (
        PageKey("outbox"),
        PageKey("invoices"),
        PageKey("invoice", document_id(1)),
        PageKey("draft", draft.id),
        PageKey("drafts"),
    ):
        window.open_page(key)
        office.rest(window)
    assert a11y.unnamed(window) == []


def test_it_fits_a_small_screen(office: Office) -> None:
    draft = office.draft()
    office.documents([make_document(1)])
    window = office.window()
    for key in (PageKey("outbox"), PageKey("draft", draft.id), PageKey("invoice", document_id(1))):
        window.open_page(key)
        office.rest(window)
    assert window.minimumSizeHint().width() <= 1180
    assert window.minimumSizeHint().height() <= 700
    assert window.width() == 1280


def test_preferences_are_kept_and_take_effect(office: Office) -> None:
    window = office.window()
    window.actions_table["file.preferences"].trigger()
    office.until(lambda: window.findChild(PreferencesDialog) is not None)
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    dialog.undo.setValue(20)
    dialog.our_reference.setText(" Mette Holm ")
    dialog.appearance.setCurrentIndex(dialog.appearance.findData("light"))
    dialog.language.setCurrentIndex(dialog.language.findData("da"))
    assert a11y.unnamed(dialog) == []
    dialog.accept()
    office.until(lambda: window.desk.preferences.undo_seconds == 20)
    office.put_away(window)
    again = office.window()
    assert (again.desk.preferences.undo_seconds, again.desk.preferences.language) == (20, "da")
    press(office, again, "Ctrl+N")
    page = again.tabs.current()
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    field = page.editor.header.fields["our_reference"]
    assert isinstance(field, QLineEdit)
    assert field.text() == "Mette Holm"


def test_find_on_a_document_searches_its_pdf(office: Office) -> None:
    office.documents([make_document(1)])
    window = office.window()
    window.open_page(PageKey("invoice", document_id(1)))
    office.rest(window)
    press(office, window, "Ctrl+F")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.pdf.view.isAncestorOf(focus)
    for command in ("document.print", "document.save-pdf"):
        assert window.actions_table[command].isEnabled()
    press(office, window, "Ctrl+1")
    assert not window.actions_table["document.print"].isEnabled()


def test_no_width_of_the_pdf_is_a_wish_but_the_one_that_a_person_gave_it(office: Office) -> None:
    office.documents([make_document(1)])
    window = office.window()
    window.resize(1024, 700)
    office.rest(window)
    window.grab()  # gives what is hidden its size, too
    document, share = PageKey("invoice", document_id(1)), int(SHARE * 1600)
    window.open_page(document)
    office.until(window.dock.isVisible)
    office.rest(window)
    window.resize(1600, 900)
    office.rest(window)
    window.open_page(PageKey("invoices"))
    office.until(lambda: not window.dock.isVisible())
    window.open_page(document)
    office.until(lambda: window.dock.width() == share)
    window.resizeDocks([window.dock], [share - 100], Qt.Orientation.Horizontal)
    office.until(lambda: window.dock.width() == share - 100)
    window.open_page(PageKey("invoices"))
    office.until(lambda: not window.dock.isVisible())
    window.open_page(document)
    office.until(lambda: window.dock.width() == share - 100)
