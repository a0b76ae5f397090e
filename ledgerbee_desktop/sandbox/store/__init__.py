"""What the sandbox keeps, in one SQLite file. Functions by subject; each takes the connection."""
