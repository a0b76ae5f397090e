"""Several companies in one program: choosing, adding, removing a key, and the window of one that cannot be opened."""
