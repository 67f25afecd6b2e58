"""The fixed phrases of official documents, and what a document may lack.

Documents themselves are always in Vietnamese; these tell an English reader what stands there.
"""

WORDS: dict[str, str] = {
    "nation": "SOCIALIST REPUBLIC OF VIET NAM",
    "motto": "Independence - Freedom - Happiness",
    "party": "COMMUNIST PARTY OF VIET NAM",
    "number": "No.:",
    "number_party": "No.",
    "number_word": "no.",
    "day": "day",
    "month": "month",
    "year": "year",
    "about": "Re:",
    "to": "To:",
    "basis": "Pursuant to",
    "recipients": "Recipients:",
    "draft": "DRAFT",
    "annex": "Annex",
    "attached": "Attached to",
    "official_letter": "official letter",
    "of": "of",
    "end": "./.",
    "gap_number": "the document's number",
    "gap_place": "the place of issue",
    "gap_date": "the day of issue",
    "gap_issuer": "the issuing body",
    "gap_organ": "the issuing body's abbreviation",
    "gap_addressee": "whom it is sent to",
    "gap_title": "the full name of {name}",
    "gap_name": "the full name",
    "gap_post": "the post",
}
