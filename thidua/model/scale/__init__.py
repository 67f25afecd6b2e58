"""criteria.yaml: the scale of a year, its criteria, items, stages and placing."""
