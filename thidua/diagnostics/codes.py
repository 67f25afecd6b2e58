"""The registry of diagnostics: each a number and a name, never reused.

A code stands with its severity and its words in one place, `thidua/diagnostics/td<hundred>.py`
(the long hundreds go on in td12, td33, td94 and td97):

- 1xx a file that can't be read as YAML, or not as what it should hold; keys, shapes, scalars
- 2xx entries of a sheet; 3xx the scale; 4xx blocs, members, files and folders
- 5xx ranks, bands, settlements; 6xx the year around the scores; 7xx ballots
- 8xx writing, git, seals, evidence, privacy; 9xx wrong usage, Excel files, documents

Only the hundred that a diagnostic belongs to is imported.
"""

from functools import cache
from importlib import import_module

from thidua.diagnostics.diagnostic import Code, Severity

HUNDREDS = "123456789"


@cache
def _hundred(digit: str) -> dict[str, Code]:
    codes: dict[str, Code] = import_module(f"thidua.diagnostics.td{digit}").CODES
    return codes


def code(number: str) -> Code:
    """`TD203` -> its name, severity and words. An unknown number is a bug (KeyError)."""
    return _hundred(number[2])[number]


def all_codes() -> list[str]:
    """Every number, in order."""
    return sorted(number for digit in HUNDREDS for number in _hundred(digit))


def severity_of(number: str) -> Severity:
    """The severity of a code where its diagnostic says no other."""
    return code(number).severity


def name_of(number: str) -> str:
    """`TD203` -> `points-out-of-range`."""
    return code(number).name


def code_of(text: str) -> str | None:
    """The number for a number or a name, without regard to case; None when there is none."""
    wanted = text.strip().casefold()
    for number in all_codes():
        if wanted in (number.casefold(), name_of(number)):
            return number
    return None
