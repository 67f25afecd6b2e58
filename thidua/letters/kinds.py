"""What sets each kind of letter apart, said once: its heading, its meeting, its data."""

from typing import NamedTuple

from thidua.model.documents import DOCUMENT_KINDS

MEETING = ("year_end_review", "ballot")
"""The meeting that most letters are about: the first of these kinds that there was."""


OF_UNIT_TEMPLATE = "bang-diem-don-vi"
"""The one template that is no kind of its own: `bang-diem --unit`."""


class KindFacts(NamedTuple):
    """One kind of letter."""

    reads: frozenset[str]
    """The parts of a year that it is made from ("scores": all that scoring needs; "past": what
    awards need of earlier years); only these are read."""
    meeting: tuple[str, ...] = MEETING
    minutes: bool = False
    dated: bool = True
    addressed: bool = False
    """Without addressees there is a gap."""
    cites: bool = False
    """It begins with its legal bases."""
    about: str = ""
    """What `--unit`, `--ballot` may narrow it to."""
    of_unit: str = ""
    """The template for one unit."""
    needs_scale: bool = False
    """Without a scale it has nothing to say."""
    landscape: bool = False
    closed: bool = True
    """It is ended by `./.`."""
    signed: str = "closing"
    """Who signs (`build.py`); nobody without one."""
    cites_meeting: bool = False
    """It speaks of its meeting as held, so it cannot be final before it."""
    follows: str = ""
    """The letter that it belongs to."""
    pleads: bool = False
    """It tells each award's legal basis."""
    ends_year: bool = False
    """It speaks as of the year's end."""
    never_final: bool = False
    """Somebody else signs it, so it stays a draft."""

    @property
    def papers(self) -> bool:
        """Whether it is ballot papers: one for each ballot, that go nowhere."""
        return self.about == "paper"

    @property
    def of_ballots(self) -> bool:
        """Whether it may be of one ballot of several."""
        return self.papers or self.about == "ballot"

    @property
    def dates_pact(self) -> bool:
        """Whether its day is that of the signing."""
        return self.signed == "pact"

    @property
    def scored(self) -> bool:
        """Whether it tells a result: then the year is scored and its votes counted for it."""
        return bool(self.reads & {"scores", "ballots"}) and not self.papers

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
    "giao-uoc": KindFacts(
        _reads("pact", "events"), meeting=("signing", "launch"), cites=True, signed="pact"
    ),
    "bang-diem": KindFacts(
        _reads("scores", "events"),
        about="unit",
        of_unit=OF_UNIT_TEMPLATE,
        needs_scale=True,
        landscape=True,
        closed=False,
    ),
    "bien-ban-hop": KindFacts(_reads(*RESULTS, "appeals"), minutes=True, signed="minutes"),
    "phieu-bau": KindFacts(
        _reads("ballots", "awards", "exclusions"),
        about="paper",
        dated=False,
        closed=False,
        signed="",
    ),
    "bien-ban-kiem-phieu": KindFacts(
        _reads(*VOTES),
        meeting=("ballot", "year_end_review"),
        minutes=True,
        about="ballot",
        signed="tellers",
    ),
    "to-trinh": KindFacts(
        _reads(*RESULTS), addressed=True, cites=True, cites_meeting=True, pleads=True
    ),
    "bao-cao-so-ket": KindFacts(
        _reads("pact", "pledges", "events", "outcome", "criteria"),
        meeting=("mid_year_review",),
        cites_meeting=True,
    ),
    "bao-cao-tong-ket": KindFacts(_reads(*RESULTS, "pact"), cites_meeting=True, ends_year=True),
    "danh-sach-de-nghi": KindFacts(_reads(*RESULTS), landscape=True, follows="to-trinh"),
    "ban-giao": KindFacts(
        _reads(*RESULTS, "pact", "pledges", "appeals", "seal"),
        meeting=("handover",),
        minutes=True,
        signed="handover",
    ),
    "thang-diem": KindFacts(
        _reads("criteria", "pledges", "events"),
        meeting=("launch", "signing"),
        cites=True,
        closed=False,
    ),
    "bien-ban-ky-giao-uoc": KindFacts(
        _reads("pact", "events"), meeting=("signing", "launch"), minutes=True, signed="minutes"
    ),
    "bien-ban-so-ket": KindFacts(
        _reads("pact", "pledges", "events", "outcome", "criteria"),
        meeting=("mid_year_review",),
        minutes=True,
        signed="minutes",
    ),
    "bien-ban-kiem-tra": KindFacts(
        _reads("scores", "pact", "pledges", "events"),
        meeting=("inspection",),
        minutes=True,
        about="unit",
        signed="inspection",
    ),
    "thong-bao": KindFacts(_reads("scores", "events", "appeals")),
    "du-thao-quyet-dinh": KindFacts(
        _reads(*RESULTS), cites=True, never_final=True, signed="authority"
    ),
}
if set(KINDS) != set(DOCUMENT_KINDS):
    raise AssertionError("every kind of letter has its facts")
