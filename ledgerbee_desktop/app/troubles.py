"""The windows of the companies that cannot be opened, while the others work."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.app.company_window import raise_window
from ledgerbee_desktop.app.keeping import ClosedData
from ledgerbee_desktop.core.errors import AppError, ForeignData, StoreDamaged
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.ui.companies.ports import CompanyDoors, CompanyEntry
from ledgerbee_desktop.ui.companies.trouble import TroubleWindow
from ledgerbee_desktop.ui.data.damage import DamageWindow


class Troubles(QObject):
    """`again` carries the id of a company that a person wants tried again, `closed` that of one whose window was closed."""

    again = Signal(str)
    closed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._windows: dict[CompanyId, TroubleWindow] = {}

    def companies(self) -> AbstractSet[CompanyId]:
        """Whose windows there are."""
        return self._windows.keys()

    def front(self) -> QWidget | None:
        """One of the windows."""
        return next(iter(self._windows.values()), None)

    def say(self, entry: CompanyEntry, why: AppError, data: ClosedData, doors: CompanyDoors) -> None:
        """Say it in the company's window, the one that is there or a new one. Damage has a window with ways on."""
        trouble = self._windows.get(entry.id)
        is_damage = isinstance(why, StoreDamaged) and not isinstance(why, ForeignData)
        if trouble is not None and is_damage is not isinstance(trouble, DamageWindow):  # it is of another kind now
            self.end(entry.id)
            trouble = None
        if trouble is None:
            trouble = (
                DamageWindow(entry, why, data, doors) if is_damage else TroubleWindow(entry, why, data.folder, doors)
            )
            self._windows[entry.id] = trouble
            trouble.again.connect(self._try_again)
            trouble.closed.connect(self._forget)
        trouble.show_why(why)
        raise_window(trouble)

    def end(self, company_id: CompanyId) -> None:
        """The company could be opened after all."""
        trouble = self._windows.pop(company_id, None)
        if trouble is not None:
            trouble.hide()
            trouble.deleteLater()

    def end_all(self) -> None:
        """The program ends."""
        for company_id in tuple(self._windows):
            self.end(company_id)

    @Slot()
    def _try_again(self) -> None:
        trouble = self.sender()
        if isinstance(trouble, TroubleWindow):
            self.again.emit(trouble.entry.id)

    @Slot()
    def _forget(self) -> None:
        trouble = self.sender()
        if isinstance(trouble, TroubleWindow) and self._windows.pop(trouble.entry.id, None) is not None:
            trouble.deleteLater()
            self.closed.emit(trouble.entry.id)
