"""The first thing that a person sees: paste a key, or look at the demo company."""
