"""Frozen models, one file per YAML kind: the file format and the domain at once."""
