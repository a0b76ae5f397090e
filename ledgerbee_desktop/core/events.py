"""Who changed what: the one channel on which views learn that something is new. It carries ids, never data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What kind of thing changed."""

    DRAFTS = "drafts"
    OPERATIONS = "operations"
    DOCUMENTS = "documents"
    CATALOGUE = "catalogue"  # customers, products, prices, templates
    COMPANY = "company"  # company record, key, scopes
    STATUS = "status"  # connectivity, freshness


@dataclass(frozen=True, slots=True)
class Changed:
    """`ids` of the things that changed; empty means "many, look at all of them"."""

    topic: Topic
    ids: frozenset[str] = frozenset()


Listener = Callable[[Changed], None]


class Bus:
    """Calls every listener, in the order in which they subscribed, on the thread that publishes (the event loop's)."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` for each change from now on."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Call `listener` no more; one that is not subscribed is no error."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def close(self) -> None:
        """Call nobody any more: what listened is going away."""
        self._listeners.clear()

    def publish(self, topic: Topic, *ids: str) -> None:
        """Tell every listener."""
        changed = Changed(topic, frozenset(ids))
        for listener in tuple(self._listeners):
            listener(changed)
