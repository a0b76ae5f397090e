"""`companies`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.headless.out import Exit, as_json, table


def list_(companies: Companies, words: Mapping[str, Any]) -> Exit:
    """Print the companies that have data here. Opens none of them and asks neither LedgerBee nor the keyring."""
    register = companies.register
    opened = set(register.windows())
    known = register.companies()
    if words["json"]:
        rows = [(each.id, each.name or None, each.cvr or None, each.id in opened) for each in known]
        as_json([dict(zip(("id", "name", "cvr", "window"), row, strict=True)) for row in rows])
    elif known:
        table((each.name, each.cvr, each.id) for each in known)
    return Exit.SETTLED
