"""Colleagues, who work in LedgerBee itself."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import TYPE_CHECKING

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS
from tests.faults.simulation.jobs import KINDS

if TYPE_CHECKING:
    from tests.faults.simulation.world import World


class Colleagues:
    """Until the quiet begins."""

    def __init__(self, world: World) -> None:
        self.world, self.random, self.model = world, world.random, world.model
        self.own: list[DocumentId] = []

    async def work(self) -> None:
        while not self.world.is_quiet:
            await asyncio.sleep(self.random.expovariate(1 / 130))
            match self.random.randrange(9):
                case 0 | 1 | 2:
                    self.write_one()
                case 3 | 4 if self.own:
                    self.model.delete(self.own.pop(self.random.randrange(len(self.own))))
                case 5:
                    self.meddle(status="sent", number="colleague")
                case 6:
                    self.meddle(reference="edited")
                case 7:
                    self.convert_one()
                case _:
                    pass

    def write_one(self) -> None:
        """Never the same as one of ours; almost, at most."""
        draft = self.world.a_draft(self.random.choice(KINDS))
        other = draft.lines[0].replace(quantity=Decimal(7))
        self.own.append(self.model.add(draft.replace(lines=(other,)), None).id)

    def meddle(self, **fields: str) -> None:
        """Send or edit one of our drafts, at times."""
        ours = [truth for truth in self.model.living() if truth.origin and truth.document.status == "draft"]
        edited = [self.model.documents[each.id] for each in self.world.bases.values()]
        ours = [truth for truth in edited if truth in ours] or ours
        if not ours or self.random.random() < 0.5:
            return
        truth = self.random.choice(ours)
        self.model.change(truth.document.id, **fields)
        truth.sent_by_others = truth.sent_by_others or "status" in fields
        self.model.write_down(f"colleague {truth.document.id} {fields}")

    def convert_one(self, *, always: bool = False) -> None:
        """Convert a quote or order confirmation that was sent, at times."""
        sent = [
            truth.document
            for truth in self.model.living()
            if TRAITS[truth.document.kind].converts_to and truth.document.status == "sent"
        ]
        if sent and (always or self.random.random() < 0.2):
            source = self.random.choice(sent)
            self.model.convert(source.id, self.random.choice(TRAITS[source.kind].converts_to), ours=False)
