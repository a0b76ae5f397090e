"""What keeps a draft from being queued that a restore or a copy has brought back."""

from __future__ import annotations

from collections.abc import Iterator

from ledgerbee_desktop.core.rules.parts import Facts, Finding, error
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

UNCHECKED = QT_TRANSLATE_NOOP(
    "findings",
    "This draft comes out of a backup or a copy and may have left since. LedgerBee is asked before it can be queued; "
    "that needs a connection.",
)
_LIKE = QT_TRANSLATE_NOOP(
    "findings",
    "This draft comes out of a backup or a copy, and LedgerBee has got something for this customer since. Say whether it is that.",
)
_LEFT = QT_TRANSLATE_NOOP(
    "findings", "This draft had left before the backup was restored. Say what became of it before it is queued again."
)
_BLIND = QT_TRANSLATE_NOOP(
    "findings",
    "This draft comes out of a backup or a copy and may have left since. This key may not look: see in LedgerBee, then say it.",
)
UNREADABLE = QT_TRANSLATE_NOOP(
    "findings",
    "This draft comes out of a backup or a copy, and the note of what became of it is damaged. Look in LedgerBee whether it has left, "
    "then say it.",
)


def unclear(facts: Facts) -> Iterator[Finding]:
    """May it have left already? Then it does not leave again before somebody has said so."""
    returned = facts.returned
    if returned is None:
        return
    if not returned.is_checked:
        yield error("returned", UNCHECKED)
    elif returned.is_unreadable:
        yield error("returned", UNREADABLE)
    elif returned.is_blind and not returned.like:
        yield error("returned", _BLIND)
    else:
        yield error("returned", _LEFT if returned.has_left else _LIKE)
