"""English: the frame of a diagnostic and the line that sums up."""

WORDS: dict[str, str] = {
    "at": "at",
    "fix": "fix",
    "error": "error",
    "warning": "warning",
    "advice": "advice",
    "summary": "{found} in {files}",
    "nothing": "no errors",
    "count.error.one": "{n} error",
    "count.error.many": "{n} errors",
    "count.warning.one": "{n} warning",
    "count.warning.many": "{n} warnings",
    "count.advice.one": "{n} piece of advice",
    "count.advice.many": "{n} pieces of advice",
    "count.file.one": "{n} file",
    "count.file.many": "{n} files",
}
