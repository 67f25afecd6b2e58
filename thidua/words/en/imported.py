"""English: taking filled forms into the data."""

WORDS: dict[str, str] = {
    "new": "{form} → {file}: a new sheet, {n} {n:entry|entries}",
    "changed": "{form} → {file}: {n} {n:change|changes}",
    "same": "{form} → {file}: nothing changes",
    "blank": "{form}: nothing was filled in, left aside",
    "more": "... and {n} more (all of them: --dry-run)",
    "progress": "Reading form {n} of {count}",
    "written": "{n} {n:file|files} written.",
    "dry_run": "Only shown (--dry-run); nothing is written.",
    "nothing": "Nothing had to be written.",
}
