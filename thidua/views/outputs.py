"""Which command's JSON is declared where, for `thidua schema --output COMMAND`.

Figures are exact numbers as text (`"96.50"`), days are ISO text, ids are as in the data. All keys
are always present, null where there is nothing; those that stand only where they were asked for
are optional.
"""

from importlib import import_module
from typing import Any

OUTPUTS = {
    "score": "score",
    "rank": "rank",
    "what-if": "what_if",
    "compare": "compare",
    "explain": "explain",
    "robust": "robust",
    "scale": "scale",
    "vote": "vote",
    "awards": "awards",
    "rotate-leader": "rotation",
    "status": "status",
    "progress": "progress",
    "history": "history",
    "overview": "overview",
    "report": "report.values",
    "verify": "seal",
    "doctor": "doctor",
    "log": "log",
    "diff": "diff",
    "check": "check",
    "rule": "rule",
}
"""Command -> the module of `views/` that declares its JSON as `OUTPUT`."""


def output_type(command: str) -> Any:
    """The type of a command's JSON; its module is imported here."""
    return import_module(f"thidua.views.{OUTPUTS[command]}").OUTPUT.typed_dict
