"""Founding the company of a new sandbox database."""

from __future__ import annotations

import random
import sqlite3
from datetime import date

from ledgerbee_desktop.sandbox.demo import accounts, basics
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import settings
from ledgerbee_desktop.sandbox.store.database import transaction


def found_company(conn: sqlite3.Connection, seed: int, today: date, *, empty: bool, number: int = 1) -> None:
    """Fill an empty database, all or nothing: the demo company, or with `empty` only what every company has.

    The content depends on `seed` and `today` alone, the company's name on its `number` on the server.
    """
    world = World(conn, random.Random(seed), today)
    with transaction(conn):
        basics.add_company(world, number)
        accounts.add_accounts(world)
        basics.add_vat_codes(world)
        basics.add_templates(world)
        basics.add_customer_groups(world)
        if not empty:
            from ledgerbee_desktop.sandbox.demo import catalogue, clients, history, refunds, sales

            settings.put(conn, "licences", ["Subscription"])
            products = catalogue.add_catalogue(world)
            customers = clients.add_clients(world)
            history.add_invoices(world, customers, products)
            refunds.add_credit_notes(world)
            sales.add_sales(world, customers, products)
        settings.put(conn, "founded", {"seed": seed, "today": today.isoformat(), "empty": empty, "number": number})
