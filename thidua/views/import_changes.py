"""What an import changes, line by line: each form, its sheet, and the entries that differ."""

from collections.abc import Iterator, Sequence

from thidua.text.vietnamese import safe
from thidua.words import Lang, say

MOST_NEW = 12
"""Entries of a new sheet that are listed when not all are asked for."""

FormChanges = tuple[str, str, bool, Sequence[tuple[str, str, str]]]
"""A form's name, its sheet's file, whether the file is new, and (id, before, after) each, as the
data writes it; "" where there is nothing."""


def change_lines(lang: Lang, changes: Sequence[FormChanges], *, whole: bool) -> Iterator[str]:
    """Lines for a person. `whole`: every entry of new sheets, too."""
    for form, file, is_new, entries in changes:
        key = "same" if not entries else "new" if is_new else "changed"
        key = "blank" if is_new and not entries else key
        yield say(lang, f"imported.{key}", form=safe(form), file=safe(file), n=len(entries))
        shown = entries if whole or not is_new else entries[:MOST_NEW]
        for name, before, after in shown:
            yield "  " + _entry(name, before, after)
        if len(shown) < len(entries):
            yield "  " + say(lang, "imported.more", n=len(entries) - len(shown))


def _entry(name: str, before: str, after: str) -> str:
    if not before:
        return safe(f"+ {name}: {after}")
    if not after:
        return safe(f"- {name}: {before}")
    return safe(f"~ {name}: {before} → {after}")
