"""A list of units out of a file that an office has: .xlsx, .docx, .csv, or text, a name a line."""

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.excel.unpack import MOST_FILE, too_large
from thidua.model.scalars import suggest_id
from thidua.store.yaml.refuse import not_utf8
from thidua.text.encodings import likely_text
from thidua.text.vietnamese import bare, looks, nfc

ENDINGS = (".xlsx", ".docx", ".csv", ".txt", ".md")
_KIND = (
    r"(?:co quan|don vi|to chuc|lop|truong|xa|phuong|thi tran|huyen|khoa|phong|ban|chi bo|chi doan|"
    r"cong ty|chi nhanh|doanh nghiep|to|thanh vien|dia phuong|so|nganh|doan the|tap the|"
    r"khu pho|thon|ap|to dan pho|cong doan(?: co so)?|hoi)"
)
NAMES = re.compile(
    rf"(?:danh sach )?(?:ten(?: day du)?|(?:ten )?(?:cac |goi )?{_KIND}(?: (?:va )?{_KIND})*"
    r"(?: (?:truc thuoc|trong khoi|trong cum|cua khoi|cua cum|thi dua))*|name|unit)"
)
"""What may stand over the column of the names, without Vietnamese marks."""
NUMBERS = re.compile(r"(?:so )?(?:stt|tt|thu tu)|so thu tu|no")
IDS = ("ma", "ma don vi", "id")
SHORTS = ("viet tat", "ten viet tat", "ten goi tat", "ky hieu", "short")
_LEAD = re.compile(r"^\s*(?:\d+\s*(?:[.)]\s*|[/-]\s+)|[-–•+*]\s*)(?=[^\W\d])")
"""The number or mark before a name; a class 6/1 or 12-A2 has none."""
_NUMBER = re.compile(r"[\d.,]*|\W*")
_COUNTED = re.compile(r"[^\W\d] *\d")
"""A word with its number: `Chi bộ 1` and `Lớp 6/1` are units, not what stands over them."""
_LOST = re.compile("[?\ufffd]")
"""What a program puts in the place of letters that its encoding does not have: `S? Y t?`."""
_ADDRESS = re.compile(
    r"\s*(?:địa chỉ|trụ sở|số nhà|số \d+\w*,? (?:đường|phố|ngõ)|điện thoại|đt|sđt|email)\b",
    re.IGNORECASE,
)
_BEFORE_ADDRESS = ("(", " - ", " – ", ": ", ", ")
_ITEMS = (re.compile(r"\d+ ?[.)]\s*[^\W\d]"), re.compile(r"[-–•+*]\s*[^\W\d]"), re.compile(r".*;$"))
_CLAUSE = re.compile(r"(?:dieu|chuong|muc|phan) \d|[ivx]+\s*[.)]|[a-z]\s*[.)]")
"""An article or a section among the lines of a list."""
_SECTION = re.compile(r"[IVX]+|[A-ZĐ]")
_ROW = re.compile(r"\d+[.)]?")
_SUM = re.compile(
    r"(?:tong|cong|tong cong|cong tong)(?: ?[:=(\d].*)?|"
    r"(?:(?:tong so|danh sach|ghi chu|nguoi lap|noi nhan|(?:khoi|cum) thi dua)\b|#+ ).*|\(.*\)|.*:"
)
"""What is no unit: a sum (but Công an, Công ty, Tổng cục are), a title, a remark, who made it."""


class Listed(NamedTuple):
    """One unit of the list. `id` is the file's own, else made from the name."""

    id: str
    name: str
    short: str | None = None


class UnitList(NamedTuple):
    """The units of a list, in its order, and what stands over the columns that were not used."""

    units: tuple[Listed, ...]
    unused: tuple[str, ...] = ()


class _Found(NamedTuple):
    """The units of one table, whether a heading stands over their names, and what stands over the
    columns that were not used. An `id` is "" where the file has none of its own."""

    headed: bool
    units: list[Listed]
    unused: tuple[str, ...]


