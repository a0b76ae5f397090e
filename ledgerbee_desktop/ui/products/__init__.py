"""Products, their prices and their groups: lists, pages and forms."""
