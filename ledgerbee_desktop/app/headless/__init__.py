"""The commands without a window: the same core, store, outbox and client, on plain asyncio. Qt is never imported."""
