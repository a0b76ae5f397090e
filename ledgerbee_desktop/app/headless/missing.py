"""`missing list`, `missing decide`: what LedgerBee suddenly no longer lists, and a person's answer to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledgerbee_desktop.app.headless.out import Exit, as_json, say, table
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Customer, Product
from ledgerbee_desktop.core.ports import Vanished
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

REMOVE = "remove"
_NOTHING = QT_TRANSLATE_NOOP("headless", "Nothing waits for this decision. Run “sync --once” to look again.")
_OTHER_COUNT = QT_TRANSLATE_NOOP(
    "headless",
    "{missing} are missing, not {said}: that has changed since you looked. Nothing was decided. Run “missing list” and look again.",
)


class NotDecided(AppError):
    """The answer is not about what is missing now."""


def warn(vanished: tuple[Vanished, ...]) -> None:
    """Say what is missing and how to answer; nothing when nothing waits."""
    for each in vanished:
        lost = f"{each.missing} of {each.known} {each.target}s"
        say(f"warning: LedgerBee no longer lists {lost}; nothing was removed here.")
    if vanished:
        count = _count(vanished)
        say(
            "warning: “missing list” shows them. Look in LedgerBee whether that is right, then answer: "
            f"“missing decide keep {count}” or “missing decide remove {count}”."
        )


async def list_(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Print what waits for a person; 3 when something does. Asks nobody."""
    return await _print(company, json_wanted=words["json"])


async def decide(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """Keep what is missing, or remove of it what LedgerBee, asked for each, says is gone; prints what still waits.

    The count must be that of this moment: what a person has not seen, they have not decided about.
    """
    vanished = await company.vanished()
    if not vanished:
        raise NotDecided(_NOTHING)
    if words["count"] != _count(vanished):
        raise NotDecided(_OTHER_COUNT.of(missing=_count(vanished), said=words["count"]))
    await company.book.sync.settle_vanished(remove=words["answer"] == REMOVE)
    return await _print(company, json_wanted=words["json"])


async def _print(company: OpenCompany, *, json_wanted: bool) -> Exit:
    vanished = await company.vanished()
    items = [(each, await _items(company, each)) for each in vanished]
    if json_wanted:
        as_json(
            [
                {"target": str(each.target), "missing": each.missing, "known": each.known, "items": rows}
                for each, rows in items
            ]
        )
    elif items:
        table((each.target, *row.values()) for each, rows in items for row in rows)
    warn(vanished)
    return Exit.WAITS_FOR_PERSON if vanished else Exit.SETTLED


async def _items(company: OpenCompany, vanished: Vanished) -> list[dict[str, str | None]]:
    library = company.store.library
    ids = await library.missing(vanished.target, vanished.missing)
    if vanished.target.is_document:
        documents = await library.documents([DocumentId(each) for each in ids])
        return [{"id": each.id, "number": each.number or None, "name": each.reference or None} for each in documents]
    catalogue = await library.catalogue()
    return [{"id": each, **_named(catalogue, vanished.target, each)} for each in ids]


def _named(catalogue: Catalogue, target: Target, some_id: str) -> dict[str, str | None]:
    record: Customer | Product | None
    match target:
        case Target.CUSTOMER:
            record = catalogue.customers.get(CustomerId(some_id))
        case Target.PRODUCT:
            record = catalogue.products.get(ProductId(some_id))
        case _:
            record = catalogue.product_of(PriceId(some_id))
    return {"number": None, "name": None} if record is None else {"number": record.number or None, "name": record.name}


def _count(vanished: tuple[Vanished, ...]) -> int:
    return sum(each.missing for each in vanished)
