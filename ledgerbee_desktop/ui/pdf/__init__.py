"""The PDF viewer: our own widget over a `PageSource`; `view.PdfView` is what the window shows."""
