"""One SQLite database per company; the only package (beside the sandbox) that imports sqlite3."""
