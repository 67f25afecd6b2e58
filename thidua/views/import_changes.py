"""What an import changes, line by line: entries of forms' sheets, lines of the year workbook."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from thidua.text.vietnamese import safe
from thidua.views.table import NOTHING
from thidua.words import Lang, say

MOST_NEW = 12
"""Entries of a new sheet that are listed when not all are asked for."""

FormChanges = tuple[str, str, bool, Sequence[tuple[str, str, str]]]
"""A form's name, its sheet's file, whether the file is new, and (what, before, after) each, in
words; "" where there is nothing."""


def change_lines(lang: Lang, changes: Sequence[FormChanges], *, whole: bool) -> Iterator[str]:
    """Lines for a person. `whole`: every entry of new sheets, too."""
    for form, file, is_new, entries in changes:
        key = "same" if not entries else "new" if is_new else "changed"
        key = "blank" if is_new and not entries else key
        yield say(lang, f"cli.imported.{key}", form=safe(form), file=safe(file), n=len(entries))
        shown = entries if whole or not is_new else entries[:MOST_NEW]
        for name, before, after in shown:
            yield "  " + _entry(name, before, after)
        if len(shown) < len(entries):
            yield "  " + say(lang, "cli.imported.more", n=len(entries) - len(shown))


def _entry(name: str, before: str, after: str) -> str:
    if not before:
        return safe(f"+ {name}: {after}")
    if not after:
        return safe(f"- {name}: {before}")
    return safe(f"~ {name}: {before} → {after}")


class Changed(Protocol):
    """One value that changes: whose it is and what it is called, what it was and will be, also in
    the words of its sheet (`was`, `will`; "" where it has none)."""

    @property
    def sheet(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def before(self) -> object: ...
    @property
    def after(self) -> object: ...
    @property
    def was(self) -> str: ...
    @property
    def will(self) -> str: ...


def workbook_lines(
    lang: Lang, changes: Sequence[Changed], made: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Lines for a person, sheet by sheet; then the ids that were made, each with its name."""
    sheet = ""
    for one in changes:
        if one.sheet != sheet:
            sheet = one.sheet
            yield safe(f"{sheet}:")
        yield "  " + _line(one)
    for name, id_ in dict.fromkeys(made):  # the same task of many units
        yield safe(say(lang, "year_workbook.id_made", name=name, id=id_))


def _line(one: Changed) -> str:
    place = f"{one.about} › {one.label}" if one.label else one.about
    was = "" if one.before is None else one.was or _said(one.before) or NOTHING
    will = "" if one.after is None else one.will or _said(one.after) or NOTHING
    return _entry(place, was, will)


def _said(node: object) -> str:
    """A value as people read it: a record as its keys with their values."""
    if isinstance(node, Mapping):
        return ", ".join(f"{key} {_said(value)}" for key, value in node.items())
    if isinstance(node, list | tuple):
        return "; ".join(_said(one) for one in node)
    return "" if node is None else str(node)
