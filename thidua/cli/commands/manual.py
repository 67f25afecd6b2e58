"""`thidua help [TOPIC]`: a page of the manual, or what the manual says of a key, an error, a word.

`help COMMAND` is that command's own help.
"""

import os
import sys
from typing import Annotated

from thidua.cli.command import argument, command
from thidua.cli.commands import COMMANDS
from thidua.cli.commands.rule import rule
from thidua.cli.output import print_text
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.manual.expand import expanded, listing
from thidua.manual.pages import find, near
from thidua.manual.plain import plain
from thidua.manual.search import answer
from thidua.views.rule import find as code_meant

MAN = "man"
"""The topic that is the man page itself, for `man`."""


def manual(session: Session, topic: Annotated[list[str], argument("topic", "topic")]) -> int:
    """A page of the manual, or all that the manual says of what was asked for."""
    asked = " ".join(topic)
    if asked == MAN:
        from thidua.cli.help import man_page

        return _printed(session, man_page(COMMANDS, session.lang))
    found = find(asked, session.lang)
    if len(found) == 1:
        return _printed(session, plain(expanded(found[0], session.lang), session.stdout.width))
    if code := code_meant(asked):
        return rule(session, code)
    text = answer(asked, session.lang) or (listing(found, session.lang) if found else "")
    if not text:
        unknown = Diagnostic("TD994", args={"found": asked})
        raise Refused(USAGE, unknown.nearest(near(asked, session.lang)))
    return _printed(session, plain(text, session.stdout.width))


def _printed(session: Session, text: str) -> int:
    if session.stdout.terminal and session.pager:
        from thidua.cli.output import paged

        problems: list[Diagnostic] = []
        paged(sys.stdout, True, os.environ, lambda to: problems.extend(print_text(to, text)))
    else:
        problems = print_text(sys.stdout, text)
    session.tell(problems)
    return FAILED if problems else FINE


COMMAND = command(manual, data=False, report=False)
