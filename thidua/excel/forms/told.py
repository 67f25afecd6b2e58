"""What a form changes, in the words of its rows: `2.2 Xếp loại chi bộ: Tốt`, no id and no key."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from thidua.excel.edits import Edit
from thidua.excel.forms.answers import NA, NEVER, Asked
from thidua.excel.forms.rows import FormRow
from thidua.store.yaml.reader import Node
from thidua.text import dates
from thidua.text.numbers import show
from thidua.words import Lang, has, say

MOST = 70
"""Letters of a name that are told."""


def told_changes(
    lang: Lang, rows: Iterable[FormRow], changes: Iterable[Edit]
) -> list[tuple[str, str, str]]:
    """Each entry's name, what it was and what it will be; "" where there is nothing."""
    by_id = {row.id: row for row in rows if row.id}
    return [_told(lang, by_id, one) for one in changes]


def _told(lang: Lang, rows: Mapping[str, FormRow], one: Edit) -> tuple[str, str, str]:
    key = str(one.path[-1])
    row = rows.get(key if len(one.path) > 1 else f"/{key}")
    if row is None:
        return key, _value(lang, None, one.before), _value(lang, None, one.after)
    return _name(rows, row), _value(lang, row.ask, one.before), _value(lang, row.ask, one.after)


def _name(rows: Mapping[str, FormRow], row: FormRow) -> str:
    """As the sheet prints it; an item without a code after that of its criterion."""
    node = rows.get(row.node or "")
    code = row.code or (node.code if node is not None else "")
    name = row.name.partition("\n")[0].strip()
    short = name if len(name) <= MOST else name[:MOST].rpartition(" ")[0] + "…"
    own = f"{code} {short}" if row.code or not code else f"{code} › {short}"
    return own.strip()


def _value(lang: Lang, ask: Asked | None, node: Node) -> str:
    """An entry as a person reads it."""
    if isinstance(node, list):
        return "; ".join(_value(lang, ask, one) for one in node)
    if isinstance(node, dict):
        parts = [
            _value(lang, ask, value) if key == "value" else _part(lang, ask, key, value)
            for key, value in node.items()
        ]
        return "; ".join(part for part in parts if part)
    return "" if node is None else _text(lang, ask, str(node))


def _part(lang: Lang, ask: Asked | None, key: str, node: Node) -> str:
    asks = ask if key in ("actual", "target") else None
    said = f"imported.part_{key}"
    name = say(lang, said) if has(said) else key
    return f"{name} {_value(lang, asks, node)}"


def _text(lang: Lang, ask: Asked | None, text: str) -> str:
    if text == NA:
        return say(lang, f"form.{NA}")
    if ask is not None:
        offered = {str(meant).lower(): word for meant, word in ask.words(lang).items()}
        if text in offered:
            return offered[text] if text in ("true", "false") else ask.name(text)
        if text == "false" and not offered:
            return say(lang, f"form.{NEVER}")
    try:
        return dates.show(lang, date.fromisoformat(text))
    except ValueError:
        pass
    if text in ("true", "false"):
        return say(lang, "form.yes" if text == "true" else "form.no")
    try:
        bare = text.removesuffix("%")
        figure = show(lang, Fraction(bare)) if bare.strip(" ") == bare else bare
    except (ValueError, ZeroDivisionError):
        return text
    is_percent = ask is not None and ask.ask.measure == "%"
    return f"{figure}%" if is_percent else figure
