"""The local preview of the draft that is being written: drawn again a moment after the last key, in the pauses between keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.library.words import KIND
from ledgerbee_desktop.ui.text import explain

if TYPE_CHECKING:
    from ledgerbee_desktop.preview.content import Subject
    from ledgerbee_desktop.preview.drawing import Drawing
    from ledgerbee_desktop.ui.editor.session import Session

PAUSE_MS = 50
"""After the last key. Drawing and showing take the rest of the 150 ms that it may take until the paper has caught up."""
SLICE_MS = 6


class EditorPreview(QObject):
    """Follows one editor's session; draws only while it is `awake`, that is, while somebody can see it.

    It draws in the window's thread, a few milliseconds at a time: a key that comes in between is never kept waiting, and what it
    changes begins the drawing anew. (Qt's objects in a foreign thread are deleted there, and Qt crashes; see `aio.collecting`.)
    """

    drawn = Signal(object)
    """The PDF (bytes) of the draft as it stands."""

    def __init__(self, shelf: Shelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._session: Session | None = None
        self._awake = False
        self._stale = False
        self._work: Drawing | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._stepper = QTimer(self, interval=0)
        self._stepper.timeout.connect(self._step)
        shelf.changed.connect(self._touch)

    @property
    def session(self) -> Session | None:
        """Whose draft is drawn; None: nobody's, or its editor is gone."""
        return self._session if self._session is not None and isValid(self._session) else None

    @property
    def busy(self) -> bool:
        """Is something still to be drawn?"""
        return self._pause.isActive() or self._stepper.isActive()

    def title(self) -> str:
        """What the preview is called: for screen readers, the printer's queue and a file."""
        kind = explain(KIND[self.session.draft.kind]) if self.session is not None else ""
        return self.tr("{0}, local preview").format(kind)

    def follow(self, session: Session | None) -> None:
        """Draw this session's draft from now on; None: none."""
        if session is self._session and (session is None or isValid(session)):
            return
        if self._session is not None and isValid(self._session):
            self._session.figures_changed.disconnect(self._touch)
        self._session = session
        self._give_up()
        if session is not None:
            session.figures_changed.connect(self._touch)
            self._touch()

    def wake(self) -> None:
        """It can be seen: draw what has changed meanwhile."""
        self._awake = True
        if self._stale:
            self._pause.start()

    def sleep(self) -> None:
        """It cannot be seen."""
        self._awake = False
        self._give_up()

    def finish(self) -> None:
        """Draw at once what is still to be drawn: it is about to be printed."""
        if not self._stale or not self._awake or self.session is None:
            return
        from ledgerbee_desktop.preview.drawing import finish

        if self._work is None:
            self._begin()
        if self._work is not None:
            self._done(finish(self._work))

    @Slot()
    def _touch(self) -> None:
        self._give_up()
        self._stale = self._session is not None
        if self._stale and self._awake:
            self._pause.start()

    def _give_up(self) -> None:
        self._pause.stop()
        self._stepper.stop()
        if self._work is not None:
            self._work.close()
            self._work = None

    @Slot()
    def _begin(self) -> None:
        session = self.session
        if session is None:
            return
        from ledgerbee_desktop.preview.drawing import drawing

        self._work = drawing(self._subject(session))
        self._stepper.start()

    def _subject(self, session: Session) -> Subject:
        from ledgerbee_desktop.preview.content import Subject

        draft, facts = session.as_typed, session.facts
        return Subject(
            draft=draft,
            catalogue=facts.catalogue,
            totals=session.totals,
            title=explain(KIND[draft.kind]),
            language=formats.language(),
            company=self._shelf.company,
            contact=next((contact for contact in facts.contacts if contact.id == draft.contact_id), None),
            department=next((each for each in facts.departments if each.id == draft.department_id), None),
        )

    @Slot()
    def _step(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._work is not None and clock.elapsed() < SLICE_MS:
            try:
                next(self._work)
            except StopIteration as end:
                self._done(end.value)

    def _done(self, pdf: bytes) -> None:
        self._give_up()
        self._stale = False
        self.drawn.emit(pdf)
