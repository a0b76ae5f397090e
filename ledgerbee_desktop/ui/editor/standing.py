"""Where the draft stands with LedgerBee, in words: in the outbox, on its way, handed over, refused."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.operations import Operation, OperationKind, Refusal, State
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.rules import Finding, Severity, field_of_problem
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.editor.kind_words import WORDS
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import clean_line, explain

_HANDS_OVER = frozenset({OperationKind.CREATE, OperationKind.UPDATE})
_THEIRS = QT_TRANSLATE_NOOP("editor", "LedgerBee: {text}")


class Standing(QObject):
    """Keeps the session's state and the banner level with the outbox; LedgerBee's complaints land on their fields."""

    failed = Signal(AppError)

    def __init__(self, session: Session, book: Book, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("standing")
        self._session, self._book, self._banner = session, book, banner
        self._refusal: Refusal | None = None
        self._said = ""
        self._passing = False
        self._loader = Loader(self._look, self)
        self._loader.failed.connect(self.failed)

    @Slot()
    def look(self) -> None:
        """Something in the outbox changed."""
        self._loader.start()

    async def take_back(self) -> None:
        """Before the draft is queued again. Raises Stale when it has left."""
        if self._session.state is DraftState.QUEUED:
            await self._book.outbox.take_back_draft(self._session.draft.id)
            self._session.set_state(DraftState.EDITING)

    @Slot()
    def say_taken_back(self) -> None:
        """The person typed in a queued draft."""
        self._say(self.tr("Taken back from the outbox. Queue it again when it is ready."), "info")
        self._passing = False

    @Slot()
    def say_too_late(self) -> None:
        """The person typed in a draft that left at the same moment."""
        self._say(self.tr("It left before the change could be made; it is shown as it left."), "warning")

    async def _look(self) -> None:
        rows = await self._book.outbox.rows()
        draft_id = self._session.draft.id
        creates = [
            row.operation for row in rows if row.operation.draft_id == draft_id and row.operation.kind in _HANDS_OVER
        ]
        state = await self._state(creates)
        self._session.set_state(state)
        refused = next((operation for operation in creates if operation.state is State.REFUSED), None)
        self._show(state, refused)

    async def _state(self, creates: list[Operation]) -> DraftState:
        if creates:
            operation = creates[-1]
            if operation.state.is_undecided:
                return DraftState.LEAVING
            return DraftState.QUEUED if operation.state is State.QUEUED else DraftState.EDITING
        if self._session.state is DraftState.EDITING:
            return DraftState.EDITING
        try:
            return (await self._book.drafts.open(self._session.draft.id)).saved.state
        except KeyError:  # deleted elsewhere; the tab is about to go
            return self._session.state

    def _show(self, state: DraftState, refused: Operation | None) -> None:
        if refused is not None and refused.refusal is not None:
            self._show_refusal(refused.refusal)
            return
        self._refusal = None
        if state is not DraftState.EDITING:  # it left once more: what was said of the time before is over
            self._session.set_refused(())
        match state:
            case DraftState.QUEUED:
                self._say(self.tr("It waits in the outbox. Typing takes it back first."), "info")
            case DraftState.LEAVING:
                self._say(
                    self.tr("It is on its way to LedgerBee and cannot be changed now. The outbox knows more."),
                    "warning",
                )
            case DraftState.HANDED_OVER:
                self._say(explain(WORDS[self._session.draft.kind].handed_over), "ok")
            case DraftState.EDITING:
                self._unsay()

    def _show_refusal(self, refusal: Refusal) -> None:
        if refusal == self._refusal:
            return
        self._refusal = refusal
        text = self.tr("LedgerBee refused it: {0}. Change it and queue it again.")
        self._say(text.format(clean_line(refusal.text).rstrip(".")), "error")
        self._session.set_refused(
            tuple(
                Finding(Severity.ERROR, field_of_problem(problem.path) or "lines", _THEIRS.of(text=problem.text))
                for problem in refusal.problems
            )
        )

    def _say(self, text: str, tone: str) -> None:
        if text != self._said or self._banner.isHidden():
            self._said, self._passing = text, True
            self._banner.say(text, tone)

    def _unsay(self) -> None:
        if self._passing and self._banner.text() == self._said:
            self._banner.hide()
            self._said = ""
