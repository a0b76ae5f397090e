"""The sheet in which a record is written: checked while typing, kept on the disk until it is saved, saved into the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Decision, OperationKind, State
from ledgerbee_desktop.core.records import RecordFields, RecordWrite
from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.core.rules.problems import record_field
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.outbox.words import refusal_text
from ledgerbee_desktop.ui.records.fields import FieldSpec
from ledgerbee_desktop.ui.records.form import RecordForm
from ledgerbee_desktop.ui.records.starts import Start, Values
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import set_tooltip

KEEP_MS = 250
WIDTH = 820
_THEY_SAY = QT_TRANSLATE_NOOP("records", "LedgerBee says: {text}")


class RecordSheet(Sheet):
    """Enter goes to the next field, Ctrl+Enter saves. Esc closes; what was typed is offered to be saved, kept for later or thrown away.

    A kind of records derives from it and says what is wrong (`check`) and what the form says (`fields`).
    """

    target: ClassVar[Target]

    def __init__(
        self, desk: Desk, start: Start, parent: QWidget, *, title: str, says: str, specs: Sequence[FieldSpec]
    ) -> None:
        super().__init__(title, says, WIDTH, parent)
        self._desk, self._book = desk, desk.book
        self.start = start
        self.made = False
        self._kept: Values | None = None
        self._opening: Values = {}
        self.notice = Banner(self)
        self.form = RecordForm(specs, self)
        self._save_action, self._leave_action = QAction(self.tr("Save"), self), QAction(self.tr("Close"), self)
        self.saving = AsyncCommand(self._save_action, self._save, self)
        self._leaving = AsyncCommand(self._leave_action, self._leave, self)
        self.keeping = Loader(self._keep, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_MS)
        self._soon.timeout.connect(self.keeping.start)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        for source in (self.saving.failed, self._leaving.failed, self.keeping.failed):
            source.connect(self._show_error)
        self.form.changed.connect(self._edited)
        desk.shelf.changed.connect(self._catalogue_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.addWidget(self.notice)
        self.column.addSpacing(4)
        self.column.addWidget(self.form)
        self.confirm.setText(self.tr("&Save"))
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self.saving.start)
        key = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        set_tooltip(self.confirm, self.tr("Save ({0})").format(key))
        self.add_buttons()

    # --- what a kind says --------------------------------------------------------------------------

    def check(self, values: Values) -> Sequence[Finding]:
        """What is wrong with these values; `field` of a finding is a field of the form."""
        raise NotImplementedError

    def hints(self, values: Values) -> Mapping[str, str]:  # noqa: ARG002  # for those who override it
        """What is good to know about a field with which nothing is wrong."""
        return {}

    def fields(self, values: Values) -> RecordFields:
        """What the form says, as it is written. The values have no errors."""
        raise NotImplementedError

    def followers(self, values: Values) -> Sequence[RecordWrite]:  # noqa: ARG002  # for those who override it
        """What is to be written after the record itself, in this order."""
        return ()

    def offer_choices(self) -> None:
        """Offer in the form's choices what the catalogue has by now; asked for at the opening and whenever that changes."""

    @property
    def first_field(self) -> str:
        """Where the keyboard begins."""
        return next(iter(self.form.fields))

    # --- opening -----------------------------------------------------------------------------------

    async def ask(self) -> bool:
        """Open it and wait; True when it was saved."""
        self.offer_choices()
        kept = await self._book.workspace.get(self._kept_name)
        shown = dict(self.start.shown)
        if isinstance(kept, dict) and self._fits(kept, shown):
            shown |= {name: value for name, value in kept.items() if isinstance(value, str)}
            self.notice.say(self.tr("This is what you had typed and not saved yet."), "info")
        self.form.show_values({name: self.start.shown.get(name, "") for name in self.form.fields})
        self._opening = self.form.values()
        self.form.show_values(shown)
        if self.start.replaces is not None and self.start.refusal is not None:
            self.notice.say(self.tr("LedgerBee refused it: {0}").format(refusal_text(self.start.replaces)), "error")
        self._check()
        said = self._refused(self.form.values())
        self.form.focus(said[0].field if said else self.first_field)
        await dialogs.result_of(self)
        return self.made

    def _fits(self, kept: Mapping[object, object], shown: Values) -> bool:
        """Kept text of a new record gives way to one that begins with a name of its own."""
        name = shown.get("name", "") if self.start.kind is OperationKind.CREATE and not self.start.replaces else ""
        return not name or kept.get("name") == name

    @property
    def _kept_name(self) -> str:
        new = self.start.kind is OperationKind.CREATE and self.start.replaces is None
        return f"typed.{self.target.value}.{'new' if new else self.start.record_id}"

    # --- typing ------------------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Was anything typed that is not saved?"""
        return self.form.values() != self._opening

    @Slot()
    def _edited(self) -> None:
        self._check()
        self._soon.start()

    @Slot()
    def _catalogue_changed(self) -> None:
        self.offer_choices()
        self._check()

    def _check(self) -> Sequence[Finding]:
        values = self.form.values()
        found = [*self._refused(values), *self.check(values)]
        self.form.show_findings(found, self.hints(values))
        return found

    @override
    def event(self, event: QEvent) -> bool:
        """What its fields need is known when they have laid themselves out, each after the one inside it: last of all the sheet is told."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().event(event)

    @Slot()
    def _fit(self) -> None:
        """Sentences came or went: as high as they need, and no higher than the window."""
        self.column.activate()
        needed = self.column.totalHeightForWidth(self.width())
        self.resize(
            self.width(), min(needed, max(self.minimumSizeHint().height(), self.screen().availableSize().height()))
        )

    def _refused(self, values: Values) -> list[Finding]:
        """What LedgerBee said of fields that are still as they were refused."""
        refusal = self.start.refusal
        if refusal is None:
            return []
        named = [(record_field(problem.path), problem.text) for problem in refusal.problems]
        return [
            Finding(Severity.WARNING, name, _THEY_SAY.of(text=text))
            for name, text in named
            if name in values and values[name] == self.start.shown.get(name)
        ]

    async def _keep(self) -> None:
        values = self.form.values()
        self._kept = values if values != self._opening and not self.made else None
        await self._book.workspace.set(self._kept_name, self._kept)

    # --- saving ------------------------------------------------------------------------------------

    def changed_names(self, values: Values) -> frozenset[str]:
        """The fields that are not as LedgerBee has them."""
        return frozenset(name for name, value in values.items() if value != self.start.base.get(name, ""))

    def _writes(self, values: Values) -> Sequence[RecordWrite]:
        """Nothing for a change that changes nothing."""
        kind = self.start.kind
        changed = self.changed_names(values) if kind is OperationKind.UPDATE else frozenset[str]()
        if kind is OperationKind.UPDATE and not changed:
            return ()
        record_id, fields = self.start.record_id, self.fields(values)
        write = RecordWrite(target=self.target, kind=kind, record_id=record_id, fields=fields, changed=changed)
        return (write, *self.followers(values))

    async def _save(self) -> None:
        self.form.tried = True
        if any(finding.severity is Severity.ERROR for finding in self._check()):
            self.form.focus_first_problem()
            return
        self._soon.stop()
        await self._write(self._writes(self.form.values()))
        self.made = True
        await self._keep()
        self._book.sync.nudge()
        self.accept()

    async def _write(self, writes: Sequence[RecordWrite]) -> None:
        """Queue them. What has not left yet is replaced; a refused one the store replaces by itself, unless nothing takes its place."""
        outbox, old = self._book.outbox, self.start.replaces
        is_refused = old is not None and old.state is State.REFUSED
        replaces = None
        if old is not None and is_refused and not writes:
            await outbox.decide(old.id, Decision.DISCARD)
        elif old is not None and not is_refused and (old.attempts or not writes):
            await outbox.take_back(old.id)
        elif old is not None and not is_refused:
            replaces = old.id
        for write in writes:
            await outbox.write(write, replaces=replaces)
            replaces = None

    @Slot(AppError)
    def _show_error(self, error: AppError) -> None:
        self.notice.show_error(error)

    # --- leaving -----------------------------------------------------------------------------------

    @override
    def reject(self) -> None:
        if self.is_changed and not self.made:
            self._leaving.start()
        else:
            super().reject()

    async def _leave(self) -> None:
        text = self.tr("What was typed is not saved.")
        choices = [self.tr("&Save"), self.tr("&Keep for later"), self.tr("&Throw away")]
        chosen = await dialogs.choose(self, self.windowTitle(), text, choices)
        match chosen:
            case 0:
                await self._save()
            case 1:
                await self._keep()
                super().reject()
            case 2:
                self.form.show_values(self._opening)
                await self._keep()
                super().reject()
            case _:
                return

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in ENTER
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saving.start()
        elif enter and self.form.has_keyboard:
            self.focusNextChild()  # what is saved goes to LedgerBee, which deletes no customer: not by an Enter too many
        else:
            super().keyPressEvent(event)
