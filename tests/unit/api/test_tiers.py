"""Tiers of a price: nothing is known of their fields (contract README, row 29), so they stay as they came."""

from __future__ import annotations

import msgspec
import pytest

from ledgerbee_desktop.api.wire.catalogue import PriceOut, price
from ledgerbee_desktop.core.identifiers import ProductId

ID = "0194caf0-8d30-76da-a8fa-f5c45e7ccd14"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("null", ()),
        ("[]", ()),
        ('[{"upTo": 10, "unitAmount": "100.00"}, {"upTo": null, "unitAmount": 80.10}]', "tiers"),
        ('"none"', ()),
        ('[1, "x"]', ()),
        ('[{"more": {"deep": [1.50]}}]', ({"more": '{"deep": [1.50]}'},)),
    ],
)
def test_unknown_29_tiers_stay_as_they_came(sent: str, kept: object) -> None:
    out = msgspec.json.decode(f'{{"id": "{ID}", "tiers": {sent}}}', type=PriceOut)
    expected = ({"upTo": "10", "unitAmount": "100.00"}, {"unitAmount": "80.10"}) if kept == "tiers" else kept
    assert price(out, ProductId(ID)).tiers == expected


def test_a_price_without_tiers_has_none() -> None:
    assert price(msgspec.json.decode(f'{{"id": "{ID}"}}', type=PriceOut), ProductId(ID)).tiers == ()
