"""The tab of a record: heading, chip, steps, a note on what waits, and whatever the kind shows below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.steps import Step
from ledgerbee_desktop.ui.document.steps_row import StepsRow, Work
from ledgerbee_desktop.ui.library.chips import Chip
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.records.rows import R
from ledgerbee_desktop.ui.records.standing import (
    DELETED,
    READ_SCOPE,
    Mark,
    Standing,
    lacks,
    mark_of,
    mark_words,
    may_not_write,
)
from ledgerbee_desktop.ui.text import ElidedLabel, PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE


class RecordPage(Page, Generic[R]):
    """Reads the record whenever the library or the outbox changes, and from LedgerBee when it is opened.

    When LedgerBee gives the record an id of its own, the tab asks to show that in its place. A kind fills in the methods that raise
    NotImplementedError, and adds what it shows to `content` (a column), which is in sight while there is a record.
    """

    def __init__(self, desk: Desk, key: PageKey, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._desk, self._book, self._shelf = desk, desk.book, desk.shelf
        self._target = target
        self.record: R | None = None
        self.standing = Standing()
        self._wants_focus = False
        self.heading, self.chip = ElidedLabel("", role="title"), Chip(self)
        self.note = PlainLabel(wrap=True)
        self.steps = StepsRow(self.works(), self)
        self.steps.failed.connect(self.failed)
        self.loader = Loader(self._load, self)
        self.fetcher = Loader(self._fetch, self)
        for loader in (self.loader, self.fetcher):
            loader.failed.connect(self.failed)
        self._build()
        self.build()
        for signal in (desk.signals.operations, desk.shelf.changed):
            signal.connect(self.loader.start)
        self.loader.start()
        self.fetcher.start()

    # --- what a kind fills in ------------------------------------------------------------------------

    def works(self) -> Mapping[str, Work]:
        """The steps by their command."""
        raise NotImplementedError

    def build(self) -> None:
        """Add to `content` what is shown below the note."""
        raise NotImplementedError

    def record_in(self, catalogue: Catalogue) -> R | None:
        """The record, by the id of this tab's key."""
        raise NotImplementedError

    def name_of(self, record: R) -> str:
        """What the tab is called."""
        raise NotImplementedError

    def offered(self, record: R) -> Sequence[Step]:
        """The steps, and what is against them."""
        raise NotImplementedError

    async def show_record(self, record: R) -> None:
        """Show it."""
        raise NotImplementedError

    async def fetch(self) -> None:
        """Read it from LedgerBee again; unreachable is no error."""
        raise NotImplementedError

    def open_writes(self) -> str:
        """The id by which the outbox knows the record."""
        return self.key.id

    # --- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(self.heading, 1)
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self._note_frame = QFrame()
        set_role(self._note_frame, "banner-info")
        note = QHBoxLayout(self._note_frame)
        note.setContentsMargins(SPACE + 4, SPACE // 2, SPACE + 4, SPACE // 2)
        note.addWidget(self.note)
        self._note_frame.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + 4)
        column.addLayout(top)
        column.addWidget(self.steps)
        column.addWidget(self._note_frame)
        self.body = QWidget()
        self.body.hide()
        self.content = QVBoxLayout(self.body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(SPACE + 4)
        column.addWidget(self.body)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setAccessibleName(self.tr("Record"))
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)

    # --- what the window asks ------------------------------------------------------------------------

    @override
    def title(self) -> str:
        return self.name_of(self.record) if self.record is not None else self.tr("Record")

    @override
    def commands(self) -> Mapping[str, QAction]:
        return dict(self.steps.actions_by_id)

    @override
    def take_focus(self) -> None:
        self._wants_focus = self.record is None
        if self.record is not None:
            (self.steps.first_enabled() or self).setFocus()

    # --- reading ---------------------------------------------------------------------------------------

    async def _load(self) -> None:
        real = await self._book.library.real_id(self.key.id)
        if real != self.key.id:
            self.open_asked.emit(PageKey(self.key.kind, real))
            self.close_asked.emit()
            return
        record = self.record_in(self._shelf.catalogue) or self.record_in(await self._book.library.catalogue())
        if record is None:
            self._show_missing()
            return
        before, self.record = self.record, record
        await self.read_standing()
        self.heading.setText(self.name_of(record))
        self.chip.show_status(*mark_words(mark_of(record, self.standing.operations)))
        if getattr(record, "is_deleted", False):
            self._say(explain(DELETED), "banner-warning")
        else:
            self._say(*self.standing.note(self._book.clock.today()))
        self.steps.offer(self.offered(record))
        await self.show_record(record)
        self.body.show()
        if before != record:
            self.title_changed.emit(self.title())
        if self._wants_focus and self.is_in_front:
            self.take_focus()

    async def read_standing(self) -> Standing:
        """What the outbox has of the record at this moment: to be asked before a write of it begins."""
        self.standing = Standing.of(self.open_writes(), await self._book.outbox.rows())
        return self.standing

    def _show_missing(self) -> None:
        """Not (or no longer) in the library: a tab of the last start, or a create that was taken back."""
        self.steps.offer(())
        self.body.hide()
        self.chip.show_status(*mark_words(Mark.NONE))
        barred = lacks(self._shelf.key, READ_SCOPE[self._target])
        gone = self.tr("It is not in the library: LedgerBee does not have it, or its create was taken back.")
        self._say(explain(barred) if barred is not None else gone, "banner-warning")

    async def _fetch(self) -> None:
        try:
            await self.fetch()
        except LedgerBeeError as error:  # what is known locally is on the screen; only nothing at all needs words
            if self.record is None:
                self._say(explain(error), "banner-error")

    def _say(self, text: str, role: str) -> None:
        if role:
            set_role(self._note_frame, role)
        self.note.setText(text)
        self._note_frame.setVisible(bool(text))

    def write_step(self, command: str) -> Step:
        """The step of changing the record itself: against it are the key's scopes and what is on its way."""
        kind = OperationKind.CREATE if self.record is not None and self.record.is_temporary else OperationKind.UPDATE
        barred = may_not_write(self._shelf.key, self._target, kind)
        if getattr(self.record, "is_deleted", False):
            barred = DELETED
        return Step(command, barred or self.standing.write_obstacle())
