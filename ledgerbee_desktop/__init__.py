"""LedgerBee Desktop: invoices at the speed of typing, delivered to LedgerBee exactly once."""

__version__ = "0.1.0"
