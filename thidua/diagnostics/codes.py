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
    # 2xx: entries of a sheet
    "TD201": ("unknown-entry", E),
    "TD202": ("entry-on-group", E),
    "TD203": ("points-out-of-range", E),
    "TD204": ("value-in-gap", E),
    "TD205": ("unknown-option", E),
    "TD206": ("takes-no-entry", E),
    "TD207": ("two-figures", E),
    "TD208": ("share-of-nothing", E),
    "TD209": ("item-not-applicable", E),
    "TD210": ("happens-once", E),
    "TD211": ("fact-not-applicable", E),
    "TD212": ("number-of-dates", E),
    "TD213": ("items-beside-hand-figure", E),
    "TD214": ("under-first-bound", E),
    "TD215": ("target-zero", E),
    "TD216": ("count-not-whole", E),
    "TD217": ("items-exclude-each-other", E),
    "TD220": ("scorers-contradict", E),
    "TD221": ("scorers-not-combined", E),
    "TD230": ("claim-differs", W),
    "TD231": ("total-claim-differs", W),
    "TD240": ("lowered-without-note", A),
    "TD241": ("not-applicable-without-note", A),
    # 3xx: the scale
    "TD301": ("sum-of-maxima", E),
    "TD302": ("id-repeated", E),
    "TD303": ("unknown-reference", E),
    "TD304": ("rule-on-group", E),
    "TD305": ("item-amount", E),
    "TD306": ("tier-gap", W),
    "TD307": ("tier-unreachable", W),
    "TD308": ("table-shape", E),
    "TD309": ("lateness-cost", E),
    "TD310": ("year-differs", E),
    "TD311": ("bands-order", E),
    "TD312": ("quota-unclear", E),
    "TD313": ("deduct-only-if-full", E),
    "TD314": ("amount-negative", E),
    "TD315": ("scale-empty", E),
    "TD316": ("tier-bounds", E),
    "TD320": ("scores-itself", E),
    # 4xx: bloc, members, files
    "TD401": ("no-units-file", E),
    "TD402": ("file-name-differs", E),
    "TD403": ("unknown-stage", E),
    "TD404": ("unknown-unit", E),
    "TD405": ("unknown-scorer", E),
    "TD406": ("sheet-twice", E),
    "TD407": ("scorer-not-assigned", E),
    "TD408": ("entry-not-for-unit", W),
    "TD409": ("item-without-effect", W),
    "TD410": ("unit-twice", E),
    "TD411": ("left-before-joined", E),
    "TD413": ("stray-file", W),
    "TD414": ("number-of-units", E),
    "TD415": ("no-scale", E),
    "TD416": ("no-such-year", E),
    "TD417": ("bloc-twice", E),
    "TD418": ("not-the-verifier", W),
    # 5xx: places
    "TD502": ("settlement-does-not-fit", E),
    "TD503": ("border-tie", W),
    "TD504": ("settlement-order", E),
    # 7xx: ballots (thidua/compute/ballot_*.py, vote*.py)
    "TD701": ("present-over-members", E),
    "TD702": ("issued-over-present", E),
    "TD703": ("returned-over-issued", E),
    "TD704": ("papers-not-adding-up", E),
    "TD705": ("votes-over-valid", E),
    "TD706": ("votes-over-seats", E),
    "TD707": ("answers-over-valid", E),
    "TD708": ("blank-not-adding-up", E),
    "TD709": ("no-count", E),
    "TD710": ("wrong-kind-of-vote", E),
    "TD711": ("candidate-not-member", E),
    "TD712": ("named-twice-on-paper", E),
    "TD713": ("papers-differ-from-count", E),
    "TD714": ("result-differs-from-count", E),
    "TD715": ("base-unknown", E),
    "TD716": ("same-round-twice", E),
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
    # 9xx: how a command was used
    "TD901": ("no-data-folder", E),
    "TD902": ("unknown-bloc", E),
    "TD903": ("not-a-year", E),
    "TD904": ("option-value", E),
    "TD905": ("which-bloc", E),
    "TD906": ("unknown-command", E),
    "TD907": ("unknown-option-flag", E),
    "TD908": ("missing-argument", E),
    "TD909": ("bad-argument", E),
    "TD910": ("wrong-usage", E),
    "TD911": ("unknown-unit-asked", E),
    "TD912": ("unknown-criterion-asked", E),
    "TD913": ("unknown-stage-asked", E),
    "TD914": ("unknown-rule-asked", E),
    "TD915": ("not-an-assignment", E),
    "TD916": ("unknown-schema-asked", E),
    "TD917": ("file-exists", E),
    "TD918": ("unit-has-no-figures", E),
    "TD999": ("bug", E),
    # 96x: where a result goes (thidua/cli/output.py)
    "TD960": ("format-not-possible", E),
    "TD961": ("format-against-extension", E),
    # 97x: legal bases and official documents (thidua/compute/bases.py)
    "TD970": ("basis-out-of-force", W),
    "TD971": ("basis-not-yet-in-force", W),
    "TD972": ("unknown-basis", E),
    "TD973": ("basis-not-verified", A),
    # thidua/check/documents.py
    "TD974": ("document-number-used-twice", E),
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
