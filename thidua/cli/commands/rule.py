"""`thidua rule [CODE]`."""

from typing import Annotated

from thidua.cli.command import argument, command
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic, all_codes
from thidua.views.rule import find, nearest, rule_json, rule_report, rules_report


def rule(session: Session, code: Annotated[str | None, argument("code", "code")] = None) -> int:
    output = session.output()
    number = find(code) if code is not None else None
    if code is not None and number is None:
        raise Refused(USAGE, Diagnostic("TD914", args={"found": code}).nearest(nearest(code)))
    codes = [number] if number is not None else all_codes()
    return session.finish(
        output,
        codes,
        lambda _, lang: rule_report(number, lang) if number else rules_report(lang),
        lambda codes, lang: rule_json(list(codes), lang),
    )


COMMAND = command(rule, results=False)
