"""Documents as PDF, by the LibreOffice that is on the computer."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

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


def as_pdf(files: Mapping[str, bytes]) -> dict[str, bytes] | Diagnostic:
    """Each .docx (name -> bytes) as a .pdf; TD856 without LibreOffice, TD857 where it failed."""
    program = office()
    if program is None:
        return Diagnostic("TD856")
    with tempfile.TemporaryDirectory(prefix="thidua-pdf-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        # By number: LibreOffice never sees a name from data.
        names = {f"{n}.docx": name for n, name in enumerate(files)}
        for own, name in names.items():
            (folder / own).write_bytes(files[name])
        reason = _convert(program, folder, list(names))
        found = {
            str(Path(name).with_suffix(".pdf")): path.read_bytes()
            for own, name in names.items()
            if is_file(path := (folder / own).with_suffix(".pdf"))
        }
    if len(found) < len(files):
        return Diagnostic("TD857", args={"reason": reason or "-"})
    return found


def _convert(program: str, folder: Path, names: list[str]) -> str:
    """Runs it with a profile of its own, so that one that a person has open is no hindrance. What
    it says where it failed."""
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    try:
        done = subprocess.run(
            [*command, "--outdir", str(folder), *names],
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS + SECONDS_EACH * len(names),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    except OSError as error:
        return error.strerror or ""
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return said[-1] if said else f"exit {done.returncode}"
