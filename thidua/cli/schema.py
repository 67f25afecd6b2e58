"""`thidua schema [KIND]`."""

import sys
from typing import Annotated

from thidua.cli.command import argument, command
from thidua.cli.output import Format, print_text
from thidua.cli.session import FINE, USAGE, Refused, Session, outside
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.report.schemas import FILES, KINDS
from thidua.report.schemas import schema as schema_of


def schema(session: Session, kind: Annotated[str | None, argument("kind", "kind")] = None) -> int:
    """JSON Schema of the files."""
    if kind is not None and kind not in KINDS:
        raise Refused(USAGE, Diagnostic("TD916", args={"found": kind, "known": ", ".join(KINDS)}))
    if kind is None:
        lines = [f"{name:12} {FILES.get(name, f'YEAR/{name}.yaml')}\n" for name in KINDS]
        session.tell(print_text(sys.stdout, "".join(lines)))
        return FINE
    from thidua.render.json import to_json

    output = session.output((Format.JSON, Format.TEXT))
    text = to_json(schema_of(kind))
    if output.path is None:
        session.tell(print_text(sys.stdout, text))
        return FINE
    from thidua.store.write import save_report

    problems = save_report(output.path, text.encode())
    session.tell(outside(problems))
    return 1 if problems else FINE


COMMAND = command(schema)
