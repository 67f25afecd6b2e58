"""`thidua schema [KIND]`, and `thidua schema --write`: schemas and schema lines into the data."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Annotated

from thidua.cli.command import DryRun, argument, command, option
from thidua.cli.output import Format, print_text
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import say_lines, write
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.kinds import KINDS, YEAR_FILES, YEAR_FOLDERS
from thidua.render.json import to_json
from thidua.store.folder import SETTINGS_FILE
from thidua.store.loading import years_of
from thidua.store.seal_hashes import LATER, seal_state, year_folder
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.mends import with_schema_line
from thidua.store.yaml.new_term import diff_text
from thidua.store.yaml.use import used_scale
from thidua.text.encodings import data_path
from thidua.text.vietnamese import safe
from thidua.views.schemas import OUTPUTS, output_schema
from thidua.views.schemas import schema as schema_of
from thidua.words import say

FOLDER = "schemas"


def schema(
    session: Session,
    kind: Annotated[str | None, argument("kind", "kind")] = None,
    write_all: Annotated[bool, option("schema_write", "--write")] = False,
    dry_run: DryRun = False,
    output: Annotated[str | None, option("schema_output", "--output", metavar="command")] = None,
    file: Annotated[str | None, option("output", "-o", metavar="file")] = None,
) -> int:
    session.asked_output = file
    if output is not None and kind is None:
        return _of_output(session, output)
    session.asked_output = file or output
    if kind is not None and kind not in KINDS:
        raise Refused(USAGE, Diagnostic("TD916", args={"found": kind, "known": ", ".join(KINDS)}))
    if write_all or dry_run:
        return _into_data(session, [kind] if kind else list(KINDS), dry_run=dry_run)
    if kind is None:
        lines = [f"{one.name:12} {one.path}\n" for one in KINDS.values()]
        return _printed(session, "".join(lines))
    return _delivered(session, to_json(schema_of(kind, session.lang)))


def _of_output(session: Session, command: str) -> int:
    if command not in OUTPUTS:
        args = {"found": command, "known": ", ".join(OUTPUTS)}
        raise Refused(USAGE, Diagnostic("TD916", args=args, variant="output"))
    return _delivered(session, to_json(output_schema(command)))


def _delivered(session: Session, text: str) -> int:
    output = session.output((Format.JSON, Format.TEXT))
    if output.path is None:
        return _printed(session, text)
    from thidua.store.write.writer import save_report

    problems = save_report(output.path, text.encode())
    session.tell(problems)
    return FAILED if problems else FINE


def _printed(session: Session, text: str) -> int:
    problems = [] if session.quiet else print_text(sys.stdout, text)
    session.tell(problems)
    return FAILED if problems else FINE


def _into_data(session: Session, kinds: list[str], *, dry_run: bool) -> int:
    changes = [*_schemas(session, kinds), *_lines(session, kinds)]
    lines = [say(session.lang, "cli.schema.unchanged")]
    if changes:
        n = sum(not change.path.startswith(f"{FOLDER}/") for change in changes)
        key = "cli.schema.would_write" if dry_run else "cli.schema.written"
        lines = [say(session.lang, key, schemas=len(changes) - n, files=n)]
    sealed = [*_sealed_years(session)]
    if sealed:
        lines.append(say(session.lang, "cli.schema.sealed", years=", ".join(sealed)))
    if dry_run:
        for change in changes:
            if change.old is not None and not change.path.startswith(f"{FOLDER}/"):
                text = diff_text(change.path, change.old, change.new or b"")
                lines += ["", text.replace("\r", "").rstrip("\n")]
    else:
        write(session, changes)
    say_lines(session, [safe(line, lines=True) for line in lines])
    return FINE


def _schemas(session: Session, kinds: Iterable[str]) -> Iterator[FileWrite]:
    """The schemas as files: local, so that no editor needs the network; versioned by their $id."""
    for kind in kinds:
        path = f"{FOLDER}/{kind}.json"
        raw = session.files.read(path)
        old = raw if isinstance(raw, bytes) else None
        new = to_json(schema_of(kind, session.lang)).encode()
        if old is None or old.replace(b"\r\n", b"\n") != new:
            yield FileWrite(path, new, old)


def _lines(session: Session, kinds: Iterable[str]) -> Iterator[FileWrite]:
    """Each data file of an open year, and the shared ones, with the line for editors."""
    wanted = set(kinds)
    for path, kind in _files(session):
        raw = session.files.read(path)
        if kind not in wanted or not isinstance(raw, bytes):
            continue
        up = "../" * (len(PurePosixPath(path).parts) - 1)
        new = with_schema_line(raw, f"{up}{FOLDER}/{kind}.json", path)
        if new is not None:
            yield FileWrite(path, new, raw)


def _files(session: Session) -> Iterator[tuple[str, str]]:
    """Every data file and its kind."""
    if SETTINGS_FILE in session.files.names("")[1]:
        yield SETTINGS_FILE, "thidua"
    for folder in session.blocs():
        here = session.files.names(folder)[1]
        for kind in ("bloc", "units", "leadership", "records"):
            if f"{kind}.yaml" in here:
                yield data_path(folder, f"{kind}.yaml"), kind
        for year in years_of(session.files, folder):
            if seal_state(session.files, folder, year) is None:
                yield from _year(session, year_folder(folder, year))
    yield from ((scale, "criteria") for scale in sorted(_shared_scales(session)))


def _shared_scales(session: Session) -> set[str]:
    """The scales that years use, and no sealed one does."""
    found, sealed = set[str](), set[str]()
    for folder in session.files.blocs():
        for year in years_of(session.files, folder):
            used = used_scale(session.files, folder, year)
            if used is not None and session.files.bytes_of(used) is not None:
                closed = seal_state(session.files, folder, year) is not None
                (sealed if closed else found).add(used)
    return found - sealed


def _year(session: Session, base: str) -> Iterator[tuple[str, str]]:
    here = session.files.names(base)[1]
    for part in YEAR_FILES:
        if part not in LATER[:1] and f"{part}.yaml" in here:
            yield f"{base}/{part}.yaml", part
    folders = [(f"{base}/{part}", kind.name) for part, kind in YEAR_FOLDERS.items()]
    stages = session.files.names(f"{base}/scores")[0]
    folders += [(f"{base}/scores/{stage}", "sheet") for stage in stages]
    for folder, kind in folders:
        for name in session.files.names(folder)[1]:
            if name.endswith(".yaml"):
                yield f"{folder}/{name}", kind


def _sealed_years(session: Session) -> Iterator[str]:
    for folder in session.blocs():
        for year in years_of(session.files, folder):
            if seal_state(session.files, folder, year) is not None:
                yield year_folder(folder, year)


COMMAND = command(schema, results=False)
