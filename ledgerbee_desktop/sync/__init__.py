"""The outbox worker, reconciliation and the pull: plain asyncio, no Qt."""
