"""The tab of a customer: everything that LedgerBee knows, the people, the documents, and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Catalogue, Contact, Customer, Department
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.customers.documents import DocumentsOf
from ledgerbee_desktop.ui.customers.form import change_customer
from ledgerbee_desktop.ui.customers.words import NEW_DOCUMENT, country_name, group_name, type_named, zone_named
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.facts import Facts, FactsCard
from ledgerbee_desktop.ui.document.steps import Step
from ledgerbee_desktop.ui.document.steps_row import Work
from ledgerbee_desktop.ui.formats import percent
from ledgerbee_desktop.ui.making import make_for
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.page import RecordPage
from ledgerbee_desktop.ui.text import PlainLabel, explain

ITSELF = "self"
"""The billing relationship of a customer who pays for itself: the ordinary case, not worth a line."""
_DELETED = QT_TRANSLATE_NOOP("customers", "It was deleted in LedgerBee: it gets no new documents.")
_INACTIVE = QT_TRANSLATE_NOOP("customers", "It is archived in LedgerBee: it gets no new documents.")
_NUMBER = QT_TRANSLATE_NOOP("customers", "Number")
_NAME = QT_TRANSLATE_NOOP("customers", "Name")
_KIND = QT_TRANSLATE_NOOP("customers", "Kind")
_ADDRESS = QT_TRANSLATE_NOOP("customers", "Address")
_EMAIL = QT_TRANSLATE_NOOP("customers", "Email")
_PHONE = QT_TRANSLATE_NOOP("customers", "Phone")
_WEBSITE = QT_TRANSLATE_NOOP("customers", "Website")
_VAT = QT_TRANSLATE_NOOP("customers", "VAT number")
_EAN = QT_TRANSLATE_NOOP("customers", "EAN number")
_ZONE = QT_TRANSLATE_NOOP("customers", "VAT zone")
_CURRENCY = QT_TRANSLATE_NOOP("customers", "Currency")
_TERMS = QT_TRANSLATE_NOOP("customers", "Payment terms")
_GROUP = QT_TRANSLATE_NOOP("customers", "Group")
_DISCOUNT = QT_TRANSLATE_NOOP("customers", "Discount of the group")
_ACCOUNT = QT_TRANSLATE_NOOP("customers", "Account of the group")
_PARENT = QT_TRANSLATE_NOOP("customers", "Belongs to")
_BILLING = QT_TRANSLATE_NOOP("customers", "Billing")
_ELSEWHERE = QT_TRANSLATE_NOOP("customers", "Id elsewhere")
_DAYS = QT_TRANSLATE_NOOP("customers", "{days} days")
_DEFAULT = QT_TRANSLATE_NOOP("customers", "usual")
_ARCHIVED = QT_TRANSLATE_NOOP("customers", "archived")
_EAN_OF = QT_TRANSLATE_NOOP("customers", "EAN {number}")
READ_ONLY = QT_TRANSLATE_NOOP(
    "customers",
    "Contacts, departments and customer groups are made and changed in LedgerBee itself: its API only shows them.",
)


class CustomerPage(RecordPage[Customer]):
    """Read from LedgerBee again when it is opened."""

    icon_name = "customer"

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        self._customer_id = CustomerId(key.id)
        super().__init__(desk, key, Target.CUSTOMER, parent)

    @override
    def works(self) -> Mapping[str, Work]:
        return {
            **{command: partial(self._new, kind) for command, kind in NEW_DOCUMENT.items()},
            "document.edit": self._change,
            "outbox.take-back": self._take_back,
        }

    @override
    def build(self) -> None:
        self.facts, self.people = FactsCard(), FactsCard()
        self.about_people = PlainLabel(explain(READ_ONLY), role="small", wrap=True)
        self.documents = DocumentsOf(self._desk, self._customer_id, self)
        self.documents.open_asked.connect(self.open_asked)
        self.documents.failed.connect(self.failed)
        for command, text in self._short_texts():
            self.steps.actions_by_id[command].setText(text)
        self._open = page_action("document.open", self)
        self._open.triggered.connect(self.documents.open_current)
        for widget in (
            self.facts,
            PlainLabel(self.tr("Contacts and departments"), role="heading"),
            self.people,
            self.about_people,
            self.documents,
        ):
            self.content.addWidget(widget)
        self.content.addStretch(1)

    def _short_texts(self) -> tuple[tuple[str, str], ...]:
        """On the customer's own page it need not be said for whom."""
        return (
            ("customer.invoice", self.tr("New &invoice")),
            ("customer.quote", self.tr("New &quote")),
            ("customer.order-confirmation", self.tr("New order con&firmation")),
            ("customer.credit-note", self.tr("New &credit note")),
        )

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), "document.open": self._open}

    @override
    def record_in(self, catalogue: Catalogue) -> Customer | None:
        return catalogue.customers.get(self._customer_id)

    @override
    def name_of(self, record: Customer) -> str:
        return f"{record.number} {record.name}".strip()

    @override
    def offered(self, record: Customer) -> Sequence[Step]:
        why_not: Message | None = None if record.is_active else _DELETED if record.is_deleted else _INACTIVE
        waiting = self.standing.not_left
        take_back = [Step("outbox.take-back")] if waiting is not None else []
        return [*(Step(command, why_not) for command in NEW_DOCUMENT), self.write_step("document.edit"), *take_back]

    @override
    async def show_record(self, record: Customer) -> None:
        library = self._book.library
        contacts = await library.contacts(record.id)
        departments = await library.departments(record.id)
        self.facts.show_facts(_who(record), _how(record, self._shelf.catalogue))
        self.people.show_facts(_contacts(contacts), _departments(departments))
        self.people.setVisible(bool(self.people.facts()))

    @override
    async def fetch(self) -> None:
        await self._book.sync.fetch_customer(self._customer_id)

    # --- doing -------------------------------------------------------------------------------------

    async def _new(self, kind: DocumentKind) -> None:
        draft_id = await make_for(self._book, kind, self._customer_id, self._desk.preferences.our_reference)
        self.open_asked.emit(PageKey("draft", draft_id))

    async def _take_back(self) -> None:
        """What waits for it goes with it, so that is asked first."""
        standing = await self.read_standing()
        waiting = standing.not_left
        if waiting is None:
            return
        if standing.followers:
            text = self.tr("Take it back all the same?")
            details = self.tr("What waits for it in the outbox is taken back too; its drafts can be edited again.")
            if not await dialogs.ask(self, self.tr("Take back"), text, details):
                return
        await self._book.outbox.take_back(waiting.id)

    async def _change(self) -> None:
        if self.record is not None:
            await change_customer(self._desk, self.record, await self.read_standing(), self)


