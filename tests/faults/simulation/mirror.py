"""Does the library show what LedgerBee has?"""

from __future__ import annotations

import dataclasses

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import DocumentFilter, LibraryStore
from tests.faults.simulation.ledgerbee import LedgerBeeModel


async def differences(model: LedgerBeeModel, library: LibraryStore) -> list[str]:
    """What the library has otherwise, or lacks, or has too much."""
    ids = [each for kind in DocumentKind for each in await library.document_ids(DocumentFilter(kind=kind))]
    shown = {each.id: _facts(each) for each in await library.documents(ids)}
    there = {truth.document.id: _facts(truth.document) for truth in model.living()}
    wrongs = [f"the library lacks {each}" for each in there.keys() - shown.keys()]
    wrongs += [f"the library shows {each}, which is gone" for each in shown.keys() - there.keys()]
    wrongs += [
        f"the library shows {each} as it was" for each in there.keys() & shown.keys() if there[each] != shown[each]
    ]
    catalogue = await library.catalogue()
    customers = {str(key) for key, each in catalogue.customers.items() if not each.is_temporary and not each.is_deleted}
    products = {str(key) for key, each in catalogue.products.items() if not each.is_temporary and not each.is_deleted}
    living = customers | products
    wrongs += [f"the library has other records: {each}" for each in living ^ {*model.customers, *model.products}]
    return sorted(wrongs)


def _facts(document: Document) -> Document:
    """Without what a list does not bring."""
    return dataclasses.replace(document, lines=None)
