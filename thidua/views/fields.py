"""A list that a command tells: each thing of a row is declared once, with its heading, its CSV key,
its cell, its JSON and the type of that, from which table, entry and output schema are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from thidua.diagnostics.diagnostic import NOTHING
from thidua.views.table import Align, Cell, Column, Row, Table, Tone
from thidua.words import Lang, say

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T", contravariant=True)
Entry: TypeAlias = dict[str, object]
"""One row in JSON."""


class Field(NamedTuple, Generic[T]):
    """One thing that is told of each row; a row holds all that it takes to tell it.

    `key` names the JSON value and heads the CSV column; `column` is that column's key where it
    differs. `title` is a key of the catalogue. Without `cell` there is no column, without `json` no
    value in JSON; `type` is the type of the latter. The rest is as in `Column`.
    """

    key: str
    title: str = ""
    cell: Callable[[T], Cell] | None = None
    json: Callable[[T], object] | None = None
    type: Any = str
    column: str = ""
    align: Align = Align.LEFT
    priority: int = 0
    wrap: bool = False
    data_only: bool = False


Fields: TypeAlias = Sequence[Field[T]]


def columns(
    fields: Fields[T], lang: Lang, named: Mapping[str, str] = NOTHING
) -> tuple[Column, ...]:
    """The columns of the table. `named`: headings that are no words but names of the data."""
    return tuple(
        Column(
            one.column or one.key,
            named.get(one.key) or say(lang, one.title),
            one.align,
            one.priority,
            one.wrap,
            data_only=one.data_only,
        )
        for one in fields
        if one.cell is not None
    )


def row(fields: Fields[T], told: T, tone: Tone = Tone.NORMAL) -> Row:
    """One row of the table."""
    return Row(tuple(one.cell(told) for one in fields if one.cell is not None), tone)


def table(
    fields: Fields[T],
    told: Iterable[T],
    lang: Lang,
    *,
    key: str,
    title: str = "",
    notes: tuple[str, ...] = (),
    empty: str = "",
    named: Mapping[str, str] = NOTHING,
) -> Table:
    """The whole table (see `columns`)."""
    rows = tuple(row(fields, one) for one in told)
    return Table(columns(fields, lang, named), rows, title=title, key=key, notes=notes, empty=empty)


def entry(fields: Fields[T], told: T) -> Entry:
    """One row in JSON."""
    return {one.key: one.json(told) for one in fields if one.json is not None}


class EntryOf:
    """Says in an output's type what its entries hold: `Annotated[Entry, EntryOf(...)]`."""

    def __init__(self, name: str, fields: Fields[T], about: str) -> None:
        self.name, self.about = name, about
        self.types = {one.key: one.type for one in fields if one.json is not None}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """As a TypedDict of these keys: the name stands among the schema's definitions."""
        from typing_extensions import TypedDict

        made: Any = TypedDict(self.name, self.types)  # type: ignore[misc]
        made.__doc__ = self.about
        return handler.generate_schema(made)
