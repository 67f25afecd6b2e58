"""A list of units out of a file that an office has: .xlsx, .docx, .csv, or text, a name a line."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scalars import suggest_id
from thidua.store.yaml.refuse import not_utf8
from thidua.text.vietnamese import bare, nfc

ENDINGS = (".xlsx", ".docx", ".csv", ".txt", ".md")
MOST_FILE = 16 * 1024 * 1024
_KIND = (
    r"(?:co quan|don vi|to chuc|lop|truong|xa|phuong|thi tran|huyen|khoa|phong|ban|chi bo|chi doan|"
    r"cong ty|chi nhanh|doanh nghiep|to|thanh vien|dia phuong|so|nganh|doan the|tap the)"
)
NAMES = re.compile(
    rf"(?:danh sach )?(?:ten|(?:ten )?(?:cac |goi )?{_KIND}(?: (?:va )?{_KIND})*"
    r"(?: (?:truc thuoc|trong khoi|trong cum|cua khoi|cua cum|thi dua))*|name|unit)"
)
"""What may stand over the column of the names, without Vietnamese marks."""
NUMBERS = re.compile(r"(?:so )?(?:stt|tt|thu tu)|so thu tu|no")
IDS = ("ma", "ma don vi", "id")
SHORTS = ("viet tat", "ten viet tat", "short")
_LEAD = re.compile(r"^\s*(?:\d+\s*[.)/-]|[-–•+*])\s*")
_NUMBER = re.compile(r"[\d.,]*")
_SUM = re.compile(r"(?:(?:tong|cong|tong cong|tong so|danh sach|ghi chu|nguoi lap)\b|#+ ).*")
"""What is no unit: a sum, a title, a remark, who made the list."""


class Listed(NamedTuple):
    """One unit of the list. `id` is the file's own, else made from the name."""

    id: str
    name: str
    short: str | None = None


def listed_units(raw: bytes, file: str) -> list[Listed] | Diagnostic:
    """The units named in a file, in its order; TD927 where none is found."""
    tables = _tables(raw, file)
    if isinstance(tables, Diagnostic):
        return tables
    found = next((units for one in tables if (units := _units(one))), [])
    return found or Diagnostic("TD927", file, args={"endings": ", ".join(ENDINGS)})


def named(names: Iterable[str], taken: Iterable[str] = ()) -> list[Listed]:
    """Units by their names alone, each with an id of its own."""
    used = set(taken)
    found = []
    for name in names:
        one = _own_id(suggest_id(name) or "don-vi", used)
        used.add(one)
        found.append(Listed(one, name))
    return found


def _own_id(wanted: str, used: set[str]) -> str:
    n, one = 1, wanted
    while one in used:
        n += 1
        one = f"{wanted}-{n}"
    return one


def _tables(raw: bytes, file: str) -> list[list[list[str]]] | Diagnostic:
    """The tables of a file as texts; a text's lines are a table of one column."""
    ending = file.casefold().rpartition(".")[2]
    if ending in ("xlsx", "docx"):
        from thidua.excel.scale.from_sheet import pages_of_sheet
        from thidua.excel.scale.from_word import pages_of_word

        pages = (pages_of_word if ending == "docx" else pages_of_sheet)(raw, file)
        if isinstance(pages, Diagnostic):
            return pages
        tables = [[[box.text for box in row.boxes] for row in page.rows] for page in pages]
        return tables + [[[row.text(0)] for row in page.before] for page in pages]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return not_utf8(raw, raw, error, file)
    if ending == "csv":
        first = text.partition("\n")[0]
        mark = max(";,\t", key=first.count)
        return [list(csv.reader(io.StringIO(text), delimiter=mark))]
    return [[[line] for line in text.splitlines()]]


def _units(rows: Sequence[Sequence[str]]) -> list[Listed]:
    """The names below the heading of their column; without one, in the column that has most."""
    head = next((n for n, row in enumerate(rows) if _names_column(row) is not None), None)
    if head is not None and len(rows) > head + 1:
        name = _names_column(rows[head])
        below = rows[head + 1 :]
    else:
        name, below = _fullest(rows), rows
    if name is None:
        return []
    ids = _column(rows[head], IDS) if head is not None else None
    shorts = _column(rows[head], SHORTS) if head is not None else None
    found: list[Listed] = []
    used: set[str] = set()
    for row in below:
        text = _name(_at(row, name))
        if not text:
            continue
        own = suggest_id(_at(row, ids)) or suggest_id(text) or "don-vi"
        unit = Listed(_own_id(own, used), text, _clean(_at(row, shorts)) or None)
        used.add(unit.id)
        found.append(unit)
    return found


def _column(row: Sequence[str], meanings: Sequence[str]) -> int | None:
    return next((n for n, text in enumerate(map(_heading, row)) if text in meanings), None)


def _names_column(row: Sequence[str]) -> int | None:
    """The column of the names, in a row that heads a list; None in any other row."""
    texts = [_heading(cell) for cell in row]
    if sum(bool(text) for text in texts) != 1 or len(row) == 1:
        fits = [n for n, text in enumerate(texts) if NAMES.fullmatch(text)]
        if fits:
            return fits[0]
    first = next((n for n, text in enumerate(texts) if text), len(texts))
    if first < len(texts) and NUMBERS.fullmatch(texts[first]):
        return next((n for n, text in enumerate(texts) if n > first and text), None)
    return None


def _heading(cell: str) -> str:
    return " ".join(re.sub(r"[^a-z ]", " ", bare(cell)).split())


def _fullest(rows: Sequence[Sequence[str]]) -> int | None:
    """The column with most names."""
    width = max((len(row) for row in rows), default=0)
    counts = [sum(bool(_name(_at(row, n))) for row in rows) for n in range(width)]
    best: int = max(counts, default=0)
    return counts.index(best) if best else None


def _at(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _clean(text: str) -> str:
    return " ".join(nfc(text).split())


def _name(text: str) -> str:
    """A unit's name without its number in the list; "" for a number, a sum, a blank."""
    name = _LEAD.sub("", _clean(text)).rstrip(";.,: ")
    if not name or _NUMBER.fullmatch(name) or _SUM.fullmatch(bare(name)):
        return ""
    return name
