"""What the window itself carries out of the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui.actions import BY_ID
from ledgerbee_desktop.ui.beside import has_document
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.library.list_page import ListPage
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.navigation import PLACES
from ledgerbee_desktop.ui.new_commands import NewCommands
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.text import explain, shortened
from ledgerbee_desktop.ui.theme import theme

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.main_window import MainWindow


class WindowCommands(QObject):
    """Connects the window's actions to what they do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._book, self._table = window, window.book, window.actions_table
        self.may_close = False
        self._leaving: list[Page] = []
        self._closer = Loader(self._close_pages, self)
        self._closer.failed.connect(window.show_error)
        self._settler = Loader(self._settle, self)
        self._settler.failed.connect(window.show_error)
        self.new = NewCommands(window)
        for command_id, work in (
            ("file.refresh", self._refresh),
            ("file.key", self._key),
            ("file.preferences", self._preferences),
            ("file.close-window", self._close_window),
            ("file.quit", self._quit),
            ("document.undo-send", self._undo_send),
            ("help.keys", self._keys),
            ("help.about", self._about),
        ):
            command = AsyncCommand(self._table[command_id], work, self)
            command.failed.connect(window.show_error)
            if command_id == "file.key":
                command.set_available(window.door is not None)
        for command_id, slot in (
            ("file.close-tab", self._close_current),
            ("file.offline", self._offline),
            ("edit.find", self._find),
            ("go.product-groups", self._go_to_product_groups),
            ("document.save-pdf", self._save_pdf),
            ("document.print", self._print),
            ("view.pdf", self._toggle_pdf),
            ("view.go-pdf", self._go_to_pdf),
            ("view.next-tab", self._next_tab),
            ("view.previous-tab", self._previous_tab),
        ):
            self._table[command_id].triggered.connect(slot)
        for place in PLACES:
            self._table[place.command].triggered.connect(self._go)

    @property
    def busy(self) -> bool:
        """Is a tab being closed, or brought to the disk?"""
        return self._closer.busy or self._settler.busy

    # --- file -------------------------------------------------------------------------------------

    async def _refresh(self) -> None:
        await self._book.sync.refresh()
        page = self._window.tabs.current()
        if page is not None:
            page.read_again()

    async def _key(self) -> None:
        from ledgerbee_desktop.ui.welcome.key_dialog import KeyDialog

        door, company = self._window.door, self._window.desk.shelf.company
        if door is not None and company is not None:
            await dialogs.result_of(KeyDialog(door, company.name, self._window))

    async def _preferences(self) -> None:
        from ledgerbee_desktop.ui.data.page import DataPage
        from ledgerbee_desktop.ui.preferences.dialog import PreferencesDialog

        desk, keeper = self._window.desk, self._window.keeper
        data = None if keeper is None else DataPage(keeper, self._book.clock.today())
        dialog = PreferencesDialog(desk.preferences, self._window, data=data)
        if await dialogs.result_of(dialog) == PreferencesDialog.DialogCode.Accepted.value:
            desk.preferences = dialog.chosen()
            theme().set_appearance(desk.preferences.appearance)
            await desk.preferences.store(self._book.workspace)
            self._window.preferences_changed.emit()
        elif keeper is not None and dialog.restore is not None and await self.settle():
            keeper.restore(dialog.restore)

    @Slot(bool)
    def _offline(self, checked: bool) -> None:  # the signal's argument
        self._book.sync.set_offline(offline=checked)

    @Slot()
    def _close_current(self) -> None:
        page = self._window.tabs.current()
        if page is not None:
            self.close_page(page)

    @Slot(object)
    def close_page(self, page: Page) -> None:
        """Close a tab, after what is in it has reached the disk."""
        if page not in self._leaving:
            self._leaving.append(page)
        self._closer.start()

    async def _close_pages(self) -> None:
        tabs = self._window.tabs
        while self._leaving:
            page = self._leaving.pop(0)
            if not isValid(page) or tabs.indexOf(page) < 0:  # asked for twice while it was being closed
                continue
            if tabs.count() == 1 and page.key == PLACES[0].key:
                continue
            if isinstance(page, EditorPage):
                await page.forget_if_blank()
            else:
                await page.settle()
            if tabs.count() == 1:
                self._window.open_page(PLACES[0].key)
            tabs.remove(page)

    async def settle(self) -> bool:
        """Bring all of the window to the disk; False: it could not be, and the person wants to stay."""
        window = self._window
        try:
            for page in list(window.tabs.pages()):
                await page.settle()
            await window.save_state()
        except AppError as error:
            window.show_error(error)
            question = self.tr("The last words did not reach the disk. Close all the same?")
            return await dialogs.ask(window, self.tr("Close"), question, str(error))
        return True

    async def _close_window(self) -> None:
        if await self.settle():
            self.may_close = True
            self._window.close()

    async def _quit(self) -> None:
        if self._window.doors is not None:
            await self._window.doors.quit()
        else:
            await self._close_window()

    # --- edit, view, go ------------------------------------------------------------------------------

    @Slot()
    def _find(self) -> None:
        page = self._window.tabs.current()
        if isinstance(page, ListPage):
            page.start_search()
        else:
            self._with_pdf("find")

    @Slot()
    def _save_pdf(self) -> None:
        """In an editor the key says what is so anyway: everything typed is on the disk, and the editor's title says so."""
        if isinstance(self._window.tabs.current(), EditorPage):
            self._settler.start()
        else:
            self._with_pdf("save")

    async def _settle(self) -> None:
        page = self._window.tabs.current()
        if page is not None:
            await page.settle()

    def follow(self, page: Page | None) -> None:
        """What can be done with this tab in front, and what Ctrl+S is called then."""
        is_draft = isinstance(page, EditorPage)
        has_pdf = is_draft or has_document(page)
        for command_id in ("view.pdf", "view.go-pdf", "document.print", "document.save-pdf"):
            self._table[command_id].setEnabled(has_pdf)
        self._table["edit.find"].setEnabled(has_pdf or isinstance(page, ListPage))
        text = self.tr("Save now") if is_draft else explain(BY_ID["document.save-pdf"].text)
        self._table["document.save-pdf"].setText(text)

    @Slot()
    def _print(self) -> None:
        self._with_pdf("print")

    def _with_pdf(self, command: str) -> None:
        """Do with the PDF beside the page what the viewer's toolbar offers; the PDF comes into view if it was not."""
        self._table["view.pdf"].setChecked(True)
        self._window.show_dock()
        self._window.pdf.finish()
        self._window.pdf.view.toolbar.commands[command].trigger()

    @Slot()
    def _go_to_pdf(self) -> None:
        self._table["view.pdf"].setChecked(True)
        self._window.show_dock()
        self._window.pdf.view.take_focus()

    @Slot()
    def _toggle_pdf(self) -> None:
        self._window.show_dock()
        self._window.store_state.start()

    @Slot()
    def _next_tab(self) -> None:
        self._window.tabs.step(1)

    @Slot()
    def _previous_tab(self) -> None:
        self._window.tabs.step(-1)

    @Slot()
    def _go(self) -> None:
        action = self.sender()
        for place in PLACES:
            if place.command == action.objectName():
                self._window.open_page(place.key)

    @Slot()
    def _go_to_product_groups(self) -> None:
        self._window.open_page(PageKey("product-groups"))

    # --- document, help -------------------------------------------------------------------------------

    async def _undo_send(self) -> None:
        entry = self._window.status.strip.current()
        if entry is not None:
            await self._book.outbox.take_back(entry.operation.id)
            text = self.tr("The send to {0} was taken back: nothing was sent.").format(shortened(entry.customer))
            if entry.document is None:
                text += " " + self.tr("It still becomes a draft in LedgerBee.")
            self._window.banner.say(text, "ok")

    async def _keys(self) -> None:
        from ledgerbee_desktop.ui.keys_dialog import KeysDialog

        await dialogs.result_of(KeysDialog(self._window))

    async def _about(self) -> None:
        from importlib.metadata import version

        text = self.tr("LedgerBee Desktop {0}").format(version("ledgerbee-desktop"))
        details = self.tr("Free software under the MIT licence. Not made by LedgerBee.")
        await dialogs.tell(self._window, self.tr("About"), text, details)
