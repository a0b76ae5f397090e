"""The LedgerBee look-alike that ships with the program for the demo and the tests.

A process of its own: a real HTTP server on loopback with SQLite behind it. It answers by the public contract and shares
no code with the client, so that a mistake in one of them cannot hide in the other.
"""
