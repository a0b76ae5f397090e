"""Drafts that a restore or a copy has brought back: each may have left since the copy was made, so LedgerBee is asked before it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ledgerbee_desktop.core.identifiers import DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What is known about such a draft. As long as this is, the draft is not queued.

    `since` is LedgerBee's time, or this computer's less `OUR_CLOCK`: what was made earlier cannot be this draft. `has_left`: the data
    that was replaced says that it had been handed over, and `became` names the document if that was known.

    `is_checked`: LedgerBee was asked, and a person must decide. `like` are the documents that it made since for the draft's customer and
    that no other draft became, the most alike first. `is_blind`: the key may not read such documents, so nobody could look.
    `is_unreadable`: what was known is lost to damage, so only a person can let the draft go.
    """

    since: datetime | None = None
    has_left: bool = False
    became: DocumentId | None = None
    is_checked: bool = False
    like: tuple[DocumentId, ...] = ()
    is_blind: bool = False
    is_unreadable: bool = False
