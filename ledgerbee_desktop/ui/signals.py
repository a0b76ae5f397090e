"""The bus of the core as Qt signals: the one way in which views learn that something is new."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ledgerbee_desktop.core.events import Bus, Changed, Topic

COALESCE_MS = 25
"""A pull publishes page after page; views look once for all that came within this time."""


class BookSignals(QObject):
    """One signal per topic, each with the `frozenset[str]` of ids that changed (empty: look at all of them).

    What is published within `COALESCE_MS` arrives as one signal. `close()` ends the subscription.
    """

    drafts = Signal(object)
    operations = Signal(object)
    documents = Signal(object)
    catalogue = Signal(object)
    company = Signal(object)
    status = Signal(object)

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._gathered: dict[Topic, frozenset[str]] = {}
        self._signals = {
            Topic.DRAFTS: self.drafts,
            Topic.OPERATIONS: self.operations,
            Topic.DOCUMENTS: self.documents,
            Topic.CATALOGUE: self.catalogue,
            Topic.COMPANY: self.company,
            Topic.STATUS: self.status,
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COALESCE_MS)
        self._timer.timeout.connect(self._deliver)
        bus.subscribe(self._hear)

    def close(self) -> None:
        """Hear nothing more."""
        self._bus.unsubscribe(self._hear)
        self._timer.stop()

    def _hear(self, changed: Changed) -> None:
        before = self._gathered.get(changed.topic)
        everything = before == frozenset() or not changed.ids
        self._gathered[changed.topic] = frozenset() if everything else (before or frozenset()) | changed.ids
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        gathered, self._gathered = self._gathered, {}
        for topic, ids in gathered.items():
            self._signals[topic].emit(ids)
