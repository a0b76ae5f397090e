"""Facts in two columns of label and value, and the delivery log in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.library import Delivery, DeliveryStatus, Document
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.empty import empty_layout
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role, set_tooltip, shortened
from ledgerbee_desktop.ui.theme import SPACE

Facts = Sequence[tuple[str, str]]
NARROW = 540
"""Less is too narrow for two columns."""
LONGEST_LABEL = 28
LONGEST_WORD = 36
"""In characters. A line can be broken between words only, so a longer one would be wider than the page."""
_LONG_WORD = re.compile(rf"\w{{{LONGEST_WORD + 1},}}")

DELIVERED = "success"
"""The one documented status of a delivery; others are shown as they come (contract README, unknown 11)."""
FAILED, PENDING = "failed", "pending"
"""Two more that are assumed there."""
_DELIVERED = QT_TRANSLATE_NOOP("document", "{moment}: delivered {how}")
_FAILED = QT_TRANSLATE_NOOP("document", "{moment}: not delivered {how}")
_PENDING = QT_TRANSLATE_NOOP("document", "{moment}: sent {how}, not delivered yet")
_OTHER = QT_TRANSLATE_NOOP("document", "{moment}: {status} {how}")
_WHAT_TO_DO = {
    "email": QT_TRANSLATE_NOOP(
        "document", "Check the address with the customer, then send it again: the new address can be typed there."
    ),
    "sproom": QT_TRANSLATE_NOOP(
        "document", "Check the EAN number and the reference with the customer, then send it again, or send it by email."
    ),
}
_WHAT_TO_DO_OTHER = QT_TRANSLATE_NOOP("document", "Send it again, perhaps by another way.")
_HOW = {
    "email": QT_TRANSLATE_NOOP("document", "by email to {to}"),
    "sproom": QT_TRANSLATE_NOOP("document", "as e-invoice to {to}"),
    "manual": QT_TRANSLATE_NOOP("document", "by hand"),
}
_HOW_OTHER = QT_TRANSLATE_NOOP("document", "by {type}")


class FactsCard(QFrame):
    """Pairs of label and value in two columns, or below each other where that is too narrow; pairs without a value are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        row.setSpacing(3 * SPACE)
        self._grids = (QGridLayout(), QGridLayout())
        for grid in self._grids:
            grid.setHorizontalSpacing(SPACE + 4)
            grid.setVerticalSpacing(SPACE // 2 + 2)
            grid.setColumnStretch(1, 1)
            row.addLayout(grid, 1)
        self._facts: Facts = ()
        self._row = row

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE // 2 + 2 if narrow else 3 * SPACE)

    def facts(self) -> Facts:
        """What is shown."""
        return self._facts

    def show_facts(self, left: Facts, right: Facts) -> None:
        """Show them in two columns."""
        columns = [[(label, value) for label, value in facts if value] for facts in (left, right)]
        wanted = columns[0] + columns[1]
        if wanted == self._facts:
            return
        self._facts = wanted
        top = Qt.AlignmentFlag.AlignTop
        for grid, facts in zip(self._grids, columns, strict=True):
            empty_layout(grid)
            for row, (label, value) in enumerate(facts):
                grid.addWidget(_label(label, self), row, 0, top)
                grid.addWidget(_value(value, self), row, 1, top)
            grid.setRowStretch(len(facts), 1)


def _label(text: str, parent: QWidget) -> PlainLabel:
    """It may be a name that others wrote; the whole of a long one is its tooltip."""
    label = PlainLabel(shortened(text, LONGEST_LABEL), parent, role="muted")
    set_tooltip(label, text if len(text) > LONGEST_LABEL else "")
    return label


def _value(text: str, parent: QWidget) -> PlainLabel:
    """It can be selected; the whole of one with a word that is too long is its tooltip."""
    shown = _LONG_WORD.sub(lambda word: shortened(word[0], LONGEST_WORD), text)
    label = PlainLabel(shown, parent, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_tooltip(label, text if shown != text else "")
    return label


class TotalsBlock(QWidget):
    """Subtotal, VAT and total of a document, right under the amounts of its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SPACE, SPACE, SPACE // 2)
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        self.values: list[PlainLabel] = []
        for row, (text, role) in enumerate(
            ((self.tr("Subtotal"), ""), (self.tr("VAT"), ""), (self.tr("Total"), "heading"))
        ):
            value = PlainLabel(role=role)
            grid.addWidget(PlainLabel(text, role=role or "muted"), row, 1)
            grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignRight)
            self.values.append(value)

    def show_document(self, document: Document) -> None:
        """Show LedgerBee's figures."""
        for label, value in zip(self.values, (document.subtotal, document.vat, document.amount), strict=True):
            label.setText(formats.money(value, document.currency))


class DeliveryCard(QFrame):
    """What LedgerBee's delivery log says: "delivered" only when the log does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        self._column.setSpacing(SPACE // 2)
        self._texts: tuple[str, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """What is shown, line by line."""
        return self._texts

    def show_log(self, status: DeliveryStatus | None, *, sent: bool, today: dt.date) -> None:
        """Show the log; hidden for a document that was never sent."""
        empty_layout(self._column)
        self.setVisible(sent)
        lines: list[tuple[str, str]] = []
        if sent and status is None:
            lines.append((self.tr("The delivery log comes as soon as LedgerBee is reached."), "muted"))
        elif sent and status is not None and not status.deliveries:
            lines.append((self.tr("LedgerBee's delivery log says nothing yet."), "muted"))
        deliveries = status.deliveries if status is not None else ()
        newest = max(deliveries, key=lambda each: each.sent_at, default=None)
        for delivery in deliveries:
            lines.append((_in_words(delivery, today), _role(delivery)))
            if delivery.error_code:
                lines.append((self.tr("LedgerBee's reason: {0}").format(delivery.error_code), "error"))
            if delivery is newest and delivery.status == FAILED:  # an older failure was followed by another try
                lines.append((explain(_WHAT_TO_DO.get(delivery.delivery_type.casefold(), _WHAT_TO_DO_OTHER)), ""))
        self._texts = tuple(text for text, _ in lines)
        self._column.addWidget(PlainLabel(self.tr("Delivery"), self, role="strong"))
        for text, role in lines:
            self._column.addWidget(PlainLabel(text, self, role=role, wrap=True))


def _role(delivery: Delivery) -> str:
    return {DELIVERED: "ok", FAILED: "error", PENDING: "muted"}.get(delivery.status, "warning")


def _in_words(delivery: Delivery, today: dt.date) -> str:
    known = _HOW.get(delivery.delivery_type.casefold())
    to = delivery.recipient_email or delivery.recipient_ean
    how = explain(known.of(to=to) if known is not None else _HOW_OTHER.of(type=delivery.delivery_type))
    moment = formats.stamp(delivery.sent_at, today)
    known_status = {DELIVERED: _DELIVERED, FAILED: _FAILED, PENDING: _PENDING}.get(delivery.status)
    if known_status is not None:
        return explain(known_status.of(moment=moment, how=how))
    return explain(_OTHER.of(moment=moment, status=delivery.status, how=how))
