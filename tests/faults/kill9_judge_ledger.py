"""LedgerBee's side: what it has of the typist's work, read past the API's client, and whether that is what was asked for, once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from ledgerbee_desktop.core.drafts import SavedDraft
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Operation, OperationKind
from tests.faults.kill9_judge_promises import quantity
from tests.sandbox_process import SandboxProcess

Json = dict[str, Any]
PATHS = {
    "invoice": "invoices",
    "credit-note": "credit-notes",
    "quote": "quotes",
    "order-confirmation": "order-confirmations",
}
LINKS = ("convertedToOrderConfirmationId", "convertedToInvoiceId")
MARK = "kill9"
"""With this begin the references of all documents that the typist writes and takes up."""
MARKS = (f"Kunde_{MARK}", f"Vare_{MARK}")
"""With these begin the names of what the typist makes."""


class Ledger:
    """As LedgerBee stands when it is made. `operations` and their `drafts` are as the disk has them.

    `given` are the documents that LedgerBee had before, and how often each was sent by then.
    """

    def __init__(
        self,
        sandbox: SandboxProcess,
        given: Mapping[str, int],
        operations: Sequence[Operation],
        drafts: Mapping[str, SavedDraft],
    ) -> None:
        self._sandbox, self._given, self._operations, self._drafts = sandbox, given, operations, drafts
        self.entries: dict[str, Json] = {entry["id"]: entry for entry in sandbox.ledger()}
        self._held = Counter((entry["kind"], entry["reference"]) for entry in self.entries.values())

    # --- records ----------------------------------------------------------------------------------------

    @cached_property
    def _customers(self) -> list[Json]:
        """Those that the outbox has, or had. A list that is narrowed is not remembered by LedgerBee (contract README, trap 20)."""
        stated = [
            json.loads(each.payload)["externalSystemId"] for each in self._operations if is_made(each, Target.CUSTOMER)
        ]
        path = "/v1/customers?externalSystemId="
        return [customer for each in stated for customer in self._sandbox.call("GET", f"{path}{each}").json()]

    @cached_property
    def _products(self) -> list[Json]:
        found, page, pages = list[Json](), 1, 1
        while page <= pages:
            answer = self._sandbox.call("GET", f"/v1/products?limit=100&page={page}").json()
            found, page, pages = found + answer["data"], page + 1, answer["totalPages"]
        return [each for each in found if each["name"].startswith(MARKS)]

    def _prices(self, product_id: str) -> list[Json]:
        answer = self._sandbox.call("GET", f"/v1/products/{product_id}")
        return list(answer.json().get("prices", ())) if answer.status_code == 200 else []

    # --- once -------------------------------------------------------------------------------------------

    def doubles(self) -> Iterator[str]:
        """What LedgerBee has more than once."""
        yield from (f"LedgerBee has {what} {times} times" for what, times in self._held.items() if times > 1)
        for entry in self.entries.values():
            if entry["sendCount"] > 1:
                yield f"sent {entry['sendCount']} times: {entry}"
        for records in (self._customers, self._products):
            names = Counter(each["name"] for each in records)
            yield from (f"LedgerBee has {name} {times} times" for name, times in names.items() if times > 1)
        for product in self._products:
            if len(prices := self._prices(product["id"])) > 1:
                yield f"{product['name']} has {len(prices)} prices"

    def happened(self, operation: Operation) -> bool:
        """Does LedgerBee show what the operation is to do?"""
        entry = self.entries.get(operation.document_id or "")
        match operation.kind, operation.target:
            case OperationKind.CREATE, Target.CUSTOMER | Target.PRODUCT:
                records = self._customers if operation.target is Target.CUSTOMER else self._products
                return json.loads(operation.payload)["name"] in {each["name"] for each in records}
            case OperationKind.CREATE, Target.PRICE:
                return bool(self._prices(json.loads(operation.payload)["productId"]))
            case OperationKind.CREATE, _:
                draft = self._drafts[operation.draft_id or ""].draft
                return self._held[str(draft.kind), draft.reference] > 0
            case OperationKind.SEND, _:
                return entry is not None and entry["sendCount"] > self._given.get(entry["id"], 0)
            case OperationKind.CONVERT, _:
                return entry is not None and any(entry[link] for link in LINKS)
            case OperationKind.UPDATE, _:
                lines = self._drafts[operation.draft_id or ""].draft.lines
                whole = "" if entry is None else json.dumps(self._document(entry), ensure_ascii=False)
                return all(line.description in whole for line in lines)
            case _:
                raise ValueError(operation)

    # --- at the end -------------------------------------------------------------------------------------

    def unlike(self, done: Sequence[Operation]) -> Iterator[str]:
        """What LedgerBee has and nobody asked for, or the other way round; what was sent, or claimed, otherwise than asked."""
        creates = [each for each in done if each.kind is OperationKind.CREATE and each.target.is_document]
        converts = [each for each in done if each.kind is OperationKind.CONVERT]
        wanted = Counter([*self._given, *(str(each.document_id) for each in creates)])
        for operation in converts:
            made = [link for name in LINKS if (link := self.entries[operation.document_id or ""][name])]
            wanted.update(made)
            if made != [operation.result_id]:
                yield f"claimed wrongly: {operation.document_id} became {made}, the outbox says {operation.result_id}"
        if wanted != Counter(self.entries.keys()):
            yield f"the ledger has {sorted(self.entries)}, the outbox handed over {sorted(wanted.elements())}"
        for operation in creates:
            yield from self._claimed_wrongly(operation)
        sends = Counter(self._given)
        sends.update(str(each.document_id) for each in done if each.kind is OperationKind.SEND)
        for entry in self.entries.values():
            if entry["sendCount"] != sends[entry["id"]] or (entry["sendCount"] and not entry["number"]):
                yield f"to be sent {sends[entry['id']]} times: {entry}"
        numbers = Counter((entry["kind"], entry["number"]) for entry in self.entries.values() if entry["number"])
        yield from (f"a number was given twice: {number}" for number, times in numbers.items() if times > 1)
        yield from self._unlike_records(done)

    def _claimed_wrongly(self, create: Operation) -> Iterator[str]:
        draft, entry = self._drafts[create.draft_id or ""].draft, self.entries.get(create.document_id or "")
        if entry is None:
            return  # told as a difference of the ledger
        if (entry["kind"], entry["reference"], entry["customerId"]) != (draft.kind, draft.reference, draft.customer_id):
            yield f"claimed wrongly: {draft.kind} {draft.reference} of {draft.customer_id} is {entry}"
        if (entry["invoiceNumber"] or "") != draft.invoice_number:
            yield f"credited wrongly: {draft.invoice_number} by {entry}"

    def _unlike_records(self, done: Sequence[Operation]) -> Iterator[str]:
        self._sandbox.set()  # LedgerBee forgets what it remembers of the whole list
        customers = [
            each for each in self._sandbox.call("GET", "/v1/customers").json() if each["name"].startswith(MARKS)
        ]
        for target, records in ((Target.CUSTOMER, customers), (Target.PRODUCT, self._products)):
            asked = [each for each in done if is_made(each, target)]
            names = {str(each.record_id): json.loads(each.payload)["name"] for each in asked}
            there = {str(each["id"]): each["name"] for each in records}
            if names != there:
                yield f"claimed wrongly: LedgerBee has {there}, the outbox made {names}"
        for create in done:
            if is_made(create, Target.PRICE):
                stated = json.loads(create.payload)
                there = {str(each["id"]): Decimal(each["unitAmount"]) for each in self._prices(stated["productId"])}
                if there != {str(create.record_id): Decimal(stated["unitAmount"])}:
                    yield f"claimed wrongly: the prices {there} are to be {stated}"

    def renumbered(self, shown: Mapping[tuple[str, str], str]) -> Iterator[Json]:
        """Documents that have another number than was shown."""
        for entry in self.entries.values():
            number = shown.get((entry["kind"], entry["reference"]))
            if number is not None and number != entry["number"]:
                yield entry

    def lost_words(self, document_id: str, texts: Sequence[str], lines: Mapping[str, int]) -> Iterator[str]:
        """What was typed and is not in the document, nor in what it was converted to.

        `lines`: how many each document has that a draft was written to; what one was converted to may have been changed since.
        """
        entry, wanted = self.entries.get(document_id), 0
        while entry is not None:
            document, wanted = self._document(entry), lines.get(entry["id"], wanted)
            if len(document["lines"]) != wanted:
                yield f"{entry['kind']} {entry['reference']} has {len(document['lines'])} lines, its draft {wanted}"
            quantities = {
                Decimal(str(each["quantity"])) for each in document["lines"] if each.get("quantity") is not None
            }
            whole = json.dumps(document, ensure_ascii=False)
            for text in texts:
                number = quantity(text)
                if text not in whole if number is None else number not in quantities:
                    yield f"lost: {text!r} did not reach LedgerBee in {entry['kind']} {entry['reference']}"
            entry = next((self.entries.get(entry[link]) for link in LINKS if entry[link]), None)

    def _document(self, entry: Json) -> Json:
        return dict(self._sandbox.call("GET", f"/v1/{PATHS[entry['kind']]}/{entry['id']}").json())


def is_made(operation: Operation, target: Target) -> bool:
    """Does the operation create a record of this sort?"""
    return (operation.kind, operation.target) == (OperationKind.CREATE, target)
