"""The commands of customers, as rows of the one table."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope

CUSTOMER_COMMANDS: tuple[Command, ...] = (
    Command("new.customer", Menu.CUSTOMER, QT_TRANSLATE_NOOP("commands", "New c&ustomer…"), ("Ctrl+J",), "customer"),
    Command(
        "customer.open",
        Menu.CUSTOMER,
        QT_TRANSLATE_NOOP("commands", "&Open the customer"),
        ("Ctrl+B",),
        "forward",
        Scope.PAGE,
    ),
    Command(
        "customer.invoice",
        Menu.CUSTOMER,
        QT_TRANSLATE_NOOP("commands", "&Invoice for the customer"),
        ("Alt+1",),
        "document",
        Scope.PAGE,
        starts_group=True,
    ),
    Command(
        "customer.credit-note",
        Menu.CUSTOMER,
        QT_TRANSLATE_NOOP("commands", "&Credit note for the customer"),
        ("Alt+2",),
        "credit-note",
        Scope.PAGE,
    ),
    Command(
        "customer.quote",
        Menu.CUSTOMER,
        QT_TRANSLATE_NOOP("commands", "&Quote for the customer"),
        ("Alt+3",),
        "quote",
        Scope.PAGE,
    ),
    Command(
        "customer.order-confirmation",
        Menu.CUSTOMER,
        QT_TRANSLATE_NOOP("commands", "Order con&firmation for the customer"),
        ("Alt+4",),
        "order-confirmation",
        Scope.PAGE,
    ),
    Command("go.customers", Menu.GO, QT_TRANSLATE_NOOP("commands", "C&ustomers"), ("Ctrl+7",), "customer"),
    Command("go.products", Menu.GO, QT_TRANSLATE_NOOP("commands", "&Products"), ("Ctrl+8",), "product"),
)
