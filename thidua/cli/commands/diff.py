"""`thidua diff REV [REV2]`."""

from typing import Annotated

from thidua.cli.command import Public, argument, command
from thidua.cli.session import USAGE, Session, or_refused
from thidua.store.folder import Files, bloc_names
from thidua.store.git.repository import Repository, find
from thidua.views.diff import OUTPUT, BlocDiff, Diff, diff_report
from thidua.year.names import bloc_named
from thidua.year.revisions import Side, at_revision, bloc_difference, blocs_of


def diff(
    session: Session,
    rev: Annotated[str, argument("rev", "rev")],
    rev2: Annotated[str | None, argument("rev2", "rev")] = None,
    public: Public = False,
) -> int:
    output = session.output()
    repository = or_refused(find(session.data.root))
    before, after = (_side(session, repository, each) for each in (rev, rev2))
    found = Diff(before.name, after.name, tuple(_blocs(session, before, after)))
    if public:
        from thidua.views.public import public_diff

        found = public_diff(found)
    return session.finish(
        output,
        [found],
        lambda found, lang: diff_report(found[0], lang),
        lambda found, _: OUTPUT.entry(found[0]),
    )


def _side(session: Session, repository: Repository, revision: str | None) -> Side:
    folders = {session.bloc_id(folder) or "": folder for folder in session.data.blocs}
    return or_refused(at_revision(session.data.root, repository, revision, folders))


def _blocs(session: Session, before: Side, after: Side) -> list[BlocDiff]:
    old, new = blocs_of(before), blocs_of(after)
    ids = list(dict.fromkeys([*new, *old]))
    if session.asked_bloc is not None:
        called = {one: bloc_names(*_latest(one, before, after, old, new)) for one in ids}
        ids = [or_refused(bloc_named(called, session.asked_bloc, beginnings=True), USAGE)]
    found = []
    for bloc in ids:
        one, altered = bloc_difference(bloc, before, after, old.get(bloc), new.get(bloc))
        session.found += altered
        found += [one] if one is not None else []
    return found


def _latest(
    bloc: str, before: Side, after: Side, old: dict[str, str], new: dict[str, str]
) -> tuple[Files, str]:
    """The files, and the bloc's folder in them, that it is called after."""
    return (after.files, new[bloc]) if bloc in new else (before.files, old[bloc])


COMMAND = command(diff, results=False)
