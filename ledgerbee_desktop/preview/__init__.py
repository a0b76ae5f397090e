"""Offline drawing of a draft to PDF, for the pane beside the editor. Knows QtGui, no widgets; only the window imports it."""
