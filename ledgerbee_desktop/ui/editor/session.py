"""One draft being edited: its journal, what it adds up to, what is wrong with it. The widgets of the editor share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ledgerbee_desktop.core.changes import Change
from ledgerbee_desktop.core.drafts import HEADER_FIELDS, Draft, DraftState, Line
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.library import Catalogue, Document
from ledgerbee_desktop.core.ports import Ids, OpenedDraft, PastLine
from ledgerbee_desktop.core.rules import Facts, Finding, Severity, findings
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.core.totals import LineAmounts, Totals, estimate


class Session(QObject):
    """Every change of the person goes through `apply`; everything that shows the draft listens to the signals.

    `changed(before, after)` comes after each change, undo and redo; `figures_changed` when totals or findings are new;
    `facts_changed` when the library is; `state_changed` when the draft may (no longer) be edited.
    """

    changed = Signal(object, object)
    figures_changed = Signal()
    facts_changed = Signal()
    state_changed = Signal()

    def __init__(self, opened: OpenedDraft, facts: Facts, ids: Ids, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids = ids
        self.journal = Journal(opened.saved.draft, opened.changes, opened.position)
        self.state = opened.saved.state
        self.facts = facts
        self.history: tuple[PastLine, ...] = ()
        self.invoices: tuple[Document, ...] = ()
        self._trial: tuple[LineId | None, Line] | None = None
        self._unreadable: dict[str, Message] = {}
        self._refused: list[tuple[LineId | None, Finding]] = []
        self._calculate()

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self.journal.draft

    @property
    def as_typed(self) -> Draft:
        """The draft with what is being typed in an open cell; `totals` are those of this one."""
        return self._tried()

    @property
    def catalogue(self) -> Catalogue:
        """The library's customers and products."""
        return self.facts.catalogue

    @property
    def editable(self) -> bool:
        """May it be typed in? A queued draft may: it is taken back first."""
        return self.state in {DraftState.EDITING, DraftState.QUEUED}

    @property
    def totals(self) -> Totals:
        """The estimate, with what is being typed in an open number cell."""
        return self._totals

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What LedgerBee would refuse, refused already, or cannot be read; then the warnings."""
        return self._findings

    def amounts(self, line_id: LineId) -> LineAmounts | None:
        """The figures of a line, if it has any."""
        return self._amounts.get(line_id)

    def problems(self, line_id: LineId) -> Mapping[str, Finding]:
        """The gravest finding of each field of a line."""
        return self._problems.get(line_id, {})

    def problem(self, field: str) -> Finding | None:
        """The gravest finding of a header field."""
        return next((finding for finding in self._findings if finding.field == field), None)

    def apply(self, change: Change | None, *, merge: bool = False) -> bool:
        """Carry out a change of the person; False when there was nothing to do or the draft is read-only."""
        if change is None or not self.editable:
            return False
        before = self.draft
        self._became(before, self.journal.apply(change, merge=merge))
        return True

    def undo(self) -> bool:
        """Take the last change back."""
        before = self.draft
        after = self.journal.undo() if self.editable else None
        return after is not None and self._became(before, after)

    def redo(self) -> bool:
        """Carry out again what was taken back last."""
        before = self.draft
        after = self.journal.redo() if self.editable else None
        return after is not None and self._became(before, after)

    def try_line(self, row: int, line: Line | None) -> None:
        """Calculate as if row `row` were `line`, while its cell is still open; None ends that. Nothing is stored."""
        if line is None and self._trial is None:
            return
        lines = self.draft.lines
        self._trial = None if line is None else (lines[row].id if row < len(lines) else None, line)
        self._recalculate()

    def set_unreadable(self, field: str, why: Message | None) -> None:
        """A header field holds text that is not what it takes; None: it can be read again."""
        if self._unreadable.get(field) != why:
            if why is None:
                del self._unreadable[field]
            else:
                self._unreadable[field] = why
            self._recalculate()

    def is_unreadable(self, field: str) -> bool:
        """Does this header field hold text that could not be read?"""
        return field in self._unreadable

    def set_refused(self, refused: tuple[Finding, ...]) -> None:
        """LedgerBee's complaints about the draft as it was; each goes when its field is changed."""
        lines = self.draft.lines
        held: list[tuple[LineId | None, Finding]] = []
        for finding in refused:
            row = row_of(finding.field)
            held.append((lines[row].id if row is not None and row < len(lines) else None, finding))
        self._refused = held
        self._recalculate()

    def set_facts(self, facts: Facts, history: tuple[PastLine, ...], invoices: tuple[Document, ...] = ()) -> None:
        """The library, or the customer's part of it, is new; `invoices` are those that a credit note can name."""
        self.facts, self.history, self.invoices = facts, history, invoices
        self._recalculate()
        self.facts_changed.emit()

    def set_state(self, state: DraftState) -> None:
        """The draft was queued, taken back, left, or came back."""
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    def reopen(self, opened: OpenedDraft) -> None:
        """Go back to what the store has: the draft left while something was typed."""
        before = self.draft
        self.journal = Journal(opened.saved.draft, opened.changes, opened.position)
        self._became(before, self.draft)
        self.set_state(opened.saved.state)

    def _became(self, before: Draft, after: Draft) -> bool:
        self._trial = None
        self._refused = [
            (line_id, finding)
            for line_id, finding in self._refused
            if _value(before, line_id, finding.field) == _value(after, line_id, finding.field)
        ]
        self._calculate()
        self.changed.emit(before, after)
        self.figures_changed.emit()
        return True

    def _recalculate(self) -> None:
        self._calculate()
        self.figures_changed.emit()

    def _calculate(self) -> None:
        draft = self._tried()
        self._totals = estimate(draft, self.catalogue)
        self._amounts = {line.id: amounts for line, amounts in zip(draft.lines, self._totals.lines, strict=True)}
        found = [Finding(Severity.ERROR, field, why) for field, why in self._unreadable.items()]
        found += [self._placed(line_id, finding) for line_id, finding in self._refused]
        found += [finding for finding in findings(draft, self.facts) if finding.field not in self._unreadable]
        self._findings = tuple(sorted(found, key=_is_warning))
        self._problems: dict[LineId, dict[str, Finding]] = {}
        for finding in self._findings:
            row = row_of(finding.field)
            if row is not None and row < len(draft.lines):
                of_line = self._problems.setdefault(draft.lines[row].id, {})
                of_line.setdefault(finding.field.rpartition(".")[2], finding)

    def _tried(self) -> Draft:
        if self._trial is None:
            return self.draft
        line_id, trial = self._trial
        return self.draft.replace(lines=tuple(trial if line.id == line_id else line for line in self.draft.lines))

    def _placed(self, line_id: LineId | None, finding: Finding) -> Finding:
        rows = [row for row, line in enumerate(self.draft.lines) if line.id == line_id]
        return replace(finding, field=f"lines.{rows[0]}.{finding.field.rpartition('.')[2]}") if rows else finding


