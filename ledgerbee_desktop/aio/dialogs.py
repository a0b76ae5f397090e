"""Dialogs a coroutine may await. `exec()` inside a coroutine kills other tasks, so it is banned."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid

COMPANY = "company of the dialogs"
"""The property of a window whose dialogs say in their titles whose they are: the company's name, empty while there is only one."""


def _say_whose(dialog: QDialog) -> None:
    """Beside other companies' windows a question alone does not tell whose draft it is about to delete."""
    above = dialog.parentWidget()
    while above is not None:
        company = above.property(COMPANY)
        if isinstance(company, str) and company and not dialog.windowTitle().endswith(company):
            dialog.setWindowTitle(f"{dialog.windowTitle()} – {company}")
        above = above.parentWidget()


async def result_of(dialog: QDialog) -> int:
    """Open window-modal and wait for the result code; cancelling the task closes the dialog.

    The dialog still exists when this returns (read its fields at once) and is deleted in the next turn of the loop.
    A dialog that is deleted together with its window counts as rejected.
    """
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def settle(code: int) -> None:
        if not future.done():
            future.set_result(code)

    def gone() -> None:
        settle(int(QDialog.DialogCode.Rejected))

    dialog.finished.connect(settle)
    dialog.destroyed.connect(gone)
    _say_whose(dialog)
    QDialog.open(dialog)  # QPrintDialog's own needs a slot to call
    try:
        return await future
    finally:
        if isValid(dialog):
            dialog.close()
            dialog.deleteLater()


def _box(parent: QWidget, icon: QMessageBox.Icon, title: str, text: str, details: str = "") -> QMessageBox:
    box = QMessageBox(icon, title, text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # server text is never rich text, nor is the informative text
    box.setInformativeText(details)
    return box


async def ask(parent: QWidget, title: str, text: str, details: str = "") -> bool:
    """Yes/No question with No as the safe default."""
    box = _box(parent, QMessageBox.Icon.Question, title, text, details)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    return await result_of(box) == QMessageBox.StandardButton.Yes.value


async def tell(
    parent: QWidget, title: str, text: str, details: str = "", icon: QMessageBox.Icon = QMessageBox.Icon.Information
) -> None:
    """Show a sentence and wait until it was read."""
    await result_of(_box(parent, icon, title, text, details))


async def choose(parent: QWidget, title: str, text: str, choices: Sequence[str], details: str = "") -> int | None:
    """Offer `choices` as buttons beside Cancel; the index of the one taken, None for Cancel or Escape."""
    box = _box(parent, QMessageBox.Icon.Question, title, text, details)
    buttons = [box.addButton(choice, QMessageBox.ButtonRole.AcceptRole) for choice in choices]
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    await result_of(box)
    if not isValid(box):
        return None
    taken = box.clickedButton()
    return next((index for index, button in enumerate(buttons) if button is taken), None)


async def save_file(parent: QWidget, title: str, suggestion: str, filters: str) -> Path | None:
    """Ask where to save; `filters` as in QFileDialog ("PDF (*.pdf)"). None when the person thought better of it.

    The dialog itself asks before an existing file is replaced.
    """
    dialog = QFileDialog(parent, title, _documents(), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if suffix := Path(suggestion).suffix:
        dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(suggestion)
    return _picked(dialog, await result_of(dialog))


async def open_file(parent: QWidget, title: str, filters: str) -> Path | None:
    """Ask for one existing file; None when the person thought better of it."""
    dialog = QFileDialog(parent, title, _documents(), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _picked(dialog, await result_of(dialog))


async def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for one existing folder; None when the person thought better of it."""
    dialog = QFileDialog(parent, title, _documents())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _picked(dialog, await result_of(dialog))


def _documents() -> str:
    """Where a person looks for files; the folder that the program was started in means nothing to them."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _picked(dialog: QFileDialog, code: int) -> Path | None:
    if code != QDialog.DialogCode.Accepted.value or not isValid(dialog):
        return None
    files = dialog.selectedFiles()
    return Path(files[0]) if files else None
