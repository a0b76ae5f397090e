"""The chart of accounts that every company has, and what VAT is booked with them."""

from __future__ import annotations

from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import reference

RECEIVABLES = 5600
SALES = {"domestic": 1010, "eu": 1050, "abroad": 1060, "domesticWithoutVat": 1070}
"""The revenue accounts of an ordinary product group, by zone."""
LAID_OUT = 1080
"""What was paid for the customer and is charged on: sold without VAT."""

Row = tuple[int, str, str, str | None, str | None, str | None]
"""Number, name, ledger type, classification, control account type, VAT code."""
_RESULT, _BALANCE = "PROFIT_AND_LOSS", "BALANCE_SHEET"
CHART: tuple[Row, ...] = (
    (1000, "Nettoomsætning", "HEADING", None, None, None),
    (1010, "Salg af varer og ydelser m/moms", _RESULT, "REVENUE", None, "U25"),
    (1050, "Salg af varer EU", _RESULT, "REVENUE", None, "UEU"),
    (1060, "Salg af varer uden for EU", _RESULT, "REVENUE", None, "UUL"),
    (1070, "Salg uden moms", _RESULT, "REVENUE", None, None),
    (1080, "Udlæg viderefaktureret", _RESULT, "REVENUE", None, "U0"),
    (1099, "Nettoomsætning i alt", "TOTAL_FROM", None, None, None),
    (1300, "Vareforbrug", "HEADING", None, None, None),
    (1310, "Køb af materialer", _RESULT, "EXPENSE", None, "I25"),
    (1350, "Fremmed arbejde", _RESULT, "EXPENSE", None, "I25"),
    (1399, "Vareforbrug i alt", "TOTAL_FROM", None, None, None),
    (2750, "Repræsentation", _RESULT, "EXPENSE", None, "REP"),
    (4999, "Resultat", "TOTAL_INTERVALS", None, None, None),
    (5000, "Balance", "HEADING_BREAK", None, None, None),
    (RECEIVABLES, "Debitorer", _BALANCE, "ASSET", "ACCOUNTS_RECEIVABLE", None),
    (5820, "Bank", _BALANCE, "ASSET", None, None),
    (6110, "Selskabskapital", _BALANCE, "EQUITY", None, None),
    (6800, "Kreditorer", _BALANCE, "LIABILITY", "ACCOUNTS_PAYABLE", None),
    (7200, "Salgsmoms", _BALANCE, "LIABILITY", None, None),
    (7250, "Købsmoms", _BALANCE, "LIABILITY", None, None),
    (7260, "Moms af ydelseskøb i udlandet", _BALANCE, "LIABILITY", None, None),
)


def add_accounts(world: World) -> None:
    """The whole chart."""
    moment = world.moment(world.founded(), 8, 2)
    for number, name, ledger_type, classification, control_type, vat_code in CHART:
        reference.add_account(
            world.conn,
            {
                "id": world.id(moment),
                "name": name,
                "accountNumber": number,
                "publicAccountId": number,
                "ledgerType": ledger_type,
                "accountClassification": classification,
                "controlAccountType": control_type,
            },
            vat_code,
        )
