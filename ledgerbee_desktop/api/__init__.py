"""The LedgerBee HTTP client; the only package that imports httpx. Importing this module costs nothing: httpx comes with `api.client`."""
