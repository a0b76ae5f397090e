"""The strip of a draft that changes what LedgerBee has: what changes, and that somebody else changed it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.merging import merge
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, set_role, shortened
from ledgerbee_desktop.ui.theme import SPACE

LONGEST_NAMES = 200


class ChangeStrip(QFrame):
    """Its button is the command that compares; hidden while there is nothing to compare."""

    comparable = Signal(bool)

    def __init__(self, compare: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = PlainLabel(wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._compare = compare
        self.button = ActionButton(compare, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE + 4, SPACE // 2, SPACE // 2, SPACE // 2)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, text: str, tone: str, *, compare: bool) -> None:
        """Show `text`; `compare`: there is something to compare."""
        set_role(self, f"banner-{tone}")
        self._label.setText(text)
        a11y.name(self, text)
        self._compare.setVisible(compare)
        self.comparable.emit(compare)
        self.show()

    def text(self) -> str:
        """What is shown; empty when nothing is."""
        return "" if self.isHidden() else self._label.text()


class Meanwhile(QObject):
    """Looks, whenever the library has news of the document, whether it is still the one that the draft set out from."""

    failed = Signal(AppError)

    def __init__(self, session: Session, book: Book, strip: ChangeStrip, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("meanwhile")
        self._session, self._book, self._strip = session, book, strip
        self.loader = Loader(self._look, self)
        self.loader.failed.connect(self.failed)

    @Slot(object)
    def hear(self, ids: frozenset[str] = frozenset()) -> None:
        """Documents changed: these, or (none named) any."""
        edits = self._session.draft.edits
        if edits is not None and (not ids or edits in ids):
            self.loader.start()

    async def _look(self) -> None:
        draft = self._session.draft
        if draft.edits is None:
            return
        base = await self._book.drafts.base(draft.id)
        found = await self._book.library.documents([draft.edits])
        if found and (found[0].status != "draft" or found[0].is_converted):
            text = self.tr(
                "LedgerBee has sent or converted it meanwhile, so it cannot be changed any more. What you wrote can be used as a "
                "template for a new draft."
            )
            self._strip.say(text, "warning", compare=False)
        elif base is not None and found and self._differ(base, found[0]):
            self._strip.say(
                self.tr("Somebody changed it in LedgerBee after you began. Look at both before it is saved there."),
                "warning",
                compare=True,
            )
        else:
            text = self.tr("What you write here replaces the draft in LedgerBee when you save it there.")
            is_foreign = base is not None and await self._book.library.draft_of(base.id) is None
            unknown = self._unknown(base) if is_foreign else ""
            hidden = self._hidden(base) if is_foreign else ""
            told = " ".join(filter(None, (text, unknown, hidden)))
            self._strip.say(told, "warning" if unknown else "info", compare=False)

    def _hidden(self, base: Document | None) -> str:
        """What a change takes from lines that were not made here, if they have it: LedgerBee never returns it (contract README, trap 17)."""
        if base is None or not any(line.kind is LineKind.PRODUCT for line in base.lines or ()):
            return ""
        return self.tr(
            "LedgerBee does not tell over how many days a line's revenue is recognised: if that was set there, it has to be set again."
        )

    def _unknown(self, base: Document | None) -> str:
        """What a change may take from a document that was not made here: LedgerBee has fields of it that this program cannot state."""
        if base is None or not base.unknown:
            return ""
        names = clean_line(", ".join(name for name, _ in base.unknown))
        return self.tr(
            "It has what this program does not know, and LedgerBee may drop that then: {0}. What LedgerBee has now is kept here."
        ).format(shortened(names, LONGEST_NAMES))

    def _differ(self, base: Document, now: Document) -> bool:
        """Has anything that the draft states changed? Other things (a look at it, a number) stir `updated_at` too."""
        if now.updated_at == base.updated_at:
            return False
        if base.lines is None or now.lines is None:
            return True
        news = merge(base, self._session.draft, now, self._book.ids)
        return bool(news.taken or news.clashes)
