"""What the credential in use may not do and what the company's licence does not include: in words, for whatever offers it."""

from __future__ import annotations

import json

from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.operations import Operation, OperationKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

_KEY_LACKS = QT_TRANSLATE_NOOP(
    "rights", "The API key may not do this: it lacks the scope {scope}. Make a key with it in LedgerBee."
)
_CLIENT_LACKS = QT_TRANSLATE_NOOP(
    "rights", "The client id may not do this: it lacks the scope {scope}. Add it in LedgerBee, then refresh."
)
_NO_LICENCE = QT_TRANSLATE_NOOP(
    "rights", "The company's LedgerBee licence does not include this. If it does by now, refresh."
)
_NO_NAMED_LICENCE = QT_TRANSLATE_NOOP(
    "rights", "The company lacks the LedgerBee licence “{licence}”, which this needs. If it has it by now, refresh."
)


def action(target: Target | DocumentKind, kind: OperationKind, detail: str = "") -> str:
    """The name under which `KeyInfo.unlicensed` keeps a write. `detail`: the billing period of a new price, which alone decides there."""
    return f"{kind} {target} {detail}".strip()


def action_of(operation: Operation) -> str:
    """The action of an operation."""
    detail = ""
    if operation.target is Target.PRICE and operation.kind is OperationKind.CREATE:
        detail = str(json.loads(operation.payload).get("billingPeriodType", ""))
    return action(operation.target, operation.kind, detail)


def cannot(key: KeyInfo | None, scope: str, action_name: str = "") -> Message | None:
    """Why this cannot be done with the credential in use; None as long as LedgerBee has said nothing against it.

    `action_name` is that of `action` or, for reading, `scope` itself.
    """
    if key is None:
        return None
    if not key.may(scope):
        return (_CLIENT_LACKS if key.is_client else _KEY_LACKS).of(scope=scope)
    licence = key.unlicensed.get(action_name)
    if licence is None:
        return None
    return _NO_NAMED_LICENCE.of(licence=licence) if licence else _NO_LICENCE
