"""What each kind of document is called, and what stands in its heading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindFacts:
    """`title` is a word of the catalogue. `addressed`: without addressees there is a gap."""

    title: str
    minutes: bool = False
    dated: bool = True
    addressed: bool = False


KINDS: dict[str, KindFacts] = {
    "giao-uoc": KindFacts("letter.title_pact"),
    "bang-diem": KindFacts("letter.title_scores"),
    "bien-ban-hop": KindFacts("letter.title_minutes", minutes=True),
    "phieu-bau": KindFacts("letter.title_ballot", dated=False),
    "bien-ban-kiem-phieu": KindFacts("letter.title_minutes", minutes=True),
    "to-trinh": KindFacts("letter.title_proposal", addressed=True),
    "bao-cao-so-ket": KindFacts("letter.title_report"),
    "bao-cao-tong-ket": KindFacts("letter.title_report"),
    "danh-sach-de-nghi": KindFacts("letter.title_list"),
    "ban-giao": KindFacts("letter.title_minutes", minutes=True),
}
