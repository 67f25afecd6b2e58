"""What people write that YAML reads as something else, told from the text of one value or key."""

import re

from thidua.store.yaml.refuse import FOREIGN

# Patterns that re compiles and keeps when a text first needs them.
_WHOLE = r"-?[0-9]+"
_DECIMALS = r"[0-9]+%?"
_ENTRY = r"(?s)([^\s:,]+):(\S.*)"
_WORD = r"(?:[^\W\d_]|[\u0300-\u036f])+"
_LATIN = "[A-Za-z\xc0-\u024f\u1e00-\u1eff]"
_SYMBOLS = "βγδΔθλμπσΣφΦψωΩ"
"""Greek letters that are signs of their own (`μm`) and look like no Latin one."""
_CUT = r"[ \t]+(#[0-9][^\r\n]*)"
_GLUED = r"[|>][-+0-9]*#.*"

Args = dict[str, str]


def quoted(text: str) -> str:
    """`text` between quotes, as it may be typed into YAML."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def look_alike(text: str, key: bool) -> Args | None:
    """The first word that mixes Latin with other letters; in a key, any that has such letters."""
    for word in re.findall(_WORD, text):
        found = re.search(FOREIGN, word if key else word.strip(_SYMBOLS))
        if found and (key or re.search(_LATIN, word)):
            code = f"U+{ord(found[0]):04X}"
            return {"text": text if key else word, "char": found[0], "code": code}
    return None


def cut_short(value: str, line: str, column: int) -> Args | None:
    """`name: Nhà số #1`: what follows ` #` is a comment, though a number was meant.

    In: the value, its last line and the index after its last character there.
    """
    # Of a long line with many values, a copy of the rest for each of them would be quadratic.
    found = re.compile(_CUT).match(line, column)
    if not found:
        return None
    rest = found[1].rstrip()
    return {"found": value, "cut": rest, "fix": quoted(f"{value} {rest}")}


def glued_block(rest: str, style: str) -> Args | None:
    """`name: >#1`: libyaml reads the sign of a text block and a comment."""
    return {"char": style, "fix": quoted(rest)} if re.fullmatch(_GLUED, rest) else None


def split_by_comma(text: str, before: str) -> tuple[str, Args]:
    """Variant and args for an entry in braces that is only a key: `{value: 9,5}`, `{value:3}`.

    In: the key and the value of the entry before it.
    """
    if re.fullmatch(_WHOLE, before) and re.fullmatch(_DECIMALS, text):
        args = {"found": f"{before},{text}", "fix": f"{before}.{text}"}
        if re.fullmatch(r"-?[1-9][0-9]{0,2}", before) and len(text) == len("000"):
            # Thousands, as somebody counts; 1.723 would be read in two ways again (TD250).
            return "either", args | {"other": f"{before}{text}", "fix": f"{before}.{text}0"}
        return "decimal", args
    if entry := re.fullmatch(_ENTRY, text):
        return "blank", {"found": text, "fix": f"{entry[1]}: {entry[2]}"}
    return "", {"found": text, "fix": quoted(f"{before}, {text}" if before else text)}
