"""What a window gets of a company, put together from its store and its engine."""

from __future__ import annotations

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.ports import Book, Clock, Ids
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine


def book_on(store: BookStore, engine: Engine, bus: Bus, clock: Clock, ids: Ids, *, is_demo: bool = False) -> Book:
    """The book of `store`, whose outbox and sync are those of `engine`; all five belong to the same company."""
    return Book(
        drafts=store.drafts,
        library=store.library,
        outbox=engine.outbox,
        sync=engine,
        workspace=store.workspace,
        bus=bus,
        clock=clock,
        ids=ids,
        directory=store.directory,
        is_demo=is_demo,
    )
