"""Reads and edits YAML: text in, models or diagnostics out."""
