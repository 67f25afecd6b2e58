"""`doctor`: what a person is asked for when something does not work."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thidua.views.fields import RecordFields, schema_field, value
from thidua.views.table import Cell, Facts, Labelled, Report, Section, Tone
from thidua.words import Lang, say


class Finding(NamedTuple):
    """A thing that was looked at: a key of the catalogue, what was found, whether that is well."""

    id: str
    found: str
    well: bool


# fmt: off
FINDING: RecordFields[Finding] = RecordFields("Finding", (
    value("id", lambda one: one.id),
    value("found", lambda one: one.found),
    value("well", lambda one: one.well, bool),
), "One thing that doctor looked at.")
OUTPUT: RecordFields[Iterable[Finding]] = RecordFields("DoctorOutput",
    (schema_field("doctor"), FINDING.many("findings", lambda each: each)), "`thidua doctor`.")
# fmt: on


def doctor_report(found: Sequence[Finding], lang: Lang) -> Report:
    facts = tuple(
        Labelled(
            say(lang, f"cli.doctor.{one.id}"),
            Cell(one.found, tone=Tone.NORMAL if one.well else Tone.WARN),
        )
        for one in found
    )
    return Report(say(lang, "cli.doctor.title"), (Section("", (Facts(facts),)),), lang)
