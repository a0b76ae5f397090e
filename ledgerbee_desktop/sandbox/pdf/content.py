"""What stands on the paper of one document, and how its kind speaks of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledgerbee_desktop.sandbox.store.documents import Document, Line

Record = dict[str, Any]


@dataclass(frozen=True)
class Words:
    """What a kind of document is called on paper, and the beginning of its file name."""

    title: str
    number: str
    day: str
    buyer: str
    file: str


_WORDS = {
    "invoice": Words("Faktura", "Fakturanummer", "Fakturadato", "Faktureres til", "faktura"),
    "credit-note": Words("Kreditnota", "Kreditnotanummer", "Kreditnotadato", "Krediteres", "kreditnota"),
    "quote": Words("Tilbud", "Tilbudsnummer", "Tilbudsdato", "Tilbud til", "tilbud"),
    "order-confirmation": Words("Ordrebekræftelse", "Ordrenummer", "Ordredato", "Ordre fra", "ordrebekraeftelse"),
}


def file_name(document: Document) -> str:
    """A name for the PDF, in ASCII as it stands in a header."""
    return f"{_WORDS[document.kind].file}-{document.number or document.id}.pdf"


@dataclass(frozen=True)
class Content:
    """Everything that stands on the paper."""

    company: Record
    customer: Record
    department: Record | None
    contact: Record | None
    document: Document
    lines: Sequence[Line]

    @property
    def words(self) -> Words:
        """What this kind is called."""
        return _WORDS[self.document.kind]

    @property
    def number(self) -> str:
        """The document's number; a draft has none."""
        return self.document.number or "Kladde"

    @property
    def seller_address(self) -> str:
        """The company's, on one line."""
        return f"{self.company['address']}, {self.company['postalCode']} {self.company['city']}"

    @property
    def terms(self) -> str | None:
        """`Netto 14 dage`, from the two days on the paper."""
        document = self.document
        if document.due_date is None:
            return None
        days = (date.fromisoformat(document.due_date) - date.fromisoformat(document.date)).days
        return f"Netto {days} dage" if days > 1 else "Netto kontant"
