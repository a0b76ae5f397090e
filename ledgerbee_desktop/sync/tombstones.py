"""What LedgerBee no longer has: asked for by its id before anything leaves a list, and never believed in bulk (reliability 3).

Whole passes leave what they lack in the library's notes of what is missing. A tombstone needs more: LedgerBee's own 404 for the id,
while the same path answers for something that is listed, from the company whose library this is. When too much is missing at once,
nothing is asked and nothing changes until a person has decided.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping
from functools import partial

from ledgerbee_desktop.core.errors import Missing
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.ports import Vanished
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.notes import whole
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.several import several

LOG = logging.getLogger(__name__)

FEW, SHARE = 5, 10
"""More than FEW and more than 1/SHARE of what is known: that may be another company's key, or a filter."""
BATCH, WITNESSES = 16, 3
KEEP, REMOVE = "keep", "remove"
_ASSUMED_PATHS = frozenset({Target.CUSTOMER, Target.PRICE})
"""Reading one of these by its id is assumed, not documented (contract README, unknown 27): without a witness, a 404 says nothing."""

Counts = Mapping[Target, tuple[int, int]]


def too_many(missing: int, known: int) -> bool:
    """Is that more than may vanish unasked?"""
    return missing > FEW and missing * SHARE > known


def suspicious(counts: Counts) -> frozenset[Target]:
    """The lists of which too much is missing: of one of them, or of all documents together."""
    found = {target for target, (missing, known) in counts.items() if too_many(missing, known)}
    documents = {target: numbers for target, numbers in counts.items() if target.is_document}
    if too_many(sum(m for m, _ in documents.values()), sum(k for _, k in documents.values())):
        found |= set(documents)
    return frozenset(found)


class Tombstones:
    """Judges what is missing. Nothing here reads a list."""

    def __init__(self, parts: Parts, doorkeeper: Doorkeeper) -> None:
        self._parts = parts
        self._library = parts.library
        self._line = parts.line
        self._doorkeeper = doorkeeper

    async def say(self) -> None:
        """Let the status say what waits for a person."""
        counts = await self._library.missing_counts()
        held = sorted(suspicious(await self._undecided(counts)))
        self._line.say(vanished=tuple(Vanished(target, *counts[target]) for target in held))

    async def decide(self, *, remove: bool) -> None:
        """A person has decided about everything that the status says."""
        for each in self._line.status.vanished:
            said = f"{REMOVE if remove else KEEP}:{each.missing}"
            await self._library.set_pull_state(_note(each.target), said)
        await self.say()

    async def scanned(self, target: Target) -> None:
        """Whole passes over this list have ended. What a person once decided holds only as long as too much is missing."""
        if target not in suspicious(await self._library.missing_counts()):
            await self._library.set_pull_state(_note(target), None)

    async def judge(self, target: Target) -> None:
        """Ask LedgerBee for everything of this list that is missing, unless a person must be asked first.

        Raises LedgerBeeError when LedgerBee cannot be asked: what is not judged stays missing, and a list like before.
        """
        counts = await self._library.missing_counts()
        if target not in counts or not await self._may_ask(target, counts):
            return
        if not await self.is_answered(target):
            LOG.warning("LedgerBee does not answer for a listed %s by its id: nothing is taken for deleted", target)
            return
        while missing := await self._library.missing(target, BATCH):
            answers = await several([partial(self._is_gone, target, each) for each in missing])
            gone = {each for each, is_gone in zip(missing, answers, strict=True) if is_gone}
            await self._library.unlist(target, frozenset(missing) - gone)
            if gone:
                await self._doorkeeper.prove()  # these answers were this company's
                await self._library.mark_gone(target, gone, self._parts.clock.now())
        await self.scanned(target)  # a decision was about these, not about as many others

    async def _may_ask(self, target: Target, counts: Counts) -> bool:
        """Is it so little that nobody need be asked first, or was that decided?"""
        if target not in suspicious(counts):
            return True
        decision = await self._decision(target, counts)
        return decision == REMOVE or (decision is None and target not in suspicious(await self._undecided(counts)))

    async def _undecided(self, counts: Counts) -> Counts:
        """Without what a person decided about, which does not make the rest more than it is."""
        return {target: counts[target] for target in counts if await self._decision(target, counts) is None}

    async def _decision(self, target: Target, counts: Counts) -> str | None:
        """What a person decided about at least as many as are missing now."""
        note = await self._library.pull_state(_note(target))
        said, _, number = (note or "").partition(":")
        decided = whole(number)
        return None if decided is None or said not in {KEEP, REMOVE} or counts[target][0] > decided else said

    async def is_answered(self, target: Target) -> bool:
        """Does LedgerBee answer for something that it lists? (One or two of these may have been deleted since.)"""
        witnesses = await self._library.witnesses(target, WITNESSES)
        for witness in witnesses:
            with contextlib.suppress(Missing):
                await self._read(target, witness)
                return True
        if not witnesses and target is Target.PRICE:
            return await self.is_answered(Target.PRODUCT)  # which lists it, on a path that is documented
        return not witnesses and target not in _ASSUMED_PATHS

    async def _is_gone(self, target: Target, some_id: str) -> bool:
        """Does LedgerBee itself say that it does not have this? If it has it after all, it is stored."""
        if target is Target.PRICE and await self._is_with_its_product(PriceId(some_id)):
            return False
        try:
            await self._read(target, some_id)
        except Missing:
            return True
        return False

    async def _is_with_its_product(self, price_id: PriceId) -> bool:
        """The second look: a price is listed by its product alone."""
        known = (await self._library.catalogue()).prices.get(price_id)
        if known is None:
            return False
        try:
            product = await self._line.ledgerbee.product(known.product_id)
        except Missing:
            return False
        await self._library.put_product(product)
        return any(price.id == price_id for price in product.prices)

    async def _read(self, target: Target, some_id: str) -> None:
        ledgerbee = self._line.ledgerbee
        match target:
            case Target.CUSTOMER:
                await self._library.put_customer(await ledgerbee.customer(CustomerId(some_id)))
            case Target.PRODUCT:
                await self._library.put_product(await ledgerbee.product(ProductId(some_id)))
            case Target.PRICE:
                await self._library.put_price(await ledgerbee.price(PriceId(some_id)))
            case _:
                document = await ledgerbee.document(DocumentKind(target.value), DocumentId(some_id))
                await self._library.put_documents([document])


def _note(target: Target) -> str:
    return f"vanished:{target}"
