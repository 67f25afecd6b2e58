"""Finds LibreOffice and turns documents into PDF with it, in a profile of its own."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")
MISSING = (
    "LibreOffice (soffice) is not installed"
    if SOFFICE is None
    else "pdftotext (poppler-utils) is not installed"
    if PDFTOTEXT is None
    else ""
)


def _has_times() -> bool:
    """Whether a font with the widths of Times New Roman and all Vietnamese letters is installed."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    found = subprocess.run([fc_list, ":", "family"], capture_output=True, timeout=60).stdout
    return any(name in found.decode(errors="replace") for name in ("Tinos", "Times New Roman"))


TIMES = _has_times()


def to_pdf(folder: Path, files: list[Path]) -> None:
    """Converts every file into a PDF beside it."""
    assert SOFFICE is not None
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


def pages(pdf: Path) -> list[str]:
    """The text of each page, laid out as on paper."""
    assert PDFTOTEXT is not None
    text = subprocess.run(
        [PDFTOTEXT, "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return text.split("\f")[:-1]


def converted(folder: Path, data: bytes) -> bytes:
    """A workbook as LibreOffice saves it after opening and recalculating it."""
    assert SOFFICE is not None
    source, target = folder / "in" / "book.xlsx", folder / "out"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(target), str(source)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return (target / "book.xlsx").read_bytes()


ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""LibreOffice's setting to compute every formula of a workbook when it is opened."""
_STORED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def recalculated(folder: Path, data: bytes) -> bytes:
    """A workbook as LibreOffice computes it anew: the figures stored with its formulas are taken
    out first, so that nothing but the formulas can bring them back."""
    return recalculated_all(folder, [data])[0]


def recalculated_all(folder: Path, books: list[bytes]) -> list[bytes]:
    """Many workbooks in one run of LibreOffice, each computed anew."""
    assert SOFFICE is not None
    user = folder / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    source, target = folder / "in", folder / "out"
    source.mkdir(exist_ok=True)
    names = []
    for number, data in enumerate(books):
        emptied = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(emptied, "w") as new:
            for name in old.namelist():
                new.writestr(name, _STORED.sub(rb"\1<v>-777</v>", old.read(name)))
        names.append(source / f"book{number}.xlsx")
        names[-1].write_bytes(emptied.getvalue())
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(target), *map(str, names)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return [(target / name.name).read_bytes() for name in names]
