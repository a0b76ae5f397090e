"""What LedgerBee Desktop knows about invoices: plain values and rules; standard library and stdnum only."""
