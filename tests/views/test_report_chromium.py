"""The HTML report in a real browser: text, a phone's screen, A4 paper. Skipped without Chromium."""

import re
import shutil
import struct
import subprocess
import zlib
from html import unescape
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.report_data import HOSTILE, write

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
PDFTOTEXT = shutil.which("pdftotext")
DATA = Path(__file__).parents[2] / "data"
PHONE, TALL = 390, 4000
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def made(folder: Path, data: Path, year: int = 2022) -> Path:
    target = folder / "report.html"
    done = run("--data", str(data), "report", str(year), "-o", str(target), "-q")
    assert done.code == 0, done.err
    return target


def chromium(folder: Path, *arguments: str) -> str:
    """What headless Chromium prints; no network, a profile of its own."""
    assert CHROMIUM is not None
    command = [
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-dev-shm-usage", "--force-device-scale-factor=1",
        f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=2000",
    ]  # fmt: skip
    done = subprocess.run([*command, *arguments], capture_output=True, timeout=120, check=True)
    return done.stdout.decode(errors="replace")


def phone(folder: Path, page: Path) -> str:
    """A page that shows the report in a frame as narrow as a phone: a headless window is not
    allowed to be that narrow itself."""
    frame = folder / "phone.html"
    frame.write_text(
        f'<body style="margin:0"><iframe src="{page.as_uri()}" '
        f'style="border:0;width:{PHONE}px;height:{TALL}px"></iframe></body>',
        encoding="utf-8",
    )
    return frame.as_uri()


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of an RGB or RGBA picture of eight bits without interlacing."""
    wide, high, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    assert (depth, interlaced) == (8, 0)
    size = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, step = zlib.decompress(data), wide * size
    rows: list[bytes] = []
    before = bytes(step)
    for y in range(high):
        start = y * (step + 1)
        row = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + step]), before, size)
        rows.append(row)
        before = row
    return wide, high, [_rgb(row, size) for row in rows]


def _rgb(row: bytes, size: int) -> bytes:
    return row if size == 3 else bytes(b for n, b in enumerate(row) if n % 4 != 3)


def _unfiltered(kind: int, row: bytearray, above: bytes, size: int) -> bytes:
    """One row of a PNG (RFC 2083, 6)."""
    for n in range(len(row)):
        left = row[n - size] if n >= size else 0
        corner = above[n - size] if n >= size else 0
        if kind == 1:
            row[n] = (row[n] + left) & 255
        elif kind == 2:
            row[n] = (row[n] + above[n]) & 255
        elif kind == 3:
            row[n] = (row[n] + (left + above[n]) // 2) & 255
        elif kind == 4:
            guess = left + above[n] - corner
            nearest = min((left, above[n], corner), key=lambda one: abs(guess - one))
            row[n] = (row[n] + nearest) & 255
    return bytes(row)


# -- text ---------------------------------------------------------------------------------------


def test_the_browser_reads_what_was_said(tmp_path: Path) -> None:
    """The names come out as they are in the data; nothing of them became an element."""
    page = made(tmp_path, write(tmp_path / "data"))
    dom = chromium(tmp_path, "--dump-dom", page.as_uri())
    assert "<script" not in dom
    assert "<img" not in dom
    text = unescape(re.sub(r"<[^>]*>", " ", dom))
    for wanted in (HOSTILE, "95,00%", "bằng điểm, phân định bằng", "8. So với năm 2021"):
        assert wanted in text


def test_the_real_year_in_the_browser(tmp_path: Path) -> None:
    page = made(tmp_path, DATA)
    dom = chromium(tmp_path, "--dump-dom", page.as_uri())
    text = unescape(re.sub(r"<[^>]*>", " ", dom))
    for wanted in ("Sở Giáo dục và Đào tạo", "98,66%", "9/11 (81,82%)", "287/QĐ-UBND"):
        assert wanted in text
    assert dom.count("<svg") == 6


# -- a phone ------------------------------------------------------------------------------------


def test_a_phone_s_page_does_not_run_over(tmp_path: Path) -> None:
    """Only tables scroll sideways, within themselves: the page is as wide as the phone."""
    page = made(tmp_path, DATA)
    probe = tmp_path / "probe.html"
    # The report's own policy forbids scripts, so a copy without it is measured.
    text = re.sub(r"<meta http-equiv=[^>]*>", "", page.read_text(encoding="utf-8"))
    script = "<script>document.title = document.documentElement.scrollWidth</script>"
    probe.write_text(text.replace("</body>", script + "</body>"), encoding="utf-8")
    outer = tmp_path / "outer.html"
    outer.write_text(
        f'<iframe id="f" src="{probe.as_uri()}" style="border:0;width:{PHONE}px;height:9000px">'
        "</iframe><p id=w></p><script>f.onload = () => "
        "{ w.textContent = 'width ' + f.contentDocument.title }</script>",
        encoding="utf-8",
    )
    dom = chromium(tmp_path, "--allow-file-access-from-files", "--dump-dom", outer.as_uri())
    found = re.search(r"width (\d+)", dom)
    assert found is not None
    assert int(found[1]) <= PHONE


def test_a_phone_shows_the_chart(tmp_path: Path) -> None:
    """The picture has the colours of the chart's parts, in bars of the chart's height."""
    page = made(tmp_path, DATA)
    picture = tmp_path / "phone.png"
    chromium(
        tmp_path,
        f"--window-size=500,{TALL}",
        f"--screenshot={picture}",
        phone(tmp_path, page),
    )
    wide, high, rows = pixels(picture.read_bytes())
    assert (wide, high) == (500, TALL)
    for colour in ("1f5a96", "f0b44c", "7a3b69"):
        wanted = bytes.fromhex(colour)
        lines = [n for n, row in enumerate(rows) if row.count(wanted * 10)]
        # Eleven bars, each some pixels high.
        assert len(lines) > 11 * 8, colour
    # Nothing is drawn beside the phone.
    assert all(set(row[3 * PHONE :]) == {255} for row in rows)


# -- paper --------------------------------------------------------------------------------------


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext (poppler-utils) is not installed")
def test_printed_on_a4(tmp_path: Path) -> None:
    """Upright A4 pages that hold every part, their charts' figures and page numbers."""
    page, pdf = made(tmp_path, DATA), tmp_path / "report.pdf"
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf.read_bytes())
    assert sizes
    assert {(round(float(a)), round(float(b))) for a, b in sizes} <= {(595, 842), (596, 842)}
    assert PDFTOTEXT is not None
    done = subprocess.run(
        [PDFTOTEXT, "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    pages = done.stdout.decode().split("\f")[:-1]
    assert 8 <= len(pages) <= 20
    text = " ".join(" ".join(pages).split())
    for number in range(1, 9):
        assert re.search(rf"\b{number}\. \w", text)
    assert "Tỷ lệ điểm của từng đơn vị" in text
    # No heading is the last thing on its page.
    for each in pages[:-1]:
        lines = [line.strip() for line in each.splitlines() if line.strip()]
        assert not re.fullmatch(r"\d\. [^\d]+", lines[-2]), lines[-2]
