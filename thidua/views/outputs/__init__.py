"""What every command's JSON holds: the types that its builders give and the schemas come from.

Figures are exact numbers as text (`"96.50"`), days are ISO text, ids are as in the data. All keys
are always present, null where there is nothing; those that stand only where they were asked for
are `NotRequired`. A type here is what `thidua schema --output COMMAND` prints.
"""

from importlib import import_module

OUTPUTS: dict[str, tuple[str, str]] = {
    "score": ("scores", "ScoreOutput"),
    "rank": ("scores", "RankOutput"),
    "what-if": ("scores", "WhatIfOutput"),
    "compare": ("scores", "CompareOutput"),
    "explain": ("scores", "ExplainOutput"),
    "robust": ("scores", "RobustOutput"),
    "scale": ("scores", "ScaleOutput"),
    "vote": ("decisions", "VoteOutput"),
    "awards": ("decisions", "AwardsOutput"),
    "rotate-leader": ("decisions", "RotationOutput"),
    "status": ("cycle", "StatusOutput"),
    "progress": ("cycle", "ProgressOutput"),
    "history": ("records", "HistoryOutput"),
    "overview": ("cycle", "OverviewOutput"),
    "report": ("report", "ReportOutput"),
    "verify": ("records", "VerifyOutput"),
    "doctor": ("findings", "DoctorOutput"),
    "log": ("records", "LogOutput"),
    "diff": ("records", "DiffOutput"),
    "check": ("findings", "CheckOutput"),
    "rule": ("findings", "RuleOutput"),
}
"""Command -> the module here and the type of its JSON."""


def output_type(command: str) -> type:
    """The type of a command's JSON; its module is imported here."""
    module, name = OUTPUTS[command]
    found: type = getattr(import_module(f"thidua.views.outputs.{module}"), name)
    return found
