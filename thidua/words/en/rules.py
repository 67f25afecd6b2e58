"""English: the command `thidua rule`."""

WORDS: dict[str, str] = {
    "title": "The diagnostics of thidua",
    "number": "Code",
    "name": "Name",
    "severity": "Severity",
    "message": "Message",
    "hint": "How to mend it",
    "is_error": "error: there is no result until it is mended",
    "is_warning": "warning: there is a result, but look at it again",
    "is_advice": "advice: shown only under --strict",
    "one": "To have one explained: thidua rule CODE (for example: thidua rule TD130)",
}
