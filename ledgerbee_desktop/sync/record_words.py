"""What the outbox tells people about writes of customers, products, prices and product groups."""

from __future__ import annotations

from ledgerbee_desktop.core.operations import WaitReason
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

# --- What happened -------------------------------------------------------------------------------

CREATED = QT_TRANSLATE_NOOP("outbox", "LedgerBee has it now.")
WRITTEN = QT_TRANSLATE_NOOP("outbox", "LedgerBee has done it.")
WRITTEN_DIFFERENTLY = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee accepted it but shows something else ({fields}). Look at it in LedgerBee."
)

# --- Looking for what became of it ---------------------------------------------------------------

FOUND = QT_TRANSLATE_NOOP("outbox", "Found at LedgerBee: {name} was created.")
FOUND_UPDATED = QT_TRANSLATE_NOOP("outbox", "LedgerBee has it as it was to be.")
FOUND_DELETED = QT_TRANSLATE_NOOP("outbox", "LedgerBee does not have it any more.")
SEVERAL = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee has {count} that could be {name}. Look at them there, then say whether it was created."
)
CREATE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was searched {count} times until {until}; it does not have {name}.",
)
UPDATE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; it still has other values ({fields}).",
)
ACTION_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; the price is unchanged (status {status}).",
)
DELETE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee did not answer at {time}. It was asked {count} times until {until}; it is still there."
)
LATE_TWIN = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee has {name} twice: an earlier attempt arrived late. Remove the one that nothing uses in LedgerBee.",
)
LATE_AFTER_ALL = QT_TRANSLATE_NOOP(
    "outbox", "{name} was given up here, but has turned up in LedgerBee after all. Remove it there if it is not wanted."
)
GONE = QT_TRANSLATE_NOOP("outbox", "LedgerBee does not have what was to be changed any more.")
PRODUCT_GONE = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee no longer has the product, so it gets no new price. Take this back, or look again."
).of(hold=WaitReason.PERSON_UNKNOWN.value)

# --- Why something cannot be queued or decided ----------------------------------------------------

NUMBER_TAKEN = QT_TRANSLATE_NOOP("errors", "The number {number} is taken already by {name}.")
NUMBER_NEEDED = QT_TRANSLATE_NOOP(
    "errors", "Give it a number: by it, it is found again when LedgerBee does not answer."
)
NAME_NEEDED = QT_TRANSLATE_NOOP("errors", "Give it a name.")
EMAIL_EMPTIED = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee cannot remove the e-mail address of a customer, only replace it. Remove it in LedgerBee."
)
NOTHING_CHANGED = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
NOT_IN_CATALOGUE = QT_TRANSLATE_NOOP("errors", "This is not in the library any more. Refresh, then try again.")
AMOUNT_WRONG = QT_TRANSLATE_NOOP("errors", "A price is an amount that is not negative, with at most two decimals.")
INTERVAL_NEEDED = QT_TRANSLATE_NOOP("errors", "A price that recurs needs its interval, such as a month.")
WHICH_RECORD = QT_TRANSLATE_NOOP("errors", "LedgerBee does not have it, or has several. Look at them there first.")
NOT_DONE_YET = QT_TRANSLATE_NOOP("errors", "LedgerBee says that it was not done.")
CLAIMED = QT_TRANSLATE_NOOP("errors", "Another entry of the outbox became that already. Choose another one.")
NAMES_GIVEN_UP = QT_TRANSLATE_NOOP(
    "errors",
    "The customer, product or price that this names was given up, so LedgerBee does not know it. Discard this, and choose another one.",
)
OTHER_PRODUCT = QT_TRANSLATE_NOOP("errors", "That price is of another product.")
NO_SUCH_RECORD = QT_TRANSLATE_NOOP("errors", "LedgerBee does not have that.")
