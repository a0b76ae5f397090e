"""Identifiers and the numbers that businesses and people are known by."""

from __future__ import annotations

import re
from typing import NewType
from uuid import UUID

from stdnum import ean
from stdnum.dk import cvr
from stdnum.eu import vat

DraftId = NewType("DraftId", str)
LineId = NewType("LineId", str)
OperationId = NewType("OperationId", str)
DocumentId = NewType("DocumentId", str)
CustomerId = NewType("CustomerId", str)
ContactId = NewType("ContactId", str)
DepartmentId = NewType("DepartmentId", str)
ProductId = NewType("ProductId", str)
PriceId = NewType("PriceId", str)
TemplateId = NewType("TemplateId", str)
CompanyId = NewType("CompanyId", str)
CustomerGroupId = NewType("CustomerGroupId", str)
ProductGroupId = NewType("ProductGroupId", str)
AccountId = NewType("AccountId", str)

_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"().]+(\.[^@\s,;<>\"().]+)+")


def normal_id(text: str) -> str:
    """A LedgerBee id in the one form in which ids are stored and compared: lower case with hyphens.

    LedgerBee prints ids in upper case on some pages and in lower case on others (contract README, trap 20).

    Raises:
        ValueError: `text` is no UUID.
    """
    return str(UUID(text.strip()))


def is_gln(text: str) -> bool:
    """Is this an EAN location number: exactly 13 digits with a valid check digit (PEPPOL-COMMON-R040, Danish practice)?"""
    digits = text.replace(" ", "")
    return len(digits) == 13 and digits.isascii() and bool(ean.is_valid(digits))


def is_cvr(text: str) -> bool:
    """Is this a Danish CVR number: 8 digits, weights 2 7 6 5 4 3 2 1, sum divisible by 11 (Erhvervsstyrelsen)?"""
    return bool(cvr.is_valid(text))


def is_vat_number(text: str, country_code: str, vat_zone: str) -> bool:
    """Could this be the VAT number of a customer in that country and VAT zone? Form and check digits only.

    At home (zones `domestic…`, no other country given) it is a CVR number; in the EU the number of a member state, with or without
    the two letters of the country; elsewhere, and in zones that are not known, anything goes.
    """
    country = country_code.upper()
    if vat_zone.startswith("domestic") and country in {"", "DK"}:
        return is_cvr(text)
    if vat_zone != "eu":
        return True
    return bool(vat.is_valid(text)) or (bool(country) and bool(vat.is_valid(country + text)))


def is_email(text: str) -> bool:
    """Could this be the address of a mailbox? Form only; LedgerBee has the last word."""
    return text.isprintable() and len(text) <= 254 and _EMAIL.fullmatch(text) is not None
