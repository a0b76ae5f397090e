"""Responses about the ledger: accounts and VAT codes, which product groups name."""

from __future__ import annotations

import msgspec

from ledgerbee_desktop.api.wire.values import loose_text, some_rate, text
from ledgerbee_desktop.core.identifiers import AccountId, normal_id
from ledgerbee_desktop.core.library import Account, VatCode


class AccountOut(msgspec.Struct, kw_only=True, rename="camel"):
    """AccountResponse. `account_number` is a JSON number."""

    id: str
    name: str | None = None
    account_number: int | float | str | None = None
    ledger_type: str | None = None
    account_classification: str | None = None


def account(out: AccountOut) -> Account:
    """An account."""
    return Account(
        id=AccountId(normal_id(out.id)),
        number=loose_text(out.account_number),
        name=text(out.name),
        ledger_type=text(out.ledger_type),
        classification=text(out.account_classification),
    )


class VatCodeOut(msgspec.Struct, kw_only=True, rename="camel"):
    """VatCodeResponse. `vat_rate` is text or a number."""

    id: str
    vat_code: str | int | None = None
    name: str | None = None
    vat_rate: msgspec.Raw = msgspec.Raw(b"null")


def vat_code(out: VatCodeOut) -> VatCode:
    """A VAT code with its rate in per cent."""
    return VatCode(
        id=normal_id(out.id), code=loose_text(out.vat_code), name=text(out.name), rate=some_rate(out.vat_rate)
    )
