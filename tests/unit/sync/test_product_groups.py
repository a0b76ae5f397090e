"""Product groups: made, found again by their number, and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import ProductGroupId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.records import RecordWrite
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
