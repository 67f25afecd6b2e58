"""Blocs and their years as one value each: what is asked for is loaded and computed once."""
