"""Keeps the disk level with the screen: changes within 150 ms, half-typed text within 250 ms, at once when the work pauses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ledgerbee_desktop.core.drafts import Caret, DraftState
from ledgerbee_desktop.core.errors import AppError, NotEditable, Stale
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.loader import Loader

CHANGE_MS = 60
CARET_MS = 150
RETRY_MS = 2000


class Level(Enum):
    """How the disk stands to the screen."""

    SAVED = "saved"
    SAVING = "saving"
    PROBLEM = "problem"


class Saver(QObject):
    """One write at a time. What a failed write held stays in memory and is tried again until it succeeds."""

    level_changed = Signal()
    failed = Signal(AppError)
    taken_back = Signal()
    """The draft waited in the outbox and was taken back, because something was typed in it."""
    too_late = Signal()
    """It had left meanwhile: what was typed could not be kept, the session shows the draft as it left."""

    def __init__(self, session: Session, book: Book, caret: Callable[[], Caret], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("saver")
        self._session, self._book, self._caret = session, book, caret
        self._stored_caret = caret()  # nobody has moved it since it was read
        self._level = Level.SAVED
        self._failed = False
        self._gone = False
        self._one_at_a_time = asyncio.Lock()
        self._loader = Loader(self._write, self)
        self._loader.failed.connect(self._report)
        self._loader.done.connect(self._wrote)
        self._changes = self._timer(CHANGE_MS)
        self._carets = self._timer(CARET_MS)
        self._retry = self._timer(RETRY_MS)
        session.changed.connect(self.touch)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._loader.start)
        return timer

    @property
    def level(self) -> Level:
        """Saved only when the store has said so."""
        return self._level

    @property
    def behind(self) -> bool:
        """Lacks the disk anything?"""
        if self._gone:
            return False
        return self._session.journal.pending() is not None or self._caret() != self._stored_caret

    @Slot()
    def touch(self) -> None:
        """The draft changed."""
        self._set(Level.SAVING)
        if not self._changes.isActive():  # not restarted by the next key: the limit counts from the first
            self._changes.start()

    @Slot()
    def touch_caret(self) -> None:
        """The caret, or half-typed text, changed."""
        if not self._carets.isActive():
            self._carets.start()

    @Slot()
    def save_now(self) -> None:
        """The work pauses (another tab, another window): do not wait."""
        if self.behind:
            self._loader.start()

    async def flush(self) -> None:
        """Return when the disk has everything. Raises AppError when it does not take it."""
        while self.behind:
            await self._write()
        self._wrote()

    async def set_out_from(self, base: Document) -> None:
        """After a merge: what the session has now and the newer document that it sets out from, in one go. Raises AppError."""
        async with self._one_at_a_time:
            journal = self._session.journal
            caret, write = self._caret(), journal.standing()
            await self._book.drafts.rebase(write, base, caret)
            journal.written(write)
            self._stored_caret = caret
        self._wrote()

    async def _write(self) -> None:
        try:
            async with self._one_at_a_time:
                await self._catch_up()
        except KeyError:  # deleted from a list while it was open: there is nothing to keep level with
            self._gone = True

    async def _catch_up(self) -> None:
        session, caret = self._session, self._caret()
        write = session.journal.pending()
        if write is None:
            if caret != self._stored_caret:
                await self._book.drafts.save_caret(session.draft.id, caret)
                self._stored_caret = caret
            return
        try:
            await self._take_back()
            journal = session.journal
            await self._book.drafts.record(write, caret)
        except (NotEditable, Stale):
            opened = await self._book.drafts.open(session.draft.id)
            if opened.saved.state is DraftState.QUEUED and session.state is DraftState.EDITING:
                session.set_state(DraftState.QUEUED)  # queued a moment ago, unseen: taken back in the next round
            else:
                session.reopen(opened)
                self.too_late.emit()
            return
        journal.written(write)
        self._stored_caret = caret

    async def _take_back(self) -> None:
        if self._session.state is DraftState.QUEUED:
            await self._book.outbox.take_back_draft(self._session.draft.id)
            self._session.set_state(DraftState.EDITING)
            self.taken_back.emit()

    @Slot()
    def _wrote(self) -> None:
        self._failed = False
        if self._session.journal.pending() is not None:
            self.touch()
        else:
            self._set(Level.SAVED)
            if self._caret() != self._stored_caret:
                self.touch_caret()

    @Slot(AppError)
    def _report(self, error: AppError) -> None:
        if not self._failed:  # once, not at each new try
            self.failed.emit(error)
        self._failed = True
        self._set(Level.PROBLEM)
        self._retry.start()

    def _set(self, level: Level) -> None:
        if level is Level.SAVING and self._failed:
            return
        if level != self._level:
            self._level = level
            self.level_changed.emit()
