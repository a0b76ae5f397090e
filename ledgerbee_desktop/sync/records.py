"""Writing customers, products, prices and product groups: one request, then read back; and what became of a doubtful one.

A new customer carries its operation's id as `externalSystemId`, by which it is found again (reliability, Decisions 1); products and
groups are found by their number, prices by what their product has more than before.
"""

from __future__ import annotations

import json
from datetime import datetime

from ledgerbee_desktop.core.errors import Missing, Unreachable
from ledgerbee_desktop.core.identifiers import PriceId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Price
from ledgerbee_desktop.core.operations import Actor, Evidence, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordWrite,
)
from ledgerbee_desktop.sync import record_words as words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.creates import LATE_PROBE
from ledgerbee_desktop.sync.notes import names
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.record_reads import Record, differing, is_acted, read, refresh, steady
from ledgerbee_desktop.sync.traces import Happened, Never, NotYet, Perhaps, Trace, Unsteady
from ledgerbee_desktop.sync.words import SCAN_UNSTEADY

_PRICE = frozenset(
    {"unit_amount", "currency", "nickname", "billing_period", "billing_interval", "billing_interval_count"}
)
_PRODUCT = frozenset({"number", "name", "description"})
_GROUP = frozenset({"number", "name"})


def stated(parts: Parts, operation: Operation) -> RecordWrite:
    """The write that the frozen payload of an operation on a record states."""
    return parts.bodies.read_record(operation.target, operation.kind, id_of(operation), operation.payload)


def id_of(operation: Operation) -> str:
    """The record that an operation is about. Raises ValueError when it has none."""
    if operation.record_id is None:
        raise ValueError("a write of a record has its id")
    return operation.record_id


def title(fields: RecordFields) -> str:
    """By what a person recognises a record."""
    if isinstance(fields, PriceFields):
        return f"{fields.unit_amount} {fields.currency}"
    return f"{fields.number} {fields.name}".strip()


def name_of(parts: Parts, operation: Operation) -> str:
    """By what a person recognises the record of an operation."""
    return title(stated(parts, operation).content)


def late_probe(parts: Parts, operation: Operation) -> datetime | None:
    """When a record that is there now is first looked for a late twin of an earlier attempt; None when there was none."""
    return parts.clock.now() + LATE_PROBE if operation.attempts > 1 else None


