"""The registry of diagnostics: each a number and a name, never reused, in one visible table.

The words live in the catalogues: `td<hundred>.TDnnn.message`, `.hint`, and `.rule` (what it means,
why it matters, how to mend it), each with optional variants (`TDnnn.hint.<variant>`).
"""

from thidua.diagnostics.diagnostic import Severity

E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

CODES: dict[str, tuple[str, Severity]] = {
    # 1xx: a file that can't be read as YAML, or not as what it should hold
    "TD101": ("not-yaml", E),
    "TD102": ("not-utf8", E),
    "TD103": ("control-character", E),
    "TD104": ("conflict-marker", E),
    "TD105": ("duplicate-key", E),
    "TD106": ("tag", E),
    "TD107": ("anchor", E),
    "TD108": ("second-document", E),
    "TD109": ("empty-file", E),
    "TD110": ("too-large", E),
    "TD111": ("key-not-text", E),
    "TD112": ("invisible-character", E),
    "TD113": ("look-alike-letters", W),
    "TD114": ("unreadable-file", E),
    "TD115": ("outside-data-folder", E),
    "TD116": ("cut-by-comment", W),
    "TD117": ("comma-splits-entry", E),
    # 12x: keys and shapes
    "TD120": ("unknown-key", E),
    "TD121": ("missing-key", E),
    "TD122": ("wrong-shape", E),
    "TD123": ("empty-value", E),
    # 13x: scalars
    "TD130": ("not-a-number", E),
    "TD131": ("not-a-whole-number", E),
    "TD132": ("number-too-long", E),
    "TD133": ("not-yes-or-no", E),
    "TD134": ("not-a-date", E),
    "TD135": ("not-an-id", E),
    "TD136": ("not-a-share", E),
    "TD137": ("not-one-of", E),
    "TD138": ("number-out-of-range", E),
    "TD139": ("text-too-long", E),
    # 80x: writing (thidua/store/write.py)
    "TD801": ("data-folder-locked", E),
    "TD802": ("cut-off-command", W),
    "TD803": ("half-written", E),
    "TD804": ("stale-temporary-file", W),
    "TD805": ("changed-since-read", E),
    "TD806": ("write-outside-folder", E),
    "TD807": ("not-a-file", E),
    "TD808": ("file-in-use", E),
    "TD809": ("write-failed", E),
    "TD810": ("not-put-back", E),
    "TD811": ("edit-by-hand", E),
    # 82x: git (thidua/store/git.py)
    "TD820": ("git-missing", E),
    "TD821": ("not-a-repository", E),
    "TD822": ("no-commits", E),
    "TD823": ("unknown-revision", E),
    "TD824": ("git-failed", E),
    "TD825": ("not-in-revision", E),
    # 96x: where a result goes (thidua/cli/output.py)
    "TD960": ("format-not-possible", E),
    "TD961": ("format-against-extension", E),
    # 97x: legal bases and official documents (thidua/compute/bases.py)
    "TD970": ("basis-out-of-force", W),
    "TD971": ("basis-not-yet-in-force", W),
    "TD972": ("unknown-basis", E),
    "TD973": ("basis-not-verified", A),
}
"""number -> (name, severity). One severity may be overridden where format.md says so."""


def name_of(code: str) -> str:
    """`TD203` -> `points-out-of-range`."""
    return CODES[code][0]


def code_of(text: str) -> str | None:
    """The number for a number or a name, without regard to case; None when there is none."""
    wanted = text.strip().casefold()
    for number, (name, _) in CODES.items():
        if wanted in (number.casefold(), name):
            return number
    return None
