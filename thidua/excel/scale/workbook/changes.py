"""What an import of a scale workbook changes, told as the workbook tells it: rows by their numbers and
names, cells by their headings, rules by the sentences of `Hiểu là`. What the rules say of the scale
that it makes, told at the cells that were typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, Word, has_errors
from thidua.excel.edits import entry_like, holder, judge, once, same_order
from thidua.excel.grid import moved_to
from thidua.excel.marks import Place
from thidua.excel.scale.workbook.amounts import ITEM_KINDS
from thidua.excel.scale.workbook.cells import Edits, ScaleEdit, TypedRow, same_text
from thidua.excel.scale.workbook.phrases import kind_of
from thidua.excel.scale.workbook.pieces import Names
from thidua.excel.scale.workbook.rows import (
    COLUMNS,
    ITEM,
    LIST,
    NODE,
    SETTINGS,
    SIDES,
    BookRow,
    SettingRow,
    Tree,
    book_rows,
    setting_rows,
    tree_of,
)
from thidua.excel.scale.workbook.setting_words import key_of, words_said
from thidua.excel.scale.workbook.sheet import MAIN, SECOND, model_of, sentence
from thidua.store.folder import Files, OverlayFiles
from thidua.store.yaml.dump import flow
from thidua.store.yaml.node import Node, node_of
from thidua.store.yaml.use import stands_in
from thidua.words import Lang, say
from thidua.words.scale_book import WORDS

_IN_SENTENCE = ("kind", "params", "cap", "measure")
"""What the sentence of a row says."""
_TEXTS = ("name", "not_for", "verifier", "evidence")
"""Columns of free text, which is told in quotes."""


def scale_changes(lang: Lang, before: str, after: str, names: Names) -> list[str]:
    """A line for each thing that differs between two texts of criteria.yaml; `names`: what units,
    offices and pledged tasks are called."""
    return [*_rows(lang, before, after, names), *_settings(lang, before, after, names)]


def _rows(lang: Lang, before: str, after: str, names: Names) -> Iterator[str]:
    old, new = (_sentences(lang, text, names) for text in (before, after))
    for key, (row, said) in new.items():
        about = row_words(lang, row, {one: each for one, (each, _) in new.items()})
        if key not in old:
            yield _came(lang, "row_added", about, _points(lang, row, said))
            continue
        was, had = old[key]
        differing = [one for one in COLUMNS if was.cells[one] != row.cells[one]]
        if said != had and set(differing) & {"kind", "params", "cap", "measure"}:
            differing = [one for one in differing if one not in _IN_SENTENCE]
            args = {"of": about, "before": had or _none(lang), "after": said or _none(lang)}
            yield say(lang, "scale_book.means", **args)
        for column in differing:
            texts = (_text(lang, column, one.cells[column]) for one in (was, row))
            yield _changed(lang, about, say(lang, f"scale_book.column_{column}"), *texts)
    held = {one: each for one, (each, _) in old.items()}
    for key, (row, said) in old.items():
        if key not in new:
            about = row_words(lang, row, held)
            yield _came(lang, "row_removed", about, _points(lang, row, said))
    yield from _orders(lang, held, {key: row for key, (row, _) in new.items()})


def _orders(lang: Lang, old: Mapping[str, BookRow], new: Mapping[str, BookRow]) -> Iterator[str]:
    """The lists whose rows stand in another order, with their rows as they stand now."""
    before = _lists(old)
    for whose, now in _lists(new).items():
        was = before.get(whose, [])
        if not same_order(was, now):
            owner = new.get(whose[0])
            of = row_words(lang, owner, new) if owner else say(lang, "scale_book.whole")
            rows = (_called(new[key]) for key in now)
            yield say(lang, "scale_book.reordered", of=of, rows="; ".join(rows))


def _came(lang: Lang, key: str, of: str, sentence: str) -> str:
    """What came or went, and what it says where it says anything."""
    return say(lang, f"scale_book.{key}{'' if sentence else '_bare'}", of=of, sentence=sentence)


def _lists(rows: Mapping[str, BookRow]) -> dict[tuple[str, str], list[str]]:
    """The keys of the rows of each list: of which row, and of which side."""
    found: dict[tuple[str, str], list[str]] = {}
    for key, row in rows.items():
        if row.what != LIST:
            found.setdefault(
                (row.parent, row.cells["side"] if row.what == ITEM else ""), []
            ).append(key)
    return found


def order_not_taken(
    lang: Lang, text: str, typed: Edits, unordered: Iterable[ScaleEdit], names: Names
) -> Iterator[str]:
    """What of the order in which the rows came back is not taken; a few rows that left their groups
    are named. `text`: the scale that was exported; `unordered`: the lists whose way of being
    written hinders it."""
    rows = {row.key: row for row in book_rows(tree_of(text), names)}
    if 0 < len(typed.misplaced) <= _NAMED:
        said = "; ".join(row_words(lang, rows[key], rows) for key in typed.misplaced)
        yield say(lang, "scale_book.misplaced", row=said)
    elif typed.sorted:
        yield say(lang, "scale_book.sorted")
    for edit in unordered:
        owner = rows.get(edit.of)
        whole = "section_" + edit.key if edit.key in SETTINGS else "whole"
        about = row_words(lang, owner, rows) if owner else say(lang, f"scale_book.{whole}")
        yield say(lang, "scale_book.unordered", of=about)


_NAMED = 3
"""So many rows that left their groups are named."""


def _points(lang: Lang, row: BookRow, said: str) -> str:
    """What a row is worth, and how it is scored."""
    most = say(lang, "rule_words.points_of", n=row.cells["max"] or "0")
    return "; ".join(one for one in (most if row.what == NODE else "", said) if one)


class ChangedTwice(NamedTuple):
    """A cell that the workbook and somebody else changed: its row, its heading, and what it was
    when it was exported, what the workbook says, what the data says now."""

    of: str
    what: str
    before: str
    after: str
    now: str


def changed_twice(
    lang: Lang, edits: Iterable[ScaleEdit], texts: tuple[str, str], typed: Edits, names: Names
) -> list[ChangedTwice]:
    """The cells of edits that can't be made. `texts`: criteria.yaml when it was exported, and now;
    `typed`: the rows of the first sheet that came back."""
    was, now = ({row.key: row for row in book_rows(tree_of(text), names)} for text in texts)
    found: list[ChangedTwice] = []
    for edit in edits:
        row, back, there = was.get(edit.of), typed.rows.get(edit.of), now.get(edit.of)
        if edit.adds or edit.order:
            found.append(_in_list(lang, edit, was, texts[1]))
            continue
        if row is None or back is None or there is None or not edit.key:
            found.append(_whole(lang, edit, was, texts, gone=bool(edit.of) and there is None))
            continue
        told = len(found)
        for column in COLUMNS:
            before, after, today = (one.cells[column] for one in (row, back, there))
            if before != today and not (same_text(before, after) or same_text(after, today)):
                about, heading = row_words(lang, row, was), say(lang, f"scale_book.column_{column}")
                said = (_text(lang, column, one) for one in (before, after, today))
                found.append(ChangedTwice(about, heading, *said))
        if len(found) == told:  # typed back to what it was when it was exported
            found.append(_whole(lang, edit, was, texts, gone=False))
    return list(dict.fromkeys(found))


def _in_list(lang: Lang, edit: ScaleEdit, was: Mapping[str, BookRow], today: str) -> ChangedTwice:
    """An edit of a list: its order, or something new that somebody else has put there, too."""
    listed = node_of(tree_of(today), edit.path)
    owner = was.get(edit.of)
    section = f"section_{edit.key}" if edit.key in SETTINGS else "whole"
    about = row_words(lang, owner, was) if owner else say(lang, f"scale_book.{section}")
    if edit.order:
        what = say(lang, "scale_book.order")
        there = listed.get("items") if isinstance(listed, dict) else listed
        orders = (_ids(one) for one in (edit.before, edit.after, there))
        called = {row.key: _called(row) for row in was.values()}
        if edit.key in SETTINGS:
            called = {one.key: f"“{one.name or one.key}”" for one in _of(today, Names())}
        said = ("; ".join(called.get(one, one) for one in ids) for ids in orders)
        return ChangedTwice(about, what, *said)
    now = entry_like(listed, edit.after)
    name = edit.after.get("name") if isinstance(edit.after, dict) else ""
    said = (_none(lang) if one is None else flow(one) for one in (None, edit.after, now))
    return ChangedTwice(about, f"“{name}”", *said)


def _ids(listed: Node) -> list[str]:
    """The ids of a list of entries, or of ids."""
    entries = listed if isinstance(listed, list) else []
    return [str(one.get("id")) if isinstance(one, dict) else str(one) for one in entries]


def _called(row: BookRow) -> str:
    """A criterion by its number and name, an item by its name."""
    name = f"“{row.cells['name']}”" if row.cells["name"] else ""
    return f"{row.cells['code']} {name}".strip() if row.what == NODE or not name else name


def _whole(
    lang: Lang, edit: ScaleEdit, was: Mapping[str, BookRow], texts: tuple[str, str], *, gone: bool
) -> ChangedTwice:
    """An edit of no single cell: a whole row, or a line of the second sheet."""
    row = was.get(edit.of)
    if row is not None:
        about = row_words(lang, row, was)
    else:
        before = {one.path: one for one in _of(texts[0], Names())}
        setting = next(
            (one for path, one in before.items() if edit.path[: len(path)] == path), None
        )
        about = setting_words(lang, setting) if setting else say(lang, "scale_book.whole")
    today = None if gone else node_of(tree_of(texts[1]), edit.path)
    said = (_none(lang) if one is None else flow(one) for one in (edit.before, edit.after, today))
    return ChangedTwice(about, say(lang, "scale_book.column_value"), *said)


def whole_words(lang: Lang, edit: ScaleEdit, base: str, names: Names) -> str:
    """What a whole thing that came or went is called, by the scale that was exported."""
    rows = {row.key: row for row in book_rows(tree_of(base), names)}
    entry = edit.after or edit.before
    row = rows.get(edit.of)
    if row is not None and not edit.adds:
        return row_words(lang, row, rows)
    return f"“{entry.get('name') or entry.get('id')}”" if isinstance(entry, dict) else f"“{entry}”"


def row_words(lang: Lang, row: BookRow, rows: Mapping[str, BookRow]) -> str:
    """A row as people speak of it: `a1 “Báo cáo”`, `trừ “Chậm” (a1 “Báo cáo”)`."""
    name = f"“{row.cells['name']}”"
    if row.what == NODE:
        return _called(row)
    side = next(key for key, word in SIDES.items() if word == row.cells["side"])
    owner = rows.get(row.parent)
    whose = row_words(lang, owner, rows) if owner else say(lang, "scale_book.whole")
    key = "of_list" if row.what == LIST else "of_item"
    return say(lang, f"scale_book.{key}.{side}", name=name, owner=whose)


def _text(lang: Lang, column: str, text: str) -> str:
    if not text:
        return _none(lang)
    return f"“{text}”" if column in _TEXTS else text


def _none(lang: Lang) -> str:
    return say(lang, "scale_book.none")


def _changed(lang: Lang, of: str, what: str, before: str, after: str) -> str:
    return say(lang, "scale_book.changed", of=of, what=what, before=before, after=after)


def _sentences(lang: Lang, text: str, names: Names) -> dict[str, tuple[BookRow, str]]:
    scale = model_of(text)
    scale = scale and scale.naming_periods(names.periods)
    rows = book_rows(tree_of(text), names)
    return {row.key: (row, sentence(lang, row, scale, names.tasks)) for row in rows}


# -- the second sheet -------------------------------------------------------------------------------


def _settings(lang: Lang, before: str, after: str, names: Names) -> Iterator[str]:
    old, new = ({_setting_key(one): one for one in _of(text, names)} for text in (before, after))
    for key, row in {**old, **new}.items():
        was, now = old.get(key), new.get(key)
        about = setting_words(lang, row)
        if was is None:
            yield _came(lang, "row_added", about, row.value)
        elif now is None:
            yield _came(lang, "row_removed", about, row.value)
        else:
            for column in ("name", "value"):
                texts = [getattr(one, column) for one in (was, now)]
                if texts[0] != texts[1]:
                    heading = say(lang, f"scale_book.column_{_HEADINGS[column]}")
                    shown = (one or _none(lang) for one in texts)
                    yield _changed(lang, about, heading, *shown)
    for section in dict.fromkeys(row.section for row in new.values() if not row.fixed):
        was_, now_ = ([key for key in rows if key[0] == section] for rows in (old, new))
        if not same_order(was_, now_):
            names_ = "; ".join(new[key].name or new[key].key for key in now_)
            about = say(lang, f"scale_book.section_{section}")
            yield say(lang, "scale_book.reordered", of=about, rows=names_)


_HEADINGS = {"name": "set_name", "value": "value"}


def _of(text: str, names: Names) -> list[SettingRow]:
    return setting_rows(tree_of(text), names)


def _setting_key(row: SettingRow) -> tuple[str, str]:
    return row.section, row.key or row.name


def setting_words(lang: Lang, row: SettingRow) -> str:
    """A line of the second sheet as people speak of it: `Mức xếp loại “Tốt”`."""
    name = row.name or row.key
    return " ".join(
        [say(lang, f"scale_book.section_{row.section}"), f"“{name}”" if name else ""]
    ).strip()


class TypedScale(NamedTuple):
    """The rows of both sheets of the workbook `file`, those of the first by their keys."""

    file: str
    rows: Mapping[str, TypedRow]
    settings: Sequence[TypedRow]


def judged(
    typed: TypedScale, changed: tuple[str, bytes], files: Files, folders: Sequence[str], year: int
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What the rules say of the scale as it would be, at the cells that make it so; and what it
    makes wrong in the other files. `changed`: the scale's file, and what it would hold; `folders`:
    of the blocs whose scale it is."""
    path, raw = changed
    found, new = judge(files, {path: raw}, folders, year)
    later = OverlayFiles(files, {path: raw})
    ours = [one for one in found if _of_scale(one, later) == path]
    others = [one for one in new if one not in ours]
    warned = [one._replace(severity=Severity.WARNING) for one in others if has_errors([one])]
    return once(_at_cells(ours, tree_of(raw.decode("utf-8-sig")), typed)), warned


