"""The draft of criteria.yaml: each criterion with its reading, every doubt, and whether all is accounted for."""
