"""Documents as PDF, by the LibreOffice that is on the computer."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from thidua.cli.waiting import awaited
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.there import is_file

NAMES = ("soffice", "libreoffice")
PLACES = ("Program Files/LibreOffice", "Program Files (x86)/LibreOffice")
MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
"""Where the installers put it on Windows and macOS, which is on no search path."""
SECONDS, SECONDS_EACH = 90, 15
"""How long it may take to start, and for each document."""


def office() -> str | None:
    """LibreOffice's program; None where it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None) or next(
        filter(is_file, _places()), None
    )


def _places() -> Iterator[str]:
    drive = os.environ.get("SYSTEMDRIVE", "C:")
    if os.name == "nt":
        yield from (f"{drive}/{place}/program/soffice.exe" for place in PLACES)
    yield MAC


def as_pdf(files: Mapping[str, bytes], *, shown: bool = False) -> dict[str, bytes] | Diagnostic:
    """Each .docx (name -> bytes) as a .pdf; TD856 without LibreOffice, TD857 where it failed.
    `shown`: with a bar."""
    program = office()
    if program is None:
        return Diagnostic("TD856")
    with tempfile.TemporaryDirectory(prefix="thidua-pdf-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        # By number: LibreOffice never sees a name from data.
        names = {f"{n}.docx": name for n, name in enumerate(files)}
        for own, name in names.items():
            (folder / own).write_bytes(files[name])
        reason = _convert(program, folder, list(names), shown=shown)
        found = {
            str(Path(name).with_suffix(".pdf")): path.read_bytes()
            for own, name in names.items()
            if is_file(path := (folder / own).with_suffix(".pdf"))
        }
    if len(found) < len(files):
        return Diagnostic("TD857", args={"reason": reason or "-"})
    return found


def _convert(program: str, folder: Path, names: list[str], *, shown: bool) -> str:
    """Runs it with a profile of its own, so that one that a person has open is no hindrance. What
    it says where it failed."""
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    seconds = SECONDS + SECONDS_EACH * len(names)
    with (folder / "said").open("w+b") as said:
        try:
            running = subprocess.Popen(
                [*command, "--outdir", str(folder), *names],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
        except OSError as error:
            return error.strerror or ""
        made = partial(_made, folder)
        if not awaited(running, made, len(names), seconds=seconds, shown=shown):
            return "timeout"
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"exit {running.returncode}"


def _made(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.pdf"))
