"""LedgerBee Desktop: invoices at the speed of typing, delivered to LedgerBee exactly once."""
