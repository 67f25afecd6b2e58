"""English: making a new year (new-year)."""

WORDS: dict[str, str] = {
    "pact": "The pact of {year}. Once it is signed, delete the note, take away the # below and fill in.",
    "pact_note": "The pact is not signed yet",
    "signatories": "or a list of the units that signed",
    "events": "The meetings and dates of {year}. due: planned, from the year before; write on when it was held.",
    "made": "{year} is made from {old}:",
    "left": "Left to do:",
    "scale": "  - criteria.yaml is a draft (status: draft): make it the new scale; write status: adopted once it is",
    "dates": "  - criteria.yaml has {n} lines that still speak of {old}: {lines}",
    "awards": "  - awards.yaml: look at quotas and conditions",
    "events_left": "  - events.yaml: look at the planned days",
    "pact_left": "  - pact.yaml: fill in once it is signed; what each unit registers goes to {year}/pledges",
    "joins": "  - new in {year}: {units}; look at assign and not_for in the scale",
    "leaves": "  - no member in {year}: {units}; look at assign and not_for in the scale",
    "leader": "  - there is no term for {year}: thidua rotate-leader {year} --dry-run",
    "check": "  - then run: thidua check {year}",
}
