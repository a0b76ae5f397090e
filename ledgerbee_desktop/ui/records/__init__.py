"""What the pages, lists and forms of customers and products have in common."""
