"""Official letters: facts of a year, poured into a template a kind, laid out by the renderer."""
