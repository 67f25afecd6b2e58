"""The line at the top of a data file that tells an editor which JSON Schema it follows."""

import re

from thidua.store.yaml.reader import parse

MARK = "# yaml-language-server: $schema="
_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(
    rb"\A((?:[ \t]*(?:#[^\r\n]*)?\r?\n)*?)# *yaml-language-server: *\$schema=[^\r\n]*"
)
"""The line among the comments before anything else."""


def with_schema_line(raw: bytes, schema: str, file: str) -> bytes | None:
    """The same file with the line that names `schema`; None where it is there already, or where
    the file can't be read. Every other byte stays."""
    bom = _BOM if raw.startswith(_BOM) else b""
    text = raw[len(bom) :]
    line = f"{MARK}{schema}".encode()
    found = _LINE.match(text)
    if found is not None:
        new = bom + found[1] + line + text[found.end() :]
    else:
        end = b"\r\n" if b"\r\n" in text.split(b"\n", 1)[0] + b"\n" else b"\n"
        new = bom + line + end + text
    before, after = parse(raw, file)[0], parse(new, file)[0]
    return None if new == raw or before is None or before != after else new
