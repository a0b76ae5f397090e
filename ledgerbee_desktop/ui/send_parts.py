"""Parts of the sheet that asks how to send: one way of sending, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind
from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.session import row_of
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

MOST_FINDINGS = 5
_BOOKED = {
    DeliveryType.EMAIL: QT_TRANSLATE_NOOP("channels", "LedgerBee books it, gives it a number and mails it."),
    DeliveryType.SPROOM: QT_TRANSLATE_NOOP(
        "channels", "LedgerBee books it, gives it a number and hands it to the e-invoice network."
    ),
    DeliveryType.MANUAL: QT_TRANSLATE_NOOP(
        "channels", "LedgerBee books it and gives it a number; you deliver it yourself."
    ),
}
_BOOKED_WITH_NUMBER = {
    DeliveryType.EMAIL: QT_TRANSLATE_NOOP("channels", "LedgerBee books it and mails it."),
    DeliveryType.SPROOM: QT_TRANSLATE_NOOP("channels", "LedgerBee books it and hands it to the e-invoice network."),
    DeliveryType.MANUAL: QT_TRANSLATE_NOOP("channels", "LedgerBee books it; you deliver it yourself."),
}
_NUMBERED = {
    DeliveryType.EMAIL: QT_TRANSLATE_NOOP("channels", "LedgerBee gives it a number and mails it. Nothing is booked."),
    DeliveryType.MANUAL: QT_TRANSLATE_NOOP(
        "channels", "LedgerBee gives it a number; you deliver it yourself. Nothing is booked."
    ),
}
_AGAIN = {
    DeliveryType.EMAIL: QT_TRANSLATE_NOOP("channels", "LedgerBee mails it once more. Its number stays."),
    DeliveryType.SPROOM: QT_TRANSLATE_NOOP(
        "channels", "LedgerBee hands it to the e-invoice network once more. Its number stays."
    ),
    DeliveryType.MANUAL: QT_TRANSLATE_NOOP("channels", "LedgerBee notes one more send; nobody gets it."),
}
_NAMES = {
    DeliveryType.EMAIL: QT_TRANSLATE_NOOP("channels", "Send by &email"),
    DeliveryType.SPROOM: QT_TRANSLATE_NOOP("channels", "Send as e-&invoice (EAN)"),
    DeliveryType.MANUAL: QT_TRANSLATE_NOOP("channels", "&Book and number only"),
}
_NUMBER_ONLY = QT_TRANSLATE_NOOP("channels", "&Number only")
_BOOK_ONLY = QT_TRANSLATE_NOOP("channels", "&Book only")


def channel_words(kind: DocumentKind, channel: DeliveryType, *, again: bool) -> tuple[str, str]:
    """What a way of sending a document of this kind is called and what it does; `again`: it was sent before."""
    traits = TRAITS[kind]
    name, means = _NAMES[channel], _BOOKED if traits.is_booked else _NUMBERED
    if traits.is_numbered_on_create:
        means = _BOOKED_WITH_NUMBER
    if channel is DeliveryType.MANUAL and not traits.is_booked:
        name = _NUMBER_ONLY
    elif channel is DeliveryType.MANUAL and traits.is_numbered_on_create:
        name = _BOOK_ONLY
    return explain(name), explain((_AGAIN if again else means)[channel])


class Way(QRadioButton):
    """One of the ways, with a line that says what it means and, where it has a recipient, the fields for it."""

    def __init__(self, text: str, means: str, delivery: DeliveryType | None, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.delivery = delivery
        self.means = PlainLabel(means, parent, role="small", wrap=True)
        self.setAccessibleDescription(means)


class Obstacles(QWidget):
    """The findings of a draft or a way of sending, the first few of them, each with a button that leads to its field."""

    jump_asked = Signal(str)
    """The field of a finding."""

    def __init__(self, parent: QWidget, *, jumps: bool) -> None:
        super().__init__(parent)
        self._jumps = jumps
        self.buttons: list[QPushButton] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these instead of those before."""
        self.buttons.clear()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(finding) for finding in found[:MOST_FINDINGS]]
        if len(found) > MOST_FINDINGS:
            more = self.tr("And {0} more.").format(len(found) - MOST_FINDINGS)
            self._rows.append(PlainLabel(more, self, role="small"))
        for row in self._rows:
            self._column.addWidget(row)
            row.show()  # at once: the sheet is measured with it
        self.setVisible(bool(found))

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        sentence = clean_line(explain(finding.message))
        place = row_of(finding.field)
        if place is not None:
            sentence = self.tr("Line {0}: {1}").format(place + 1, sentence)
        line.addWidget(PlainLabel(sentence, row, role="warning" if is_warning(finding) else "error", wrap=True), 1)
        if self._jumps and finding.field != "to":
            button = QPushButton(self.tr("Go there"), row)
            set_role(button, "flat")
            button.setAutoDefault(False)
            button.setProperty("field", finding.field)
            a11y.name(button, self.tr("Go to: {0}").format(sentence))
            button.clicked.connect(self._pressed)
            line.addWidget(button)
            self.buttons.append(button)
        return row

    def _pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.jump_asked.emit(str(sender.property("field")))


def press_focused_button(dialog: QDialog, event: QKeyEvent) -> bool:
    """Enter presses the button that the person went to. QDialog would press the default one: "Send", with the focus on "Cancel"."""
    button = dialog.focusWidget()
    is_enter = event.key() in ENTER
    if is_enter and isinstance(button, QPushButton):
        button.click()
        return True
    return False


def is_warning(finding: Finding) -> bool:
    """Does it not stop anything?"""
    return finding.severity is Severity.WARNING
