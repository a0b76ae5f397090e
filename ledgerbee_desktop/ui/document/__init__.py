"""A document that LedgerBee holds: its facts, lines, deliveries, PDF, and what can be done next."""
