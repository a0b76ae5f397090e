"""Backups and what was saved, in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, CopyKind, Restored, Salvage
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, clean_line
from ledgerbee_desktop.ui.formats import clock, date, in_words, quantity
from ledgerbee_desktop.ui.text import explain

_KINDS = {
    CopyKind.BACKUP: QT_TRANSLATE_NOOP("data", "backup"),
    CopyKind.BEFORE_MIGRATION: QT_TRANSLATE_NOOP("data", "before a new version of the program"),
    CopyKind.BEFORE_RESTORE: QT_TRANSLATE_NOOP("data", "what a restore replaced"),
    CopyKind.CHOSEN: QT_TRANSLATE_NOOP("data", "a file of your own"),
}
LONGEST_LIST = 8


def sized(size: int) -> str:
    """A size in bytes as `12,3 MB` or `81,2 GB`."""
    unit, text = (
        (10**9, QCoreApplication.translate("data", "{0} GB"))
        if size >= 10**9
        else (10**6, QCoreApplication.translate("data", "{0} MB"))
    )
    return text.format(quantity(Decimal(size * 10 // unit) / 10))


def when(copy: Copy) -> str:
    """The moment of a copy on the person's clock, always with its date."""
    return f"{date(copy.taken_at.astimezone().date())} {clock(copy.taken_at)}"


def listed(copy: Copy) -> str:
    """A copy as a row of a list: moment, kind, size."""
    return " · ".join((when(copy), explain(_KINDS[copy.kind]), sized(copy.size)))


def counted(content: Content) -> str:
    """What is in a database: `3 drafts, 2 in the outbox, 1.204 documents`."""
    counts = (content.drafts, content.operations, content.documents)
    shown = ["?" if count is None else in_words(count) for count in counts]
    return QCoreApplication.translate("data", "Drafts: {0}. In the outbox: {1}. Documents: {2}.").format(*shown)


def judged(found: CheckedCopy) -> str:
    """What the check of a copy found, in one paragraph."""
    if found.content.is_good:
        return (
            QCoreApplication.translate("data", "Of {0}, checked: it is whole.").format(when(found.copy))
            + " "
            + counted(found.content)
        )
    return QCoreApplication.translate("data", "This one is damaged ({0}). Choose another one.").format(
        clean_line(found.content.problems[0])
    )


def sent_since(done: Restored) -> str:
    """What must not be sent a second time after a restore; empty when that is nothing."""
    if not done.sent_since:
        return ""
    names = ", ".join(clean_line(each)[:40] for each in done.sent_since[:LONGEST_LIST])
    more = "" if len(done.sent_since) <= LONGEST_LIST else ", …"
    return QCoreApplication.translate(
        "data",
        "These had left since the backup was made and are drafts again: {0}. Each asks in its tab what became of it, and is held until then.",
    ).format(names + more)


def saved(work: Salvage) -> str:
    """What could be read of a damaged file, one fact in a line."""
    lines = [
        QCoreApplication.translate("data", "Drafts that can be worked on again: {0}.").format(
            in_words(len(work.drafts))
        )
    ]
    left = [each for each in work.operations if each.may_have_left]
    doubtful = len(work.unclear) + sum(each.draft_id is None for each in left)
    if doubtful:
        lines.append(
            QCoreApplication.translate(
                "data", "May have been sent, so not among them: {0}. Look in LedgerBee before you write them again."
            ).format(in_words(doubtful))
        )
        lines += [
            QCoreApplication.translate("data", "– {0}").format(_named(text)) for text in _doubtful(work)[:LONGEST_LIST]
        ]
    if not work.is_complete:
        lines.append(
            QCoreApplication.translate("data", "Part of the file could not be read: something may be missing.")
        )
    return "\n".join(lines)


def _doubtful(work: Salvage) -> list[str]:
    of_drafts = [each.draft.reference or each.draft.id for each in work.unclear]
    others = [each for each in work.operations if each.may_have_left and each.draft_id is None]
    return of_drafts + [f"{each.kind} {each.target}" for each in others]


def _named(text: str) -> str:
    return clean_line(text)[:80]
