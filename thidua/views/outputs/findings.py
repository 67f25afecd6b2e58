"""JSON of check, rule and doctor."""

from typing import Literal

from typing_extensions import TypedDict


class CheckedDiagnostic(TypedDict):
    """One diagnostic. Lines and columns count from 1, in characters."""

    code: str
    name: str
    severity: Literal["error", "warning", "advice"]
    file: str | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    message: str
    where: str | None
    hint: str | None


class CheckSummary(TypedDict):
    """How many there are, in how many files read."""

    errors: int
    warnings: int
    advice: int
    files: int


class CheckOutput(TypedDict):
    """`thidua check`."""

    schema: str
    diagnostics: list[CheckedDiagnostic]
    summary: CheckSummary


class ExplainedRule(TypedDict):
    """One diagnostic explained."""

    code: str
    name: str
    severity: str
    messages: list[str]
    hints: list[str]
    explanation: str


class RuleOutput(TypedDict):
    """`thidua rule`."""

    schema: str
    rules: list[ExplainedRule]


class Finding(TypedDict):
    """One thing that doctor looked at."""

    id: str
    found: str
    well: bool


class DoctorOutput(TypedDict):
    """`thidua doctor`."""

    schema: str
    findings: list[Finding]
