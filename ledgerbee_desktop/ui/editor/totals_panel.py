"""Subtotal, VAT per rate and total, as estimated with every key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from ledgerbee_desktop.core.kinds import TRAITS
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.text import PlainLabel, set_role
from ledgerbee_desktop.ui.theme import SPACE

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TotalsPanel(QFrame):
    """One row per VAT rate, with the sign that LedgerBee gives them; marked as an estimate, because LedgerBee's figures are the truth."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._session = session
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(240)
        session.figures_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the session's totals."""
        totals, sign = self._session.totals, TRAITS[self._session.draft.kind].sign
        rows = [(self.tr("Subtotal"), formats.amount(sign * totals.subtotal, totals.currency), "muted")]
        for rate in totals.vat_by_rate:
            name = self.tr("VAT {0}").format(formats.percent(rate.rate))
            if len(totals.vat_by_rate) > 1:
                base = formats.amount(sign * rate.base, totals.currency)
                name = self.tr("VAT {0} of {1}").format(formats.percent(rate.rate), base)
            rows.append((name, formats.amount(sign * rate.vat, totals.currency), "muted"))
        rows.append((self.tr("Total"), formats.money(sign * totals.total, totals.currency), "heading"))
        note = self.tr("estimate") if totals.complete else self.tr("estimate, lines incomplete")
        rows.append(("", note, "estimate"))
        self._show(rows)
        a11y.name(self, self.tr("Totals (estimate)"), " ".join(f"{name} {value}" for name, value, _ in rows))

    def _show(self, rows: list[tuple[str, str, str]]) -> None:
        while len(self._rows) > len(rows):
            for label in self._rows.pop():
                self._grid.removeWidget(label)
                label.deleteLater()
        while len(self._rows) < len(rows):
            pair = (PlainLabel(parent=self), PlainLabel(parent=self))
            pair[1].setAlignment(_RIGHT)
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._rows), column)
                label.show()
            self._rows.append(pair)
        for (name, value), (left, right, role) in zip(self._rows, rows, strict=True):
            for label, text, own in ((name, left, role), (value, right, "" if role == "muted" else role)):
                if label.text() != text:
                    label.setText(text)
                set_role(label, own)
