"""Undo to the bottom gives the start, whatever was done; what the store is told always adds up to the journal."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ledgerbee_desktop.core.changes import (
    Change,
    InsertLines,
    MoveLines,
    RemoveLines,
    ReplaceLine,
    SetFields,
    Several,
    set_fields,
)
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.journal import Journal, JournalWrite
from ledgerbee_desktop.core.kinds import LineKind
from tests.unit.core.samples import good_draft, product


class DiskOf:
    """What a store holds after the writes so far."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.changes, self.position = draft, [], 0  # type: tuple[Draft, list[Change], int]

    def write(self, write: JournalWrite) -> None:
        self.changes = self.changes[: write.keep] + list(write.appended)
        self.draft, self.position = write.draft, write.position


class JournalMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.start = good_draft()
        self.journal = Journal(self.start)
        self.disk = DiskOf(self.start)
        self.number = 100

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        lines = self.journal.draft.lines
        self.number += 1
        changes: list[Change] = [InsertLines(data.draw(st.integers(0, len(lines))), (product(self.number),))]
        if lines:
            index = data.draw(st.integers(0, len(lines) - 1))
            count = data.draw(st.integers(1, len(lines) - index))
            target = data.draw(st.integers(0, len(lines) - count))
            changes += [
                RemoveLines(index, lines[index : index + count]),
                MoveLines(index, count, target),
                ReplaceLine(index, lines[index], lines[index].of_kind(LineKind.TEXT)),
            ]
        self.journal.apply(data.draw(st.sampled_from(changes)))

    @rule(text=st.text(max_size=3))
    def type_notes(self, text: str) -> None:
        change = set_fields(self.journal.draft, notes=text)
        if change is not None:
            self.journal.apply(change, merge=True)

    @rule()
    def undo(self) -> None:
        self.journal.undo()

    @rule()
    def redo(self) -> None:
        self.journal.redo()

    @rule()
    def save(self) -> None:
        write = self.journal.pending()
        if write is not None:
            self.disk.write(write)
            self.journal.written(write)

    @rule(data=st.data())
    def save_while_typing_goes_on(self, data: st.DataObject) -> None:
        write = self.journal.pending()
        if write is not None:
            self.disk.write(write)
            match data.draw(st.integers(0, 3)):
                case 0:
                    self.journal.undo()
                case 1:
                    self.journal.redo()
                case 2:
                    self.journal.apply(InsertLines(0, (product(99),)))
                case _:
                    self.journal.apply(SetFields((("notes", self.journal.draft.notes),), (("notes", "ø"),)), merge=True)
            self.journal.written(write)

    @invariant()
    def the_disk_catches_up(self) -> None:
        write = self.journal.pending()
        if write is None:
            assert self.disk.draft == self.journal.draft
            again = Journal(self.disk.draft, tuple(self.disk.changes), self.disk.position)
        else:
            copy = DiskOf(self.disk.draft)
            copy.changes = list(self.disk.changes)
            copy.write(write)
            again = Journal(copy.draft, tuple(copy.changes), copy.position)
        assert again.draft == self.journal.draft
        while again.undo() is not None:
            pass
        assert again.draft == self.start
        while again.redo() is not None:
            pass
        assert not again.can_redo


TestJournal = JournalMachine.TestCase


def test_the_letters_of_a_word_are_one_step() -> None:
    journal = Journal(good_draft())
    for text in ("T", "Ta", "Tak"):
        change = set_fields(journal.draft, notes=text)
        assert change is not None
        journal.apply(change, merge=True)
    assert journal.undo() == good_draft()
    assert not journal.can_undo


def test_a_group_of_changes_is_taken_back_whole() -> None:
    draft = good_draft()
    several = Several((RemoveLines(0, draft.lines[:2]), SetFields((("notes", ""),), (("notes", "x"),))))
    assert several.inverse().apply(several.apply(draft)) == draft


@given(st.sampled_from(LineKind), st.sampled_from(LineKind))
def test_a_line_has_only_what_its_kind_can_have(first: LineKind, second: LineKind) -> None:
    line = product(1).replace(description="x", unit_price=Decimal(1)).of_kind(first).of_kind(second)
    if line.kind is not LineKind.PRODUCT:
        assert (line.price_id, line.quantity, line.unit_price) == (None, None, None)
    if line.kind is LineKind.SEPARATOR:
        assert line.description == ""


def test_two_writes_that_overlap_are_counted_once() -> None:
    journal = Journal(good_draft())
    journal.apply(SetFields((("notes", ""),), (("notes", "a"),)))
    first, second = journal.standing(), journal.standing()
    journal.written(first)
    journal.written(second)
    journal.apply(SetFields((("notes", "a"),), (("notes", "b"),)))
    write = journal.pending()
    assert write is not None
    assert (write.keep, len(write.appended)) == (1, 1)
