"""What wants a person's attention wherever they are: a key that is refused; operations that ended with a late twin or without effect."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync.words import is_alert
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.outbox.words import told
from ledgerbee_desktop.ui.text import explain

NAME = "alerts.seen"


class Alerts(QObject):
    """Shows one alert at a time in the banner, also after a restart, until the person dismisses it; a key problem once."""

    def __init__(self, desk: Desk, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self._shown: str | None = None
        self._touched: frozenset[str] | None = None
        self.loader = Loader(self._look, self)
        self._noting = Loader(self._note, self)
        self._dismissed: list[str] = []
        self._key_problem: Message | None = None
        desk.signals.operations.connect(self._hear)
        desk.signals.status.connect(self._hear_status)
        banner.dismissed.connect(self._dismiss)
        self._noting.done.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Look at everything that has ended."""
        self._touched = None
        self.loader.start()

    @Slot(object)
    def _hear(self, ids: frozenset[str]) -> None:
        if self._touched is not None:
            self._touched = self._touched | ids if ids else None
        self.loader.start()

    @Slot()
    def _hear_status(self) -> None:
        status = self._desk.book.sync.status
        problem = status.problem if status.connection is Connection.KEY else None
        if problem is not None and problem != self._key_problem:
            self._banner.say(explain(problem), "error")
        elif problem is None and self._key_problem is not None:
            self._banner.take_back(explain(self._key_problem))
        self._key_problem = problem

    async def _look(self) -> None:
        touched, self._touched = self._touched, frozenset()
        still_open = {row.operation.id for row in await self._desk.book.outbox.rows()}
        if touched is not None and touched <= still_open:
            return
        seen = await self._seen()
        for row in await self._desk.book.outbox.alerting():
            operation = row.operation
            if operation.id in seen or operation.error is None:
                continue
            if is_alert(operation.error):
                (entry,) = await self._desk.entries.of([row])
                self._shown = operation.id
                self._banner.say(told(operation.error, entry.currency), "warning")
                return

    async def _seen(self) -> frozenset[str]:
        value = await self._desk.book.workspace.get(NAME)
        return frozenset(str(item) for item in value) if isinstance(value, list) else frozenset()

    @Slot()
    def _dismiss(self) -> None:
        if self._shown is not None:
            self._dismissed.append(self._shown)
            self._shown = None
            self._noting.start()

    async def _note(self) -> None:
        seen = await self._seen() | frozenset(self._dismissed)
        await self._desk.book.workspace.set(NAME, sorted(seen))