def listed_units(raw: bytes, file: str) -> UnitList | Diagnostic:
    """The units named in a file; TD927 where none is found, TD984 where one is named twice, TD979
    where letters of a name were lost."""
    tables = _tables(raw, file)
    if isinstance(tables, Diagnostic):
        return tables
    best = max(map(_units, tables), key=lambda one: (one.headed, len(one.units)), default=None)
    found = best.units if best else []
    if len(found) == 1 and max(map(found[0].name.count, ";,")) > 1:
        found = []  # perhaps several names in one line, perhaps one long name
    old = _old_font(found)
    if old is not None:
        return Diagnostic(
            "TD118", file, args={"found": old[0], "likely": old[1]}, severity=Severity.ERROR
        )
    lost = next((one.name for one in found if _LOST.search(one.name)), None)
    if lost is not None:
        return Diagnostic("TD979", file, args={"found": lost})
    units = _with_ids(found, file)
    if isinstance(units, Diagnostic):
        return units
    if best is None or not units:
        return Diagnostic("TD927", file, args={"endings": ", ".join(ENDINGS)})
    return UnitList(tuple(units), best.unused)


def _old_font(units: Sequence[Listed]) -> tuple[str, str] | None:
    """The first name that is written for an old font or was decoded wrongly, and the likely one."""
    for one in units:
        likely = likely_text(one.name)
        if likely is not None:
            return one.name, likely
    return None


def named(names: Iterable[str]) -> list[Listed] | Diagnostic:
    """Units by their names alone, each with an id of its own; TD984 where one is named twice."""
    without_numbers = (_LEAD.sub("", _clean(name)).rstrip(";. ") for name in names)
    return _with_ids([Listed("", name) for name in without_numbers if name])


def _with_ids(units: Sequence[Listed], file: str | None = None) -> list[Listed] | Diagnostic:
    """Each unit with its id. Names that make one id get a number, for a `Lớp 6/1` is no `Lớp 61`;
    one name, or one id of the file's own, is one unit: nobody but the office knows what is meant.
    Two units of one name may stand where the file gives each an id."""
    found: dict[str, Listed] = {}
    places: dict[str, int] = {}
    twice = []
    for n, unit in enumerate(units, 1):
        key = f"id {unit.id}" if unit.id else looks(unit.name)
        first = places.setdefault(key, n)
        if first != n:
            twice.append(f"{unit.name} ({first}, {n})")
            continue
        one = unit._replace(id=_own_id(unit.id or suggest_id(unit.name) or "don-vi", found))
        found[one.id] = one
    if twice:
        return Diagnostic("TD984", file, args={"twice": "; ".join(twice)})
    return list(found.values())


def _own_id(wanted: str, used: Container[str]) -> str:
    n, one = 1, wanted
    while one in used:
        n += 1
        one = f"{wanted}-{n}"
    return one


def _tables(raw: bytes, file: str) -> list[list[list[str]]] | Diagnostic:
    """The tables of a file as texts; a text's lines are a table of one column."""
    ending = file.casefold().rpartition(".")[2]
    if ending in ("xlsx", "docx"):
        from thidua.excel.scale.paper.from_word import pages_of_word
        from thidua.excel.scale.paper.pages import pages_of_sheet

        pages = (pages_of_word if ending == "docx" else pages_of_sheet)(raw, file)
        if isinstance(pages, Diagnostic):
            return pages
        tables = [[[box.text for box in row.boxes] for row in page.rows] for page in pages]
        words = [[row.text(0) for row in page.before] for page in pages]
        return tables + [[[line] for line in _list_in(lines)] for lines in words]
    if len(raw) > MOST_FILE:
        return too_large(file, "file", MOST_FILE)
    try:  # Excel's "Unicode Text" is UTF-16, and says so
        wide = raw[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) and raw[:4] != BOM_UTF32_LE
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        told = not_utf8(raw, raw, error, file)
        return told._replace(variant="list") if told.variant == "" else told
    first = text.partition("\n")[0]
    if ending == "csv" or "\t" in first:
        mark = max(";,\t", key=first.count)
        return [list(csv.reader(io.StringIO(text), delimiter=mark))]
    lines = text.splitlines()
    piped = [line.strip().strip("|").split("|") for line in lines if line.lstrip().startswith("|")]
    return [piped, [[line] for line in lines]]


