"""The numbering of a scale: what a printed code is made of, and where it stands."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from thidua.text.vietnamese import bare

_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_ID = re.compile(r"[A-Za-z0-9._-]+")
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
Code = tuple[str, ...]

_WORDED = r"(?:bảng|biểu(?:\ssố)?|tiêu\schí|tiêu\schuẩn|phần(?:\sthứ)?|mục|nhóm|chỉ\stiêu|nội\sdung|điều|khoản|câu)"
_COUNTED = r"\s+(?=\d+(?:[.,]\d+)?\s?%)"
"""`2. 80% cán bộ ...`: a share behind the number."""
_SPLIT = re.compile(
    rf"""\s*(?:
    (?P<word>(?:{_WORDED}\s+(?:[IVXL]+|[A-ZĐ]|\d+(?:\.\d+)*(?!\.?\d)|nhất|hai|ba|tư)|TC\s?\d+(?:\.\d+)*(?!\.?\d)))(?:\s*[.:)\-]\s*|\s+(?=\()|(?<=\.\d)\s+|[ ]*\n\s*)
    |(?P<dotted>(?:[A-ZĐ]|[IVXLC]+|\d+)(?:\.(?:\d+|[a-zđ](?=[.):\s])))+)\s*[.):-]?\s+
    |(?P<dot>[A-ZĐa-zđ]?\.?\d+(?:\.\d+)*|[IVXLC]+|[A-ZĐ]|[a-zđ])\s*(?:[.):/]|\s-|-(?=\s))(?:\s*(?=[^\d\s])|{_COUNTED})
    |(?P<round>\(\s*(?:\d+|[a-zđ]|[ivx]+)\s*\))\s*
    |(?P<roman>[IVX]{{1,5}})\s+(?=[A-ZĐÂĂÊÔƠƯÀ-Ỹ])
    |(?P<bullet>[-+*•▪●○])(?:\s*(?=[^\d\s])|{_COUNTED})
    )(?P<rest>.*)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def split_code(text: str) -> tuple[str, str]:
    """The code that a text begins with, and the rest: `I. Chuyên môn` -> (`I`, `Chuyên môn`)."""
    match = _SPLIT.fullmatch(text)
    letters = match and (match["dot"] or match["dotted"])
    if match is None or (letters and _is_word(letters, text)):
        return "", text.strip()
    found = (
        match["word"]
        or match["dotted"]
        or match["dot"]
        or match["round"]
        or match["roman"]
        or match["bullet"]
    )
    if match["roman"] and not match["roman"].isupper():
        return "", text.strip()
    return found.strip(), match["rest"].strip()


def _is_word(code: str, text: str) -> bool:
    """`Xi: ...`, `v/v ...`, `C.ty ...`, `T/M BAN ...`: letters that are a word and no number."""
    short = re.match(r"\s*(?:[A-ZĐ]\.[a-zà-ỹđ]|[A-ZĐ]/[A-ZĐ]\b)", text) is not None
    word = len(code) > 1 and code.isalpha() and not code.isupper()
    return word or short or text[:3].casefold() in ("v/v", "v.v")


_CALLED = re.compile(r"^\s*(?![IVXLC]+\b|[IVXLC]+[.\d])[A-ZĐ]{2,4}\s?(?=\d)")
"""`TC1`, `NV 2`: letters that stand for a word, and no Roman number."""


@lru_cache(4096)  # asked of every row by all that follow it
def parts(code: str, keep: bool = False) -> Code:
    """`a.7.1`, `A7.1` -> ("a", "7", "1"): dots, brackets and case don't count, nor what numbers are
    called: `TC1.2`, `Tiêu chí 1.2` -> ("1", "2"). () for `-`. `keep`: its capitals stay."""
    worded = re.sub(rf"^\s*{_WORDED}\s+", "", code, flags=re.IGNORECASE)
    worded = _CALLED.sub("", worded)
    return tuple(
        part if keep else part.casefold()
        for part in _PARTS.findall(worded)
        if part.isdecimal() or part.isalpha()
    )


def as_meant(codes: Sequence[str]) -> list[str]:
    """The numbers of rows; 1.1 between 1.9 and 1.11 is 1.10, which a sheet shows as a figure, and a small
    L right above 2 is 1, above II I."""
    last: dict[Code, str] = {}
    found = []
    known = [parts(code) for code in codes]
    roman = ("ii",) in known and ("k",) not in known
    for typed, whole, below in zip(codes, known, [*known[1:], ()], strict=True):
        one = "1" if below == ("2",) else "I" if roman else "l"
        code = typed.replace("l", one) if whole == ("l",) else typed
        *outer, own = parts(code) or ("",)
        before = last.get(tuple(outer), "")
        goes_on = outer and own.isdigit() and before.isdigit() and int(before) + 1 == int(own) * 10
        found.append(f"{code}0" if goes_on and code[-1:].isdigit() else code)
        last[tuple(outer)] = f"{own}0" if goes_on else own
    return found


