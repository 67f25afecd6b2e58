"""Neutral reports -> one file format each."""
