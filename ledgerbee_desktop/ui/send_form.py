"""Where a send goes and how it looks on paper: the fields below the ways of sending."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Template
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.text import PlainLabel, clean_line
from ledgerbee_desktop.ui.theme import SPACE


class RecipientForm(QWidget):
    """Only what the kind has: quotes and order confirmations store no address on the customer and know no EAN."""

    def __init__(self, kind: DocumentKind, templates: Sequence[Template], parent: QWidget) -> None:
        super().__init__(parent)
        self._traits = TRAITS[kind]
        self.to = QLineEdit(self)
        self.store = QCheckBox(self.tr("Also &store it on the customer"), self)
        self.store.setVisible(self._traits.overrides_recipient)
        self.template = QComboBox(self)
        self._to_label, self._template_label = PlainLabel("", self), PlainLabel(self.tr("&Layout"), self)
        self._to_label.setBuddy(self.to)
        self._template_label.setBuddy(self.template)
        a11y.name(self.template, self.tr("Layout"))
        self.template.addItem(self.tr("LedgerBee's choice"), "")
        for template in templates:
            if template.document_type == self._traits.template_type:
                self.template.addItem(clean_line(template.name), template.id)
        self._lay_out()

    def show_way(self, delivery: DeliveryType | None, resolved: str) -> None:
        """Fit the fields to a way of sending (None: not sent); `resolved` is the recipient that LedgerBee would take by itself."""
        has_recipient = delivery in {DeliveryType.EMAIL, DeliveryType.SPROOM}
        for widget in (self._to_label, self.to):
            widget.setEnabled(has_recipient)
        self.store.setEnabled(has_recipient and self._traits.overrides_recipient)
        for chooser in (self._template_label, self.template):
            chooser.setEnabled(delivery is not None)
        by_ean = delivery is DeliveryType.SPROOM
        self._to_label.setText(self.tr("EAN &number") if by_ean else self.tr("E-mail &to"))
        a11y.name(self.to, self._to_label.text().replace("&", ""))
        self.to.setPlaceholderText(resolved)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(SPACE)
        rule = QFrame(self)
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setForegroundRole(self.backgroundRole())
        grid.addWidget(rule, 0, 0, 1, 2)
        grid.addWidget(self._to_label, 1, 0)
        grid.addWidget(self.to, 1, 1)
        grid.addWidget(self.store, 2, 1)
        grid.addWidget(self._template_label, 3, 0)
        grid.addWidget(self.template, 3, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 96)
