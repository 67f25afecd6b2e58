"""The command that comes next, from where a year stands."""

from collections.abc import Collection

from thidua.bloc.cycle.status import Status, Step

COMMANDS_OF: dict[str, str] = {
    "launch": "thidua document giao-uoc {year}",
    "pact": "thidua document giao-uoc {year}",
    "registration": "thidua progress {year}",
    "mid_year_review": "thidua progress {year}",
    "inspection": "thidua progress {year}",
    "year_end_review": "thidua rank {year}",
    "ballots": "thidua vote {year}",
    "proposals": "thidua awards {year}",
    "dossiers": "thidua document to-trinh {year}",
    "decisions": "thidua awards {year}",
    "handover": "thidua rotate-leader {next} --dry-run",
}
"""Step -> what shows how it stands, or does it; steps of scoring have their own."""


def next_command(status: Status, years: Collection[int], begun: Collection[str] = ()) -> str:
    """What to type next. `begun`: the stages that have sheets which are still empty."""
    step = status.next
    if step is None:
        following = status.year + 1
        return f"thidua {'status' if following in years else 'new-year'} {following}"
    if step.stage is not None:
        return _scoring(status.year, step, step.stage in begun)
    pattern = COMMANDS_OF.get(step.id, "thidua check {year}")
    return pattern.format(year=status.year, next=status.year + 1)


def _scoring(year: int, step: Step, begun: bool) -> str:
    """Sheets to fill in where there are none, a check while they are filled in, then the points."""
    if not step.sent and begun:
        return f"thidua check {year}"
    if not step.sent:
        return f"thidua new-sheets {year} --stage {step.stage}"
    return f"thidua score {year} --stage {step.stage} --provisional"