def _who(customer: Customer) -> Facts:
    place = f"{customer.postal_code} {customer.city}".strip()
    country = country_name(customer.country_code) or customer.country_code
    return [
        (explain(_NUMBER), customer.number),
        (explain(_NAME), customer.name),
        (explain(_KIND), type_named(customer.customer_type)),
        (explain(_ADDRESS), "\n".join(part for part in (customer.address, place, country) if part)),
        (explain(_EMAIL), customer.email),
        (explain(_PHONE), customer.phone),
        (explain(_WEBSITE), customer.website),
        *((name, value) for name, value in customer.metadata.items()),
    ]


def _how(customer: Customer, catalogue: Catalogue) -> Facts:
    group = next((each for each in catalogue.customer_groups if each.id == customer.group_id), None)
    parent = catalogue.customers.get(customer.parent_id) if customer.parent_id is not None else None
    terms = explain(_DAYS.of(days=customer.payment_terms)) if customer.payment_terms is not None else ""
    discount = percent(group.discount) if group is not None and group.discount else ""
    account = f"{group.account_number} {group.account_name}".strip() if group is not None else ""
    is_ours = customer.is_temporary
    return [
        (explain(_VAT), customer.vat_number),
        (explain(_EAN), customer.ean),
        (explain(_ZONE), zone_named(customer.vat_zone)),
        (explain(_CURRENCY), customer.currency),
        (explain(_TERMS), terms),
        (explain(_GROUP), group_name(customer, catalogue)),
        (explain(_DISCOUNT), discount),
        (explain(_ACCOUNT), account),
        (explain(_PARENT), parent.name if parent is not None else ""),
        (explain(_BILLING), "" if customer.billing_relationship == ITSELF else customer.billing_relationship),
        (explain(_ELSEWHERE), "" if is_ours else customer.external_system_id),
    ]


def _contacts(contacts: Sequence[Contact]) -> Facts:
    return [
        (
            each.name or each.email or "–",
            " · ".join(part for part in (each.email, each.phone, explain(_DEFAULT) if each.is_default else "") if part)
            or "–",
        )
        for each in contacts
    ]


def _departments(departments: Sequence[Department]) -> Facts:
    found: list[tuple[str, str]] = []
    for each in departments:
        ean = explain(_EAN_OF.of(number=each.ean)) if each.ean else ""
        state = "" if each.is_active else explain(_ARCHIVED)
        parts = [ean, explain(_DEFAULT) if each.is_default else "", state]
        found.append((each.name, " · ".join(part for part in parts if part) or "–"))
    return found
