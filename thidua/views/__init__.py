"""Results of commands as neutral sections and tables: no colour, no width, no file type."""
