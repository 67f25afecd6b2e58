"""Rules over a loaded book: (book) -> diagnostics."""
