"""Documents made by the command line from folders, and the layout rules each must keep."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.docx_read import MM, NS, Paragraph, filled, parts, root, sections, texts

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
KINDS = {
    "giao-uoc": (),
    "bang-diem": (),
    "bien-ban-hop": (),
    "phieu-bau": ("--ballot", "co-tinh", "--per-page", "1"),
    "bien-ban-kiem-phieu": (),
    "to-trinh": (),
    "bao-cao-so-ket": (),
    "bao-cao-tong-ket": (),
    "danh-sach-de-nghi": (),
    "ban-giao": (),
    "thang-diem": (),
    "bien-ban-ky-giao-uoc": (),
    "bien-ban-so-ket": (),
    "bien-ban-kiem-tra": ("--unit", "so-y-te"),
    "thong-bao": (),
    "du-thao-quyet-dinh": (),
}
"""Every kind, with the options that it can't do without in data/."""
MINUTES = (
    *("bien-ban-hop", "bien-ban-kiem-phieu", "ban-giao", "bien-ban-ky-giao-uoc"),
    *("bien-ban-so-ket", "bien-ban-kiem-tra"),
)
OPEN_ENDED = ("phieu-bau", "bang-diem", "thang-diem")
"""A paper to mark and a table: not ended by `./.`."""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str
    files: dict[str, bytes]


def document(*arguments: str, data: Path = DATA, env: dict[str, str] | None = None) -> Done:
    """`thidua document ...` in an empty folder, in a process of its own: what it said and wrote."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "thidua", "document", *arguments, "--data", str(data)],
            cwd=folder, capture_output=True, timeout=120,
            env={**os.environ, "PYTHONPATH": str(ROOT), "THIDUA_LANG": "vi", **(env or {})},
        )  # fmt: skip
        files = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode(), files)


def made(kind: str, year: int = 2022, *options: str, data: Path = DATA) -> bytes:
    """One document's bytes, made in this process."""
    from thidua.cli.main import run

    with TemporaryDirectory() as folder, chdir(folder):
        target = Path(folder) / "made.docx"
        code = run(["document", kind, str(year), *options, "--data", str(data), "-q",
                    "-o", str(target)])  # fmt: skip
        assert code == 0
        return target.read_bytes()


def face(one: Paragraph) -> set[tuple[float, bool, bool]]:
    """(size, bold, italic) of what is written, gaps left aside."""
    return {(run.size, run.bold, run.italic) for run in one.runs if not run.marked}


def starting(raw: bytes, text: str) -> Paragraph:
    return next(one for one in filled(root(raw)) if one.text.startswith(text))


def hold_to_the_page_rules(raw: bytes) -> None:
    """A4, margins, page numbers, Times New Roman in sizes of the table (manual: letters)."""
    for section in sections(raw):
        size, margins = section.find(f"{NS}pgSz"), section.find(f"{NS}pgMar")
        assert size is not None
        assert margins is not None
        assert sorted(round(int(size.get(NS + key, "0")) / MM) for key in ("w", "h")) == [210, 297]
        mm = {key: round(int(margins.get(NS + key, "0")) / MM, 1)
              for key in ("top", "bottom", "left", "right")}  # fmt: skip
        assert 20 <= mm["top"] <= 25
        assert 20 <= mm["bottom"] <= 25
        assert 30 <= mm["left"] <= 35
        assert 15 <= mm["right"] <= 20
        assert section.find(f"{NS}titlePg") is not None, "no number on page 1"
    for content in parts(raw).values():
        fonts = re.findall(r"<w:rFonts ([^>]*)/>", content.decode(errors="replace"))
        assert set(re.findall(r'"([^"]*)"', " ".join(fonts))) <= {"Times New Roman"}
    for one in filled(root(raw)):
        assert all(11 <= run.size <= 15 for run in one.runs), one.text


def hold_to_the_heading_rules(raw: bytes, kind: str, issuer: str) -> None:
    """National heading, issuer, number, place and date, title; minutes have no place and date."""
    assert face(starting(raw, NATION)) == {(12, True, False)}
    assert face(starting(raw, MOTTO)) == {(13, True, False)}
    assert face(starting(raw, issuer)) == {(12, True, False)}
    everything = texts(raw)
    if "\nSố: " in everything:
        assert face(starting(raw, "Số: ")) == {(13, False, False)}
    dated = [one for one in filled(root(raw)) if re.match(r"Tỉnh lỵ, ngày", one.text)]
    assert len(dated) == (0 if kind in MINUTES or kind == "phieu-bau" else 1)
    assert all(face(one) == {(13, False, True)} for one in dated)


def hold_to_the_text_rules(raw: bytes, kind: str) -> None:
    """Bases in italics and ended by `;` and `.`; `./.` once; recipients 12 and 11."""
    lines = filled(root(raw))
    bases = [one for one in lines if one.text.startswith(("Căn cứ ", "Theo đề nghị của "))]
    assert all(face(one) == {(14, False, True)} for one in bases)
    assert [one.text[-1] for one in bases] == [";"] * (len(bases) - 1) + ["."] * bool(bases)
    ends = sum(one.text.endswith("./.") for one in lines)
    closed = 0 if kind in OPEN_ENDED else 1
    assert ends == closed
    assert not any("../." in one.text for one in lines)
    if kind != "phieu-bau":
        assert face(starting(raw, "Nơi nhận:")) == {(12, True, True)}
        assert face(starting(raw, "- Lưu: VT")) == {(11, False, False)}
    for one in lines:
        assert "  " not in one.text.strip(), one.text
        assert not re.search(r"None|\{|\}|Fraction", one.text), one.text


def hold_headings_to_what_they_head(raw: bytes) -> None:
    """A heading stays with what follows, and what follows is text or the first row of a table."""

    def keeps(one: ET.Element) -> bool:
        return one.find(f"{NS}pPr/{NS}keepNext") is not None

    body = list(root(raw)[0])
    for at, one in enumerate(body):
        if one.find(f"{NS}pPr/{NS}outlineLvl") is None:
            continue
        words = "".join(one.itertext())
        after = body[at + 1]
        assert keeps(one), words
        assert after.find(f"{NS}pPr/{NS}sectPr") is None, words
        assert after.tag != f"{NS}sectPr", words
        if after.tag == f"{NS}tbl":
            first = after.findall(f"{NS}tr/{NS}tc")[0].findall(f"{NS}p")
            assert all(map(keeps, first)), f"{words}: the table's first row may stay alone"
        elif not "".join(after.itertext()):
            assert keeps(after), f"{words}: an empty line parts it from its text"