def _list_in(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a document that are its list: those with numbers, else with dashes, else that
    end with semicolons, and what stands between them; all of them where there is no such list."""
    for sign in _ITEMS:
        at = [n for n, line in enumerate(lines) if sign.match(line.strip())]
        if len(at) > 1:
            last = at[-1] + (sign is _ITEMS[-1])  # the last of a sentence ends with a full stop
            inside = lines[at[0] : last + 1]
            return [line for line in inside if not _CLAUSE.match(bare(line))]
    return lines


def _units(rows: Sequence[Sequence[str]]) -> _Found:
    """The names below the heading of their column; without one, in the column that has most."""
    head = next((n for n, row in enumerate(rows) if _names_column(row) is not None), None)
    if head is None or len(rows) == head + 1:
        name = _fullest(rows)
        return _Found(False, _listed(rows, name), _unused(rows, {name}))
    name, below = _names_column(rows[head]), rows[head + 1 :]
    ids, shorts = _column(rows[head], IDS), _column(rows[head], SHORTS)
    listed = rows[head:]
    if _parts_a_heading(below[0]) or _stands_over_the_numbers(rows[head], below):
        part = _names_column(below[0])
        name = name if part is None else part
        ids, shorts = ids or _column(below[0], IDS), shorts or _column(below[0], SHORTS)
        below = below[1:]
    units = _listed(below, name, ids, shorts)
    return _Found(bool(units), units, _unused(listed, {name, ids, shorts}))


def _unused(rows: Sequence[Sequence[str]], used: Container[int | None]) -> tuple[str, ...]:
    """The first words of each column that none of the units is made of: its heading, where it has
    one. Running numbers, and headings with nothing below them, are not told."""
    columns = ([_clean(_at(row, n)) for row in rows] for n in range(max(map(len, rows), default=0)))
    others = [[text for text in texts if text] for n, texts in enumerate(columns) if n not in used]
    return tuple(
        texts[0]
        for texts in others
        if len(texts) > 1
        and not (NUMBERS.fullmatch(_heading(texts[0])) or all(map(_NUMBER.fullmatch, texts)))
    )


def _parts_a_heading(row: Sequence[str]) -> bool:
    """Whether a row under the headings names parts of one of them: full name, short name."""
    texts = [text for text in map(_heading, row) if text]
    known = sum(bool(NAMES.fullmatch(one)) or one in (*SHORTS, *IDS) for one in texts)
    return known > 1 and not any(_NUMBER.fullmatch(cell.strip()) for cell in row if cell.strip())


def _stands_over_the_numbers(head: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row under the headings has no number, and the next is number 1: it parts
    one of the headings, or heads a group."""
    at = next((n for n, cell in enumerate(head) if NUMBERS.fullmatch(_heading(cell))), None)
    numbers = [_clean(_at(row, at)).strip(".)") for row in below[:2]]
    return at is not None and numbers[0] == "" and numbers[1:] in (["1"], ["01"])


def _listed(
    rows: Sequence[Sequence[str]],
    name: int | None,
    ids: int | None = None,
    shorts: int | None = None,
) -> list[Listed]:
    found: list[Listed] = []
    numbered = any(_ROW.fullmatch(_first(row)) for row in rows)
    for row in rows:
        text, first = _name(_at(row, name)), _first(row)
        section = numbered and _SECTION.fullmatch(first) and first != text
        if not text or section or _SUM.fullmatch(bare(first)) or NUMBERS.fullmatch(_heading(first)):
            continue
        own = suggest_id(_at(row, ids)) or ""
        found.append(Listed(own, text, _clean(_at(row, shorts)) or None))
    return _without_addresses(found)


def _without_addresses(units: list[Listed]) -> list[Listed]:
    """`Sở Y tế - Số 1 đường Trần Phú`: the names alone, where every line is written so."""
    for mark in _BEFORE_ADDRESS:
        parts = [one.name.partition(mark) for one in units]
        every = units and all(rest for _, _, rest in parts)
        if every and any(_ADDRESS.match(rest) for _, _, rest in parts):
            names = [name.rstrip() for name, _, _ in parts]
            return [one._replace(name=name) for one, name in zip(units, names, strict=True)]
    return units


def _column(row: Sequence[str], meanings: Sequence[str]) -> int | None:
    return next((n for n, text in enumerate(map(_heading, row)) if text in meanings), None)


def _names_column(row: Sequence[str]) -> int | None:
    """The column of the names, in a row that heads a list; None in any other row."""
    texts = [_heading(cell) for cell in row]
    if sum(bool(text) for text in texts) != 1 or len(row) == 1:
        fits = [
            n
            for n, text in enumerate(texts)
            if NAMES.fullmatch(text) and not _COUNTED.search(row[n])
        ]
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


def _first(row: Sequence[str]) -> str:
    """What stands first in a row: mostly its number."""
    return next(filter(None, map(_clean, row)), "")


def _clean(text: str) -> str:
    return " ".join(nfc(text).split())


def _name(text: str) -> str:
    """A unit's name without its number in the list; "" for a number, a sum, a blank."""
    line = _LEAD.sub("", _clean(text))
    name = line.rstrip(";.,: ")
    if _NUMBER.fullmatch(name) or _SUM.fullmatch(bare(line)):
        return ""
    return name
