"""The tab of a draft: reads it from the disk and puts the editor into the tab."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import NotEditable
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.rules import read_facts
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.page import SMALLEST, Page, PageKey
from ledgerbee_desktop.ui.records.opening import create_record_sheet

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.editor.tab import EditorTab


class EditorPage(Page):
    """Holds one `EditorTab`. When LedgerBee has the draft, the tab asks to show the document in its place."""

    icon_name = "edit"
    smallest = QSize(600, SMALLEST.height())
    create_asked = Signal(str, str)
    """As `EditorTab.create_asked`."""

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._desk, self._book = desk, desk.book
        self.editor: EditorTab | None = None
        self._wants_focus = False
        self._typed_ahead: list[tuple[int, Qt.KeyboardModifier, str]] = []
        self._state = DraftState.EDITING
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.loader = Loader(self._open, self)
        self.follower = Loader(self._follow, self)
        self.maker = Loader(self._make, self)
        self._missed = ("", "")
        self._customer_action = page_action("customer.open", self)
        self._customer_action.setEnabled(False)
        self._customer_action.triggered.connect(self._open_customer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.loader.failed.connect(self.failed)
        self.follower.failed.connect(self.failed)
        self.maker.failed.connect(self.failed)
        self.create_asked.connect(self._make_record)
        desk.signals.operations.connect(self.follower.start)
        desk.signals.drafts.connect(self._hear_drafts)
        self.loader.start()

    @property
    def draft_id(self) -> DraftId:
        """Whose tab this is."""
        return DraftId(self.key.id)

    @override
    def title(self) -> str:
        return self.editor.title() if self.editor is not None else self.tr("Draft")

    @override
    def commands(self) -> Mapping[str, QAction]:
        if self.editor is None:
            return {}
        return {**self.editor.commands(), "customer.open": self._customer_action}

    @override
    def take_focus(self) -> None:
        if self.editor is None:
            self._wants_focus = True
            self.setFocus()
        else:
            self._wants_focus = False
            self.editor.take_focus()
            self._type_on()

    @override
    async def settle(self) -> None:
        if self.editor is not None:
            await self.editor.settle()

    async def forget_if_blank(self) -> None:
        """Before the tab is closed for good: a draft in which nothing was ever written is not kept."""
        await self.settle()
        try:
            saved = (await self._book.drafts.open(self.draft_id)).saved
            if saved.draft.is_blank and saved.state is DraftState.EDITING:
                await self._book.drafts.delete(self.draft_id)
        except (KeyError, NotEditable):
            return

    async def _open(self) -> None:
        try:
            opened = await self._book.drafts.open(self.draft_id)
        except KeyError:
            self.close_asked.emit()
            return
        self._state = opened.saved.state
        if self._state is DraftState.HANDED_OVER:
            await self._show_document()
            return
        from ledgerbee_desktop.ui.editor.tab import EditorTab  # large, and the first paint seldom needs it

        # With what the library knows: whoever types faster than it is read would be told that nothing matches.
        facts = await read_facts(self._book.library, opened.saved.draft, self._book.clock.today())
        editor = EditorTab(self._book, opened, facts, undo_seconds=self._desk.preferences.undo_seconds, parent=self)
        self.editor = editor
        self._column.addWidget(editor)
        editor.show()  # at once: Qt passes over the shortcuts of what a layout is about to show
        for theirs, ours in (
            (editor.title_changed, self.title_changed),
            (editor.failed, self.failed),
            (editor.open_asked, self.open_asked),
            (editor.close_asked, self.close_asked),
            (editor.commands_changed, self.commands_changed),
            (editor.create_asked, self.create_asked),
        ):
            theirs.connect(ours)
        editor.session.changed.connect(self._offer_customer)
        self._offer_customer()
        self.title_changed.emit(self.title())
        self.commands_changed.emit()
        self.document_changed.emit()  # its preview can be drawn now
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self._wants_focus and self.is_in_front:
            self.take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Somebody types faster than the draft comes from the disk: nothing typed is ever lost."""
        if self.editor is None and event.text():
            self._typed_ahead.append((event.key(), event.modifiers(), event.text()))
        else:
            super().keyPressEvent(event)

    def _type_on(self) -> None:
        typed, self._typed_ahead = self._typed_ahead, []
        for key, modifiers, text in typed:
            if self._is_shortcut(QKeySequence(QKeyCombination(modifiers, Qt.Key(key)))):
                continue
            target = QApplication.focusWidget()
            if target is not None:
                QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    def _is_shortcut(self, keys: QKeySequence) -> bool:
        """Do what a command's or label's shortcut does: a key event that is made here never reaches Qt's own map of them."""
        if self.editor is None:
            return False
        for action in self.commands().values():
            if keys in action.shortcuts():
                action.trigger()
                return True
        for label in self.editor.findChildren(QLabel):
            if label.buddy() is not None and QKeySequence.mnemonic(label.text()) == keys:
                label.buddy().setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    # --- records that are missed -------------------------------------------------------------------

    @Slot(str, str)
    def _make_record(self, kind: str, text: str) -> None:
        if not self.maker.busy:
            self._missed = kind, text
            self.maker.start()

    async def _make(self) -> None:
        taken = None
        try:
            made = await create_record_sheet(self._desk, *self._missed, self)
            taken = made.taken if made is not None else None
        finally:
            if self.editor is not None and taken is not None:
                self.editor.created.take(taken)
            elif self.editor is not None and isValid(self.editor):
                self.editor.created.give_up()

    @Slot()
    def _open_customer(self) -> None:
        customer_id = self.editor.session.draft.customer_id if self.editor is not None else None
        if customer_id is not None:
            self.open_asked.emit(PageKey("customer", customer_id))

    @Slot()
    def _offer_customer(self) -> None:
        has_customer = self.editor is not None and self.editor.session.draft.customer_id is not None
        self._customer_action.setEnabled(has_customer)

    @Slot(object)
    def _hear_drafts(self, ids: frozenset[str]) -> None:
        if not ids or self.key.id in ids:
            self.follower.start()

    async def _follow(self) -> None:
        if self.editor is None:
            return
        try:
            saved = (await self._book.drafts.open(self.draft_id)).saved
        except KeyError:
            self.close_asked.emit()
            return
        if saved.state is DraftState.HANDED_OVER:
            await self._show_document()

    async def _show_document(self) -> None:
        for row in reversed(await self._book.outbox.of_draft(self.draft_id)):
            operation = row.operation
            if operation.document_id is not None:
                self.open_asked.emit(PageKey(operation.document_kind.value, operation.document_id))
                self.close_asked.emit()
                return
