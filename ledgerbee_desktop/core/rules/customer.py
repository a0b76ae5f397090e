"""The rules for a customer's own fields, as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.eu.vat import MEMBER_STATES

from ledgerbee_desktop.core.identifiers import CustomerId, is_email, is_gln, is_vat_number
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.records import CustomerFields
from ledgerbee_desktop.core.rules.parts import Finding, error, warning
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

HOME = "DK"
_COUNTRY = re.compile(r"[A-Z]{2}")


def customer_findings(fields: CustomerFields, record_id: CustomerId, catalogue: Catalogue) -> tuple[Finding, ...]:
    """What LedgerBee would refuse (errors) or a person may regret (warnings) of a customer that is written like this.

    `record_id` is the customer's own id, a temporary one for a new customer. The fields of findings are those of `CustomerFields`.
    """
    return (*_required(fields, record_id, catalogue), *_where(fields), *_numbers(fields))


def _required(fields: CustomerFields, record_id: CustomerId, catalogue: Catalogue) -> Iterator[Finding]:
    if not fields.name.strip():
        yield error("name", QT_TRANSLATE_NOOP("findings", "The customer needs a name."))
    if not fields.number.strip():
        yield error("number", QT_TRANSLATE_NOOP("findings", "The customer needs a number of its own."))
    others = [each for each in catalogue.customers.values() if each.id != record_id]
    twin = next((each for each in others if fields.number and each.number == fields.number), None)
    if twin is not None:
        taken = QT_TRANSLATE_NOOP("findings", "The number {number} is taken already by {name}.")
        yield error("number", taken.of(number=fields.number, name=twin.name))
    if not fields.group_id:
        yield error("group_id", QT_TRANSLATE_NOOP("findings", "LedgerBee wants every customer in a group."))
    if not fields.customer_type:
        yield error(
            "customer_type", QT_TRANSLATE_NOOP("findings", "LedgerBee wants to know what kind of customer it is.")
        )
    if fields.vat_number:
        same = next((each for each in others if each.is_active and each.vat_number == fields.vat_number), None)
        if same is not None:
            twice = QT_TRANSLATE_NOOP("findings", "{name} has this VAT number already.")
            yield warning("vat_number", twice.of(name=same.name))


def _where(fields: CustomerFields) -> Iterator[Finding]:
    country, zone = fields.country_code, fields.vat_zone
    if _COUNTRY.fullmatch(country) is None:
        yield error("country_code", QT_TRANSLATE_NOOP("findings", "The country is two letters, such as DK."))
        return
    in_eu = country.lower() in MEMBER_STATES
    if zone.startswith("domestic") and country != HOME:
        yield warning("vat_zone", QT_TRANSLATE_NOOP("findings", "The VAT zone is Denmark, the country is another."))
    elif zone == "eu" and (country == HOME or not in_eu):
        yield warning(
            "vat_zone", QT_TRANSLATE_NOOP("findings", "The VAT zone is the rest of the EU, the country is not.")
        )
    elif zone == "abroad" and (country == HOME or in_eu):
        yield warning(
            "vat_zone", QT_TRANSLATE_NOOP("findings", "The VAT zone is outside the EU, the country is in it.")
        )


def _numbers(fields: CustomerFields) -> Iterator[Finding]:
    if fields.vat_number and not is_vat_number(fields.vat_number, fields.country_code, fields.vat_zone):
        yield warning(
            "vat_number",
            QT_TRANSLATE_NOOP("findings", "This VAT number cannot be right: its form or its check digit is wrong."),
        )
    elif not fields.vat_number and fields.vat_zone in {"eu", "abroad"}:
        yield warning(
            "vat_number", QT_TRANSLATE_NOOP("findings", "Outside the Danish VAT zone, a VAT number is asked for.")
        )
    if fields.ean and not is_gln(fields.ean):
        yield warning(
            "ean", QT_TRANSLATE_NOOP("findings", "An EAN number has 13 digits, and the last one checks the others.")
        )
    if fields.email and not is_email(fields.email):
        yield error("email", QT_TRANSLATE_NOOP("findings", "This is not an email address."))
