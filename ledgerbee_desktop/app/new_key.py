"""Another key for the company that is open."""

from __future__ import annotations

from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.library import Company
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.welcome.ports import Checked

_OTHER_COMPANY = QT_TRANSLATE_NOOP(
    "errors",
    "This belongs to {name}, another company. Nothing was changed. Sign in with a key or client of this company.",
)


class NewKey:
    """`ui.welcome.ports.KeyDoor` for the company that is open."""

    def __init__(self, companies: Companies, company: OpenCompany) -> None:
        self._companies, self._company = companies, company

    async def check(self, key: Credential) -> Checked:
        """Ask LedgerBee and the keyring; nothing is stored. Raises AppError when it is another company's."""
        record, info = await self._companies.ask(key)
        self._refuse_stranger(record)
        return Checked(record, info, await self._companies.vault.state())

    async def enter(self, key: Credential, checked: Checked) -> None:
        """Keep the key and work with it from now on. Raises AppError when it is another company's: then nothing is kept."""
        self._refuse_stranger(checked.company)
        await self._companies.keep_key(checked.company.id, key)
        await self._company.change_key(self._companies.client(key), checked.key)

    def _refuse_stranger(self, company: Company) -> None:
        if company.id != self._company.id:
            raise AppError(_OTHER_COMPANY.of(name=company.name))
