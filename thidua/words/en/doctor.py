"""English: the state of the installation."""

WORDS: dict[str, str] = {
    "title": "Where thidua runs",
    "version": "Version",
    "python": "Python and system",
    "packages": "Packages",
    "yaml": "YAML parser",
    "language": "Language",
    "encoding": "Encoding",
    "screen": "Screen",
    "no_terminal": "no terminal (a file or another program)",
    "colour": "colours",
    "no_colour": "no colours",
    "width": "{n} columns wide",
    "data": "Data folder",
    "no_data": "No data found; looked in",
    "git": "git",
}
