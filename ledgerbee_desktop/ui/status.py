"""The status bar: how fresh the data is, how LedgerBee is reached, what the outbox is doing, and the seconds of Undo."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStatusBar, QWidget

from ledgerbee_desktop.core.keeping import Notice
from ledgerbee_desktop.core.operations import State, WaitReason
from ledgerbee_desktop.core.ports import Clock, Connection, SyncStatus
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.actions import BY_ID, plain_text, shown_key
from ledgerbee_desktop.ui.icons import pixmap, set_icon
from ledgerbee_desktop.ui.outbox.entries import Entry, undoable_send
from ledgerbee_desktop.ui.text import ElidedLabel, PlainLabel, explain, set_role, set_tooltip, shortened
from ledgerbee_desktop.ui.theme import SPACE, theme

TICK_MS = 200
LONGEST_NAME = 40

CONNECTION = {
    Connection.UNTRIED: (QT_TRANSLATE_NOOP("connection", "Not connected yet"), "cloud-off", "muted"),
    Connection.ONLINE: (QT_TRANSLATE_NOOP("connection", "Online"), "cloud", "ok"),
    Connection.UNREACHABLE: (QT_TRANSLATE_NOOP("connection", "LedgerBee cannot be reached"), "cloud-off", "warning"),
    Connection.OFFLINE: (QT_TRANSLATE_NOOP("connection", "Working offline"), "cloud-off", "muted"),
    Connection.KEY: (QT_TRANSLATE_NOOP("connection", "The sign-in is not accepted"), "key", "error"),
    Connection.NO_KEY: (QT_TRANSLATE_NOOP("connection", "Not signed in"), "key", "warning"),
}


class UndoStrip(QFrame):
    """The send that leaves in a few seconds, and the button that takes it back. Reads the moment from the operation, ticks only while one waits."""

    def __init__(self, undo_action: QAction, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner-info")
        self._action, self._clock = undo_action, clock
        self._entries: tuple[Entry, ...] = ()
        self._online = True
        self._text = ElidedLabel()
        self._button = QPushButton()
        self._button.setText(f"{plain_text(BY_ID['document.undo-send'])} ({shown_key(BY_ID['document.undo-send'])})")
        set_icon(self._button, "undo", "accent")
        set_role(self._button, "flat")
        self._button.clicked.connect(undo_action.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._tick()

    def show_online(self, *, online: bool) -> None:
        """Whether LedgerBee can be reached."""
        self._online = online
        self._tick()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """The operations as they are on the disk now."""
        self._entries = entries
        self._tick()

    def current(self) -> Entry | None:
        """The send that can be taken back now."""
        return undoable_send(self._entries, self._clock.now())

    def text(self) -> str:
        """What is shown; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    @Slot()
    def _tick(self) -> None:
        entry = self.current()
        self._action.setEnabled(entry is not None)
        self.setVisible(entry is not None)
        if entry is None or entry.operation.not_before is None:
            self._ticker.stop()
            return
        left = formats.seconds_left(entry.operation.not_before, self._clock.now())
        template = self.tr("Leaves in {0} s: {1}") if self._online else self.tr("Waits to leave: {1}")
        recipient = self.tr("to {0}").format(entry.recipient) if entry.recipient else ""
        facts = (shortened(entry.customer, LONGEST_NAME), entry.money, recipient)
        self._text.setText(template.format(left, " · ".join(fact for fact in facts if fact)))
        if not self._ticker.isActive():
            self._ticker.start()


class StatusBar(QStatusBar):
    """The bar at the bottom of the main window."""

    outbox_asked = Signal()

    def __init__(self, undo_action: QAction, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._colour, self._icon_name = "muted", "cloud-off"
        self.strip = UndoStrip(undo_action, clock, self)
        self._outbox = QPushButton()
        self._data = PlainLabel(role="warning")
        self._work = PlainLabel(role="muted")
        self._icon = PlainLabel()
        self._connection = PlainLabel()
        self._fresh = PlainLabel(role="muted")
        set_role(self._outbox, "flat")
        set_icon(self._outbox, "outbox", "accent")
        self._outbox.clicked.connect(self.outbox_asked)
        self.setSizeGripEnabled(False)
        self.addWidget(self._outbox)
        self.addWidget(self.strip, 1)
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(SPACE, 0, SPACE, 0)
        row.setSpacing(SPACE)
        for label in (self._data, self._work, self._fresh, self._icon, self._connection):
            row.addWidget(label)
        self.addPermanentWidget(right)
        theme().changed.connect(self._redraw_icon)
        self.show_entries(())
        self.show_notice(None)

    def show_sync(self, status: SyncStatus) -> None:
        """How LedgerBee is reached and how fresh the library is."""
        text, self._icon_name, self._colour = CONNECTION[status.connection]
        self._connection.setText(explain(text))
        set_tooltip(self._connection, explain(status.problem) if status.problem is not None else "")
        self._work.setText(self.tr("Refreshing…") if status.pulling else "")
        if status.fresh_as_of is None:
            self._fresh.setText(self.tr("Nothing was read from LedgerBee yet"))
        else:
            moment = formats.moment(status.fresh_as_of, self._clock.today())
            self._fresh.setText(self.tr("Up to date as of {0}").format(moment))
        self._redraw_icon()
        self.strip.show_online(online=status.connection is Connection.ONLINE)

    def show_notice(self, notice: Notice | None) -> None:
        """What a person should know about the data on this computer; None when all is well."""
        self._data.setText("" if notice is None else explain(notice.short))
        sentence = "" if notice is None else explain(notice.sentence)
        set_tooltip(self._data, sentence)
        a11y.name(self._data, sentence)
        self._data.setVisible(notice is not None)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """What the outbox is doing."""
        self.strip.show_entries(entries)
        text = self._outbox_text(entries)
        self._outbox.setText(text)
        a11y.name(self._outbox, self.tr("Outbox: {0}").format(text))
        persons = any(entry.needs_person for entry in entries)
        set_icon(self._outbox, "warning" if persons else "outbox", "error" if persons else "accent")

    def texts(self) -> dict[str, str]:
        """What is shown, by part: outbox, send, data, work, fresh, connection."""
        return {
            "data": self._data.text(),
            "outbox": self._outbox.text(),
            "send": self.strip.text(),
            "work": self._work.text(),
            "fresh": self._fresh.text(),
            "connection": self._connection.text(),
        }

    def _outbox_text(self, entries: tuple[Entry, ...]) -> str:
        persons = sum(entry.needs_person for entry in entries)
        reasons = [entry.row.waiting.reason for entry in entries if entry.row.waiting is not None]
        unknown = any(entry.operation.state is State.UNKNOWN for entry in entries)
        if not entries:
            return self.tr("Outbox empty")
        if persons:
            return self.tr("{0} needs you").format(persons) if persons == 1 else self.tr("{0} need you").format(persons)
        if WaitReason.NETWORK in reasons:
            return self.tr("{0} in the outbox, waiting for the network").format(len(entries))
        if WaitReason.KEY in reasons:
            return self.tr("{0} in the outbox, waiting for you to sign in").format(len(entries))
        if unknown:
            return self.tr("Asking LedgerBee what became of a request")
        return self.tr("{0} in the outbox").format(len(entries))

    @Slot()
    def _redraw_icon(self) -> None:
        colour = getattr(theme().tokens, self._colour)
        self._icon.setPixmap(pixmap(self._icon_name, 16, colour, self.devicePixelRatioF()))
