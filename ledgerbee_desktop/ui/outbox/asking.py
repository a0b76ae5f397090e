"""What a person is asked before a decision is carried out: the question, the facts that are known, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Decision, Operation, OperationKind, State
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.history import History, evidence
from ledgerbee_desktop.ui.text import explain, shortened

Fact = tuple[str, str]
"""A label and what is known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `do_it` is the text of the button that carries it out, with its letter."""

    text: str
    consequence: str
    do_it: str


_WHAT = QT_TRANSLATE_NOOP("outbox question", "What")
_CUSTOMER = QT_TRANSLATE_NOOP("outbox question", "Customer")
_AMOUNT = QT_TRANSLATE_NOOP("outbox question", "Amount")
_ESTIMATED = QT_TRANSLATE_NOOP("outbox question", "{amount}, estimated here")
_TO = QT_TRANSLATE_NOOP("outbox question", "To")
_LEFT = QT_TRANSLATE_NOOP("outbox question", "Left")
_LEFT_AT = QT_TRANSLATE_NOOP("outbox question", "{time}, attempt {number}")
_NEVER_LEFT = QT_TRANSLATE_NOOP("outbox question", "not from here, but this data is a copy or was restored")
_ANSWER = QT_TRANSLATE_NOOP("outbox question", "Answer")
_LOOKED = QT_TRANSLATE_NOOP("outbox question", "Asked")
_LOOKED_ONCE = QT_TRANSLATE_NOOP("outbox question", "LedgerBee, once, at {until}")
_LOOKED_OFTEN = QT_TRANSLATE_NOOP("outbox question", "LedgerBee, {count} times, until {until}")
_FOUND = QT_TRANSLATE_NOOP("outbox question", "Found")
_REFUSED = QT_TRANSLATE_NOOP("outbox question", "Refused")

_SEND_AGAIN = QT_TRANSLATE_NOOP("outbox question", "&Send once more")
_QUEUE_AGAIN = QT_TRANSLATE_NOOP("outbox question", "&Queue again")
_REMOVE = QT_TRANSLATE_NOOP("outbox question", "&Remove")
_NOT_HAPPENED = QT_TRANSLATE_NOOP("outbox question", "It did &not happen")
_HAPPENED = QT_TRANSLATE_NOOP("outbox question", "&It did happen")
_ACCEPT = QT_TRANSLATE_NOOP("outbox question", "&Accept the difference")

_ASK_AGAIN = QT_TRANSLATE_NOOP("outbox question", "Hand this to LedgerBee once more?")
_AGAIN_REFUSED = QT_TRANSLATE_NOOP(
    "outbox question",
    "The same content goes to LedgerBee once more. Without a change there it will be refused again.",
)
_AGAIN_SEND = QT_TRANSLATE_NOOP(
    "outbox question",
    "LedgerBee is asked once more first; if it was sent, nothing happens. If the earlier request is still on its way, "
    "the customer may get it twice.",
)
_AGAIN_RESEND = QT_TRANSLATE_NOOP(
    "outbox question",
    "It was sent before, so LedgerBee cannot tell whether this sending happened. If it did, the customer gets it once more.",
)
_AGAIN_CHANGE = QT_TRANSLATE_NOOP(
    "outbox question", "LedgerBee is asked once more first; if it was done, nothing is sent."
)
_AGAIN_CREATE = QT_TRANSLATE_NOOP(
    "outbox question",
    "LedgerBee is searched once more first; if it turns up, nothing is sent. If LedgerBee has it all the same "
    "and cannot show it yet, there will be two.",
)
_ASK_REMOVE = QT_TRANSLATE_NOOP("outbox question", "Remove this from the outbox?")
_REMOVE_DRAFT = QT_TRANSLATE_NOOP("outbox question", "Its draft stays and can be mended.")
_REMOVE_REST = QT_TRANSLATE_NOOP("outbox question", "LedgerBee stays as it is.")
_ASK_NOT_HAPPENED = QT_TRANSLATE_NOOP("outbox question", "Did it not happen?")
_DISCARD_DRAFT = QT_TRANSLATE_NOOP(
    "outbox question", "The program stops looking for it, and its draft can be edited again. Look in LedgerBee first."
)
_DISCARD_SEND = QT_TRANSLATE_NOOP(
    "outbox question",
    "The program stops asking and sends nothing. The document stays in LedgerBee as it is. Look there first.",
)
_DISCARD_REST = QT_TRANSLATE_NOOP(
    "outbox question", "The program stops asking and changes nothing. LedgerBee stays as it is. Look there first."
)
_ASK_HAPPENED = QT_TRANSLATE_NOOP("outbox question", "Did it happen?")
_SEEN = QT_TRANSLATE_NOOP("outbox question", "Say so only when you have seen it in LedgerBee.")
_ASK_ACCEPT = QT_TRANSLATE_NOOP("outbox question", "Send it with this total?")
_ACCEPT_UNSEEN = QT_TRANSLATE_NOOP("outbox question", "The document is sent with LedgerBee's total: {actual}.")
_ACCEPT_DIFFERENCE = QT_TRANSLATE_NOOP(
    "outbox question", "Your estimate: {estimate}. LedgerBee: {actual}. The document is sent with LedgerBee's total."
)


def asked(entry: Entry, decision: Decision) -> Asked:
    """The question before a decision that cannot be undone."""
    match decision:
        case Decision.AGAIN if entry.operation.state is State.REFUSED:
            return _asked(_ASK_AGAIN, _AGAIN_REFUSED, _QUEUE_AGAIN)
        case Decision.AGAIN:
            return _asked(_ASK_AGAIN, _again(entry.operation), _SEND_AGAIN)
        case Decision.DISCARD if entry.operation.state is State.REFUSED:
            kept = _REMOVE_DRAFT if words.gives_its_draft_back(entry.operation) else _REMOVE_REST
            return _asked(_ASK_REMOVE, kept, _REMOVE)
        case Decision.DISCARD:
            return _asked(_ASK_NOT_HAPPENED, _discard(entry.operation), _NOT_HAPPENED)
        case Decision.HAPPENED:
            return _asked(_ASK_HAPPENED, _SEEN, _HAPPENED)
        case Decision.ACCEPT:
            return _asked(_ASK_ACCEPT, _accept(entry), _ACCEPT)
        case _:
            raise ValueError(f"{decision} is not asked about")


def _asked(text: Message, consequence: Message, do_it: Message) -> Asked:
    return Asked(explain(text), explain(consequence), explain(do_it))


def _again(operation: Operation) -> Message:
    if operation.kind is OperationKind.SEND:
        return _AGAIN_RESEND if words.is_resend(operation) else _AGAIN_SEND
    return _AGAIN_CREATE if operation.kind is OperationKind.CREATE else _AGAIN_CHANGE


def _discard(operation: Operation) -> Message:
    if operation.kind is OperationKind.SEND:
        return _DISCARD_SEND
    return _DISCARD_DRAFT if words.gives_its_draft_back(operation) else _DISCARD_REST


def _accept(entry: Entry) -> Message:
    if entry.approved is None:
        return _ACCEPT_UNSEEN.of(actual=entry.money)
    return _ACCEPT_DIFFERENCE.of(estimate=formats.money(entry.approved, entry.currency), actual=entry.money)


def facts(entry: Entry, history: History) -> tuple[Fact, ...]:
    """What is known of it: what, for whom, how much, when it left, what came back, how often and until when LedgerBee was asked."""
    return tuple((explain(label), text) for label, text in _facts(entry, history) if text)


def _facts(entry: Entry, history: History) -> Iterator[tuple[Message, str]]:
    operation = entry.operation
    yield _WHAT, entry.what
    if operation.target is not Target.CUSTOMER:
        yield _CUSTOMER, shortened(entry.customer)
    yield _AMOUNT, explain(_ESTIMATED.of(amount=entry.money)) if entry.estimate and entry.money else entry.money
    yield _TO, entry.recipient
    if operation.state is State.QUEUED:
        return
    if history.attempts:
        last = history.attempts[-1]
        yield _LEFT, explain(_LEFT_AT.of(time=formats.moment(last.started_at, entry.today), number=last.number))
        yield _ANSWER, evidence(last)
    elif words.is_of_a_copy(operation):
        yield _LEFT, explain(_NEVER_LEFT)
    yield _LOOKED, _looked(entry, history)
    if operation.state is State.REFUSED:
        yield _REFUSED, words.refusal_text(operation)
    elif operation.state is State.AMBIGUOUS and operation.error is not None:
        yield _FOUND, words.told(operation.error, entry.currency)


def _looked(entry: Entry, history: History) -> str:
    """How often LedgerBee was asked, and when last. The look that ended in a question is not among those that are counted."""
    operation = entry.operation
    count = operation.probes + (operation.state is State.AMBIGUOUS)
    if operation.state not in {State.UNKNOWN, State.AMBIGUOUS, State.NOT_FOUND} or not count or not history.events:
        return ""
    until = formats.moment(history.events[-1].at, entry.today)
    return explain((_LOOKED_ONCE if count == 1 else _LOOKED_OFTEN).of(count=count, until=until))
