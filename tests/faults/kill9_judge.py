"""Holds the program that `typist.py` runs to what it promised, on disk and in LedgerBee's own ledger."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from ledgerbee_desktop.core.drafts import SavedDraft
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.store.identity import place_of
from tests.sandbox_process import SandboxProcess
from tests.unit.store.kit import run

SETTLE = "1"
ROUNDS = 12
_NUMBER = re.compile(r"\d+,\d+")


class Judge:
    """What was promised so far, and what became of it: `complaints` is empty as long as every promise is kept."""

    def __init__(self, data: Path, sandbox: SandboxProcess) -> None:
        self.data, self.sandbox = data, sandbox
        self.complaints: list[str] = []
        self.typed: list[tuple[str, str]] = []
        self.queued: dict[str, str] = {}
        self.sent: dict[str, str] = {}
        self.decided = 0
        self._references: dict[str, str] = {}
        self._lines: dict[str, int] = {}

    def hear(self, line: str) -> None:
        """Take note of a line of the typist."""
        what, one, other = line.split(" ")
        match what:
            case "TYPED":
                self.typed.append((one, other))
            case "QUEUED":
                self.queued[other] = one
            case "TAKEN":
                self.queued.pop(other)
            case "SENT":
                self.sent[one] = other
            case _:
                raise ValueError(line)

    def complain(self, text: str) -> None:
        """A promise was broken."""
        self.complaints.append(text)

    # --- after each kill --------------------------------------------------------------------------------

    def inspect(self) -> None:
        """Look at a copy of the database as the kill left it; the program itself must find the original unclean."""
        directories = list((self.data / "companies").glob("*"))
        if not directories:
            if self.typed:
                self.complain("there is no database")
            return
        copy = self.data.with_name("inspected")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(directories[0], copy)
        connection = sqlite3.connect(copy / "book.db")
        found = connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
        if found != [("ok",)]:
            self.complain(f"integrity_check: {found}")
        run(self._inspect(copy, place_of(directories[0])))

    async def _inspect(self, copy: Path, place: str) -> None:
        book = await BookStore.open(copy, SystemClock(), RandomIds(), Bus(), place=place)
        try:
            if book.report.is_copy or not book.report.is_sound:
                self.complain(f"the database is not as it was left: {book.report}")
            operations = await book.outbox.all(open_only=False)
            wanted = {each for each, _ in self.typed} | {each.draft_id for each in operations if each.draft_id}
            drafts = await self._drafts(book, wanted)
            self._check_typed(drafts)
            self._check_queued(operations)
            await self._check_sent(book)
        finally:
            await book.close()

    async def _drafts(self, book: BookStore, wanted: set[str]) -> dict[str, SavedDraft]:
        drafts = {}
        for draft_id in sorted(wanted):
            try:
                drafts[draft_id] = (await book.drafts.open(DraftId(draft_id))).saved
            except KeyError:
                self.complain(f"lost: the draft {draft_id}")
            else:
                draft = drafts[draft_id].draft
                self._references[draft_id], self._lines[draft_id] = draft.reference, len(draft.lines)
        return drafts

    def _check_typed(self, drafts: dict[str, SavedDraft]) -> None:
        for draft_id, text in self.typed:
            saved = drafts.get(draft_id)
            if saved is None or text in (saved.caret.typing or ""):
                continue
            draft = saved.draft
            if _NUMBER.fullmatch(text):
                found = Decimal(text.replace(",", ".")) in {line.quantity for line in draft.lines}
            else:
                found = any(text in each for each in (draft.reference, draft.notes, *_texts(draft.lines)))
            if not found:
                self.complain(f"lost: {text!r} in the draft {draft_id}")

    def _check_queued(self, operations: tuple[Operation, ...]) -> None:
        creates = [each for each in operations if each.kind is OperationKind.CREATE]
        alive = {(each.draft_id, each.kind) for each in operations if each.state is not State.DISCARDED}
        for reference, draft_id in self.queued.items():
            for kind in (OperationKind.CREATE, OperationKind.SEND):
                if (draft_id, kind) not in alive:
                    self.complain(f"lost: the {kind} of {reference} is not in the outbox")
        held = Counter(entry["reference"] for entry in self.sandbox.ledger())
        for reference, times in held.items():
            if times > 1:
                self.complain(f"doubled: LedgerBee has {reference} {times} times")
        for create in creates:
            reference = self._references.get(create.draft_id or "", "")
            if create.state is State.QUEUED and held[reference]:
                self.complain(f"doubled: {reference} is about to be created although LedgerBee has it")

    async def _check_sent(self, book: BookStore) -> None:
        documents = await book.library.documents(await book.library.document_ids(DocumentFilter()))
        numbers = {document.reference: document.number for document in documents}
        for reference, number in self.sent.items():
            if numbers.get(reference) != number:
                self.complain(f"lost: {reference} had the number {number}, now {numbers.get(reference)}")

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
            for row in questions:
                self._decide(row)
        self.complain(f"the outbox does not become empty: exit code {code}, {rows}")

    def _decide(self, row: dict[str, Any]) -> None:
        ledger = self.sandbox.ledger()
        if row["kind"] == "create":
            reference = self.headless("draft", "show", row["draft_id"])[1]["reference"]
            happened = any(entry["reference"] == reference for entry in ledger)
        else:
            happened = any(entry["id"] == row["document_id"] and entry["sendCount"] for entry in ledger)
        if happened or row["state"] != "not_found":
            self.complain(f"a person is asked although LedgerBee's answer was there to be read: {row}")
        self.headless("outbox", "decide", row["id"], "again")
        self.decided += 1

    def conclude(self) -> None:
        """Compare the outbox, the library and the promises with LedgerBee's ledger."""
        rows = self.headless("outbox", "list", "--all")[1]
        creates = [row for row in rows if row["kind"] == "create" and row["state"] != "discarded"]
        wanted = {self._references[row["draft_id"]]: row["draft_id"] for row in creates}
        ledger = self.sandbox.ledger()
        if len(wanted) != len(creates) or wanted.items() < self.queued.items():
            self.complain(f"lost: {sorted(set(self.queued) - set(wanted))}, or queued twice")
        if Counter(entry["reference"] for entry in ledger) != Counter(list(wanted)):
            self.complain(f"the ledger has {_summary(ledger)}, the outbox handed over {sorted(wanted)}")
        for entry in ledger:
            if (entry["status"], entry["sendCount"]) != ("sent", 1) or not entry["number"]:
                self.complain(f"not sent exactly once: {entry}")
            if self.sent.get(entry["reference"], entry["number"]) != entry["number"]:
                self.complain(f"another number than was shown: {entry}")
        if len({entry["number"] for entry in ledger}) != len(ledger):
            self.complain(f"a number was given twice: {_summary(ledger)}")
        for entry in ledger:
            self._compare_words(entry, wanted)
        self._compare_library(ledger)
        self._compare_drafts(set(wanted.values()))

    def _compare_words(self, entry: dict[str, Any], wanted: dict[str, str]) -> None:
        """What was typed is what LedgerBee got."""
        document = self.sandbox.call("GET", f"/v1/invoices/{entry['id']}").json()
        lines = document["lines"]
        draft_id = wanted.get(entry["reference"], "")
        if len(lines) != self._lines.get(draft_id):
            self.complain(f"{entry['reference']} has {len(lines)} lines, its draft {self._lines.get(draft_id)}")
        quantities = {Decimal(str(line["quantity"])) for line in lines if line.get("quantity") is not None}
        everything = json.dumps(document, ensure_ascii=False)
        for typed_in, text in self.typed:
            if typed_in != draft_id:
                continue
            is_number = _NUMBER.fullmatch(text)
            if Decimal(text.replace(",", ".")) not in quantities if is_number else text not in everything:
                self.complain(f"lost: {text!r} did not reach LedgerBee in {entry['reference']}")

    def _compare_library(self, ledger: list[dict[str, Any]]) -> None:
        shown = {(each["reference"], each["number"]) for each in self.headless("documents", "list")[1]}
        if shown != {(entry["reference"], entry["number"]) for entry in ledger}:
            self.complain(f"the library shows {sorted(shown)}, the ledger has {_summary(ledger)}")

    def _compare_drafts(self, handed_over: set[str]) -> None:
        listed = {each["id"] for each in self.headless("draft", "list")[1]}
        missing = {draft_id for draft_id, _ in self.typed} - handed_over - listed
        if missing:
            self.complain(f"lost: the drafts {missing}")


def _texts(lines: Any) -> list[str]:
    return [line.description for line in lines]


def _summary(ledger: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return sorted((entry["reference"], str(entry["number"]), entry["sendCount"]) for entry in ledger)
