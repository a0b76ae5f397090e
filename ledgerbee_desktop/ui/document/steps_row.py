"""The steps that can be taken with a document or record: a button for each, and below them why some cannot be taken now."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.document.steps import Step, by_command
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

Work = Callable[[], Coroutine[Any, Any, None]]


class StepsRow(QWidget):
    """Commands of the table that a page carries out. The first is the recommended one."""

    failed = Signal(AppError)

    def __init__(self, works: Mapping[str, Work], parent: QWidget) -> None:
        super().__init__(parent)
        self.actions_by_id: dict[str, QAction] = {name: page_action(name, self) for name in works}
        self.reasons = PlainLabel("", self, role="small", wrap=True)
        self._commands: dict[str, AsyncCommand] = {}
        self.buttons: dict[str, ActionButton] = {}
        row = QWidget(self)
        flow = FlowLayout(row)
        for number, (name, work) in enumerate(works.items()):
            action = self.actions_by_id[name]
            command = AsyncCommand(action, work, self)
            command.failed.connect(self.failed)
            command.set_available(False)
            self._commands[name] = command
            self.buttons[name] = ActionButton(action, row, role="" if number else "primary")
            flow.addWidget(self.buttons[name])
        a11y.name(row, self.tr("What next"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(row)
        column.addWidget(self.reasons)

    @property
    def busy(self) -> bool:
        """Is a step being taken?"""
        return any(command.busy for command in self._commands.values())

    def offer(self, steps: Sequence[Step]) -> None:
        """Show these; one with a reason against it is disabled and the reason said. What is not among them is hidden."""
        offered = by_command(steps)
        reasons: dict[str, list[str]] = {}
        for name, command in self._commands.items():
            step, action = offered.get(name), self.actions_by_id[name]
            action.setVisible(step is not None)
            command.set_available(step is not None and step.why_not is None)
            if step is not None and step.why_not is not None:
                text = action.text().replace("&", "").rstrip("…")
                reasons.setdefault(explain(step.why_not), []).append(text)
        self.reasons.setText("\n".join(f"{', '.join(names)}: {why}" for why, names in reasons.items()))
        self.reasons.setVisible(bool(reasons))

    def first_enabled(self) -> QWidget | None:
        """The first step that can be taken."""
        return next((b for b in self.buttons.values() if b.isEnabled() and not b.isHidden()), None)
