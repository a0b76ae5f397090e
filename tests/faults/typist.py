"""The real program with somebody at its keyboard who never stops, for a test that kills it. Each line it prints is a promise.

`python typist.py RUN SEED [arguments of the program]`. A line is one `os.write`, made after the store has committed:

    READY                                 somebody sits down at the keyboard (this alone is no promise)
    TYPED draft text                      the text is in the draft, or in its cell that is still open
    TAKEN draft                           the draft is about to be taken back from the outbox: what QUEUED said of it holds no more
    QUEUED draft kind reference way       the draft is in the outbox, to be created and then sent in this way (- not sent)
    CHANGED draft document way            the draft is in the outbox, to replace the LedgerBee draft, and then sent in this way
    CONVERTED document kind               the document's conversion is in the outbox
    SENDING document way                  the LedgerBee draft's sending is in the outbox
    MADE customer|product name            it is in the outbox, to be created (a product with its first price)
    SENT kind reference number            the document has this number

TYPIST_KINDS names the kinds of documents that are written and taken up (all), apart by commas. TYPIST_DEFECT plants a defect. naive-retry:
what was on the wire when the program died is simply queued again. early-promise: the typist does not wait for the disk before it says TYPED.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count
from unittest import mock

from PySide6.QtCore import Qt

from ledgerbee_desktop.app import main, window
from ledgerbee_desktop.app.hands import CTRL
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.rules import has_errors
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from tests.faults.kill9_judge_ledger import MARK
from tests.faults.typist_documents import Clerk
from tests.faults.typist_keys import Keyboard, defect, promise
from tests.faults.typist_writing import Writer

Key = Qt.Key
ALL = ",".join(DocumentKind)
PRODUCTS = 6
"""So many LedgerBee has at the least."""
TAKES_UP = 0.5
"""How often something that LedgerBee has is taken up, when there is any, in place of writing something new."""


class Typist:
    """Writes document after document until the end."""

    def __init__(self, run: int, seed: int) -> None:
        self._run = run
        self._chance = random.Random(seed)
        self._shown: set[tuple[DocumentKind, str]] = set()

    async def visit(self, main_window: MainWindow) -> int:
        self._window = main_window
        self._keyboard = Keyboard(main_window)
        kinds = frozenset(DocumentKind(each) for each in (os.environ.get("TYPIST_KINDS") or ALL).split(","))
        self._writer = Writer(self._keyboard, self._chance, kinds)
        self._clerk = Clerk(self._keyboard, self._writer, self._chance, kinds)
        main_window.desk.preferences = replace(
            main_window.desk.preferences, undo_seconds=self._chance.choice((0, 0, 1))
        )
        await self._first_pull()
        promise("READY")
        numbers = asyncio.create_task(self._watch_numbers())
        await self._finish_what_was_begun()
        for number in count():
            await self._clear_desk()
            reference = f"{MARK}-{self._run}-{number}"
            if self._chance.random() >= TAKES_UP or not await self._clerk.take_up(reference):
                await self._writer.write_draft(reference, await self._first_pull())
        numbers.cancel()
        return 0

    async def _first_pull(self) -> Catalogue:
        """The catalogue, once LedgerBee's own products are in it with their prices; others are made here."""
        while True:
            catalogue = await self._window.book.library.catalogue()
            known = [each for each in catalogue.products.values() if each.prices and not each.is_temporary]
            if catalogue.customers and len(known) >= PRODUCTS:
                return catalogue
            await asyncio.sleep(0.02)

    async def _watch_numbers(self) -> None:
        """Numbers appear while the next document is being written."""
        while True:
            for document in await self._clerk.documents():
                shown = document.kind, document.reference
                if document.number and document.status != "draft" and shown not in self._shown:
                    self._shown.add(shown)
                    promise("SENT", str(document.kind), document.reference, document.number)
            await asyncio.sleep(0.05)

    async def _finish_what_was_begun(self) -> None:
        """The tab of before the kill came back; if nothing is missing in the draft, it goes out now."""
        tabs = self._window.tabs
        page = tabs.current()
        if not isinstance(page, EditorPage):
            return
        await self._keyboard.until(lambda: page.editor is not None or tabs.current() is not page, "the tab is back")
        editor = page.editor
        if editor is None or tabs.current() is not page:
            return
        session = editor.session
        await self._keyboard.until(
            lambda: session.catalogue.customers and not editor.reader.busy, "the library is read"
        )
        complete = not has_errors(session.findings) and session.draft.reference.startswith(MARK)
        if complete and session.state is DraftState.EDITING and not page.maker.busy:
            await self._writer.queue(editor)

    async def _clear_desk(self) -> None:
        tabs = self._window.tabs
        while tabs.count() > 1:
            before = tabs.count()
            await self._keyboard.press(Key.Key_W, modifiers=CTRL)
            if tabs.count() == before:
                await self._keyboard.press(Key.Key_Tab, modifiers=CTRL)


async def queue_again(outbox: SqliteOutbox, _at: datetime) -> tuple[OperationId, ...]:
    """The planted defect: recovery that takes what was on the wire for not sent."""
    found = [each for each in await outbox.all(open_only=True) if each.state is State.INFLIGHT]
    for operation in found:
        await outbox.move(operation, State.QUEUED, Actor.WORKER, Message("test", "tried again"))
    return tuple(operation.id for operation in found)


def start(run: int, seed: int, arguments: list[str]) -> int:
    """Run the program as `ledgerbee-desktop ARGUMENTS` does, with the typist in place of a person."""
    visit = Typist(run, seed).visit
    recover = queue_again if defect() == "naive-retry" else SqliteOutbox.recover
    with (
        mock.patch.object(window, "run_window", partial(window.run_window, visit=visit)),
        mock.patch.object(SqliteOutbox, "recover", recover),
    ):
        return main.main(arguments)


if __name__ == "__main__":
    sys.exit(start(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
