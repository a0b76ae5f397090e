"""What the typist has promised, and whether the disk holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ledgerbee_desktop.core.drafts import SavedDraft
from ledgerbee_desktop.core.operations import Operation, OperationKind, State

_NUMBER = re.compile(r"\d+,\d+")
NOT_SENT = "-"


@dataclass
class Promises:
    """The lines of `typist.py`, by what they speak of. A draft that was taken back is out of `queued` until it is queued again.

    `queued` is what a draft is to become: how it is written, and whether it is then sent. `sent` are numbers by kind and reference.
    """

    typed: list[tuple[str, str]] = field(default_factory=list)
    queued: dict[str, tuple[OperationKind, bool]] = field(default_factory=dict)
    converted: set[str] = field(default_factory=set)
    sending: set[str] = field(default_factory=set)
    made: list[tuple[str, str]] = field(default_factory=list)
    sent: dict[tuple[str, str], str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        """Take note of a line."""
        match line.split(" "):
            case ["READY"]:
                pass
            case ["TYPED", draft, text]:
                self.typed.append((draft, text))
            case ["QUEUED", draft, kind, _, way]:
                self.queued[draft] = OperationKind.CREATE, way != NOT_SENT
                self.kinds.add(kind)
            case ["CHANGED", draft, _, way]:
                self.queued[draft] = OperationKind.UPDATE, way != NOT_SENT
            case ["TAKEN", draft]:
                self.queued.pop(draft)
            case ["CONVERTED", document, _]:
                self.converted.add(document)
            case ["SENDING", document, _]:
                self.sending.add(document)
            case ["MADE", target, name]:
                self.made.append((target, name))
            case ["SENT", kind, reference, number]:
                self.sent[kind, reference] = number
            case _:
                raise ValueError(line)

    def missing(self, operations: Iterable[Operation]) -> Iterator[str]:
        """What was promised to be in the outbox and is not there, or was thrown away."""
        alive = [each for each in operations if each.state is not State.DISCARDED]
        of_drafts = {(each.draft_id, each.kind) for each in alive}
        of_documents = {(each.document_id, each.kind) for each in alive}
        created = [(each.target.value, each.payload.decode()) for each in alive if each.kind is OperationKind.CREATE]
        for draft, (kind, is_sent) in self.queued.items():
            wanted = (kind, OperationKind.SEND) if is_sent else (kind,)
            yield from (f"the {each} of the draft {draft}" for each in wanted if (draft, each) not in of_drafts)
        for kind, documents in ((OperationKind.CONVERT, self.converted), (OperationKind.SEND, self.sending)):
            yield from (f"the {kind} of {each}" for each in documents if (each, kind) not in of_documents)
        for target, name in self.made:
            if not any(each == target and f'"{name}"' in payload for each, payload in created):
                yield f"the {target} {name}"


def holds(saved: SavedDraft, text: str) -> bool:
    """Is the text in the draft, as the quantity of a line or as part of what is written in it?"""
    draft = saved.draft
    if text in (saved.caret.typing or ""):
        return True
    if _NUMBER.fullmatch(text):
        return quantity(text) in {line.quantity for line in draft.lines}
    return any(text in each for each in (draft.reference, draft.notes, *(line.description for line in draft.lines)))


def quantity(text: str) -> Decimal | None:
    """The number that was typed; None for a text."""
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
