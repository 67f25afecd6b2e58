"""The kinds of rule by which an entry becomes points: one module a kind, the list in kinds.py."""
