"""The columns of the lists."""

from __future__ import annotations

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.rows import Column
from ledgerbee_desktop.ui.library.sources import DocumentRow, DraftRow
from ledgerbee_desktop.ui.text import explain

_NO_CUSTOMER = QT_TRANSLATE_NOOP("lists", "No customer yet")


def _due(row: DocumentRow) -> str:
    text = formats.date(row.document.due_date)
    return explain(words.OVERDUE.of(date=text)) if words.is_overdue(row.document, row.today) else text


def _due_colour(row: DocumentRow) -> str:
    return "error" if words.is_overdue(row.document, row.today) else ""


DOCUMENT_COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(id="number", title=QT_TRANSLATE_NOOP("lists", "Number"), show=lambda r: r.document.number or "–", width=88),
    Column(
        id="date", title=QT_TRANSLATE_NOOP("lists", "Date"), show=lambda r: formats.date(r.document.date), width=112
    ),
    Column(id="due_date", title=QT_TRANSLATE_NOOP("lists", "Due"), show=_due, colour=_due_colour, width=162),
    Column(id="customer", title=QT_TRANSLATE_NOOP("lists", "Customer"), show=lambda r: r.customer, stretch=True),
    Column(
        id="reference", title=QT_TRANSLATE_NOOP("lists", "Reference"), show=lambda r: r.document.reference, width=134
    ),
    Column(
        id="amount",
        title=QT_TRANSLATE_NOOP("lists", "Amount"),
        show=lambda r: formats.money(r.document.amount, r.document.currency),
        right=True,
        width=140,
    ),
    Column(
        id="status",
        title=QT_TRANSLATE_NOOP("lists", "Status"),
        show=lambda r: words.status(r.document)[0],
        tone=lambda r: words.status(r.document)[1],
        width=168,
    ),
)


def _state(row: DraftRow) -> tuple[Message, Tone]:
    return (
        words.REFUSED if row.refused and row.saved.state is DraftState.EDITING else words.DRAFT_STATE[row.saved.state]
    )


def _total(row: DraftRow) -> str:
    return "" if row.total is None else formats.money(row.total, row.saved.draft.currency)


DRAFT_COLUMNS: tuple[Column[DraftRow], ...] = (
    Column(
        id="customer",
        title=QT_TRANSLATE_NOOP("lists", "Customer"),
        show=lambda r: r.customer or explain(_NO_CUSTOMER),
        colour=lambda r: "" if r.customer else "muted",
        stretch=True,
    ),
    Column(
        id="date", title=QT_TRANSLATE_NOOP("lists", "Date"), show=lambda r: formats.date(r.saved.draft.date), width=112
    ),
    Column(
        id="reference", title=QT_TRANSLATE_NOOP("lists", "Reference"), show=lambda r: r.saved.draft.reference, width=170
    ),
    Column(id="lines", title=QT_TRANSLATE_NOOP("lists", "Lines"), show=lambda r: str(r.lines), right=True, width=72),
    Column(
        id="total",
        title=QT_TRANSLATE_NOOP("lists", "Total (estimate)"),
        show=_total,
        right=True,
        width=160,
        colour=lambda _: "estimate",
    ),
    Column(
        id="state",
        title=QT_TRANSLATE_NOOP("lists", "State"),
        show=lambda r: explain(_state(r)[0]),
        tone=lambda r: _state(r)[1],
        width=180,
    ),
    Column(
        id="touched",
        title=QT_TRANSLATE_NOOP("lists", "Last changed"),
        show=lambda r: formats.stamp(r.saved.updated_at, r.today),
        width=152,
    ),
)
