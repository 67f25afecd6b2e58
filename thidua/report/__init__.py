"""Results -> neutral sections and tables: no colour, no width, no file type."""
