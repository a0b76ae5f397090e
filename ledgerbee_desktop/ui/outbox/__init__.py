"""The outbox as a person sees it: what is on its way, why it waits, and the ways out."""
