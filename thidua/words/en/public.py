"""English: what everybody may see."""

WORDS: dict[str, str] = {
    "lead": "For everybody: names of units, ranks, bands and awards only.",
}
