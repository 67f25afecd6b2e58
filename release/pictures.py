"""Makes the manual's pictures of windows anew: python release/pictures.py [NAME...]

It walks the whole ways of `tests/test_whole_way.py` and draws what a person meets there: terminals
as Chromium draws them, workbooks, forms and letters as LibreOffice prints them. Needs Chromium,
LibreOffice and poppler's pdftoppm. Look at every picture before it is committed.

Beside each picture stands what can be read in it (docs/pictures/NAME.txt); `tests/test_pictures.py`
holds that against what the commands show today.
"""

import html
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests import test_whole_way as ways  # noqa: E402
from tests.helpers.docx_read import parts  # noqa: E402
from tests.helpers.followed_page import follow  # noqa: E402
from tests.helpers.form_files import fill  # noqa: E402
from tests.helpers.gallery_runner import Ran, run  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
COLUMNS, LINE, LETTER = 96, 17, 7.52
"""Of a terminal: its letters across, and the pixels of a line and of a letter."""
ANSWERS = (
    "Khối thi đua Nội chính", *[""] * 4, "Ủy ban nhân dân tỉnh", "2026", *[""] * 3, "don-vi.xlsx",
    "", "Sở Nội vụ", "Sở Tư pháp", "",
)  # fmt: skip
ASKED = re.compile(rb"(?:: |\n1\. )$")
"""What stands last in a terminal that waits for an answer."""
PAGE = """<meta charset="utf-8"><style>
body {{margin: 6px; font: 12.5px/17px "Liberation Mono", monospace; background: #fff; color: #111}}
div {{border: 1px solid #999; border-radius: 6px; overflow: hidden}}
p {{margin: 0; padding: 4px 10px; background: #ececec; border-bottom: 1px solid #999}}
pre {{margin: 0; padding: 8px 12px; font: inherit}}</style>
<div><p>{title}</p><pre>{text}</pre></div>"""
CHANGES = (
    (r"\d\d:\d\d ngày \d\d/\d\d/\d{4}", "LÚC"), (r"bởi \S+?,", "bởi AI,"),
    (r"mã kết quả \w+", "mã kết quả MÃ"), (r"thidua \d+\.\d+\.\d+", "thidua BẢN"),
    (r"\[\d{4}\]", "[NĂM]"),
)  # fmt: skip
"""What differs from one day, computer or version to the next, and what stands for it."""


