"""How firm a ranking is, and what would be if."""
