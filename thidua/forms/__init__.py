"""Excel forms out and in."""
