"""`thidua import --scale FILE`: the office's own scale, Excel or Word, as a draft criteria.yaml."""

import sys
from pathlib import Path

from thidua.cli.output import print_text
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import say_lines
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.text.vietnamese import safe
from thidua.words import say


def import_scale(session: Session, names: list[str], output: str | None) -> int:
    """The draft goes to `output`, which must not exist, or to stdout; the doubts to stderr."""
    from thidua.excel.scale.importing import read_scale
    from thidua.excel.unpack import MOST_FILE
    from thidua.store.named_files import read_all, workbooks

    found = workbooks(names, (".xlsx", ".docx"))
    if len(found) != 1:
        raise Refused(USAGE, Diagnostic("TD940", variant="one"))
    if isinstance(found[0], Diagnostic):
        session.tell([found[0]])
        return FAILED
    _, name, raw = next(iter(read_all([found[0]], MOST_FILE)))
    shown = str(found[0])  # as typed: no data folder is needed, from which it could be shown
    read = [raw] if isinstance(raw, Diagnostic) else read_scale(session.lang, raw, shown, name)
    if isinstance(read, list):
        session.tell(read)
        return FAILED
    if output is None:
        print_text(sys.stdout, read.text)
    elif not _save(session, output, read.text, read.summary, read.unused):
        return FAILED
    session.tell(read.doubts)
    return FINE


def _save(session: Session, output: str, text: str, summary: str, unused: tuple[str, ...]) -> bool:
    from thidua.store.write.outputs import save_new

    path = Path(output)
    problems = save_new(path.parent, {path.name: text.encode()})
    if problems:
        session.tell(problems)
        return False
    said = [say(session.lang, "scale_draft.written", file=safe(output), summary=summary)]
    if unused:
        columns = "; ".join(f"“{safe(heading)}”" for heading in unused)
        said.append(say(session.lang, "scale_draft.unused", columns=columns))
    say_lines(session, said)
    return True
