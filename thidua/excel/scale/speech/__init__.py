"""The language of scoring: what a sentence of a scale says of points."""
