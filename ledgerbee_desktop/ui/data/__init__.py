"""The data of a company as a whole: where it is, its backups, and what to do when it is damaged."""
