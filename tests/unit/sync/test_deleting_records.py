"""Deleting records: product groups, and prices that were out of use before."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import ProductGroupId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Decision, OperationKind, State
from ledgerbee_desktop.core.records import PriceAction, RecordWrite
from tests.faults.simulation.catalogue import HOUR
from tests.unit.sync.office import Office, at_work
from tests.unit.sync.test_late_records import a_group


@pytest.mark.parametrize("plan", [[], [0.0]])
def test_a_group_is_made_and_deleted(tmp_path: Path, plan: list[float | None]) -> None:
    """Also when LedgerBee's answer is lost (`plan` with a time)."""

    async def work(office: Office) -> None:
        office.client.plan = list(plan)
        made = await office.engine.outbox.write(a_group(office))
        await office.settle()
        (known,) = (await office.book.library.catalogue()).product_groups
        assert (known.number, known.is_temporary, known.id) == ("G1", False, (await office.get(made)).record_id)
        office.client.plan = list(plan)
        write = RecordWrite(
            target=Target.PRODUCT_GROUP, kind=OperationKind.DELETE, record_id=ProductGroupId(str(known.id))
        )
        gone = await office.engine.outbox.write(write)
        await office.settle()
        assert (await office.get(gone)).state is State.DONE
        assert office.model.groups == {}
        assert (await office.book.library.catalogue()).product_groups == ()

    at_work(tmp_path, work)


@pytest.mark.parametrize("action", [PriceAction.DISABLE, PriceAction.ARCHIVE])
def test_a_price_that_was_out_of_use_before_is_not_taken_for_deleted(tmp_path: Path, action: PriceAction) -> None:
    async def work(office: Office) -> None:
        office.model.act(HOUR.id, action)
        office.client.plan = [None]
        delete = RecordWrite(target=Target.PRICE, kind=OperationKind.DELETE, record_id=HOUR.id)
        gone = await office.engine.outbox.write(delete)
        await office.settle()
        assert (await office.get(gone)).state is State.NOT_FOUND
        assert HOUR.id in office.model.prices()
        await office.engine.outbox.decide(gone, Decision.AGAIN)
        await office.settle()
        assert (await office.get(gone)).state is State.DONE
        assert HOUR.id not in office.model.prices()

    at_work(tmp_path, work)
