"""A list that a command tells: each thing of a row is declared once, with its heading, its CSV key,
its cell, its JSON and the type of that, from which table, entry and output schema are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Generic, NamedTuple, TypeAlias, TypeVar, cast

from thidua.diagnostics.diagnostic import NOTHING
from thidua.views.table import Align, Cell, Column, Row, Table, Tone
from thidua.words import Lang, say

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T", contravariant=True)
U = TypeVar("U")
V = TypeVar("V")
S = TypeVar("S", covariant=True)
Entry: TypeAlias = dict[str, object]
"""One row in JSON."""
ValueType: TypeAlias = type[object]
"""The type of a value in JSON, from which a schema is made."""


class Field(NamedTuple, Generic[T]):
    """One thing that is told of each row; a row holds all that it takes to tell it.

    `key` names the JSON value and heads the CSV column; `column` is that column's key where it
    differs. `title` is a key of the catalogue. Without `cell` there is no column, without `json` no
    value in JSON; `type` is the type of the latter; an `optional` value stands only where it is not
    null. The rest is as in `Column`.
    """

    key: str
    title: str = ""
    cell: Callable[[T], Cell] | None = None
    json: Callable[[T], object] | None = None
    type: object = str
    column: str = ""
    align: Align = Align.LEFT
    priority: int = 0
    wrap: bool = False
    data_only: bool = False
    optional: bool = False
    short: str = ""


def value(
    key: str, json: Callable[[U], object], type: object = str, *, optional: bool = False
) -> Field[U]:
    """A value of JSON that is no column."""
    return Field(key, json=json, type=type, optional=optional)


def shown(
    told: Field[U],
    title: str,
    cell: Callable[[U], Cell],
    *,
    align: Align = Align.LEFT,
    priority: int = 0,
    wrap: bool = False,
    data_only: bool = False,
) -> Field[U]:
    """A value of JSON that is a column, too."""
    return told._replace(
        title=title, cell=cell, align=align, priority=priority, wrap=wrap, data_only=data_only
    )


class Spoken(NamedTuple, Generic[S]):
    """A thing and the language in which it is told."""

    of: S
    lang: Lang


Fields: TypeAlias = Sequence[Field[T]]


def pick(fields: Fields[T], *keys: str) -> Fields[T]:
    """Those of these keys, in their order."""
    known = {one.key: one for one in fields}
    return [known[key] for key in keys]


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
            one.short,
            one.data_only,
        )
        for one in fields
        if one.cell is not None
    )


def row(fields: Fields[T], told: T, tone: Tone = Tone.NORMAL) -> Row:
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


def through(of: Callable[[U], T], fields: Fields[T]) -> Fields[U]:
    """The same lines for what holds the thing that they tell."""
    return tuple(
        Field(one.key, one.title, _through(of, one.cell), _through(of, one.json), *one[4:])
        for one in fields
    )


def _through(of: Callable[[U], T], tell: Callable[[T], V] | None) -> Callable[[U], V] | None:
    return None if tell is None else lambda one: tell(of(one))


class RecordFields(Generic[T]):
    """What JSON tells of one thing: the values of its fields, under a name and a sentence that the
    schema of the output gives it. The values of `head` come first."""

    def __init__(
        self, name: str, fields: Fields[T], about: str = "", *, head: Fields[T] = ()
    ) -> None:
        self.name, self.fields, self.about = name, (*head, *fields), about
        self._values = [(one.key, one.json) for one in self.fields if one.json is not None]
        self._optional = [one.key for one in self.fields if one.optional]

    def entry(self, told: T) -> Entry:
        """Its values, in the order in which they are declared."""
        found = {key: json(told) for key, json in self._values}
        for key in self._optional:
            if found[key] is None:
                del found[key]
        return found

    def at(self, key: str, of: Callable[[U], T]) -> Field[U]:
        """A value that is one such entry."""
        return Field(key, json=lambda one: self.entry(of(one)), type=self.type)

    def or_null(self, key: str, of: Callable[[U], T | None], *, optional: bool = False) -> Field[U]:
        """A value that is one, or null; `optional`: that stands only where there is one."""

        def told(one: U) -> Entry | None:
            thing = of(one)
            return None if thing is None else self.entry(thing)

        type_ = self.type if optional else self.type | None
        return Field(key, json=told, type=type_, optional=optional)

    def many(self, key: str, of: Callable[[U], Iterable[T]]) -> Field[U]:
        """A value that is a list of them."""
        return Field(key, json=lambda one: [*map(self.entry, of(one))], type=list[self.type])  # type: ignore[name-defined]

    def many_or_null(
        self, key: str, of: Callable[[U], Iterable[T] | None], *, optional: bool = False
    ) -> Field[U]:
        """A list of them, or null; `optional`: that stands only where it was asked for."""

        def told(one: U) -> list[Entry] | None:
            things = of(one)
            return None if things is None else [*map(self.entry, things)]

        type_ = list[self.type] if optional else list[self.type] | None  # type: ignore[name-defined]
        return Field(key, json=told, type=type_, optional=optional)

    @cached_property
    def type(self) -> ValueType:
        """What stands for it in the type of a value."""
        return cast(ValueType, Annotated[Entry, self])

    @cached_property
    def typed_dict(self) -> ValueType:
        """As a TypedDict, from which the schema is made."""
        from typing import NotRequired

        from typing_extensions import TypedDict

        values = [one for one in self.fields if one.json is not None]
        types = {one.key: NotRequired[one.type] if one.optional else one.type for one in values}
        made: ValueType = TypedDict(self.name, types)  # type: ignore[misc]
        if self.about:
            made.__doc__ = self.about
        return made

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return handler.generate_schema(self.typed_dict)


def schema_field(command: str) -> Field[object]:
    """The name of an output's schema, with which its JSON begins."""
    return value("schema", lambda _: f"thidua/{command}/1")


def output(command: str, bloc: RecordFields[T]) -> RecordFields[Iterable[T]]:
    """A command's JSON: an entry a bloc."""
    blocs = bloc.many("blocs", lambda each: each)
    return RecordFields("Output", (schema_field(command), blocs), f"`thidua {command}`.")
