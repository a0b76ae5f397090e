"""All data of a company as files that other programs read: JSON, tables for a spreadsheet, and LedgerBee's PDFs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec

from ledgerbee_desktop.api.outlines import outline
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError, Refused
from ledgerbee_desktop.core.keeping import Exported
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Catalogue, Document
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.spreadsheet import Cell, csv_file
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import disk

CHUNK: Final = 500
_UNFIT = re.compile(r"[^\w.-]+")

_NOT_EMPTY = QT_TRANSLATE_NOOP(
    "errors", "The folder {folder} is not empty. Choose an empty one, or a name that is not taken."
)

Progress = Callable[[int, int], None]
"""How many PDFs were looked at, and of how many."""


class FolderTaken(AppError):
    """The folder for an export has other things in it."""


async def export(company: OpenCompany, folder: Path, language: str, progress: Progress | None = None) -> Exported:
    """Write everything into `folder`, which is made, or is empty.

    PDFs come from this computer, else from LedgerBee when it can be reached. Raises FolderTaken, DiskProblem.
    """
    try:
        await asyncio.to_thread(_make, folder)
        documents = await _documents(company)
        catalogue = await company.book.library.catalogue()
        await asyncio.to_thread(_write_tables, folder, documents, catalogue, language)
        await _write_json(company, folder, documents, catalogue)
        return await _write_pdfs(company, folder / "pdf", documents, progress)
    except OSError as error:
        raise disk.refused(error) from error


def _make(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(_NOT_EMPTY.of(folder=folder))
    disk.make_private_directory(folder)


async def _documents(company: OpenCompany) -> list[Document]:
    library = company.book.library
    found: list[Document] = []
    for kind in DocumentKind:
        ids = await library.document_ids(DocumentFilter(kind=kind))
        for start in range(0, len(ids), CHUNK):
            found += await library.documents(ids[start : start + CHUNK])
    return found


# --- JSON ---------------------------------------------------------------------------------------


async def _write_json(company: OpenCompany, folder: Path, documents: Sequence[Document], catalogue: Catalogue) -> None:
    book = company.book
    content: dict[str, object] = {
        "company": await book.library.company(),
        "customers": list(catalogue.customers.values()),
        "products": list(catalogue.products.values()),
        "documents": documents,
        "drafts": [outline(saved.draft) for saved in await book.drafts.all()],
        "outbox": [row.operation for row in await book.outbox.rows(open_only=False)],
    }
    for name, value in content.items():
        data = msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=1)
        await asyncio.to_thread(_write, folder / f"{name}.json", data)


def _write(path: Path, data: bytes) -> None:
    disk.make_private_file(path)
    path.write_bytes(data)
    disk.sync_file(path)


# --- Tables -------------------------------------------------------------------------------------


def _write_tables(folder: Path, documents: Sequence[Document], catalogue: Catalogue, language: str) -> None:
    for name, rows in (
        ("documents", _document_rows(documents, catalogue)),
        ("lines", _line_rows(documents)),
        ("customers", _customer_rows(catalogue)),
        ("prices", _price_rows(catalogue)),
    ):
        _write(folder / f"{name}.csv", csv_file(rows, language))


def _document_rows(documents: Iterable[Document], catalogue: Catalogue) -> Iterable[Sequence[Cell]]:
    yield (
        *("Kind", "Number", "Status", "Date", "Due date", "Valid until", "Customer number", "Customer", "Reference"),
        *("Our reference", "Currency", "Without VAT", "VAT", "Total", "Id"),
    )
    for each in documents:
        customer = catalogue.customers.get(each.customer_id) if each.customer_id else None
        yield (
            *(each.kind.value, each.number, each.display_status or each.status, each.date, each.due_date),
            *(each.valid_until, customer.number if customer else "", customer.name if customer else ""),
            *(each.reference, each.our_reference, each.currency, each.subtotal, each.vat, each.amount, each.id),
        )


def _line_rows(documents: Iterable[Document]) -> Iterable[Sequence[Cell]]:
    yield (
        "Kind",
        "Number",
        "Line",
        "Line kind",
        "Description",
        "Quantity",
        "Unit price",
        "Total",
        "VAT",
        "Document id",
    )
    for each in documents:
        for place, line in enumerate(each.lines or (), 1):
            yield (
                *(each.kind.value, each.number, Decimal(place), line.kind.value, line.description),
                *(line.quantity, line.unit_price, line.total, line.vat, each.id),
            )


def _customer_rows(catalogue: Catalogue) -> Iterable[Sequence[Cell]]:
    yield ("Number", "Name", "VAT number", "EAN", "E-mail", "Address", "Postal code", "City", "Country", "Id")
    for each in catalogue.customers.values():
        yield (
            *(each.number, each.name, each.vat_number, each.ean, each.email),
            *(each.address, each.postal_code, each.city, each.country_code, each.id),
        )


def _price_rows(catalogue: Catalogue) -> Iterable[Sequence[Cell]]:
    yield ("Product number", "Product", "Price", "Currency", "Product id", "Price id")
    for product in catalogue.products.values():
        for price in product.prices:
            yield (product.number, product.name, price.unit_amount, price.currency, product.id, price.id)


# --- PDFs ---------------------------------------------------------------------------------------


async def _write_pdfs(
    company: OpenCompany, folder: Path, documents: Sequence[Document], progress: Progress | None
) -> Exported:
    numbered = [each for each in documents if each.number]  # a draft of LedgerBee's has no final PDF
    pdfs = missing = 0
    may_ask = True
    why: LedgerBeeError | None = None
    if numbered:
        await asyncio.to_thread(disk.make_private_directory, folder)
    for done, document in enumerate(numbered):
        if progress is not None:
            progress(done, len(numbered))
        data, problem = await _pdf(company, document, may_ask=may_ask)
        may_ask = may_ask and (problem is None or isinstance(problem, Refused))
        why = problem or why
        if data is None:
            missing += 1
            continue
        name = _UNFIT.sub("_", f"{document.kind.value}-{document.number}")
        await asyncio.to_thread(_write, _free(folder, name), data)
        pdfs += 1
    return Exported(len(documents), pdfs, missing, why)


def _free(folder: Path, name: str) -> Path:
    """Two numbers may differ in a character only that no file name may have."""
    path, count = folder / f"{name}.pdf", 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}.pdf"
    return path


async def _pdf(
    company: OpenCompany, document: Document, *, may_ask: bool
) -> tuple[bytes | None, LedgerBeeError | None]:
    """The PDF, or why LedgerBee did not give it; once it cannot be reached, it is not asked for each of ten thousand."""
    kept = await company.book.library.pdf(document.id, draft=False)
    if kept is not None or not may_ask:
        return (None if kept is None else kept.data), None
    try:
        return (await company.book.sync.fetch_pdf(document, draft=False)).data, None
    except LedgerBeeError as error:
        return None, error
