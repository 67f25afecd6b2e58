"""`thidua doctor`: what a person is asked for when something does not work."""

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from thidua import __version__
from thidua.cli.command import command
from thidua.cli.session import Session
from thidua.store.folder import NotFound, find_data
from thidua.views.table import Cell, Fact, Facts, Report, Section, Tone
from thidua.words import say

PACKAGES = ("typer", "pydantic", "pyyaml", "rich", "xlsxwriter", "python-calamine")
Line = tuple[str, str, bool]
"""Key of the catalogue, what was found, whether that is well."""


def doctor(session: Session) -> int:
    """Versions, data folder found, encoding, colour, git."""
    output = session.output()
    return session.finish(output, _findings(session), lambda found: _report(session, found), _json)


def _findings(session: Session) -> list[Line]:
    found: list[Line] = [
        ("version", f"{__version__} ({Path(__file__).parent.parent})", True),
        ("python", f"{platform.python_version()}, {platform.system()} {platform.release()}", True),
        ("packages", ", ".join(f"{name} {_version(name)}" for name in PACKAGES), True),
        ("yaml", "libyaml" if _has_libyaml() else "python", _has_libyaml()),
        ("language", session.lang, True),
        ("encoding", f"{sys.stdout.encoding}, {sys.getfilesystemencoding()}", True),
        ("screen", _screen(session), True),
    ]
    data = find_data(Path.cwd(), session.asked_data, os.environ.get("THIDUA_DATA"))
    if isinstance(data, NotFound):
        found.append(("no_data", ", ".join(str(one) for one in data.looked), False))
    else:
        blocs = ", ".join(folder or "." for folder in data.blocs)
        found.append(("data", f"{data.root} ({len(data.blocs)}: {blocs})", True))
    found.append(("git", *_git()))
    return found


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _has_libyaml() -> bool:
    import yaml

    return bool(yaml.__with_libyaml__)


def _screen(session: Session) -> str:
    shown = session.stdout
    if not shown.terminal:
        return say(session.lang, "doctor.no_terminal")
    colour = say(session.lang, "doctor.colour" if shown.colour else "doctor.no_colour")
    return f"{colour}; " + say(session.lang, "doctor.width", n=shown.width or "?")


def _git() -> tuple[str, bool]:
    import shutil
    import subprocess

    program = shutil.which("git")
    if program is None:
        return "-", False
    done = subprocess.run(
        [program, "--version"], capture_output=True, text=True, timeout=10, check=False
    )
    return done.stdout.strip() or "-", done.returncode == 0


def _report(session: Session, found: Sequence[Line]) -> Report:
    facts = Facts(
        tuple(
            Fact(
                say(session.lang, f"doctor.{key}"),
                Cell(text, tone=Tone.NORMAL if well else Tone.WARN),
            )
            for key, text, well in found
        )
    )
    return Report(say(session.lang, "doctor.title"), (Section("", (facts,)),), session.lang)


def _json(found: Sequence[Line]) -> dict[str, object]:
    return {
        "schema": "thidua/doctor/1",
        "findings": [{"id": key, "found": text, "well": well} for key, text, well in found],
    }


COMMAND = command(doctor, results=False)
