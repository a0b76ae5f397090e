"""LedgerBee's JSON as it is on the wire: strict requests, lenient responses, and their translation to the entities of `core`."""