def _of_scale(one: Diagnostic, files: Files) -> str | None:
    """The file that a diagnostic is about: of a scale that is used, the shared one."""
    return one.file and stands_in(one.file, one.path, files.bytes_of)


def _at_cells(told: Iterable[Diagnostic], tree: Tree, typed: TypedScale) -> list[Diagnostic]:
    """The diagnostics of the scale in `tree`, each at the cell that its path came from; one that
    is of no row at the sheet."""
    own = {
        row.path: typed.rows[row.key] for row in book_rows(tree, Names()) if row.key in typed.rows
    }
    placed = {**own, **dict(_placed_settings(tree, typed.settings))}
    found = (_told(one, tree, placed, typed.file) for one in told)
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for one in found:  # a cell that lacks two things says too little, once
        same = one.code == "TD121" and one.span is not None
        seen.setdefault((one.code, one.span) if same else (len(seen),), one)
    return list(seen.values())


def _placed_settings(tree: Tree, settings: Sequence[TypedRow]) -> Iterator[tuple[Path, TypedRow]]:
    """Entries of the second sheet by their ids and names; settings by their keys."""
    for row in setting_rows(tree, Names()):
        line = next((one for one in settings if _is_of(one, row)), None)
        if line is not None:
            yield row.path, line


def _is_of(line: TypedRow, row: SettingRow) -> bool:
    if line.key:
        return line.key == "/".join(str(step) for step in row.path)
    if row.fixed:
        said = line.cells["id"] or line.cells["name"]
        return key_of(row.section, said) == row.path[-1]
    return line.cells["id"] in ("", row.key) and line.cells["name"] == row.name


