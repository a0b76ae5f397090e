"""Backups and what was saved, in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, CopyKind, Salvage
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("data", text)


def sized(size: int) -> str:
    """A size in bytes as `12,3 MB` or `81,2 GB`."""
    unit, text = (10**9, _tr("{0} GB")) if size >= 10**9 else (10**6, _tr("{0} MB"))
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
    return _tr("Drafts: {0}. In the outbox: {1}. Documents: {2}.").format(*shown)


def judged(found: CheckedCopy) -> str:
    """What the check of a copy found, in one paragraph."""
    if found.content.is_good:
        return _tr("Of {0}, checked: it is whole.").format(when(found.copy)) + " " + counted(found.content)
    return _tr("This one is damaged ({0}). Choose another one.").format(clean_line(found.content.problems[0]))


def saved(work: Salvage) -> str:
    """What could be read of a damaged file, one fact in a line."""
    lines = [_tr("Drafts that can be worked on again: {0}.").format(in_words(len(work.drafts)))]
    left = [each for each in work.operations if each.may_have_left]
    doubtful = len(work.unclear) + sum(each.draft_id is None for each in left)
    if doubtful:
        lines.append(
            _tr("May have been sent, so not among them: {0}. Look in LedgerBee before you write them again.").format(
                in_words(doubtful)
            )
        )
        lines += [_tr("– {0}").format(_named(text)) for text in _doubtful(work)[:LONGEST_LIST]]
    if not work.is_complete:
        lines.append(_tr("Part of the file could not be read: something may be missing."))
    return "\n".join(lines)


def _doubtful(work: Salvage) -> list[str]:
    of_drafts = [each.draft.reference or each.draft.id for each in work.unclear]
    others = [each for each in work.operations if each.may_have_left and each.draft_id is None]
    return of_drafts + [f"{each.kind} {each.target}" for each in others]


def _named(text: str) -> str:
    return clean_line(text)[:80]
