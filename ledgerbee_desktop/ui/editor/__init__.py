"""The invoice editor: header form, line grid, totals and findings over one draft's journal."""