def _told(one: Diagnostic, tree: Tree, placed: Mapping[Path, TypedRow], file: str) -> Diagnostic:
    best = holder(one.path, placed)
    keys = {str(step) for step in one.path}
    where = tuple(step for step in one.where if step not in keys)
    one = one._replace(where=where, called=_keys_called(tree, one.path))
    if best is None:
        second = one.path and str(one.path[0]) not in ("criteria", "bonus", "deduct")
        return moved_to(one, file, SECOND if second else MAIN, None)
    path, line = best
    column = _column(line, one.path[len(path) :])
    place: Place = line.at(column)
    if one.code == "TD121":
        one = one._replace(variant="cell")
    if one.code == "TD137" and line.sheet == SECOND:
        of = next((step for step in reversed(one.path[1:]) if isinstance(step, str)), "")
        said = {
            key: words_said(str(one.path[0]), of, str(text))
            for key, text in one.args.items()
            if key in ("allowed", "better")
        }
        one = one._replace(args={**one.args, **said})
    if one.code in ("TD121", "TD130"):
        one = one._replace(called=(*one.called, *typed_like(str(one.path[0]))))
    found = moved_to(one, file, line.sheet, place)
    return found._replace(where=(*found.where[:2], heading(line.sheet, column), *where))


def heading(sheet: str, column: str) -> Word:
    """The heading of a column."""
    key = "set_name" if (sheet, column) == (SECOND, "name") else column
    return Word(f"scale_book.column_{key}")


