"""The commands, a module each, in the order in which help lists them."""

COMMANDS: dict[str, str] = {
    "init": "init",
    "new-year": "new_year",
    "scale": "scale",
    "new-sheets": "new_sheets",
    "form": "form",
    "import": "import_",
    "workbook": "workbook",
    "check": "check",
    "fix": "fix",
    "score": "score",
    "rank": "rank",
    "explain": "explain",
    "compare": "compare",
    "what-if": "what_if",
    "robust": "robust",
    "vote": "vote",
    "awards": "awards",
    "rotate-leader": "rotate_leader",
    "status": "status",
    "progress": "progress",
    "history": "history",
    "overview": "overview",
    "report": "report",
    "document": "document",
    "diff": "diff",
    "log": "log",
    "seal": "seal",
    "verify": "verify",
    "rule": "rule",
    "schema": "schema",
    "doctor": "doctor",
    "help": "manual",
}
"""Command -> module of this package, imported when its command runs, or for the list of all."""
ALONE = "current_year"
"""The module of what runs without being typed: `thidua` alone."""
