"""`thidua doctor`: what a person is asked for when something does not work."""

import os
import platform
import sys
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from thidua import __version__
from thidua.cli.command import command
from thidua.cli.commands.check import found_in
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Severity, name_of, severity_of
from thidua.store.folder import DataFolder, NotFound, find_data
from thidua.store.loading import years_of
from thidua.views.doctor import OUTPUT, Finding, doctor_report
from thidua.views.rule import wording
from thidua.words import say

LETTERS = "Ế ề Ữ ự Ậ ẵ Đ đ ư ơ"
"""Letters that a window without Vietnamese shows as boxes or question marks."""
UTF8_PAGE = 65001
PACKAGES = ("typer", "pydantic", "pyyaml", "rich", "xlsxwriter", "python-calamine")


def doctor(session: Session) -> int:
    output = session.output()
    return session.finish(
        output, _findings(session), doctor_report, lambda found, _: OUTPUT.entry(found)
    )


def _findings(session: Session) -> list[Finding]:
    found: list[Finding] = [
        Finding("version", f"{__version__} ({_short(Path(__file__).parents[2])})", True),
        Finding(
            "python", f"{platform.python_version()}, {platform.system()} {platform.release()}", True
        ),
        Finding("packages", ", ".join(f"{name} {_version(name)}" for name in PACKAGES), True),
        Finding("yaml", "libyaml" if _has_libyaml() else "python", _has_libyaml()),
        Finding("language", session.lang, True),
        Finding("encoding", _encoding(session), True),
        Finding("screen", _screen(session), True),
        Finding("letters", say(session.lang, "cli.doctor.try_letters", letters=LETTERS), True),
    ]
    data = find_data(Path.cwd(), session.asked_data, os.environ.get("THIDUA_DATA"))
    if isinstance(data, NotFound):
        looked = ", ".join(_short(one) for one in data.looked)
        found.append(Finding("no_data", looked, False))
    else:
        found += _data(session, data)
    found.append(Finding("git", *_git()))
    return found


def _short(path: Path) -> str:
    """A path without the name of who sits at the computer."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _encoding(session: Session) -> str:
    """How text goes out and how file names are read; on Windows also the window's code page. Python
    writes to a window in letters, not in a code page: that is only for what reads thidua's output.
    """
    names = f"{sys.stdout.encoding}, {sys.getfilesystemencoding()}"
    page = _code_page()
    if page is None or not session.stdout.terminal or page == UTF8_PAGE:
        return names
    return f"{names}; " + say(session.lang, "cli.doctor.code_page", page=page)


def _code_page() -> int | None:
    """The code page of Windows' command window; None elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


def _data(session: Session, data: DataFolder) -> list[Finding]:
    """What there is, and each trouble in one line: its code, what it is about, how often. No name
    and no figure of the data, so that the answer can be pasted into a report."""
    years = sum(len(years_of(session.files, folder)) for folder in data.blocs)
    counted = say(session.lang, "cli.doctor.counted", blocs=len(data.blocs), years=years)
    lines: list[Finding] = [Finding("data", f"{_short(data.root)} ({counted})", True)]
    told = (one for each in found_in(session, None, strict=False) for one in each.diagnostics)
    times = Counter(
        (severity_of(one) == Severity.ERROR, one.code, one.variant)
        for one in told
        if severity_of(one) != Severity.ADVICE  # no trouble; `check` leaves it out, too
    )
    for (failed, code, variant), n in sorted(
        times.items(), key=lambda one: (not one[0][0], one[0])
    ):
        key = "error" if failed else "warning"
        said = wording(code, session.lang, variant)
        lines.append(Finding(key, f"{code} {name_of(code)}: {n} ({said})", not failed))
    return lines


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
        return say(session.lang, "cli.doctor.no_terminal")
    colour = say(session.lang, "cli.doctor.colour" if shown.colour else "cli.doctor.no_colour")
    return f"{colour}; " + say(session.lang, "cli.doctor.width", n=shown.width or "?")


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


COMMAND = command(doctor, results=False)