def typed_like(kind: str) -> tuple[tuple[str, str], ...]:
    """A hint that shows how the cell of a kind of rule is typed; nothing for an unknown kind."""
    key = f"like.{kind_of(kind) or kind}"
    return (("", f"scale_book.{key}"),) if key in WORDS else ()


def _keys_called(tree: Tree, path: Path) -> tuple[tuple[str, str], ...]:
    """What the keys around a place are called in the workbook; for a rule also how its cell is
    typed, which takes the place of a hint that speaks of the file."""
    steps = [n for n, step in enumerate(path) if step == "rule"]
    rule = node_of(tree, path[: steps[-1] + 1]) if steps else None
    kind = str(rule.get("kind", "")) if isinstance(rule, dict) else str(rule or "")
    return (*((key, f"scale_book.{word}") for key, word in _KEYS_CALLED.items()), *typed_like(kind))


_KEYS_CALLED = {
    column: f"column_{column}" for column in COLUMNS if column not in ("side", "params")
}
_KEYS_CALLED |= {"id": "column_code", "rule": "column_kind", "bonus": "bonus", "deduct": "deduct"}


def _column(line: TypedRow, rest: Path) -> str:
    """The column that holds a part of a row's thing."""
    step = str(rest[0]) if rest else ""
    if line.sheet == SECOND:
        return step if step in ("id", "name") else "value"
    if step == "rule":
        return "kind" if rest[1:] in ((), ("kind",)) and not line.cells["params"] else "params"
    if step in ITEM_KINDS or step in ("one_of", "only_if_full", "range", "target"):
        return "params"
    return {"id": "code"}.get(step, step if step in COLUMNS else "name")
