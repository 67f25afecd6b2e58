"""`thidua awards YEAR`."""

from typing import Annotated

from thidua.cli.command import Year, command, option
from thidua.cli.session import Session
from thidua.views.awards import awards_json, awards_report


def awards(
    session: Session,
    year: Year,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """Who may be proposed for what, whom the rules name, who was proposed and granted."""
    output = session.output()
    session.public = public
    results = session.each_year(session.year(year), lambda one: one.view(lean=True))
    return session.finish(
        output,
        results,
        lambda views: awards_report(views, session.lang),
        lambda views: awards_json(views, session.lang),
    )


COMMAND = command(awards)
