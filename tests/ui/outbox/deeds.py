"""Each write that this program knows, made ready at a real LedgerBee and handed over there: all of them in one outbox."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ledgerbee_desktop.core.changes import SetFields
from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.identifiers import CustomerId, OperationId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.journal import JournalWrite
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, Target
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.operations import Operation, OperationKind
from ledgerbee_desktop.core.records import (
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordId,
    RecordWrite,
)
from ledgerbee_desktop.ui.customers.form import fields_of, values_of
from tests.contract.billing import Json
from tests.contract.test_sandbox_catalogue import group_body, new_group, new_price
from tests.ui.outbox.kit import COLLECTION, Clerk

CREATE, UPDATE = OperationKind.CREATE, OperationKind.UPDATE
Begin = Callable[[], OperationId]


@dataclass(frozen=True)
class Deed:
    """`begin` hands it over. `what` is how the outbox calls it, `opens` the way to where it is looked at."""

    name: str
    what: str
    opens: str
    begin: Begin
    target: Target
    kind: OperationKind
    is_resend: bool = False


NAMES = {
    DocumentKind.INVOICE: "Invoice",
    DocumentKind.CREDIT_NOTE: "Credit note",
    DocumentKind.QUOTE: "Quote",
    DocumentKind.ORDER_CONFIRMATION: "Order confirmation",
}


def every_deed(clerk: Clerk) -> tuple[Deed, ...]:
    """What they are about is made at LedgerBee and pulled; nothing is handed over yet."""
    made = [each for kind in DocumentKind for each in _of_documents(clerk, kind)]
    ready = _Records.at(clerk)
    clerk.aio(clerk.book.sync.refresh())
    return (*made, *ready.deeds(clerk, clerk.aio(clerk.book.library.catalogue())))


def hand_over(clerk: Clerk, deeds: tuple[Deed, ...]) -> dict[OperationId, Deed]:
    """All of them, while nothing can leave."""
    return {deed.begin(): deed for deed in deeds}


# --- documents -------------------------------------------------------------------------------------


def _of_documents(clerk: Clerk, kind: DocumentKind) -> Iterator[Deed]:
    target, path, name = Target(kind), COLLECTION[kind], NAMES[kind]
    draft = clerk.draft(kind)
    document, opens = "&Open the document", "&Open the draft"
    yield Deed(f"{kind}-create", f"{name}: create", opens, lambda: clerk.queue(draft), target, CREATE)
    unsent = clerk.shop.make(path, reference="Unsent")
    first = clerk.known(kind, unsent)
    yield Deed(
        f"{kind}-send", ": send by email", document, lambda: clerk.send_known(kind, first), target, OperationKind.SEND
    )
    sent = clerk.shop.make(path, reference="Sent")
    clerk.shop.dispatch(path, sent, deliveryType="Email")
    again = clerk.known(kind, sent)
    yield Deed(
        f"{kind}-resend",
        ": send again by email",
        document,
        lambda: clerk.send_known(kind, again),
        target,
        OperationKind.SEND,
        is_resend=True,
    )
    if TRAITS[kind].is_updatable:
        yield Deed(f"{kind}-update", f"{name}: change", opens, change_of(clerk, kind), target, UPDATE)
    for becomes in TRAITS[kind].converts_to:
        yield Deed(
            f"{kind}-convert-{becomes}",
            ": convert",
            document,
            _conversion(clerk, kind, becomes),
            target,
            OperationKind.CONVERT,
        )


def change_of(clerk: Clerk, kind: DocumentKind) -> Begin:
    """A change of the reference of a document that LedgerBee has as a draft."""
    document_id = clerk.known(kind, clerk.shop.make(COLLECTION[kind], reference="Before"))
    draft_id = clerk.aio(clerk.book.sync.start_editing(kind, document_id))
    change = SetFields((("reference", "Before"),), (("reference", "After"),))
    changed = change.apply(clerk.aio(clerk.book.drafts.open(draft_id)).saved.draft)
    clerk.aio(clerk.book.drafts.record(JournalWrite(changed, 0, (change,), 1), Caret()))
    return lambda: clerk.queue(changed)


def _conversion(clerk: Clerk, kind: DocumentKind, becomes: DocumentKind) -> Begin:
    source = clerk.known(kind, clerk.shop.sent(COLLECTION[kind], reference=f"To {becomes}"))
    return lambda: clerk.aio(clerk.book.outbox.convert(kind, source, becomes))


# --- records ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Records:
    """What LedgerBee has that is changed, deleted or acted on, each by one write."""

    product: dict[str, Json]
    doomed: dict[str, Json]
    group: dict[str, Json]
    empty: dict[str, Json]
    prices: dict[str, dict[str, Json]]

    @classmethod
    def at(cls, clerk: Clerk) -> _Records:
        sandbox = clerk.sandbox
        product = sandbox.add_product(number="D1", name="Dørmaling", prices=[{"unitAmount": "100.00"}])
        doomed = sandbox.add_product(number="D2", name="Udgår", prices=[{"unitAmount": "1.00"}])
        uses = ["change", "delete", *PriceAction]
        prices = {
            str(use): new_price(sandbox, product, unitAmount=f"{place}.00", nickname=str(use))
            for place, use in enumerate(uses, start=11)
        }
        archived = prices[PriceAction.ACTIVATE]["id"]
        assert sandbox.call("POST", f"/v1/product-prices/{archived}/archive").is_success
        group, empty = new_group(sandbox, number="91", name="Døre"), new_group(sandbox, number="92", name="Tom")
        return cls(product, doomed, group, empty, prices)

    def deeds(self, clerk: Clerk, catalogue: Catalogue) -> Iterator[Deed]:
        yield from self._customers(clerk, catalogue)
        yield from self._products(clerk, catalogue)
        yield from self._prices(clerk)
        yield from self._groups(clerk, catalogue)

    def _customers(self, clerk: Clerk, catalogue: Catalogue) -> Iterator[Deed]:
        known = catalogue.customers[CustomerId(clerk.shop.customer["id"])]
        values = {**values_of(known), "number": "7999", "name": "Ny Kunde ApS", "external_system_id": ""}
        opens = "&Open the customer"
        yield _deed(clerk, "Customer Ny Kunde ApS: create", opens, CREATE, fields_of(values), CustomerId(_new(clerk)))
        changed = dataclasses.replace(fields_of(values_of(known)), phone="12345678")
        yield _deed(clerk, f"Customer {known.name}: change", opens, UPDATE, changed, known.id, "phone")

    def _products(self, clerk: Clerk, catalogue: Catalogue) -> Iterator[Deed]:
        known, opens = catalogue.products[ProductId(self.product["id"])], "&Open the product"
        group = ProductGroupId(self.group["id"])
        new = ProductFields(number="N1", name="Ny vare", group_id=group)
        yield _deed(clerk, "Product Ny vare: create", opens, CREATE, new, ProductId(_new(clerk)))
        changed = ProductFields(number=known.number, name=known.name, group_id=group, description="To gange")
        yield _deed(clerk, "Product Dørmaling: change", opens, UPDATE, changed, known.id, "description")
        doomed = ProductId(self.doomed["id"])
        yield _deed(clerk, "Product Udgår: delete", opens, OperationKind.DELETE, Target.PRODUCT, doomed)

    def _prices(self, clerk: Clerk) -> Iterator[Deed]:
        product, opens = ProductId(self.product["id"]), "&Open the product"
        new = PriceFields(product_id=product, unit_amount=Decimal("12.50"), currency="DKK")
        yield _deed(clerk, "Price Dørmaling: create", opens, CREATE, new, PriceId(_new(clerk)))
        ids = {use: PriceId(price["id"]) for use, price in self.prices.items()}
        changed = dataclasses.replace(new, unit_amount=Decimal("11.00"), nickname="Aften")
        yield _deed(clerk, "Price Dørmaling: change", opens, UPDATE, changed, ids["change"], "nickname")
        yield _deed(clerk, "Price Dørmaling: delete", opens, OperationKind.DELETE, Target.PRICE, ids["delete"])
        for action in PriceAction:
            write = RecordWrite(
                target=Target.PRICE, kind=OperationKind.ACTION, record_id=ids[action.value], action=action
            )
            yield Deed(f"price-{action}", "Price Dørmaling: ", opens, _writing(clerk, write), write.target, write.kind)

    def _groups(self, clerk: Clerk, catalogue: Catalogue) -> Iterator[Deed]:
        opens = "&Open the product groups"
        known = next(each for each in catalogue.product_groups if each.id == self.group["id"])
        accounts = {
            name: getattr(known, name)
            for name in (
                "domestic_account_id",
                "eu_account_id",
                "abroad_account_id",
                "domestic_without_vat_account_id",
            )
        }
        new = ProductGroupFields(number="93", name="Ny gruppe", **accounts)
        yield _deed(clerk, "Product group Ny gruppe: create", opens, CREATE, new, ProductGroupId(_new(clerk)))
        changed = ProductGroupFields(number="91", name="Døre", description="Inde og ude", **accounts)
        yield _deed(clerk, "Product group Døre: change", opens, UPDATE, changed, known.id, "description")
        empty = ProductGroupId(self.empty["id"])
        yield _deed(clerk, "Product group Tom: delete", opens, OperationKind.DELETE, Target.PRODUCT_GROUP, empty)


_TARGETS = {
    "CustomerFields": Target.CUSTOMER,
    "ProductFields": Target.PRODUCT,
    "PriceFields": Target.PRICE,
    "ProductGroupFields": Target.PRODUCT_GROUP,
}


def _deed(
    clerk: Clerk,
    what: str,
    opens: str,
    kind: OperationKind,
    stated: RecordFields | Target,
    record_id: RecordId,
    *changed: str,
) -> Deed:
    fields = None if isinstance(stated, Target) else stated
    target = stated if isinstance(stated, Target) else _TARGETS[type(stated).__name__]
    write = RecordWrite(target=target, kind=kind, record_id=record_id, fields=fields, changed=frozenset(changed))
    return Deed(f"{target}-{kind}", what, opens, _writing(clerk, write), target, kind)


def _new(clerk: Clerk) -> str:
    return clerk.book.ids.new()


def _writing(clerk: Clerk, write: RecordWrite) -> Begin:
    return lambda: clerk.aio(clerk.book.outbox.write(write))


# --- what a colleague does meanwhile ----------------------------------------------------------------


def colleague_interferes(clerk: Clerk, deeds: Iterable[Deed], operations: Iterable[Operation]) -> None:
    """What could be the new product, group and price is made; what was to be changed is changed, what was to be converted is converted."""
    shop, sandbox = clerk.shop, clerk.sandbox
    sandbox.add_product(number="N1", name="Kollegas vare", prices=[])
    assert sandbox.call("POST", "/v1/product-groups", group_body(sandbox, number="93", name="Kollegas")).is_success
    for deed, operation in zip(deeds, operations, strict=True):
        if deed.name == "price-create":
            product = clerk.aio(clerk.book.library.catalogue()).products
            of = next(each for each in product.values() if each.number == "D1")
            new_price(sandbox, {"id": of.id}, unitAmount="13.00", nickname="Kollegas")
        elif deed.kind is UPDATE and deed.target.is_document:
            path = COLLECTION[DocumentKind(deed.target.value)]
            sandbox.control("PATCH", f"{path}/{operation.document_id}", {"reference": "A colleague's"})
        elif deed.name == "quote-convert-invoice":
            source = {"id": operation.document_id}
            answer = shop.ask("POST", "quotes/{id}/convert", source, {"target": "orderConfirmation"})
            assert answer.is_success, answer.text
