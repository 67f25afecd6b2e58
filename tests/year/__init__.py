"""Blocs and years as values."""
