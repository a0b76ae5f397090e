"""Which rows of the line grid look different after a calculation: a key in one cell must not paint the whole table again."""

from __future__ import annotations

from collections.abc import Mapping

from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.rules import Finding
from ledgerbee_desktop.core.totals import LineAmounts
from ledgerbee_desktop.ui.editor.session import Session

_Shown = tuple[LineAmounts | None, Mapping[str, Finding]]


class ShownFigures:
    """The figures and findings of each line as the grid has them on the screen."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._currency = session.draft.currency
        self._shown = self._now()

    def changed_rows(self) -> range:
        """From the first to the last row that is no longer as it was at the last call."""
        before, now = self._shown, self._now()
        self._shown = now
        lines = self._session.draft.lines
        if self._session.draft.currency != self._currency:  # every price is shown in it, an amount or not
            self._currency = self._session.draft.currency
            return range(len(lines))
        rows = [row for row, line in enumerate(lines) if before.get(line.id) != now[line.id]]
        return range(rows[0], rows[-1] + 1) if rows else range(0)

    def _now(self) -> dict[LineId, _Shown]:
        session = self._session
        return {line.id: (session.amounts(line.id), session.problems(line.id)) for line in session.draft.lines}
