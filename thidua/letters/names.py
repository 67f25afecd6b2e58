"""Which facts the template of each kind of letter can name: a closed list a kind."""

from collections.abc import Mapping

from thidua.letters.catalogue import Entry
from thidua.letters.facts.ballot_paper import BALLOT_PAPER
from thidua.letters.facts.common import COMMON, GAPS
from thidua.letters.facts.decision import DECISION
from thidua.letters.facts.handover import HANDOVER
from thidua.letters.facts.inspection import INSPECTION
from thidua.letters.facts.meeting import MEETING
from thidua.letters.facts.points import OF_UNIT, POINTS
from thidua.letters.facts.progress import PACT, PROGRESS
from thidua.letters.facts.proposals import PROPOSALS
from thidua.letters.facts.results import RESULTS
from thidua.letters.facts.review import REVIEW
from thidua.letters.facts.scale import SCALE
from thidua.letters.facts.votes import VOTES
from thidua.letters.kinds import OF_UNIT_TEMPLATE

_RESULTS = {**MEETING, **POINTS, **VOTES, **PROPOSALS, **REVIEW}
_OWN: Mapping[str, Mapping[str, Entry]] = {
    "giao-uoc": {**MEETING, **PACT},
    "bang-diem": {**MEETING, **POINTS},
    OF_UNIT_TEMPLATE: {**MEETING, **OF_UNIT},
    "bien-ban-hop": _RESULTS,
    "phieu-bau": BALLOT_PAPER,
    "bien-ban-kiem-phieu": {**MEETING, **VOTES},
    "to-trinh": _RESULTS,
    "bao-cao-so-ket": {**MEETING, **PACT, **PROGRESS},
    "bao-cao-tong-ket": {**_RESULTS, **PACT, **PROGRESS},
    "danh-sach-de-nghi": _RESULTS,
    "ban-giao": {**MEETING, **HANDOVER},
    "thang-diem": {**MEETING, **SCALE},
    "bien-ban-ky-giao-uoc": {**MEETING, **PACT},
    "bien-ban-so-ket": {**MEETING, **PACT, **PROGRESS},
    "bien-ban-kiem-tra": {**MEETING, **INSPECTION},
    "thong-bao": {**MEETING, **POINTS, **REVIEW, **RESULTS},
    "du-thao-quyet-dinh": {**_RESULTS, **DECISION},
}
EVERY: Mapping[str, Entry] = {**COMMON, **GAPS}
"""What every template can name."""
TEMPLATES = tuple(_OWN)
"""Every template by its name: `mau/<name>.md` in the data folder takes its place."""


def names_of(template: str) -> Mapping[str, Entry]:
    """What the template of that name can name."""
    return {**EVERY, **_OWN[template]}
