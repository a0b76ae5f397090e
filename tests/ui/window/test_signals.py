"""Bus events become Qt signals: with their ids, and a storm as one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.ui.signals import BookSignals


class Ear:
    def __init__(self, signals: BookSignals) -> None:
        self.heard: list[tuple[str, frozenset[str]]] = []
        signals.drafts.connect(self.drafts)
        signals.documents.connect(self.documents)

    def drafts(self, ids: frozenset[str]) -> None:
        self.heard.append(("drafts", ids))

    def documents(self, ids: frozenset[str]) -> None:
        self.heard.append(("documents", ids))


def test_each_topic_has_its_signal_with_all_ids_of_the_moment(qtbot: QtBot) -> None:
    bus = Bus()
    signals = BookSignals(bus)
    ear = Ear(signals)
    bus.publish(Topic.DRAFTS, "1")
    bus.publish(Topic.DOCUMENTS, "a", "b")
    bus.publish(Topic.DRAFTS, "2")
    assert ear.heard == []
    qtbot.waitUntil(lambda: len(ear.heard) == 2)
    assert ear.heard == [("drafts", frozenset("12")), ("documents", frozenset("ab"))]


def test_many_swallows_the_single_ones(qtbot: QtBot) -> None:
    bus = Bus()
    signals = BookSignals(bus)
    ear = Ear(signals)
    bus.publish(Topic.DRAFTS, "1")
    bus.publish(Topic.DRAFTS)
    bus.publish(Topic.DRAFTS, "2")
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == [("drafts", frozenset())]


def test_nothing_is_heard_after_closing(qtbot: QtBot) -> None:
    bus = Bus()
    signals = BookSignals(bus)
    ear = Ear(signals)
    bus.publish(Topic.DRAFTS, "1")
    signals.close()
    bus.publish(Topic.DRAFTS, "2")
    qtbot.wait(80)
    assert ear.heard == []
