"""Everything that our own types can say in a request body, made by hypothesis."""

from __future__ import annotations

import datetime as dt
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import (
    AccountId,
    ContactId,
    CustomerGroupId,
    CustomerId,
    DepartmentId,
    DraftId,
    LineId,
    PriceId,
    ProductGroupId,
    ProductId,
    TemplateId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, LineKind, Target, has_field
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.records import (
    VAT_ZONES,
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordWrite,
)

ids = st.uuids().map(str) | st.uuids().map(lambda each: str(each).upper())
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = texts.filter(bool)
dates = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
quantities = st.decimals(Decimal("0.000001"), Decimal(10**12), places=6)
prices = st.decimals(Decimal(0), Decimal(10**12), places=2)
currencies = st.sampled_from(["DKK", "EUR", "JPY"])
emails = st.from_regex(r"[a-z0-9]{1,8}\.[a-zA-Z]{1,8}@[a-z0-9]{1,8}\.example", fullmatch=True)
product_lines = st.builds(
    Line,
    id=ids.map(LineId),
    price_id=ids.map(PriceId),
    quantity=quantities | st.integers(1, 10**9).map(Decimal) | st.sampled_from([Decimal("1E+2"), Decimal("0.10")]),
    unit_price=st.none() | prices | st.just(Decimal("12.5")) | st.just(Decimal("1E+2")),
    description=texts,
    recognition_period_days=st.none() | st.integers(1, 3650),
)
other_lines = st.builds(
    Line, id=ids.map(LineId), kind=st.sampled_from([LineKind.TEXT, LineKind.SEPARATOR]), description=texts
).map(lambda line: line.of_kind(line.kind))


@st.composite
def drafts(draw: st.DrawFn, kind: DocumentKind = DocumentKind.INVOICE) -> Draft:
    """A draft of `kind` that has no findings, as far as its body goes."""
    date, terms = draw(dates), draw(st.none() | st.integers(0, 3650))
    lines = [draw(product_lines), *draw(st.lists(product_lines | other_lines, max_size=5))]
    own: dict[str, st.SearchStrategy[Any]] = {
        "payment_terms": st.just(terms),
        "due_date": dates if terms is None else st.none() | dates,
        "description": texts,
        "valid_until": st.none() | dates,
        "invoice_number": texts,
    }
    return Draft(
        id=DraftId("draft"),
        kind=kind,
        customer_id=CustomerId(draw(ids)),
        contact_id=draw(st.none() | ids.map(ContactId)),
        department_id=draw(st.none() | ids.map(DepartmentId)),
        date=date,
        currency=draw(currencies),
        reference=draw(texts),
        our_reference=draw(texts),
        notes=draw(texts),
        lines=tuple(draw(st.permutations(lines))),
        **{name: draw(values) for name, values in own.items() if has_field(kind, name)},
    )


@st.composite
def adjustments(draw: st.DrawFn, target: DocumentKind) -> Draft:
    """What a conversion to `target` can be asked for instead of the source's content: as little as nothing."""
    whole = draw(drafts(target))
    left_out = draw(st.sets(st.sampled_from(["lines", "date", "due_date", "payment_terms"])))
    nothing = {"lines": (), "date": None, "due_date": None, "payment_terms": None}
    return whole.replace(**{name: nothing[name] for name in left_out})


@st.composite
def send_requests(draw: st.DrawFn, kind: DocumentKind) -> SendRequest:
    """A send that the window can ask for."""
    channel = draw(st.sampled_from(TRAITS[kind].channels))
    addresses = {
        DeliveryType.EMAIL: st.just("") | emails,
        DeliveryType.SPROOM: st.just("") | st.from_regex(r"[0-9]{13}", fullmatch=True),
        DeliveryType.MANUAL: st.just(""),
    }
    return SendRequest(
        delivery_type=channel,
        to=draw(addresses[channel]),
        store_on_customer=draw(st.booleans()) if TRAITS[kind].overrides_recipient else False,
        template_id=draw(st.none() | ids.map(TemplateId)),
    )


customers = st.builds(
    CustomerFields,
    customer_type=words,
    number=words,
    name=words,
    vat_zone=st.sampled_from(VAT_ZONES),
    group_id=ids.map(CustomerGroupId),
    country_code=st.sampled_from(["DK", "SE", "DE", "GL"]),
    email=st.just("") | emails,
    phone=texts,
    address=texts,
    city=texts,
    postal_code=texts,
    vat_number=texts,
    ean=texts,
    website=texts,
    external_system_id=texts,
    metadata=st.dictionaries(words, texts, max_size=3),
)
products = st.builds(ProductFields, number=words, name=words, group_id=ids.map(ProductGroupId), description=texts)
one_time = st.builds(
    PriceFields, product_id=ids.map(ProductId), unit_amount=prices, currency=currencies, nickname=texts
)
by_interval = st.builds(
    PriceFields,
    product_id=ids.map(ProductId),
    unit_amount=prices,
    currency=currencies,
    nickname=texts,
    billing_period=st.just("RECURRING"),
    billing_interval=st.sampled_from(["DAY", "WEEK", "MONTH", "YEAR"]),
    billing_interval_count=st.integers(1, 99),
)
groups = st.builds(
    ProductGroupFields,
    number=words,
    name=words,
    domestic_account_id=ids.map(AccountId),
    eu_account_id=ids.map(AccountId),
    abroad_account_id=ids.map(AccountId),
    domestic_without_vat_account_id=ids.map(AccountId),
    description=texts,
)
RECORDS: dict[Target, st.SearchStrategy[RecordFields]] = {
    Target.CUSTOMER: customers,
    Target.PRODUCT: products,
    Target.PRICE: one_time | by_interval,
    Target.PRODUCT_GROUP: groups,
}
CHANGEABLE_OF_A_PRICE = frozenset({"nickname", "unit_amount"})


def required(of: type[RecordFields]) -> set[str]:
    """The fields without which there is no create."""
    return {each.name for each in fields(of) if each.default is MISSING and each.default_factory is MISSING}


@st.composite
def creates(draw: st.DrawFn, target: Target) -> RecordWrite:
    """A new record."""
    made_id: Any = draw(ids)
    return RecordWrite(target=target, kind=OperationKind.CREATE, record_id=made_id, fields=draw(RECORDS[target]))


@st.composite
def updates(draw: st.DrawFn, target: Target) -> RecordWrite:
    """A change of some of what can be changed; what need not be there may be emptied, but for an e-mail address."""
    known = draw(RECORDS[target])
    names = sorted(CHANGEABLE_OF_A_PRICE if target is Target.PRICE else {each.name for each in fields(known)})
    if isinstance(known, CustomerFields) and not known.email:
        names.remove("email")
    changed = draw(st.sets(st.sampled_from(names), min_size=1))
    made_id: Any = draw(ids)
    return RecordWrite(
        target=target, kind=OperationKind.UPDATE, record_id=made_id, fields=known, changed=frozenset(changed)
    )


def actions() -> st.SearchStrategy[RecordWrite]:
    """Something done to a price."""
    return st.builds(
        RecordWrite,
        target=st.just(Target.PRICE),
        kind=st.just(OperationKind.ACTION),
        record_id=ids.map(PriceId),
        action=st.sampled_from(PriceAction),
    )
