"""An office's own templates, `mau/<kind>.md` in the data folder: read as data and checked.

A bloc's own folder comes before the data folder. Nothing in a template acts: it names facts of a
closed list, and a letter that is made by one says so in its file's properties.

Which facts the template of each kind of letter can name: a closed list a kind.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan, has_errors
from thidua.letters.catalogue import Entry, check
from thidua.letters.facts.common import COMMON, GAPS, MEETING
from thidua.letters.facts.handover import HANDOVER
from thidua.letters.facts.points import OF_UNIT, POINTS, RESULTS, SCALE
from thidua.letters.facts.progress import PACT, PROGRESS
from thidua.letters.facts.proposals import DECISION, PROPOSALS
from thidua.letters.facts.review import INSPECTION, REVIEW
from thidua.letters.facts.votes import BALLOT_PAPER, VOTES
from thidua.letters.kinds import OF_UNIT_TEMPLATE
from thidua.letters.sources import Sources
from thidua.letters.template import MAX_BYTES, Template, TemplateProblem, read
from thidua.text.paths import data_path
from thidua.text.suggest import nearest
from thidua.text.vietnamese import BIDI, CONTROL, INVISIBLE
from thidua.words import say

_RESULTS = {**MEETING, **POINTS, **VOTES, **PROPOSALS, **REVIEW}
_OWN: Mapping[str, Mapping[str, Entry[Sources]]] = {
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
EVERY: Mapping[str, Entry[Sources]] = {**COMMON, **GAPS}
"""What every template can name."""
TEMPLATES = tuple(_OWN)
"""Every template by its name: `mau/<name>.md` in the data folder takes its place."""


def names_of(template: str) -> Mapping[str, Entry[Sources]]:
    """What the template of that name can name."""
    return {**EVERY, **_OWN[template]}


FOLDER, ENDING = "mau", ".md"
_UNSEEN = re.compile(f"[\r{CONTROL}{BIDI}{INVISIBLE}]")

Read = Callable[[str], bytes | Diagnostic | None]
"""The bytes of a file of the data folder; what hinders; None where there is none."""


class Own(NamedTuple):
    """An office's own template: where it stands, as read, and what the letter says of it."""

    file: str
    template: Template
    origin: str


def own_template(reading: Read, folder: str, name: str) -> tuple[Own | None, list[Diagnostic]]:
    """The template of that name of a bloc's folder or the data folder; None where there is none,
    or with what is wrong in it."""
    places = dict.fromkeys((folder, ""))
    for place in places:
        file = data_path(place, FOLDER, name + ENDING)
        raw = reading(file)
        if isinstance(raw, Diagnostic):
            return None, [raw]
        if raw is not None:
            return _checked(file, name, raw)
    return None, []


def check_templates(reading: Read, folder: str, names: Iterable[str]) -> Iterator[Diagnostic]:
    """What is wrong in the templates of a folder `mau`. `names`: its files."""
    for name in names:
        file = data_path(folder, FOLDER, name)
        stem = name.removesuffix(ENDING)
        if stem in TEMPLATES and name.endswith(ENDING):
            raw = reading(file)
            if isinstance(raw, Diagnostic):
                yield raw
            elif raw is not None:
                yield from _checked(file, stem, raw)[1]
            continue
        better = nearest(name.split(".")[0], TEMPLATES)
        args = {"name": name, "known": ", ".join(one + ENDING for one in TEMPLATES)}
        other = Diagnostic("TD988", file, at="file", args=args)
        yield other.nearest(better and better + ENDING)


def _checked(file: str, name: str, raw: bytes) -> tuple[Own | None, list[Diagnostic]]:
    if len(raw) > MAX_BYTES:
        args = {"most": str(MAX_BYTES // 1000), "kind": name}
        return None, [Diagnostic("TD987", file, at="file", args=args, variant="size")]
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\t", " ")
    except UnicodeDecodeError:
        return None, [Diagnostic("TD987", file, at="file", args={}, variant="encoding")]
    unseen = [
        TemplateProblem(number, found.start() + 1, "unseen", f"U+{ord(found[0]):04X}")
        for number, line in enumerate(text.split("\n"), 1)
        for found in _UNSEEN.finditer(line)
    ]
    template = read(text)
    found = [_told(file, name, one) for one in (*unseen, *check(template, names_of(name)))]
    if has_errors(found):
        return None, found
    digest = sha256(raw).hexdigest()
    return Own(file, template, say("vi", "letter.own_template", file=file, digest=digest)), found


def _told(file: str, kind: str, problem: TemplateProblem) -> Diagnostic:
    line, column, what, found = problem
    name, _, better = found.partition("\0")
    command = "bang-diem --unit X" if kind == OF_UNIT_TEMPLATE else kind
    span = TextSpan(line, column, line, column + max(1, len(name)))
    if what == "unknown":
        return Diagnostic("TD986", file, args={"found": name}, span=span)
    if what == "nearest":
        args = {"found": name, "better": better}
        return Diagnostic("TD986", file, args=args, variant="nearest", span=span)
    return Diagnostic("TD987", file, args={"found": name, "kind": command}, variant=what, span=span)
