"""Customers: the list, a customer's page, the form."""
