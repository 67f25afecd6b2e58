"""English: JSON Schemas into the data folder."""

WORDS: dict[str, str] = {
    "written": "Wrote {schemas} files in schemas/ and the schema line of {files} data files.",
    "would_write": "Would write {schemas} files in schemas/ and the schema line of {files} data "
    "files; nothing is written.",
    "unchanged": "All schemas and schema lines are right; there is nothing to write.",
    "sealed": "Sealed years are left alone: {years}.",
}
