"""Lists of bonuses, deductions, exclusions and bands: where they begin and end, whose they are."""
