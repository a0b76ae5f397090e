"""The composition root: arguments, logging, wiring, shutdown order, headless commands."""
