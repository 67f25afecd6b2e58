"""English: thidua without a command."""

WORDS: dict[str, str] = {
    "no_data": "There is no data folder here or in the folders above.\n\n  Begin a new bloc:      thidua init FOLDER\n  Use data that exists:  thidua --data FOLDER\n  All commands:          thidua --help",
    "title": "Today {day}",
    "year": "Emulation year",
    "no_year": "There is no year yet. Next command: thidua new-year {year}",
    "more": "In full: thidua status {year}",
    "late": "Late",
    "late_n": "{n} {n:step|steps}",
    "bloc": "Bloc",
    "done": "Done",
    "next": "Next",
    "command": "Command",
}
