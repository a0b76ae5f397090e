"""The operations of the company: itself, its key, its ledger, its templates."""

from __future__ import annotations

from typing import Final

from ledgerbee_desktop.api.calls import Calls, paging
from ledgerbee_desktop.api.wire import ledger, records
from ledgerbee_desktop.core.library import Account, Company, Template, VatCode
from ledgerbee_desktop.core.ports import Page

COMPANY: Final = "/v1/company"
ACCOUNTS: Final = "/v1/accounts"
VAT_CODES: Final = "/v1/vat-codes"
TEMPLATES: Final = "/v1/document-templates"


class CompanyCalls(Calls):
    """The company and what belongs to it as a whole."""

    async def company(self) -> Company:
        """getCompany. Without the scope `company-read` it raises KeyProblem, naming it."""
        return await self._read(COMPANY, {}, records.CompanyOut, records.company)

    async def accounts(self) -> tuple[Account, ...]:
        """listAccounts: all of them."""
        return await self._all(ACCOUNTS, {}, ledger.AccountOut, ledger.account)

    async def vat_codes(self) -> tuple[VatCode, ...]:
        """listVatCodes: all of them."""
        return await self._all(VAT_CODES, {}, ledger.VatCodeOut, ledger.vat_code)

    async def templates(
        self, page: int, *, search: str = "", document_type: str = "", sort_by: str = "", sort_order: str = ""
    ) -> Page[Template]:
        """listDocumentTemplates, 100 a page. `document_type` is spelled as in `core.kinds.TRAITS`."""
        query = paging(page, search=search, documentType=document_type, sortBy=sort_by, sortOrder=sort_order)
        return await self._page(TEMPLATES, query, records.TemplateOut, records.template)