def row_of(field: str) -> int | None:
    """The row in a finding's field such as `lines.3.quantity`; None for a header field and for `lines`."""
    parts = field.split(".")
    return int(parts[1]) if len(parts) > 1 and parts[0] == "lines" else None


def where_differs(before: Draft, after: Draft) -> tuple[str, int | None]:
    """The first place that a change touched: a header field, or a field of a line with its row; ("", None) when none did."""
    rows = min(len(before.lines), len(after.lines))
    for row in range(rows):
        old, new = before.lines[row], after.lines[row]
        if old != new:
            fields = [name for name in ("price_id", "description", "quantity", "unit_price") if _differ(old, new, name)]
            return (fields[0] if fields and old.id == new.id else "price_id"), row
    if len(before.lines) != len(after.lines):
        return "price_id", min(rows, max(0, len(after.lines) - 1))
    header = (name for name in HEADER_FIELDS if name != "typed" and getattr(before, name) != getattr(after, name))
    return next(header, ""), None


def _differ(one: Line, other: Line, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))


def _value(draft: Draft, line_id: LineId | None, field: str) -> object:
    if line_id is None:
        return getattr(draft, field, None)
    line = next((line for line in draft.lines if line.id == line_id), None)
    return getattr(line, field.rpartition(".")[2], None)


def _is_warning(finding: Finding) -> bool:
    return finding.severity is Severity.WARNING
