"""The operations of customers, products, prices and product groups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from ledgerbee_desktop.api.calls import Calls, given, item, paging
from ledgerbee_desktop.api.record_bodies import read_action
from ledgerbee_desktop.api.wire import catalogue, records
from ledgerbee_desktop.core.identifiers import CustomerId, PriceId, ProductGroupId, ProductId, normal_id
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Contact, Customer, CustomerGroup, Department, Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.ports import Page, Written
from ledgerbee_desktop.core.records import PriceAction

CUSTOMERS: Final = "/v1/customers"
CUSTOMER_GROUPS: Final = "/v1/customer-groups"
PRODUCTS: Final = "/v1/products"
PRICES: Final = "/v1/product-prices"
PRODUCT_GROUPS: Final = "/v1/product-groups"
RECORDS: Final = {
    Target.CUSTOMER: CUSTOMERS,
    Target.PRODUCT: PRODUCTS,
    Target.PRICE: PRICES,
    Target.PRODUCT_GROUP: PRODUCT_GROUPS,
}


class RecordCalls(Calls):
    """Customers, products, prices and product groups."""

    async def customers(
        self, *, customer_number: str = "", external_system_id: str = "", metadata: Mapping[str, str] | None = None
    ) -> tuple[Customer, ...]:
        """listCustomers: all of them in one answer, or those that match every filter (at most 10 pairs of `metadata`)."""
        query = given(customerNumber=customer_number, externalSystemId=external_system_id)
        query |= {f"metadata[{name}]": value for name, value in (metadata or {}).items()}
        return await self._all(CUSTOMERS, query, records.CustomerOut, records.customer)

    async def customers_of(self, external_system_id: str) -> tuple[Customer, ...]:
        """listCustomers filtered by `externalSystemId`: never from LedgerBee's cache (contract README, trap 20)."""
        if not external_system_id:
            raise ValueError("an empty filter would find everybody")
        return await self.customers(external_system_id=external_system_id)

    async def customer(self, customer_id: CustomerId) -> Customer:
        """getCustomer. Raises Missing."""
        return await self._read(item(CUSTOMERS, customer_id), {}, records.CustomerOut, records.customer)

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        """listCustomerContacts."""
        build = partial(records.contact, customer_id=customer_id)
        return await self._all(f"{item(CUSTOMERS, customer_id)}/contacts", {}, records.ContactOut, build)

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        """listCustomerDepartments."""
        build = partial(records.department, customer_id=customer_id)
        return await self._all(f"{item(CUSTOMERS, customer_id)}/departments", {}, records.DepartmentOut, build)

    async def customer_groups(self) -> tuple[CustomerGroup, ...]:
        """listCustomerGroups."""
        return await self._all(CUSTOMER_GROUPS, {}, records.CustomerGroupOut, records.customer_group)

    async def products(self, page: int, *, search: str = "") -> Page[Product]:
        """listProducts, 100 a page, without prices; `search` looks in number and name."""
        return await self._page(PRODUCTS, paging(page, search=search), catalogue.ProductOut, catalogue.listed_product)

    async def product(self, product_id: ProductId) -> Product:
        """getProduct, with prices. Raises Missing."""
        return await self._read(item(PRODUCTS, product_id), {}, catalogue.ProductWithPricesOut, catalogue.product)

    async def price(self, price_id: PriceId) -> Price:
        """getProductPrice. Raises Missing."""
        return await self._read(item(PRICES, price_id), {}, catalogue.SinglePriceOut, catalogue.single_price)

    async def product_groups(
        self, page: int, *, search: str = "", sort_by: str = "", sort_order: str = ""
    ) -> Page[ProductGroup]:
        """listProductGroups, 100 a page; `search` looks at the beginning of name and number."""
        query = paging(page, search=search, sortBy=sort_by, sortOrder=sort_order)
        return await self._page(PRODUCT_GROUPS, query, catalogue.ProductGroupOut, catalogue.product_group)

    async def product_group(self, group_id: ProductGroupId) -> ProductGroup:
        """getProductGroup. Raises Missing."""
        return await self._read(item(PRODUCT_GROUPS, group_id), {}, catalogue.ProductGroupOut, catalogue.product_group)

    async def write_record(
        self, target: Target, kind: OperationKind, record_id: str, body: bytes, action: PriceAction | None = None
    ) -> Written[str]:
        """One write of a record; the value is LedgerBee's id of it. Never repeated; see `Writer.write`.

        createCustomer, updateCustomer, createProduct, updateProduct, deleteProduct, createProductPrice, updateProductPrice,
        deleteProductPrice, createProductGroup, updateProductGroup, deleteProductGroup, and by `action` (or, without it, the action in the
        frozen `body`, which an ACTION does not send) activateProductPrice, archiveProductPrice, disableProductPrice, setDefaultProductPrice.

        Raises:
            ValueError: the contract has no such write.
        """
        path = RECORDS[target]
        match kind:
            case OperationKind.CREATE:
                return await self._write("POST", path, body, records.IdOut, records.written_id)
            case OperationKind.UPDATE:
                return await self._write("PATCH", item(path, record_id), body, records.IdOut, records.written_id)
            case OperationKind.DELETE if target is not Target.CUSTOMER:
                return await self._write(
                    "DELETE", item(path, record_id), b"", None, partial(_same, normal_id(record_id))
                )
            case OperationKind.ACTION if target is Target.PRICE:
                last = (action or read_action(body)).value
                acted = f"{item(path, record_id)}/{last}"
                return await self._write("POST", acted, b"", records.IdOut, records.written_id)
        raise ValueError(f"no write {kind} of a {target}")


def _same(record_id: str, _: Any) -> str:
    return record_id
