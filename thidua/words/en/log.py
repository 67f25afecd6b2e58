"""English: the history of figures."""

WORDS: dict[str, str] = {
    "title": "Who changed the figures of {year}",
    "nothing": "No change is recorded.",
    "commit": "{date}, {author}: {subject} [{hash}]",
    "uncommitted": "Not committed yet",
    "cut": "This clone does not hold what was before, so what this commit changed is not known.",
    "unit": "Unit",
    "stage": "Stage",
    "entry": "Entry",
    "before": "Before",
    "after": "After",
}