class Album:
    """What can be read in each picture, by its name."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def terminal(self, name: str, *shown: tuple[str, str]) -> None:
        """A window with commands and what they printed."""
        text = _typed(shown)
        for pattern, stands in CHANGES:
            text = re.sub(pattern, stands, text)
        self.texts[name] = f"{text}\n"

    def printed(
        self, name: str, file: Path, says: str = "", dots: int = 75, most: int = 900
    ) -> None:
        """The page of a workbook or letter on which `says` stands, `most` of its pixels downwards,
        without its empty edges."""
        del dots, most
        lines = _cells(file, says) if file.suffix == ".xlsx" else _paragraphs(file, says)
        self.texts[name] = "".join(f"{line}\n" for line in lines)

    def report(self, name: str, data: Path) -> None:
        """Three pages of a printed report."""
        text = run(["report", "2022", "--format", "md"], data).out
        sections = re.split(r"^(?=#+ )", text, flags=re.MULTILINE)
        self.texts[name] = "".join(one for one in sections if re.match(r"## |#+ [1278]\.", one))


def _typed(shown: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"$ {command}\n{printed.strip()}\n" for command, printed in shown).rstrip()


def _cells(file: Path, says: str) -> Iterator[str]:
    """The rows of the sheet on which `says` stands; of a formula only that there is one."""
    for sheet in load_workbook(file).worksheets:
        hidden = {key for key, one in sheet.column_dimensions.items() if one.hidden}
        rows = [
            [
                str(cell.value or "").strip()
                for cell in row
                if get_column_letter(cell.column) not in hidden
            ]
            for row in sheet.iter_rows()
        ]
        if sheet.sheet_state == "visible" and any(says in cell for row in rows for cell in row):
            for row in rows:
                cells = ["=" if cell.startswith("=") else cell for cell in row if cell]
                yield from [" | ".join(cells).replace("\n", " ")] if cells else []
            return


def _paragraphs(file: Path, says: str) -> Iterator[str]:
    """The part of a letter, itself or an annex, in which `says` stands."""
    text = parts(file.read_bytes())["word/document.xml"].decode().replace("<w:br/>", "<w:t> </w:t>")
    section = next(one for one in text.split("<w:sectPr") if says in one)
    for paragraph in section.split("</w:p>"):
        said = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph))
        yield from [html.unescape(said)] if said.strip() else []


class Drawing(Album):
    """The same, drawn. `only`: the pictures that are wanted; none: all."""

    def __init__(self, only: Sequence[str] = ()) -> None:
        super().__init__()
        self._only = only

    def terminal(self, name: str, *shown: tuple[str, str]) -> None:
        super().terminal(name, *shown)
        text = _typed(shown)
        lines = text.splitlines()
        page = PAGE.format(title="PowerShell", text=html.escape(text))
        size = int(max(map(len, lines)) * LETTER + 60), len(lines) * LINE + 62
        if self._wants(name):
            _keep(name, _drawn(_by_chromium(page, size), "-r", "96"))

    def printed(
        self, name: str, file: Path, says: str = "", dots: int = 75, most: int = 900
    ) -> None:
        super().printed(name, file, says)
        if not self._wants(name):
            return
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", "pdf", "--outdir", folder, str(file)],
                check=True, capture_output=True, env=os.environ | {"LC_ALL": "vi_VN.UTF-8"},
            )  # fmt: skip
            pdf = next(Path(folder).glob("*.pdf")).read_bytes()
        texts = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True)
        pages = texts.stdout.decode().split("\f")
        at = next(n for n, page in enumerate(pages, 1) if says in page)
        page = ("-r", str(dots), "-f", str(at), "-l", str(at))
        left, top, right, bottom = _inked(_drawn(pdf, *page, "-gray"))
        cut = ("-x", left, "-y", top, "-W", right - left, "-H", min(bottom - top, most))
        _keep(name, _drawn(pdf, *page, *map(str, cut)))

    def report(self, name: str, data: Path) -> None:
        super().report(name, data)
        if not self._wants(name):
            return
        pdf = _by_chromium(run(["report", "2022", "--format", "html"], data).out)
        sheets = [_drawn(pdf, "-r", "64", "-f", at, "-l", at) for at in ("1", "3", "11")]
        _keep(name, _side_by_side(sheets))

    def _wants(self, name: str) -> bool:
        return not self._only or name in self._only


def _by_chromium(page: str, size: tuple[int, int] | None = None) -> bytes:
    """A page printed, on one sheet of a size in pixels where it has one."""
    if size is not None:
        page += f"<style>@page {{size: {size[0]}px {size[1]}px; margin: 0}}</style>"
    with tempfile.TemporaryDirectory() as folder:
        file, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        file.write_text(page, "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer",
             f"--print-to-pdf={pdf}", f"--user-data-dir={folder}/profile", file.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        return pdf.read_bytes()


def _drawn(pdf: bytes, *how: str) -> bytes:
    """The first page, or that of `how`, as Netpbm."""
    draw = ["pdftoppm", "-singlefile", *how]
    return subprocess.run(draw, input=pdf, check=True, capture_output=True).stdout


def _pixels(netpbm: bytes) -> tuple[list[bytes], int]:
    """The rows of a picture, and its width."""
    head = re.match(rb"P([56])\s+(\d+)\s+(\d+)\s+255\s", netpbm)
    assert head is not None
    width, size = int(head[2]), int(head[2]) * (1 if head[1] == b"5" else 3)
    return [netpbm[at : at + size] for at in range(head.end(), len(netpbm), size)], width


def _side_by_side(sheets: Sequence[bytes], between: int = 10) -> bytes:
    each = [_pixels(one) for one in sheets]
    gap = b"\x88" * (3 * between)
    rows = [gap.join(parts) for parts in zip(*(rows for rows, _ in each), strict=True)]
    width = sum(width for _, width in each) + between * (len(each) - 1)
    return b"P6 %d %d 255\n" % (width, len(rows)) + b"".join(rows)


def _keep(name: str, ppm: bytes) -> None:
    """As PNG with a palette: of each colour the nearest of sixteen shades."""
    rows, width = _pixels(ppm)
    nearest = bytes(round(value / 17) * 17 for value in range(256))
    rows = [row.translate(nearest) for row in rows]
    colours = sorted({row[at : at + 3] for row in rows for at in range(0, len(row), 3)})
    number = {colour: n for n, colour in enumerate(colours)}
    assert len(colours) <= 256, "too many colours for a palette"
    lines = (bytes(number[row[at : at + 3]] for at in range(0, len(row), 3)) for row in rows)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(colours)),
        (b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines), 9)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    (PICTURES / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))


def _inked(pgm: bytes, edge: int = 12) -> tuple[int, int, int, int]:
    """Where something is drawn, and a little around it."""
    rows, width = _pixels(pgm)
    height = len(rows)
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
        ready = select.select([stream], [], [], 60)[0]
        try:
            more = os.read(stream, 65536) if ready else b""
        except OSError:
            break
        said += more
        if not more:
            break
        if left and ASKED.search(said):
            os.write(stream, f"{left.pop(0)}\r".encode())
    os.waitpid(child, 0)
    assert not left, left
    return said.decode().replace("\r", "")


def khoi(folder: Path, album: Album) -> None:
    """The way of a khối."""
    ways.khoi_files(folder)
    init = talked(["init", "khoi"], folder, ANSWERS)
    album.terminal("init", ("thidua init khoi", init))
    shutil.rmtree(folder / "khoi")
    deeds = ways.khoi_deeds()
    book, forms = "thidua import ../thang-diem.xlsx", "thidua import tu-cham"
    send, answer = deeds[forms], deeds[book]

    def drawn(place: Path) -> None:
        album.printed("thang-diem", place / "thang-diem.xlsx", dots=130)
        answer(place)

    def sent(place: Path) -> None:
        send(place)
        form = place / "khoi/tu-cham/so-tu-phap.xlsx"
        right = form.read_bytes()
        form.write_bytes(fill(right, {"leaf:I.2": "28 điểm"}))
        told = run(forms.split()[1:], place / "khoi")
        album.terminal("loi-phieu", (forms, _all(told)))
        form.write_bytes(right)

    deeds |= {book: drawn, forms: sent}
    done = follow("office", folder, deeds, {"thidua init khoi": ways.INIT})
    data = folder / "khoi"
    album.printed("hop-khoi", data / "hop-khoi.docx", dots=55)
    album.printed("phieu", data / "tu-cham/so-noi-vu.xlsx", dots=80, most=390)
    album.printed("so-nam", data / "nam.xlsx", "CÁC CUỘC HỌP", 110, 150)
    album.terminal("xep-hang", ("thidua rank", done["thidua rank"].out))
    closing = ("thidua seal", "thidua verify")
    album.terminal("niem-phong", *((one, done[one].out) for one in closing))
    checks = ("thidua verify", "thidua check")
    found = [(one, _all(run(one.split()[1:], data))) for one in checks]
    album.terminal("ban-giao", *found)


def _all(ran: Ran) -> str:
    return f"{ran.out}\n{ran.err}"


def school(folder: Path, album: Album) -> None:
    """The way of a school."""
    deeds, answers = ways.school_begins(folder)
    done = follow("school", folder, deeds, answers)
    week = "thidua rank 2026/tuan/1"
    album.terminal("tuan", (week, done[week].out))
    album.printed("ky-cham", folder / "nam.xlsx", "CÁC LOẠI KỲ", 75, 190)


def example(folder: Path, album: Album) -> None:
    """The invented bloc of `data/`: a form, letters, its report."""
    data = ROOT / "data" / "van-hoa-xa-hoi"
    form, letter, count = (folder / f"{name}.{end}" for name, end in
                           (("form", "xlsx"), ("to-trinh", "docx"), ("count", "docx")))  # fmt: skip
    for words, file in (
        ("form 2022 --stage verified --unit so-y-te", form),
        ("document to-trinh 2022", letter),
        ("document bien-ban-kiem-phieu 2022", count),
    ):
        done = run([*words.split(), "-o", str(file)], data)
        assert done.code == 0, done.transcript()
    album.printed("form", form, dots=80)
    album.printed("to-trinh", letter, dots=70)
    album.printed("bien-ban-kiem-phieu", count, dots=70)
    album.printed("bang-tong-hop", letter, "BẢNG TỔNG HỢP ĐIỂM", 80)
    album.report("report", data)


WAYS = (khoi, school, example)


def main() -> None:
    """Draws them all, or those that are named."""
    album = Drawing(sys.argv[1:])
    for way in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            way(Path(folder), album)
    for name, text in album.texts.items():
        (PICTURES / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
