"""Did a history keep all promises? Nothing lost, nothing doubled, nothing claimed that is not ours."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId, LineId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from tests.faults.simulation.arrows import Arrow
from tests.faults.simulation.catalogue import CUSTOMERS
from tests.faults.simulation.ledgerbee import LedgerBeeModel, Truth
from tests.faults.simulation.loop import SeededIds

if TYPE_CHECKING:
    from tests.faults.simulation.world import World


@dataclass
class Outcome:
    """What a history came to. `violations` is empty when all promises were kept."""

    violations: list[str]
    ledger: list[str]
    states: Counter[str] = field(default_factory=Counter)
    arrows: Counter[Arrow] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.ledger).encode()).hexdigest()


def judged(world: World, operations: tuple[Operation, ...]) -> Outcome:
    """The outcome of a history that has ended."""
    wrongs = [
        *world.model.wrongs,
        *unended(world, operations),
        *miscounted(world, operations),
        *misclaimed(world, operations),
        *wrong_changes(world.model, operations),
        *wrong_records(world.model, operations),
        *strangers(world),
    ]
    for operation in operations:
        world.model.write_down(f"end {operation.id} {operation.kind} {operation.state} {operation.document_id}")
    return Outcome(
        wrongs,
        world.model.ledger,
        Counter(f"{_what(operation)}:{operation.state}" for operation in operations),
        world.arrows,
        Counter(
            hours=round((world.model_time() + world.model.slept.total_seconds()) / 3600),
            documents=sum(truth.origin is not None for truth in world.model.documents.values()),
            operations=len(operations),
            crashes=world.crashes,
            jumps=world.jumps,
            restores=world.restores,
            clicks=world.clicks,
            second_programs=world.seconds,
            key_swaps=world.swaps,
        ),
    )


def _what(operation: Operation) -> str:
    return operation.kind.value if operation.target.is_document else f"{operation.target.value}-{operation.kind.value}"


def fits(world: World, operation: Operation, truth: Truth) -> bool:
    """Would an honest person say that this document became of this operation?"""
    assert operation.draft_id is not None
    assert truth.origin is not None
    return content(world, truth.origin) == content(world, operation.draft_id)


def content(world: World, draft_id: DraftId) -> Draft:
    draft = world.drafts[draft_id]
    lines = tuple(line.replace(id=LineId("")) for line in draft.lines)
    return draft.replace(id=DraftId(""), lines=lines)


def unended(world: World, operations: tuple[Operation, ...]) -> list[str]:
    lost = [f"{each.id} is still {each.state}" for each in operations if each.state.is_open]
    return lost + [f"{job} was never done" for job in world.jobs]


def miscounted(world: World, operations: tuple[Operation, ...]) -> list[str]:
    """As many documents of each content as drafts of it were handed over: fewer are lost, more are duplicates."""
    wanted = Counter(
        content(world, operation.draft_id)
        for operation in operations
        if operation.kind is OperationKind.CREATE and operation.state is State.DONE and operation.draft_id
    )
    made = {each.draft_id for each in operations if each.kind is OperationKind.CREATE and each.state is State.DONE}
    known = {each.draft_id for each in operations if each.kind is OperationKind.CREATE}
    creates = {each for each, draft in world.drafts.items() if draft.edits is None}
    forgotten = creates - known if world.restores else set()  # queued after the copy that was restored
    given_up = Counter(content(world, each) for each in sorted((world.discarded | forgotten) - made))
    ours = [truth for truth in world.model.documents.values() if truth.origin]
    there = Counter(content(world, truth.origin) for truth in ours if truth.origin)
    given_up.update(content(world, truth.origin) for truth in ours if truth.origin and truth.is_copy)
    wrongs = []
    for each in dict.fromkeys([*wanted, *there]):
        if there[each] < wanted[each]:
            wrongs.append(f"lost: {wanted[each]} wanted, {there[each]} there")
        if there[each] > wanted[each] + given_up[each]:
            wrongs.append(f"duplicate: {wanted[each]} wanted, {there[each]} there")
    return wrongs


def misclaimed(world: World, operations: tuple[Operation, ...]) -> list[str]:
    wrongs = []
    claims = Counter(
        each.document_id
        for each in operations
        if each.kind is OperationKind.CREATE and each.state is State.DONE and each.document_id
    )
    wrongs += [f"{each} is claimed {count} times" for each, count in claims.items() if count > 1]
    for operation in operations:
        if operation.document_id is None or operation.state is not State.DONE:
            continue
        truth = world.model.documents[operation.document_id]
        if operation.kind is OperationKind.CREATE and (truth.origin is None or not fits(world, operation, truth)):
            wrongs.append(f"{operation.document_id} is not what {operation.id} made")
        if operation.kind is OperationKind.SEND and truth.document.status == "draft":
            wrongs.append(f"{operation.document_id} counts as sent and is not")
    return wrongs


def wrong_changes(model: LedgerBeeModel, operations: tuple[Operation, ...]) -> list[str]:
    """Changes and conversions that count as done were carried out, and the new document is the one that was made."""
    wrongs = []
    for operation in operations:
        if operation.state is not State.DONE or operation.document_id is None:
            continue
        truth = model.documents[operation.document_id]
        if operation.kind is OperationKind.UPDATE and not was_asked(operation, truth):
            wrongs.append(f"{operation.document_id} counts as changed and is not")
        if operation.kind is OperationKind.CONVERT:
            if not truth.document.is_converted:
                wrongs.append(f"{operation.document_id} counts as converted and is not")
            made = model.documents.get(operation.result_id) if operation.result_id else None
            if operation.result_id is not None and (made is None or made.source != operation.document_id):
                wrongs.append(f"{operation.result_id} was not made of {operation.document_id}")
    return wrongs


def was_asked(update: Operation, truth: Truth) -> bool:
    """Was the change asked for? One that states what LedgerBee has already is done without a request."""
    stated = _content(
        JsonBodies().read_create(update.document_kind, update.payload.partition(b"|")[0], SeededIds(Random(0)))
    )
    return any(update.draft_id == each.id or stated == _content(each) for each in truth.stated)


def _content(draft: Draft) -> Draft:
    lines = tuple(replace(line, id=LineId("")) for line in draft.lines)
    return draft.replace(id=DraftId(""), lines=lines)


def wrong_records(model: LedgerBeeModel, operations: tuple[Operation, ...]) -> list[str]:
    """No customer, product or price twice, and what counts as made is there."""
    prices = [price for product in model.products.values() for price in product.prices]
    wrongs = [
        *_twice("customer", (each.external_system_id for each in model.customers.values())),
        *_twice("product", (each.number for each in model.products.values())),
        *_twice("product group", (each.number for each in model.groups.values())),
        *_twice("price", (str(each.unit_amount) for each in prices)),
    ]
    there = {*model.products, *model.groups, *(price.id for price in prices)}
    known = model.ever | {*model.customers, *model.products, *(price.id for price in prices)}
    for operation in operations:
        if operation.target.is_document or operation.state is not State.DONE or operation.record_id is None:
            continue
        if operation.kind is OperationKind.DELETE and operation.record_id in there:
            wrongs.append(f"{operation.target} {operation.record_id} counts as deleted and is there")
        if operation.record_id not in known:
            wrongs.append(f"{operation.target} {operation.record_id} counts as made and is not there")
        if operation.target is Target.CUSTOMER and operation.kind is OperationKind.CREATE:
            made = model.customers.get(CustomerId(operation.record_id))
            if made is not None and made.external_system_id != operation.id:
                wrongs.append(f"customer {operation.record_id} is not what {operation.id} made")
    return wrongs


def strangers(world: World) -> list[str]:
    """Nothing was written to the company of a wrong key."""
    another = world.another
    touched = bool(another.documents or another.posts or another.executed or another.done)
    new = len(another.customers) > len(CUSTOMERS) or len(another.products) > 1 or another.groups
    return ["another company was written to"] if touched or new else []


def _twice(what: str, marks: Iterable[str]) -> list[str]:
    return [f"{what} {mark} is there {count} times" for mark, count in Counter(marks).items() if mark and count > 1]
