"""History, changes between states, authorship, seals."""
