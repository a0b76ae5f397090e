"""Documents drawn as a Danish business would print them."""
