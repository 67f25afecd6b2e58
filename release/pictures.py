"""Makes the manual's pictures of windows anew (docs/pictures): python release/pictures.py

It walks the whole ways of `tests/test_whole_way.py` and draws what a person meets there: terminals
as Chromium draws them, workbooks, forms and letters as LibreOffice prints them. Needs Chromium,
LibreOffice and poppler's pdftoppm. Look at every picture before it is committed.
"""

import html
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests import test_whole_way as ways  # noqa: E402
from tests.helpers.followed_page import follow  # noqa: E402
from tests.helpers.form_files import fill  # noqa: E402
from tests.helpers.gallery_runner import Ran, run  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
COLUMNS, LINE, LETTER = 96, 17, 7.52
"""Of a terminal: its letters across, and the pixels of a line and of a letter."""
ANSWERS = (
    "Khối thi đua Nội chính", *[""] * 4, "Ủy ban nhân dân tỉnh", *[""] * 4, "don-vi.xlsx", "",
    "Sở Nội vụ", "Sở Tư pháp", "",
)  # fmt: skip
PAGE = """<meta charset="utf-8"><style>
body {{margin: 6px; font: 12.5px/17px "Liberation Mono", monospace; background: #fff; color: #111}}
div {{border: 1px solid #999; border-radius: 6px; overflow: hidden}}
p {{margin: 0; padding: 4px 10px; background: #ececec; border-bottom: 1px solid #999}}
pre {{margin: 0; padding: 8px 12px; font: inherit}}</style>
<div><p>{title}</p><pre>{text}</pre></div>"""


def terminal(name: str, title: str, *shown: tuple[str, str]) -> None:
    """A window with commands and what they printed."""
    text = "\n".join(f"$ {command}\n{printed.strip()}\n" for command, printed in shown).rstrip()
    lines = text.splitlines()
    width = max(map(len, lines)) * LETTER + 60
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(PAGE.format(title=html.escape(title), text=html.escape(text)), "utf-8")
        size = f"--window-size={int(width)},{max(len(lines), 11) * LINE + 62}"
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", size,
             f"--user-data-dir={folder}/profile", f"--screenshot={PICTURES / name}.png",
             page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


def printed(name: str, file: Path, says: str = "", dots: int = 75, most: int = 900) -> None:
    """The page of a workbook or letter on which `says` stands, `most` of its pixels downwards,
    without its empty edges."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "pdf", "--outdir", folder, str(file)],
            check=True, capture_output=True,
        )  # fmt: skip
        pdf = str(next(Path(folder).glob("*.pdf")))
        texts = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
        pages = texts.stdout.decode().split("\f")
        at = next(n for n, page in enumerate(pages, 1) if says in page)
        draw = ["pdftoppm", "-r", str(dots), "-f", str(at), "-l", str(at), "-singlefile"]
        grey = subprocess.run([*draw, "-gray", pdf], capture_output=True, check=True).stdout
        left, top, right, bottom = _inked(grey)
        cut = ["-x", left, "-y", top, "-W", right - left, "-H", min(bottom - top, most)]
        subprocess.run([*draw, *map(str, cut), "-png", pdf, str(PICTURES / name)], check=True)


def _inked(pgm: bytes, edge: int = 12) -> tuple[int, int, int, int]:
    """Where something is drawn, and a little around it."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pgm)
    assert head is not None
    width, height = int(head[1]), int(head[2])
    rows = [pgm[head.end() + n * width :][:width] for n in range(height)]
    inked = [n for n, row in enumerate(rows) if min(row) < 250]
    across = [
        n for row in rows for n in (_first(row), width - 1 - _first(row[::-1])) if min(row) < 250
    ]
    return (max(min(across) - edge, 0), max(inked[0] - edge, 0),
            min(max(across) + edge, width), min(inked[-1] + edge, height))  # fmt: skip


def _first(row: bytes) -> int:
    return next((n for n, grey in enumerate(row) if grey < 250), 0)


def talked(words: Sequence[str], folder: Path, answers: Sequence[str]) -> str:
    """What stands in a terminal after a command asked and was answered."""
    child, stream = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(COLUMNS=str(COLUMNS), LINES="60", NO_COLOR="1", PYTHONPATH=str(ROOT))
        os.execv(sys.executable, [sys.executable, "-m", "thidua", *words])
    left, said = list(answers), b""
    while True:
        ready = select.select([stream], [], [], 2.0)[0]
        try:
            more = os.read(stream, 65536) if ready else b""
        except OSError:
            break
        said += more
        if not more and ready:
            break
        if not ready and left and said:
            os.write(stream, f"{left.pop(0)}\r".encode())
    os.waitpid(child, 0)
    assert not left, left
    return said.decode().replace("\r", "")


def khoi(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """The way of a khối."""
    ways.khoi_files(folder)
    init = talked(["init", "khoi"], folder, ANSWERS)
    terminal("init", "PowerShell", ("thidua init khoi", init))
    shutil.rmtree(folder / "khoi")
    deeds = ways.khoi_deeds()
    book, forms = "thidua import ../thang-diem.xlsx", "thidua import tu-cham"
    send, answer = deeds[forms], deeds[book]

    def drawn(place: Path) -> None:
        printed("thang-diem", place / "thang-diem.xlsx", dots=130)
        answer(place)

    def sent(place: Path) -> None:
        send(place)
        form = place / "khoi/tu-cham/so-tu-phap.xlsx"
        right = form.read_bytes()
        form.write_bytes(fill(right, {"leaf:I.2": "28 điểm"}))
        told = run(forms.split()[1:], place / "khoi", "vi", patch)
        terminal("loi-phieu", "PowerShell", (forms, _all(told)))
        form.write_bytes(right)

    deeds |= {book: drawn, forms: sent}
    done = follow("office", folder, patch, deeds, {"thidua init khoi": ways.INIT})
    data = folder / "khoi"
    printed("hop-khoi", data / "hop-khoi.docx", dots=55)
    printed("phieu", data / "tu-cham/so-noi-vu.xlsx", dots=80, most=390)
    printed("so-nam", data / "nam.xlsx", "CÁC CUỘC HỌP", 110, 150)
    terminal("xep-hang", "PowerShell", ("thidua rank", done["thidua rank"].out))
    closing = ("thidua seal", "thidua verify")
    terminal("niem-phong", "PowerShell", *((one, done[one].out) for one in closing))
    checks = ("thidua verify", "thidua check")
    found = [(one, _all(run(one.split()[1:], data, "vi", patch))) for one in checks]
    terminal("ban-giao", "PowerShell", *found)


def _all(ran: Ran) -> str:
    return f"{ran.out}\n{ran.err}"


def school(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """The way of a school."""
    deeds, answers = ways.school_begins(folder)
    done = follow("school", folder, patch, deeds, answers)
    week = "thidua rank 2026/tuan/1"
    terminal("tuan", "PowerShell", (week, done[week].out))
    printed("ky-cham", folder / "nam.xlsx", "CÁC LOẠI KỲ", 75, 190)


def main() -> None:
    """Draws them all."""
    patch = pytest.MonkeyPatch()
    for way in (khoi, school):
        with tempfile.TemporaryDirectory() as folder:
            way(Path(folder), patch)
    patch.undo()


if __name__ == "__main__":
    main()
