"""`draft became`, and what `sync` says about drafts that a restore or a copy has brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledgerbee_desktop.app.headless.out import Exit, as_json, printable, say
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

_NOT_ASKED = QT_TRANSLATE_NOOP(
    "headless", "Nobody asks what became of the draft {id}. Run “sync --once”: it says which drafts wait for an answer."
)


class NotAsked(AppError):
    """An answer to what was not asked."""


async def ask(company: OpenCompany) -> bool:
    """Say which drafts wait for an answer, and what they may have become. Is there one?"""
    notes = {name: note for name, note in (await company.store.returned.all()).items() if note.is_checked}
    for name, note in notes.items():
        draft = (await company.book.drafts.open(name)).saved.draft
        said = f"{draft.kind} draft {name}" + (f" ({printable(draft.reference)})" if draft.reference else "")
        say(f"warning: The {said} may have left before the data was restored. LedgerBee has, of the same customer:")
        for document in await company.book.library.documents(note.like):
            facts = (document.number or document.status, document.amount, document.currency, document.reference)
            say(f"warning:   {document.id}  " + "  ".join(printable(str(each)) for each in facts if each))
        if not note.like:
            say("warning:   nothing that it could be" if not note.is_blind else "warning:   what this key may not read")
        say(
            f"warning: Answer with “draft became {name} DOCUMENT-ID”, or “draft became {name} nothing” to keep the draft."
        )
    return bool(notes)


async def became(company: OpenCompany, words: Mapping[str, Any]) -> Exit:
    """A draft became this document and is handed over, or nothing that was shown, and may be queued. LedgerBee is asked once more."""
    document = DocumentId(words["document"]) if words["document"] else None
    try:
        await company.book.sync.settle_returned(DraftId(words["id"]), document)
    except Stale:
        raise NotAsked(_NOT_ASKED.of(id=words["id"])) from None
    if words["json"]:
        as_json({"id": words["id"], "document_id": document})
    return Exit.SETTLED
