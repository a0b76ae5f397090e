"""The fields of the header form. Each shows one field of the draft and turns what the person types into changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.dates import parse_date
from ledgerbee_desktop.core.numbers import Invalid
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.header_changes import by_hand, with_date, with_due_date, with_terms
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.keys import ENTER

_NO_DAYS = QT_TRANSLATE_NOOP("editor", "“{text}” is not a number of days.")


class HeaderLine(QLineEdit):
    """A line of the form: Enter goes on; Ctrl+Z is the document's once the line has nothing of its own to take back."""

    refused = Signal(str, object)
    """The field's name, and the `Message` why its text was not taken."""
    moved = Signal()
    """The caret, or text that the draft does not have yet, changed."""

    def __init__(self, session: Session, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.field = session, field
        self.setObjectName(field)
        self.textEdited.connect(self.edited)
        self.cursorPositionChanged.connect(self.moved)
        session.changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)

    @property
    def half_typed(self) -> str | None:
        """Text that is not in the draft yet; None when there is none."""
        return None

    def shown(self) -> str:
        """What the draft has, as text."""
        return str(getattr(self.session.draft, self.field))

    def edited(self, text: str) -> None:
        """The person typed."""

    def finish(self) -> bool:
        """Take what is typed; False when it cannot be read and stays as it is."""
        return True

    def put(self, text: str, position: int) -> None:
        """As if `text` had been typed up to `position`."""
        self.setText(text)
        self.setModified(True)
        self.edited(text)
        self.setCursorPosition(position)

    def refresh(self) -> None:
        """Show what the draft has, unless something is half typed."""
        self.setReadOnly(not self.session.editable)
        if self.half_typed is None and self.text() != self.shown():
            self.setText(self.shown())
            if not self.hasFocus():
                self.setCursorPosition(0)  # a narrow field shows the beginning

    def undoes_itself(self) -> bool:
        """Does Ctrl+Z belong to the line?"""
        return self.half_typed is not None and self.isUndoAvailable()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if (event.matches(undo) and not self.undoes_itself()) or event.matches(redo):
                event.ignore()
                return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if (event.matches(undo) and not self.undoes_itself()) or event.matches(redo):
            event.ignore()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and (plain or back):
            if self.finish():
                self.focusPreviousChild() if back else self.focusNextChild()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.finish()


class TextField(HeaderLine):
    """A free text; each letter is in the draft at once, a visit to the field is one undo step."""

    def __init__(self, session: Session, field: str, parent: QWidget) -> None:
        self._merges = False
        super().__init__(session, field, parent)
        self.refresh()

    @override
    def edited(self, text: str) -> None:
        change = by_hand(self.session.draft, self.field, **{self.field: text})
        self._merges = self.session.apply(change, merge=self._merges) or self._merges

    @override
    def refresh(self) -> None:
        if self.text() != self.shown():
            self._merges = False  # undone: what is typed next is a step of its own
        super().refresh()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._merges = False


class ReadField(HeaderLine):
    """A field whose text has to be read (a date, days): taken when it is left; unreadable text stays, with the reason."""

    def __init__(self, session: Session, field: str, parent: QWidget) -> None:
        super().__init__(session, field, parent)
        self._half = False
        self.refresh()

    @property
    @override
    def half_typed(self) -> str | None:
        return self.text() if self._half else None

    def take(self, text: str) -> Message | None:
        """Change the draft by `text`; the reason when it cannot be read."""
        raise NotImplementedError

    @override
    def edited(self, text: str) -> None:
        self._half = text != self.shown()
        self.session.set_unreadable(self.field, None)
        self.moved.emit()

    @override
    def finish(self) -> bool:
        if not self._half:
            return True
        why = self.take(self.text()) if self.session.editable else None
        self.session.set_unreadable(self.field, why)
        if why is not None:
            self.refused.emit(self.field, why)
            return False
        self._half = False
        self.refresh()
        self.moved.emit()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._half:
            self._half = False
            self.session.set_unreadable(self.field, None)
            self.refresh()
            self.selectAll()
            return
        super().keyPressEvent(event)


class DateField(ReadField):
    """A date as people type it (`core.dates`): 15, 1503, +14, i, u."""

    @override
    def shown(self) -> str:
        return formats.date(getattr(self.session.draft, self.field))

    @override
    def take(self, text: str) -> Message | None:
        draft = self.session.draft
        follows = self.field != "date"
        if not text.strip() and follows:
            self.session.apply(by_hand(draft, self.field, **{self.field: None}))
            return None
        today = self.session.facts.today
        written = text.strip()
        relative = written[:1] in {"+", "-"} and follows  # counted from the document's date
        found = parse_date(written, draft.date or today if relative else today, formats.language())
        if isinstance(found, Invalid):
            return found.why
        match self.field:
            case "date":
                self.session.apply(with_date(draft, found))
            case "due_date":
                self.session.apply(with_due_date(draft, found))
            case _:
                self.session.apply(by_hand(draft, self.field, **{self.field: found}))
        return None


class DaysField(ReadField):
    """Payment terms in days; they fill in the due date."""

    @override
    def shown(self) -> str:
        days = self.session.draft.payment_terms
        return "" if days is None else str(days)

    @override
    def take(self, text: str) -> Message | None:
        written = text.strip()
        if not written:
            self.session.apply(by_hand(self.session.draft, "payment_terms", payment_terms=None))
            return None
        if not (written.isascii() and written.isdigit() and len(written) <= 4):
            return _NO_DAYS.of(text=written[:40])
        self.session.apply(with_terms(self.session.draft, int(written)))
        return None
