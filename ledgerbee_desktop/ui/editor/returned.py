"""The question over a draft that a restore or a copy has brought back: has it become one of these already?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.core.rules.returned import UNREADABLE
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.formats import moment, money
from ledgerbee_desktop.ui.library.words import document_name, status
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, set_role, shortened
from ledgerbee_desktop.ui.theme import SPACE

MOST_SHOWN = 4
LONGEST_REFERENCE = 40
_MADE = QT_TRANSLATE_NOOP("returned", "made {time}")
_LIKE = {
    Likeness.SAME: QT_TRANSLATE_NOOP("returned", "the same content"),
    Likeness.NEAR: QT_TRANSLATE_NOOP("returned", "almost the same content"),
    Likeness.OTHER: QT_TRANSLATE_NOOP("returned", "other content"),
}


def facts_of(document: Document, draft: Draft, today: dt.date) -> str:
    """What tells a document from others like it: `Invoice 1393 · Sent · made 14:02 · 12.500,00 DKK · the same content`."""
    made = explain(_MADE.of(time=moment(document.created_at, today)))
    facts = [document_name(document), made, money(document.amount, document.currency)]
    if document.number:  # without one, its name says that it is a draft
        facts.insert(1, status(document)[0])
    if document.reference:
        facts.append(shortened(clean_line(document.reference), LONGEST_REFERENCE))
    if document.lines is not None:
        facts.append(explain(_LIKE[compare(draft, document).likeness]))
    return " · ".join(facts)


class Candidate(QWidget):
    """One document with its facts, a look at it, and "it is that one"."""

    show_asked = Signal(object)
    failed = Signal(AppError)

    def __init__(self, document: Document, text: str, say: Callable[[DocumentId], Awaitable[None]]) -> None:
        super().__init__()
        self._document, self._say = document, say
        self.facts = PlainLabel(text, self, wrap=True)
        self.take = QAction(self.tr("It is that one"), self)
        self.look = QAction(self.tr("Show it"), self)
        self.look.triggered.connect(self._look)
        self._command = AsyncCommand(self.take, self._take, self)
        self._command.failed.connect(self.failed)
        self.buttons = (ActionButton(self.take, self), ActionButton(self.look, self, role="flat"))
        self.facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.facts, 1)
        for button, spoken in zip(self.buttons, (self.tr("It is that one: {0}"), self.tr("Show it: {0}")), strict=True):
            a11y.name(button, spoken.format(text))
            row.addWidget(button)

    @Slot()
    def _look(self) -> None:
        self.show_asked.emit(PageKey(self._document.kind.value, self._document.id))

    async def _take(self) -> None:
        await self._say(self._document.id)


class ReturnedStrip(QFrame):
    """Shown as long as it is not clear what became of the draft. No button is the default; Tab reaches each.

    `news` comes when what is known about the draft has changed; `settle` brings what was typed to the disk.
    """

    news = Signal()
    open_asked = Signal(object)
    failed = Signal(AppError)

    def __init__(self, session: Session, book: Book, settle: Callable[[], Awaitable[None]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("returned")
        self._session, self._book, self._settle = session, book, settle
        self._shown: Returned | None = None
        self._asked_for = session.draft.customer_id
        set_role(self, "banner-warning")
        self._text = PlainLabel(parent=self, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE // 2)
        self.candidates: tuple[Candidate, ...] = ()
        self.keep = QAction(self.tr("It is another one: keep the draft"), self)
        self._command = AsyncCommand(self.keep, self._keep, self)
        self._command.failed.connect(self.failed)
        self.keep_button = ActionButton(self.keep, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + 4, SPACE // 2, SPACE // 2, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._text)
        column.addLayout(self._rows)
        answers = QWidget(self)
        FlowLayout(answers).addWidget(self.keep_button)
        column.addWidget(answers)
        self.loader = Loader(self._read, self)
        self._listener = Loader(self._listen, self)
        for loader in (self.loader, self._listener):
            loader.failed.connect(self.failed)
        session.facts_changed.connect(self._look)
        self.hide()
        self._look()

    def text(self) -> str:
        """What is shown; empty when nothing is asked."""
        return "" if self.isHidden() else self._text.text()

    def take_focus(self) -> None:
        """Put the keyboard on the question; Tab leads to the answers."""
        self._text.setFocus()

    @Slot(object)
    def hear(self, ids: frozenset[str]) -> None:
        """Drafts changed: these, or (none named) any."""
        if self._session.facts.returned is not None and (not ids or self._session.draft.id in ids):
            self._listener.start()

    async def _listen(self) -> None:
        known = self._session.facts.returned
        draft_id, customer_id = self._session.draft.id, self._session.draft.customer_id
        if await self._book.library.returned(draft_id) != known:
            self.news.emit()
        elif customer_id != self._asked_for and known is not None and not known.is_checked:
            self._asked_for = customer_id
            self._book.sync.nudge()  # LedgerBee can be asked about it now

    @Slot()
    def _look(self) -> None:
        returned = self._session.facts.returned
        if returned != self._shown:
            self._shown = returned
            self.loader.start()

    async def _read(self) -> None:
        returned = self._shown
        like = () if returned is None else await self._book.library.documents(returned.like)
        if returned == self._shown:
            self._show(returned, like)

    def _show(self, returned: Returned | None, like: tuple[Document, ...]) -> None:
        for candidate in self.candidates:
            self._rows.removeWidget(candidate)
            candidate.deleteLater()
        self.candidates = ()
        self.setVisible(returned is not None)
        if returned is None:
            return
        text = self._in_words(returned, len(like))
        self._text.setText(text)
        a11y.name(self, text)
        a11y.name(self._text, text)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # it rests here, on nothing that Enter or Space presses
        today = self._book.clock.today()
        self.candidates = tuple(
            Candidate(each, facts_of(each, self._session.draft, today), self._say) for each in like[:MOST_SHOWN]
        )
        for candidate in self.candidates:
            candidate.show_asked.connect(self.open_asked)
            candidate.failed.connect(self.failed)
            self._rows.addWidget(candidate)
        answers = [button for candidate in self.candidates for button in candidate.buttons]
        for one, following in pairwise([self._text, *answers, self.keep_button]):
            QWidget.setTabOrder(one, following)
        self.keep.setText(self._keeping(len(like)))
        self.keep.setVisible(returned.is_checked)

    def _keeping(self, count: int) -> str:
        if not count:
            return self.tr("Keep the draft")
        return (
            self.tr("It is another one: keep the draft")
            if count == 1
            else self.tr("It is none of these: keep the draft")
        )

    def _in_words(self, returned: Returned, count: int) -> str:
        if not returned.is_checked:
            return self.tr(
                "This draft comes out of a backup or a copy, and may have left since. LedgerBee is asked before it can be queued. "
                "You can go on writing meanwhile."
            )
        if returned.is_unreadable:
            return explain(UNREADABLE)
        if returned.is_blind:
            return self.tr(
                "This draft comes out of a backup or a copy, and may have left since. This key may not look, so look in LedgerBee "
                "yourself before you keep the draft."
            )
        if not count:
            return self.tr(
                "This draft had left before the backup was restored, but LedgerBee shows nothing that it became. Look in LedgerBee "
                "before you keep the draft."
            )
        text = (
            self.tr("This draft had left before the backup was restored. Did it become one of these?")
            if returned.has_left
            else self.tr(
                "This draft comes out of a backup or a copy. LedgerBee has got this for the customer since. "
                "Did the draft become one of these?"
            )
        )
        if count <= MOST_SHOWN:
            return text
        more = self.tr("Others that are not shown here: {0}.").format(count - MOST_SHOWN)
        return f"{text} {more}"

    async def _say(self, document_id: DocumentId) -> None:
        await self._settle()
        await self._book.sync.settle_returned(self._session.draft.id, document_id)

    async def _keep(self) -> None:
        await self._settle()
        await self._book.sync.settle_returned(self._session.draft.id, None)
