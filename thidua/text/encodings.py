"""Vietnamese text that came out of an old encoding (TCVN3, VNI) or was decoded wrongly.

Such text looks like `Së Y tÕ`, `Sôû Y teá`, `Sá»Ÿ Y táº¿`. A word is taken for it only where it is
no Vietnamese syllable as it stands and is one after decoding.

Text as it stands inside XML, and paths in a data folder.
"""

import re
import unicodedata

_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ®¡¢§£¤¥¦",
        "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_MARKS = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI = {base + mark: letter for base, marks in _MARKS.items() for mark, letter in marks.items()}
_VNI |= dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()}
_VNI |= {old.capitalize(): new.upper() for old, new in _VNI.items() if len(old) == 2}

_FOREIGN = (
    "\xa1-\xa6\xa8-\xaa\xac-\xaf\xb1-\xb6\xb8-\xba\xbc-\xbf",
    "\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff",
)
_AFTER_A_E, _AFTER_O_Y = "âùêáàèéúõãÂÙÊÁÀÈÉÚÕÃ", "âùõÂÙÕ"


def _second(letters: str) -> bytes:
    """The second bytes in UTF-8 of letters, U+00A1 to U+00FF: their first is C2 or C3."""
    return bytes(one - 0x40 if one >= 0xC0 else one for one in letters.encode("latin-1"))


# A pattern that begins with one byte is looked for by that byte, three times as fast as by a class.
_ODD_C3 = re.compile(
    b"\xc3(?:[%b]|[%b](?<=[aeAE]..)|[%b](?<=[oOyY]..))"
    % (_second(_FOREIGN[1]), _second(_AFTER_A_E), _second(_AFTER_O_Y)),
    re.DOTALL,
)
_ODD_C2 = re.compile(b"\xc2[%b]" % _second(_FOREIGN[0]))


def is_suspicious(body: bytes) -> bool:
    """Whether UTF-8 holds what Vietnamese text has no use for: cheap to ask before all else."""
    return _ODD_C3.search(body) is not None or (
        b"\xc2" in body and _ODD_C2.search(body) is not None
    )


_SIGNS = re.compile(r"\W*[×÷±§½¼¾¹²³]+\W*")
"""Signs that stand alone in any text: `(thực hiện : kế hoạch) × 20`, `Điểm tối đa (¹)`."""
_SYLLABLE = (
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"(?:oai|oay|oeo|uây|uôi|uya|uyê|uyu|iêu|yêu|ươi|ươu|oa|oă|oe|oo|ua|uă|uâ|uê|ui|uô|uơ|uy|ưa|ưi"
    r"|ươ|ưu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oi|ôi|ơi|yê|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def likely_text(text: str) -> str | None:
    """What was probably meant; None where the text may stand as it is."""
    if not is_suspicious(text.encode()):
        return None
    wrong = _redecoded(text)
    if wrong is not None:
        return wrong
    for table in (_VNI, _TCVN3):
        decoded = [_decoded(word, table) for word in text.split()]
        doubtful = [
            (word, new)
            for word, new in zip(text.split(), decoded, strict=True)
            if is_suspicious(word.encode()) and not _SIGNS.fullmatch(word)
        ]
        if doubtful and all(_is_syllable(new) and not _is_syllable(old) for old, new in doubtful):
            return " ".join(decoded)
    return None


def _redecoded(text: str) -> str | None:
    """UTF-8 that was read as Windows text: `Sá»Ÿ`."""
    try:
        raw = b"".join(_byte(char) for char in text)
        found = raw.decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return unicodedata.normalize("NFC", found) if found != text else None


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _decoded(word: str, table: dict[str, str]) -> str:
    """The word, pairs of letters before single ones."""
    found, at = "", 0
    while at < len(word):
        pair = word[at : at + 2]
        if len(pair) == 2 and pair in table:
            found, at = found + table[pair], at + 2
        else:
            found, at = found + table.get(word[at], word[at]), at + 1
    return found


def _is_syllable(word: str) -> bool:
    """Whether it reads as one Vietnamese syllable, punctuation around it left out."""
    bare = word.strip(".,;:!?()[]{}\"'“”‘’-–/&").casefold()
    parts = unicodedata.normalize("NFD", bare)
    tones = [char for char in parts if char in _TONES]
    plain = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    return len(tones) <= 1 and re.fullmatch(_SYLLABLE, plain) is not None


def escaped(text: str) -> str:
    """`text` as it stands between two tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def data_path(*parts: str | int) -> str:
    """The path of what lies in a folder; "" is the data folder itself, and leaves no mark."""
    return "/".join(str(part) for part in parts if part != "")


def below(folder: str) -> str:
    """What the path of everything in a folder begins with; nothing for the data folder itself."""
    return f"{folder}/" if folder else ""
