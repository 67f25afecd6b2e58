"""Days that are typed on the command line."""

from datetime import date

from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic


def day(text: str) -> date:
    """`2022-06-30`; anything else ends the command."""
    if len(text) == 10 and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise Refused(USAGE, Diagnostic("TD920", args={"found": text}))


def as_of(session: Session, text: str | None) -> date:
    """The day to look from: the one typed, else today. The one place that asks for today."""
    return session.today if text is None else day(text)
