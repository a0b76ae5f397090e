"""The columns of the lists."""

from __future__ import annotations

from decimal import Decimal

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.sources import DocumentRow, DraftRow
from ledgerbee_desktop.ui.text import explain

_NO_CUSTOMER = QT_TRANSLATE_NOOP("lists", "No customer yet")


def _due(row: DocumentRow) -> str:
    text = formats.date(row.document.due_date)
    return explain(words.OVERDUE.of(date=text)) if words.is_overdue(row.document, row.today) else text


def _due_colour(row: DocumentRow) -> str:
    return "error" if words.is_overdue(row.document, row.today) else ""


def _valid_colour(row: DocumentRow) -> str:
    return "warning" if words.is_past_its_time(row.document, row.today) else ""


_NUMBER: Column[DocumentRow] = Column(
    id="number", title=QT_TRANSLATE_NOOP("lists", "Number"), show=lambda r: r.document.number or "–", width=88
)
_DATE: Column[DocumentRow] = Column(
    id="date",
    title=QT_TRANSLATE_NOOP("lists", "Date"),
    show=lambda r: formats.date(r.document.date),
    cell=lambda r: r.document.date,
    width=112,
    least=104,
)
_DUE: Column[DocumentRow] = Column(
    id="due_date",
    title=QT_TRANSLATE_NOOP("lists", "Due"),
    show=_due,
    cell=lambda r: r.document.due_date,
    colour=_due_colour,
    width=184,
    least=172,
)
_VALID: Column[DocumentRow] = Column(
    id="valid_until",
    title=QT_TRANSLATE_NOOP("lists", "Valid until"),
    show=lambda r: formats.date(r.document.valid_until),
    cell=lambda r: r.document.valid_until,
    colour=_valid_colour,
    width=120,
    least=104,
)
_REST: tuple[Column[DocumentRow], ...] = (
    Column(id="customer", title=QT_TRANSLATE_NOOP("lists", "Customer"), show=lambda r: r.customer, stretch=True),
    Column(
        id="reference", title=QT_TRANSLATE_NOOP("lists", "Reference"), show=lambda r: r.document.reference, width=134
    ),
    Column(
        id="amount",
        title=QT_TRANSLATE_NOOP("lists", "Amount"),
        show=lambda r: formats.money(r.document.amount, r.document.currency),
        cell=lambda r: r.document.amount,
        right=True,
        width=140,
        least=128,
    ),
    Column(
        id="status",
        title=QT_TRANSLATE_NOOP("lists", "Status"),
        show=lambda r: words.status(r.document)[0],
        tone=lambda r: words.status(r.document)[1],
        width=168,
        least=144,
    ),
)

EXPORTED_CURRENCY: Column[DocumentRow] = Column(
    id="currency", title=QT_TRANSLATE_NOOP("lists", "Currency"), show=lambda r: r.document.currency
)
"""On the screen the amount has its currency with it."""

DOCUMENT_COLUMNS: dict[DocumentKind, tuple[Column[DocumentRow], ...]] = {
    DocumentKind.INVOICE: (_NUMBER, _DATE, _DUE, *_REST),
    DocumentKind.CREDIT_NOTE: (_NUMBER, _DATE, *_REST),
    DocumentKind.QUOTE: (_NUMBER, _DATE, _VALID, *_REST),
    DocumentKind.ORDER_CONFIRMATION: (_NUMBER, _DATE, *_REST),
}


def _state(row: DraftRow) -> tuple[Message, Tone]:
    return (
        words.REFUSED if row.refused and row.saved.state is DraftState.EDITING else words.DRAFT_STATE[row.saved.state]
    )


def _total(row: DraftRow) -> str:
    return "" if row.total is None else formats.money(row.total, row.saved.draft.currency)


DRAFT_COLUMNS: tuple[Column[DraftRow], ...] = (
    Column(
        id="kind",
        title=QT_TRANSLATE_NOOP("lists", "Kind"),
        show=lambda r: words.draft_kind(r.saved.draft),
        width=156,
        least=140,
    ),
    Column(
        id="customer",
        title=QT_TRANSLATE_NOOP("lists", "Customer"),
        show=lambda r: r.customer or explain(_NO_CUSTOMER),
        colour=lambda r: "" if r.customer else "muted",
        stretch=True,
    ),
    Column(
        id="date",
        title=QT_TRANSLATE_NOOP("lists", "Date"),
        show=lambda r: formats.date(r.saved.draft.date),
        cell=lambda r: r.saved.draft.date,
        width=112,
        least=104,
    ),
    Column(
        id="reference",
        title=QT_TRANSLATE_NOOP("lists", "Reference"),
        show=lambda r: r.saved.draft.reference,
        width=140,
        least=80,
    ),
    Column(
        id="lines",
        title=QT_TRANSLATE_NOOP("lists", "Lines"),
        show=lambda r: str(r.lines),
        cell=lambda r: Decimal(r.lines),
        right=True,
        width=72,
    ),
    Column(
        id="total",
        title=QT_TRANSLATE_NOOP("lists", "Total (estimate)"),
        show=_total,
        cell=lambda r: r.total,
        right=True,
        width=160,
        least=120,
        colour=lambda _: "estimate",
    ),
    Column(
        id="state",
        title=QT_TRANSLATE_NOOP("lists", "State"),
        show=lambda r: explain(_state(r)[0]),
        tone=lambda r: _state(r)[1],
        width=180,
        least=164,
    ),
    Column(
        id="touched",
        title=QT_TRANSLATE_NOOP("lists", "Last changed"),
        show=lambda r: formats.stamp(r.saved.updated_at, r.today),
        width=152,
        least=100,
    ),
)

DRAFT_CURRENCY: Column[DraftRow] = Column(
    id="currency", title=QT_TRANSLATE_NOOP("lists", "Currency"), show=lambda r: r.saved.draft.currency
)
