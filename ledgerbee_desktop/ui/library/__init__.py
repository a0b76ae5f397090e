"""Lists of what is here: drafts and documents, from the local library, instant and offline."""
