"""The offline bundle: `python release/bundle.py [FOLDER]` writes thidua-<version>-offline.zip.

It holds the wheels of thidua and of everything that it needs, for Windows, Linux and macOS and for
every Python that thidua supports, and a small install script for each. It is made on a computer
with a network; `--system` and `--python` make a smaller one.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS: dict[str, tuple[str, ...]] = {
    "windows": ("win_amd64",),
    "linux": ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"),
    "linux-arm": ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"),
    "macos": ("macosx_11_0_arm64", "macosx_12_0_arm64"),
    "macos-intel": ("macosx_10_12_x86_64", "macosx_10_13_x86_64", "macosx_11_0_x86_64"),
}
"""System -> the platforms whose wheels run on it."""
MARKED: dict[str, tuple[str, ...]] = {"windows": ("colorama",)}
"""What is needed on one system only: pip reads such conditions for the computer it runs on."""
SCRIPTS = ("install.sh", "install.ps1", "DOC-TRUOC.txt")
_CONDITION = re.compile(r"^Requires-Dist: ([A-Za-z0-9._-]+)[^;\n]*;(.*)$", re.MULTILINE)
BOM = b"\xef\xbb\xbf"
"""PowerShell 5.1 and Notepad take a file for UTF-8 only with this before it."""
FIXED = (2020, 1, 1, 0, 0, 0)
"""One time for all files, so that the same wheels give the same bytes."""


def build(target: Path, systems: list[str], pythons: list[str]) -> Path:
    """Writes the bundle into the folder `target`; gives its path."""
    with tempfile.TemporaryDirectory() as made:
        wheels = Path(made)
        _pip("wheel", "--no-deps", "--wheel-dir", made, str(ROOT))
        (own,) = wheels.glob("thidua-*.whl")
        version = own.name.split("-")[1]
        for system in systems:
            for python in pythons:
                _download(own, wheels, system, python)
        _nothing_missing(wheels)
        target.mkdir(parents=True, exist_ok=True)
        bundle = target / f"thidua-{version}-offline.zip"
        _zip(bundle, f"thidua-{version}", sorted(wheels.glob("*.whl")))
    return bundle


def _download(own: Path, wheels: Path, system: str, python: str) -> None:
    platforms = [part for one in SYSTEMS[system] for part in ("--platform", one)]
    where = ["--only-binary=:all:", "--python-version", python, "--implementation", "cp"]
    wanted = [str(own), *MARKED.get(system, ())]
    _pip("download", "--quiet", "--dest", str(wheels), *where, *platforms, *wanted)


def _nothing_missing(wheels: Path) -> None:
    """Stops where a wheel needs something on one system that MARKED does not name."""
    known = {name for names in MARKED.values() for name in names}
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            (name,) = [one for one in packed.namelist() if one.endswith(".dist-info/METADATA")]
            metadata = packed.read(name).decode()
        for needed, condition in _CONDITION.findall(metadata):
            if "extra ==" not in condition and "python_" not in condition and needed not in known:
                raise SystemExit(f"{wheel.name} needs {needed} ({condition.strip()}): see MARKED")


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


def _zip(bundle: Path, folder: str, wheels: list[Path]) -> None:
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in SCRIPTS:
            raw = (HERE / name).read_bytes()
            if name != "install.sh":
                raw = BOM + raw.removeprefix(BOM).replace(b"\n", b"\r\n")
            _add(packed, f"{folder}/{name}", raw, executable=name == "install.sh")
        for wheel in wheels:
            _add(packed, f"{folder}/wheels/{wheel.name}", wheel.read_bytes())


def _add(packed: zipfile.ZipFile, name: str, raw: bytes, *, executable: bool = False) -> None:
    entry = zipfile.ZipInfo(name, FIXED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (0o755 if executable else 0o644) << 16
    packed.writestr(entry, raw)


def _main() -> None:
    asked = argparse.ArgumentParser(description="The offline bundle of thidua.")
    asked.add_argument("folder", nargs="?", default="dist", type=Path)
    asked.add_argument("--system", action="append", choices=SYSTEMS)
    asked.add_argument("--python", action="append", choices=PYTHONS)
    given = asked.parse_args()
    bundle = build(given.folder, given.system or list(SYSTEMS), given.python or list(PYTHONS))
    sys.stdout.write(f"{bundle}\n")


if __name__ == "__main__":
    _main()
