"""Holds the program that `typist.py` runs to what it promised, on disk and in LedgerBee's own ledger."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from ledgerbee_desktop.core.drafts import SavedDraft
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.store.identity import place_of
from tests.faults.kill9_judge_ledger import Ledger
from tests.faults.kill9_judge_promises import Promises, holds
from tests.sandbox_process import SandboxProcess
from tests.unit.store.kit import run

SETTLE = "1"
ROUNDS = 20


class Judge:
    """What was promised so far, and what became of it: `complaints` is empty as long as every promise is kept."""

    def __init__(self, data: Path, sandbox: SandboxProcess) -> None:
        self.data, self.sandbox = data, sandbox
        self.complaints: list[str] = []
        self.promises = Promises()
        self.decided = 0
        self.operations: tuple[Operation, ...] = ()
        self._drafts: dict[str, SavedDraft] = {}
        self._given: dict[str, int] = {}

    def take_for_given(self) -> None:
        """What LedgerBee has now was there before the program."""
        self._given = {entry["id"]: entry["sendCount"] for entry in self.sandbox.ledger()}
        self.sandbox.clear_requests()

    def _ledger(self) -> Ledger:
        return Ledger(self.sandbox, self._given, self.operations, self._drafts)

    def hear(self, line: str) -> None:
        """Take note of a line of the typist."""
        self.promises.hear(line)

    def complain(self, text: str) -> None:
        """A promise was broken."""
        self.complaints.append(text)

    # --- after each kill --------------------------------------------------------------------------------

    def inspect(self) -> None:
        """Look at a copy of the database as the kill left it; the program itself must find the original unclean."""
        directories = list((self.data / "companies").glob("*"))
        if not directories:
            if self.promises.typed:
                self.complain("there is no database")
            return
        self._read(directories[0], self._inspect)

    def _read(self, directory: Path, look: Callable[[BookStore], Awaitable[None]]) -> None:
        copy = self.data.with_name("inspected")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(directory, copy)
        connection = sqlite3.connect(copy / "book.db")
        found = connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
        if found != [("ok",)]:
            self.complain(f"integrity_check: {found}")
        run(self._open(copy, place_of(directory), look))

    async def _open(self, copy: Path, place: str, look: Callable[[BookStore], Awaitable[None]]) -> None:
        book = await BookStore.open(copy, SystemClock(), RandomIds(), Bus(), place=place)
        try:
            if book.report.is_copy or not book.report.is_sound:
                self.complain(f"the database is not as it was left: {book.report}")
            self.operations = await book.outbox.all(open_only=False)
            await self._read_drafts(book)
            await look(book)
        finally:
            await book.close()

    async def _read_drafts(self, book: BookStore) -> None:
        wanted = {each for each, _ in self.promises.typed} | {
            each.draft_id for each in self.operations if each.draft_id
        }
        self._drafts = {}
        for draft_id in sorted(wanted):
            try:
                self._drafts[draft_id] = (await book.drafts.open(DraftId(draft_id))).saved
            except KeyError:
                self.complain(f"lost: the draft {draft_id}")

    async def _inspect(self, book: BookStore) -> None:
        for draft_id, text in self.promises.typed:
            if draft_id in self._drafts and not holds(self._drafts[draft_id], text):
                self.complain(f"lost: {text!r} in the draft {draft_id}")
        missing = list(self.promises.missing(self.operations))
        self.complaints += [f"lost: {what} is not in the outbox" for what in missing]
        if missing:
            self.complaints += [await self._history(book, each) for each in self.operations if each.draft_id]
        ledger = self._ledger()
        self.complaints += [f"doubled: {what}" for what in ledger.doubles()]
        for operation in self.operations:
            # a change replaces the document with what is in it already: only the others would happen twice
            is_waiting = operation.state is State.QUEUED and operation.kind is not OperationKind.UPDATE
            if is_waiting and ledger.happened(operation):
                self.complain(f"doubled: LedgerBee has it, about to leave: {operation.target} {operation.kind}")
        await self._check_numbers(book)

    @staticmethod
    async def _history(book: BookStore, operation: Operation) -> str:
        """What became of an operation, for whoever has to find out why it is not there."""
        told = "; ".join(f"{each.at:%H:%M:%S} {each.what}" for each in await book.outbox.events(operation.id))
        return f"the {operation.kind} of the draft {operation.draft_id} is {operation.state}: {told}"

    async def _check_numbers(self, book: BookStore) -> None:
        ids = [each for kind in DocumentKind for each in await book.library.document_ids(DocumentFilter(kind=kind))]
        documents = await book.library.documents(ids)
        numbers = {(str(document.kind), document.reference): document.number for document in documents}
        for shown, number in self.promises.sent.items():
            if numbers.get(shown) != number:
                self.complain(f"lost: {shown} had the number {number}, now {numbers.get(shown)}")

    # --- at the end -------------------------------------------------------------------------------------

    def headless(self, *words: str) -> tuple[int, Any]:
        """Run a command of the program on the data; its exit code and its JSON."""
        command = [sys.executable, "-m", "ledgerbee_desktop", "--data-dir", str(self.data)]
        command += ["--api-url", self.sandbox.url, "--settle", SETTLE, *words, "--json"]
        environment = {**os.environ, "LEDGERBEE_API_KEY": self.sandbox.key}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
        if not done.stdout:
            self.complain(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
            return done.returncode, []
        return done.returncode, json.loads(done.stdout)

    def drain(self) -> None:
        """Work the outbox empty. A person decides "once more" only where the ledger proves that it did not happen."""
        for _ in range(ROUNDS):
            code, rows = self.headless("sync", "--once")
            if code == 0 and not rows:
                return
            questions = [row for row in rows if (row["waits_for"] or {}).get("reason") == "person-unknown"]
            if not questions:
                break
            self.inspect()
            ledger = self._ledger()
            for row in questions:
                self._decide(row, ledger)
        self.complain(f"the outbox does not become empty: exit code {code}, {rows}")

    def _decide(self, row: dict[str, Any], ledger: Ledger) -> None:
        operation = next(each for each in self.operations if each.id == row["id"])
        if row["state"] != "not_found" or ledger.happened(operation):
            self.complain(f"a person is asked although LedgerBee's answer was there to be read: {row}")
        self.headless("outbox", "decide", row["id"], "again")
        self.decided += 1

    def conclude(self) -> None:
        """Compare the outbox, the library and the promises with LedgerBee's ledger."""
        self._read(next((self.data / "companies").glob("*")), self._inspect)
        ledger = self._ledger()
        done = [each for each in self.operations if each.state is not State.DISCARDED]
        self.complaints += [f"not done: {each}" for each in done if each.state is not State.DONE]
        self.complaints += ledger.unlike(done)
        self.complaints += [f"another number than was shown: {each}" for each in ledger.renumbered(self.promises.sent)]
        lines = self._lines(done)
        for document_id, texts in self._typed(done).items():
            self.complaints += ledger.lost_words(document_id, texts, lines)
        self._compare_library(ledger)
        self._compare_drafts({each.draft_id or "" for each in done if each.kind in _HANDS_OVER})

    def _typed(self, done: list[Operation]) -> dict[str, list[str]]:
        """The texts that were promised, by the document that their draft became or changed."""
        handed = {each.draft_id: each.document_id for each in done if each.kind in _HANDS_OVER and each.draft_id}
        found: dict[str, list[str]] = {document_id: [] for document_id in handed.values() if document_id}
        for draft_id, text in self.promises.typed:
            document_id = handed.get(DraftId(draft_id))
            if document_id is not None:
                found[document_id].append(text)
        return found

    def _lines(self, done: list[Operation]) -> dict[str, int]:
        """How many lines documents have: those of the draft that was the last to be written to each."""
        writes = [each for each in done if each.kind in _HANDS_OVER and each.draft_id and each.document_id]
        return {str(each.document_id): len(self._drafts[each.draft_id or ""].draft.lines) for each in writes}

    def _compare_library(self, ledger: Ledger) -> None:
        shown = {(each["id"], each["number"]) for each in self.headless("documents", "list")[1]}
        if shown != {(entry["id"], entry["number"]) for entry in ledger.entries.values()}:
            self.complain(f"the library shows {sorted(shown)}, the ledger has {sorted(ledger.entries)}")

    def _compare_drafts(self, handed_over: set[str]) -> None:
        listed = {each["id"] for each in self.headless("draft", "list")[1]}
        missing = {draft_id for draft_id, _ in self.promises.typed} - handed_over - listed
        if missing:
            self.complain(f"lost: the drafts {missing}")

    def work_done(self) -> Counter[str]:
        """What came of it all: how many operations of which kind are done."""
        return Counter(f"{each.target} {each.kind}" for each in self.operations if each.state is State.DONE)


_HANDS_OVER = frozenset({OperationKind.CREATE, OperationKind.UPDATE})
