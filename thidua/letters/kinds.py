"""What sets each kind of letter apart, said once: its heading, its meeting, its data."""

from typing import NamedTuple

from thidua.model.documents import DOCUMENT_KINDS

MEETING = ("year_end_review", "ballot")
"""The meeting that most letters are about: the first of these kinds that there was."""


class KindFacts(NamedTuple):
    """One kind of letter.

    `reads`: the parts of a year that it is made from ("scores": all that scoring needs; "past":
    what awards need of earlier years); only these are read. `addressed`: without addressees there
    is a gap. `cites`: begins with its legal bases. `about`: what `--unit`, `--ballot` may narrow
    it to. `closed`: ended by `./.`. `cites_meeting`: speaks of its meeting as held, so it can't be
    final before it. `never_final`: somebody else signs it, it stays a draft.
    """

    reads: frozenset[str]
    meeting: tuple[str, ...] = MEETING
    minutes: bool = False
    dated: bool = True
    addressed: bool = False
    cites: bool = False
    about: str = ""
    landscape: bool = False
    closed: bool = True
    cites_meeting: bool = False
    never_final: bool = False

    @property
    def scored(self) -> bool:
        """Whether it tells a result: then the year is scored and its votes counted for it."""
        return bool(self.reads & {"scores", "ballots"}) and self.about != "paper"

    @property
    def of_periods(self) -> bool:
        """Whether a period has one, too: it is made from its scale and scores alone."""
        return self.reads <= {"scores", "criteria", "events", "appeals"}

    @property
    def judged(self) -> bool:
        """Whether it tells on what grounds units are proposed: it needs the years before, too."""
        return "past" in self.reads


def _reads(*parts: str) -> frozenset[str]:
    return frozenset(parts)


VOTES = ("ballots", "events", "awards")
RESULTS = ("scores", "past", *VOTES)
KINDS: dict[str, KindFacts] = {
    "giao-uoc": KindFacts(_reads("pact", "events"), meeting=("signing", "launch"), cites=True),
    "bang-diem": KindFacts(_reads("scores", "events"), about="unit", landscape=True, closed=False),
    "bien-ban-hop": KindFacts(_reads(*RESULTS, "appeals"), minutes=True),
    "phieu-bau": KindFacts(
        _reads("ballots", "awards", "exclusions"), about="paper", dated=False, closed=False
    ),
    "bien-ban-kiem-phieu": KindFacts(
        _reads(*VOTES), meeting=("ballot", "year_end_review"), minutes=True, about="ballot"
    ),
    "to-trinh": KindFacts(_reads(*RESULTS), addressed=True, cites=True, cites_meeting=True),
    "bao-cao-so-ket": KindFacts(
        _reads("pact", "pledges", "events", "outcome", "criteria"),
        meeting=("mid_year_review",),
        cites_meeting=True,
    ),
    "bao-cao-tong-ket": KindFacts(_reads(*RESULTS, "pact"), cites_meeting=True),
    "danh-sach-de-nghi": KindFacts(_reads(*RESULTS), landscape=True),
    "ban-giao": KindFacts(
        _reads(*RESULTS, "pact"),
        meeting=("handover", "year_end_review"),
        minutes=True,
    ),
    "thang-diem": KindFacts(
        _reads("criteria", "pledges", "events"),
        meeting=("launch", "signing"),
        cites=True,
        closed=False,
    ),
    "bien-ban-ky-giao-uoc": KindFacts(
        _reads("pact", "events"), meeting=("signing", "launch"), minutes=True
    ),
    "bien-ban-so-ket": KindFacts(
        _reads("pact", "pledges", "events", "outcome", "criteria"),
        meeting=("mid_year_review",),
        minutes=True,
    ),
    "bien-ban-kiem-tra": KindFacts(
        _reads("scores", "pact", "pledges", "events"),
        meeting=("inspection",),
        minutes=True,
        about="unit",
    ),
    "thong-bao": KindFacts(_reads("scores", "events", "appeals")),
    "du-thao-quyet-dinh": KindFacts(_reads(*RESULTS), cites=True, never_final=True),
}
if set(KINDS) != set(DOCUMENT_KINDS):
    raise AssertionError("every kind of letter has its facts")
