"""`thidua import --scale FILE`: the office's own scale, Excel or Word, as a draft criteria.yaml."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.output import print_text
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import say_lines
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.text.vietnamese import safe
from thidua.words import say

if TYPE_CHECKING:
    from thidua.excel.scale.importing import ScaleDraft


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
    else:
        made = _book(session, read, name) if output.casefold().endswith(".xlsx") else None
        if not _save(session, output, made or read.text.encode(), read):
            return FAILED
    session.tell(read.doubts)
    return FINE


def _book(session: Session, read: "ScaleDraft", name: str) -> bytes:
    """The draft as a scale workbook, doubtful rows first and marked."""
    from thidua.excel.scale.workbook.make import draft_book
    from thidua.excel.scale.workbook.sheet import write_book

    title = say(session.lang, "scale_book.title_draft", name=name)
    return write_book(session.lang, draft_book(session.lang, title, read))


def _save(session: Session, output: str, data: bytes, read: "ScaleDraft") -> bool:
    from thidua.store.write.outputs import save_new

    path = Path(output)
    problems = save_new(path.parent, {path.name: data})
    if problems:
        session.tell(problems)
        return False
    said = [say(session.lang, "scale_draft.written", file=safe(output), summary=read.summary)]
    if read.unused:
        columns = "; ".join(f"“{safe(heading)}”" for heading in read.unused)
        said.append(say(session.lang, "scale_draft.unused", columns=columns))
    say_lines(session, said)
    return True
