"""From sheets to points: entries, what counts, rules, lists, groups."""
