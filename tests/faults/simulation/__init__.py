"""A whole world in virtual time: the product's store, outbox and engine, a model LedgerBee that misbehaves, and a person."""