class RecordDetective:
    """Looks for the traces of a write of a record."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def look(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """Re-read it (a create: look for it) and compare."""
        write = stated(self._parts, operation)
        match operation.kind:
            case OperationKind.CREATE:
                return await self._created(operation, write, ledgerbee)
            case OperationKind.UPDATE:
                return await self._updated(operation, write, ledgerbee)
            case OperationKind.DELETE:
                return await self._deleted(operation, ledgerbee)
            case OperationKind.ACTION:
                return await self._acted(operation, write, ledgerbee)
            case other:
                raise ValueError(f"records have no {other}")

    async def _created(self, operation: Operation, write: RecordWrite, ledgerbee: LedgerBee) -> Trace:
        name = title(write.content)
        found = await self._candidates(operation, write, ledgerbee)
        if found is None:
            return Unsteady()
        rejected = await self._parts.scanner.rejected(operation)  # a person has said that they are something else
        same, near = ([each for each in ids if each not in rejected] for ids in found)
        if len(same) == 1 and await self._parts.scanner.knows_rejected(operation):
            fields = {"error": None, "record_id": same[0], "next_probe": late_probe(self._parts, operation)}
            return Happened(words.FOUND.of(name=name), fields)
        nothing = words.CREATE_NOT_FOUND.of(name=name)
        if not same and not near:
            return NotYet(nothing)
        question = Perhaps(words.SEVERAL.of(name=name, count=len(same) + len(near)), shown=frozenset((*same, *near)))
        return question if same else NotYet(nothing, question)

    async def claimed(self, operation: Operation) -> frozenset[str]:
        """The records of this sort that other creates became."""
        others = await self._parts.outbox.all(open_only=False)
        return frozenset(
            each.record_id
            for each in others
            if each.target is operation.target
            and each.kind is OperationKind.CREATE
            and each.state is State.DONE
            and each.record_id is not None
            and each.id != operation.id
        )

    async def twins(self, operation: Operation, ledgerbee: LedgerBee) -> tuple[str, ...]:
        """The ids of further records that are what a create stated. Raises LedgerBeeError, also when the list kept changing."""
        found = await self._candidates(operation, stated(self._parts, operation), ledgerbee)
        if found is None:
            raise Unreachable(SCAN_UNSTEADY, Evidence())
        known = {operation.record_id, *await self._parts.scanner.rejected(operation)}
        return tuple(each for each in found[0] if each not in known)

    async def _candidates(
        self, operation: Operation, write: RecordWrite, ledgerbee: LedgerBee
    ) -> tuple[list[str], list[str]] | None:
        """The ids of records that are what a create stated, and of those that could be, without those that other creates became; None
        when the list kept changing.
        """
        found = await self._alike(operation, write, ledgerbee)
        if found is None:
            return None
        claimed = await self.claimed(operation)
        same, near = ([each for each in ids if each not in claimed] for ids in found)
        return same, near

    async def _alike(
        self, operation: Operation, write: RecordWrite, ledgerbee: LedgerBee
    ) -> tuple[list[str], list[str]] | None:
        match write.content:
            case CustomerFields() as fields:
                mark = fields.external_system_id
                customers = [each for each in await ledgerbee.customers_of(mark) if each.external_system_id == mark]
                if mark != operation.id:  # a mark of the person's own: others may carry it too
                    customers = [each for each in customers if each.number == fields.number]
                return [str(each.id) for each in customers], []
            case ProductFields() as fields:
                products = await steady(ledgerbee.products, lambda each: each.id)
                return _sorted(fields, _PRODUCT, None if products is None else _numbered(products, fields.number))
            case ProductGroupFields() as fields:
                groups = await steady(ledgerbee.product_groups, lambda each: each.id)
                return _sorted(fields, _GROUP, None if groups is None else _numbered(groups, fields.number))
            case fields:
                new, known = await self._new_prices(operation, fields.product_id, ledgerbee)
                same, near = _sorted(fields, _PRICE, new) or ([], [])
                return (same, near) if known else ([], [*same, *near])

    async def _new_prices(
        self, operation: Operation, product_id: ProductId, ledgerbee: LedgerBee
    ) -> tuple[tuple[Price, ...], bool]:
        """What a product's prices are more than before the first attempt.

        False: which there were before is not known (the data is a copy), so that only a person can tell old from new.
        """
        kept = names(await self._parts.library.pull_state(_before(operation)))
        try:
            product = await ledgerbee.product(product_id)
        except Missing:
            return (), True
        return tuple(each for each in product.prices if each.id not in (kept or ())), kept is not None

    async def remember_prices(self, operation: Operation, product_id: ProductId, ledgerbee: LedgerBee) -> None:
        """Keep which prices the product has, once, before the first attempt. Raises LedgerBeeError."""
        if await self._parts.library.pull_state(_before(operation)) is not None:
            return
        product = await ledgerbee.product(product_id)
        await self._parts.library.set_pull_state(_before(operation), json.dumps([each.id for each in product.prices]))

    async def _updated(self, operation: Operation, write: RecordWrite, ledgerbee: LedgerBee) -> Trace:
        try:
            record = await read(operation.target, id_of(operation), ledgerbee)
        except Missing:
            return Never(words.GONE)
        others = differing(write.content, write.changed, record)
        if not others:
            return Happened(words.FOUND_UPDATED, {"error": None})
        return NotYet(words.UPDATE_NOT_FOUND.of(fields=", ".join(others)))

    async def _deleted(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """Only that it is gone proves it: disabled or archived it may have been before. (Deleting twice does no harm.)"""
        try:
            await read(operation.target, id_of(operation), ledgerbee)
        except Missing:
            return Happened(words.FOUND_DELETED, {"error": None})
        return NotYet(words.DELETE_NOT_FOUND)

    async def _acted(self, operation: Operation, write: RecordWrite, ledgerbee: LedgerBee) -> Trace:
        try:
            price = await ledgerbee.price(PriceId(id_of(operation)))
        except Missing:
            return Never(words.GONE)
        if write.action is not None and is_acted(write.action, price):
            return Happened(words.FOUND_UPDATED, {"error": None})
        return NotYet(words.ACTION_NOT_FOUND.of(status=price.status))


def _sorted(
    fields: RecordFields, names: frozenset[str], candidates: tuple[Record, ...] | None
) -> tuple[list[str], list[str]] | None:
    if candidates is None:
        return None
    same = [each.id for each in candidates if not differing(fields, names, each)]
    return [str(each) for each in same], [str(each.id) for each in candidates if each.id not in same]


def _numbered(records: tuple[Record, ...], number: str) -> tuple[Record, ...]:
    return tuple(each for each in records if getattr(each, "number", "") == number)


def _before(operation: Operation) -> str:
    return f"prices-before:{operation.id}"


class RecordStep:
    """Writes a record."""

    def __init__(self, parts: Parts, attempts: Attempts, detective: RecordDetective) -> None:
        self._parts = parts
        self._attempts = attempts
        self._detective = detective

    async def work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """One request, then the library is brought up to date. Raises LedgerBeeError, Stale."""
        write = stated(self._parts, operation)
        if operation.kind is OperationKind.CREATE and isinstance(write.fields, PriceFields):
            try:
                await self._detective.remember_prices(operation, write.fields.product_id, ledgerbee)
            except Missing:  # an answer, and no trouble with LedgerBee that everything else would have to wait for
                await self._parts.outbox.note(operation, words.PRODUCT_GONE, {"error": words.PRODUCT_GONE})
                return
        record_id = id_of(operation)
        body = b"" if operation.kind is OperationKind.ACTION else operation.payload
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        operation, written = await self._attempts.post(
            operation,
            attempt,
            lambda: ledgerbee.write_record(operation.target, operation.kind, record_id, body, write.action),
        )
        if written is None:
            return
        made = operation.kind is OperationKind.CREATE
        done = await self._parts.outbox.move(
            operation,
            State.DONE,
            Actor.WORKER,
            words.CREATED if made else words.WRITTEN,
            attempt=attempt,
            evidence=written.evidence,
            fields={"record_id": written.value, "next_probe": late_probe(self._parts, operation)} if made else {},
        )
        await self._read_back(done, write, ledgerbee)

    async def _read_back(self, operation: Operation, write: RecordWrite, ledgerbee: LedgerBee) -> None:
        record_id = id_of(operation)
        await read_into_library(self._parts, operation, ledgerbee)
        if operation.kind is not OperationKind.UPDATE or write.fields is None:
            return
        try:
            record = await read(operation.target, record_id, ledgerbee)
        except Missing:
            return
        others = differing(write.fields, write.changed, record)
        if others:
            said = words.WRITTEN_DIFFERENTLY.of(fields=", ".join(others))
            await self._parts.outbox.note(operation, said, {"error": said})


async def read_into_library(parts: Parts, operation: Operation, ledgerbee: LedgerBee) -> None:
    """Bring the library up to date after a write of a record that is done. Raises LedgerBeeError."""
    if operation.kind is OperationKind.DELETE and operation.target is not Target.PRODUCT_GROUP:
        # LedgerBee said so itself; if it only archived the record, reading it lifts the mark. (Groups are read again, all of them.)
        await parts.library.mark_gone(operation.target, [id_of(operation)], parts.clock.now())
    try:
        await refresh(operation.target, id_of(operation), ledgerbee, parts.library)
    except Missing:
        return  # gone again: the next pull sees it