def called(code: str) -> str:
    """`NV` of `NV 2`: the letters that its numbers are called by; "" without such."""
    match = _CALLED.match(code)
    return match[0].strip() if match is not None else ""


def is_bullet(code: str) -> bool:
    """A mark that numbers nothing: `-`, `+`, `•`."""
    return bool(code) and not parts(code)


def heading_word(code: str) -> str:
    """The word before the number of a heading: `Tiêu chuẩn 1` -> `tiêu chuẩn`, `TC1` -> `tc`; "" for `1`."""
    match = re.match(rf"\s*({_WORDED})\s", code, flags=re.IGNORECASE)
    return (
        " ".join(match[1].casefold().split())
        if match
        else called(code).casefold() * (len(parts(code)) == 1)
    )


def identifier(code: str) -> str:
    """A code as an id of the data: `b.` -> `b`, `a)` -> `a`; "" where nothing fits."""
    worded = re.sub(rf"^\s*{_WORDED}\s+", "", code, flags=re.IGNORECASE)
    plain = worded.replace("Đ", "D").replace("đ", "d")
    if not plain.isascii():
        return slug(worded) if parts(worded) else ""  # `Sĩ số`: words, and no number
    found = re.sub(r"[^A-Za-z0-9._-]+", "", plain).strip("._-")
    return found if _ID.fullmatch(found) else ""


def follows(before: str, after: str, most: int = 2) -> bool:
    """Whether a code of one part comes after another in the same row of codes: 1 2, a b, b C,
    I II, also where up to `most` steps are taken at once."""
    shared = kinds(before) & kinds(after)
    return any(0 < place(after, kind) - place(before, kind) <= most for kind in shared)


def siblings(before: Code, code: Code) -> bool:
    """Whether a code comes after another of as many parts: 1.1 1.2."""
    return before[:-1] == code[:-1] and follows(before[-1], code[-1])


def alike(one: Code, code: Code) -> bool:
    """Whether two numbers are of one row: 3.1 and 3.4, 1 and 5, I and II."""
    beside = len(one) == len(code) > 0 and one[:-1] == code[:-1]
    return beside and bool(kinds(one[-1]) & kinds(code[-1]))


def kinds(part: str) -> frozenset[str]:
    """The rows of codes that a part may be of: i is a letter and a Roman number."""
    found = set()
    if part.isdecimal():
        found.add("number")
    case = "capital " if part.isupper() else ""
    if len(part) == 1 and part.isalpha():
        found.add(f"{case}letter")
    if _ROMAN.fullmatch(part) and part:
        found.add(f"{case}roman")
    return frozenset(found)


def place(part: str, kind: str) -> int:
    """Where a part stands in its row of codes: iv -> 4, c -> 3."""
    if kind == "number":
        return int(part)
    if kind.endswith("letter"):
        return _LETTERS.find(part.casefold())
    values = [_ROMAN_VALUES[letter] for letter in part.casefold()]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def depth_in(stack: Sequence[Code], code: Code) -> int:
    """How many of the open nodes (their codes, outermost first) hold a node with this code.

    A longer code lies in the one it begins with; a code of one part comes beside the open node
    that it follows, else inside the innermost.
    """
    for depth in range(len(stack), 0, -1):
        outer = stack[depth - 1]
        if outer and len(code) > len(outer) and code[: len(outer)] == outer:
            return depth
    if len(code) > 1:
        # Beside the open node with which it shares all but the last part: 2.1 beside 1.4 is in 2.
        for depth in range(len(stack), 0, -1):
            if len(stack[depth - 1]) == len(code):
                return depth - 1
        return len(stack)
    if code in stack and (code[0].isupper() or not any(stack[stack.index(code) + 1 :])):
        return stack.index(code)  # the same number again, behind rows without one or within I
    first = code[0].casefold() in ("1", "a", "i")
    for most in (2, 9 if code[0].isdigit() else 2 if first else 3):  # two lists between
        for depth in range(len(stack), 0, -1):
            outer = stack[depth - 1]
            if len(outer) == 1 and follows(outer[0], code[0], most):
                return depth - 1
    return len(stack)


def slug(name: str, used: Container[str] = ()) -> str:
    """An id made of a name: `Loại A` -> `loai-a`, with a number where it is taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", bare(name).casefold()).strip("-")[:40].strip("-") or "muc"
    found, n = stem, 1
    while found in used:
        n += 1
        found = f"{stem}-{n}"
    return found
