"""Reading what the rules need to know of one draft or document."""

from __future__ import annotations

import datetime as dt

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports.library import LibraryReader
from ledgerbee_desktop.core.ports.lists import DocumentFilter
from ledgerbee_desktop.core.rules.parts import Facts

RECENT_DAYS = 7
MOST_RECENT = 30


async def read_facts(library: LibraryReader, target: Draft | Document, today: dt.date) -> Facts:
    """Everything that the rules know besides `target`, from the library: no network."""
    customer_id = target.customer_id
    sought = target.invoice_number if isinstance(target, Draft) and target.invoice_number else None
    return Facts(
        catalogue=await library.catalogue(),
        today=today,
        contacts=await library.contacts(customer_id) if customer_id else (),
        departments=await library.departments(customer_id) if customer_id else (),
        key=await library.key_info(),
        newest_booked=await library.newest_booked(target.kind),
        recent=await _recent(library, target, today) if isinstance(target, Draft) else (),
        invoice=await library.booked_invoice(sought) if sought is not None else None,
        invoice_sought=sought,
        returned=await library.returned(target.id) if isinstance(target, Draft) else None,
    )


async def _recent(library: LibraryReader, draft: Draft, today: dt.date) -> tuple[Document, ...]:
    if draft.customer_id is None:
        return ()
    since = today - dt.timedelta(days=RECENT_DAYS)
    wanted = DocumentFilter(kind=draft.kind, customer_id=draft.customer_id, date_from=since)
    found = await library.documents((await library.document_ids(wanted))[:MOST_RECENT])
    return tuple(document for document in found if document.date >= since)
