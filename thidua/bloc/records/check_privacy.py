"""Advice: what looks like personal data or a secret in people's words.

False alarms would teach people to look away, so document numbers (123/QĐ-UBND), days, amounts of
money and figures with a fraction are left alone; what is found is never repeated in the message.
"""

import re
from collections.abc import Iterator

from thidua.diagnostics.diagnostic import Diagnostic, Path

_BEFORE = r"(?<![\w./,:#-])"
_AFTER = r"(?![\w/-]|[.,:]\d)"
# 12 digits: the province (001-096), century and sex, the year of birth, six of a serial number.
_CCCD = re.compile(_BEFORE + r"0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}" + _AFTER, re.ASCII)
# The old card had 9 digits: no telling it from other numbers unless it is called by its name.
_CMND = re.compile(
    r"(?:cmnd|cmtnd|cccd|chứng minh nhân dân|chứng minh thư|căn cước|số định danh)"
    r"[^\d\n]{0,20}(?:\d[ .]?){8,11}\d(?![\w/-])",
    re.IGNORECASE,
)
_MOBILE = r"(?:\+84|0)(?:[ .-]?[35789]\d)(?:[ .-]?\d){7}"
_LANDLINE = r"(?:\+84|0)[ .-]?2\d{1,2}[ .-]\d{3,4}[ .-]?\d{3,4}"
_PHONE = re.compile(_BEFORE + f"(?:{_MOBILE}|{_LANDLINE})" + _AFTER, re.ASCII)
_NAMED_PHONE = re.compile(
    r"\b(?:đt|sđt|điện thoại|hotline|zalo|tel|phone)\b[^\d\n+]{0,12}"
    r"\+?(?:\d[ .()-]?){8,11}\d(?![\w/])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+", re.ASCII)
_SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:ghp|gho|ghs|github_pat|glpat|xox[abps]|sk|pk)[-_][A-Za-z0-9_-]{16,}"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+"
    r"|(?:mật khẩu|mat khau|password|passwd|pwd|api[ _-]?key|secret|token)\s*[:=]\s*\S{4,}"
    r"|[a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/@]+@",
    re.IGNORECASE,
)
FINDERS = (
    ("TD853", (_SECRET,)),
    ("TD852", (_MAIL,)),
    ("TD850", (_CCCD, _CMND)),
    ("TD851", (_PHONE, _NAMED_PHONE)),
)
FIGURES = ("scores", "facts", "votes", "papers", "history", "files", "members", "shared", "past")
"""Keys below which a bare number is a figure, not words."""
_BARE = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def check_private(file: str, tree: object) -> Iterator[Diagnostic]:
    """Advice for each scalar of a file, or key, that looks private; the worst kind, once."""
    for path, text, figure in _scalars(tree, ()):
        if figure and _BARE.fullmatch(text):
            continue
        code = looks_like(text)
        if code is not None:
            yield Diagnostic(code, file, path)


def looks_like(text: str) -> str | None:
    """The code for what a text looks like; None for what is fine."""
    if len(text) < 7:
        return None
    for code, patterns in FINDERS:
        if any(pattern.search(text) for pattern in patterns):
            return code
    return None


def _scalars(tree: object, path: Path) -> Iterator[tuple[Path, str, bool]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _scalars(value, (*path, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _scalars(value, (*path, n))
    elif isinstance(tree, str):
        yield path, tree, any(step in FIGURES for step in path) and path[-1] not in ("note", "by")
