"""The demo company: a believable small Danish business, the same one for the same seed and day."""
