"""What completes a parameter: the names in the data. Only heads of files are read; errors are
silent, because a person in the middle of a line can't mend them.

Completion in shells, by Typer: its scripts and its protocol; what is completed comes from the
table of parameters and from the data.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.completion import Shells, get_completion_script, install  # type: ignore[attr-defined]
from typer.core import CompletionItem, TyperCommand, TyperGroup  # type: ignore[attr-defined]

from thidua.cli.command import OF_YEARS, load
from thidua.cli.commands import COMMANDS
from thidua.cli.output import Colour, Format, print_text
from thidua.cli.parameters import (
    COMPLETE_VARIABLE,
    COMPLETION,
    HELP,
    SHOW_SCRIPT,
    Parameter,
    is_period,
    is_year,
    language,
)
from thidua.cli.session import FINE, USAGE, Refused
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import Files, NotFound, find_data
from thidua.store.loading import years_of
from thidua.store.yaml.reader import Node, parse
from thidua.text.encodings import data_path
from thidua.text.vietnamese import bare, safe
from thidua.words import say

Value = tuple[str, str | None]
"""What is typed, and what it stands for."""


def values(wanted: Parameter, typed: Sequence[str], here: Path, begun: str) -> list[Value]:
    """The values that a parameter may take and that begin as typed, or whose names do, without
    regard to marks: `"Sở V` gives so-vhttdl."""
    fixed = {
        "format": [one.value for one in Format],
        "auto|always|never": [one.value for one in Colour],
        "vi|en": ["vi", "en"],
    }
    found: Iterable[Value] = ((one, None) for one in fixed.get(wanted.metavar, ()))
    if wanted.metavar in _OWN:
        found = _OWN[wanted.metavar]()
    elif wanted.metavar not in fixed:
        data = _Data(typed, here, begun)
        look = getattr(data, wanted.metavar, None) if wanted.metavar in _Data.KNOWN else None
        found = look() if look is not None else ()
    start = bare(begun)
    return [
        (value, name)
        for value, name in found
        if bare(value).startswith(start) or bare(name or "").startswith(start)
    ]


def _topics() -> Iterator[Value]:
    from thidua.manual.pages import topics

    return ((one, None) for one in topics())


def _letters() -> Iterator[Value]:
    from thidua.letters.kinds import KINDS

    lang = language()
    return ((one, say(lang, f"document.kind_{one}")) for one in KINDS)


def _codes() -> Iterator[Value]:
    from thidua.diagnostics.diagnostic import all_codes, name_of

    return ((one, name_of(one)) for one in all_codes())


def _files() -> Iterator[Value]:
    from thidua.model.kinds import KINDS

    return ((one, None) for one in KINDS)


_OWN: dict[str, Callable[[], Iterator[Value]]] = {
    "topic": _topics,
    "document_kind": _letters,
    "code": _codes,
    "kind": _files,
}
"""What thidua knows without any data."""


class _Data:
    """The data folder, as far as completion looks into it."""

    KNOWN = ("year", "bloc", "unit", "criterion", "entries", "stage", "ballot", "award")

    def __init__(self, typed: Sequence[str], here: Path, begun: str) -> None:
        asked = _option(typed, "--data")
        found = find_data(here, asked, os.environ.get("THIDUA_DATA"))
        self.folders = () if isinstance(found, NotFound) else found.blocs
        self.files = None if isinstance(found, NotFound) else Files(found.root)
        bloc = _option(typed, "--bloc")
        if bloc is not None:
            self.folders = tuple(one for one in self.folders if bloc in self._called(one))
        words = [one for one in typed if is_year(one)][:1]
        self.years = [int(one[:4]) for one in words]
        # A period's scale is that of its kind: of 2024/tuan/03 it lies in 2024/tuan.
        self.scale_folder = words[0].rpartition("/")[0] if words and is_period(words[0]) else ""
        self.periods_of = int(begun[:4]) if is_year(begun) else None

    def _called(self, folder: str) -> tuple[object, ...]:
        """What a bloc may be typed as, whole."""
        return folder, folder.rpartition("/")[2], self.tree(folder, "bloc.yaml").get("id")

    def tree(self, folder: str, file: str) -> dict[str, Node]:
        """A file as plain nodes, {} where it can't be read."""
        path = data_path(folder, file)
        raw = self.files.read(path) if self.files is not None else None
        tree = parse(raw, path)[0] if isinstance(raw, bytes) else None
        return tree if isinstance(tree, dict) else {}

    def _scale(self, folder: str, year: int) -> dict[str, Node]:
        """The scale of the year, or of the periods, what it takes from a shared one included."""
        own = self.tree(folder, f"{self.scale_folder or year}/criteria.yaml")
        used = own.get("use")
        return {**(self.tree("", used) if isinstance(used, str) else {}), **own}

    def _years(self, folder: str) -> list[int]:
        if self.files is None:
            return []
        return self.years or sorted(years_of(self.files, folder))[-1:]

    def _named(self, rows: object) -> Iterator[Value]:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                yield row["id"], str(row.get("name") or "") or None

    def year(self) -> Iterator[Value]:
        """Every year that has a folder, the newest first; the typed one with its periods."""
        if self.files is None:
            return
        known = {one for folder in self.folders for one in years_of(self.files, folder)}
        for year in sorted(known, reverse=True):
            yield str(year), None
            if year == self.periods_of:
                yield from self._periods(self.files, year)

    def _periods(self, files: Files, year: int) -> Iterator[Value]:
        from thidua.store.year_rules import periods_of

        for folder in self.folders:
            for one in periods_of(files, folder, year):
                yield str(one), one.period.name

    def bloc(self) -> Iterator[Value]:
        for folder in self.folders:
            head = self.tree(folder, "bloc.yaml")
            if isinstance(own := head.get("id"), str):
                yield own, str(head.get("name") or "") or None

    def unit(self) -> Iterator[Value]:
        for folder in self.folders:
            yield from self._named(self.tree(folder, "units.yaml").get("units"))

    def criterion(self) -> Iterator[Value]:
        for folder in self.folders:
            for year in self._years(folder):
                yield from self._criteria(self._scale(folder, year))

    def entries(self) -> Iterator[Value]:
        """A criterion and the sign after which its entry is typed."""
        return ((f"{one}=", name) for one, name in self.criterion())

    def _criteria(self, node: object) -> Iterator[Value]:
        for child in node.get("criteria") or () if isinstance(node, dict) else ():
            yield from self._named([child])
            yield from self._criteria(child)

    def stage(self) -> Iterator[Value]:
        for folder in self.folders:
            for year in self._years(folder):
                yield from self._named(self._scale(folder, year).get("stages"))

    def award(self) -> Iterator[Value]:
        for folder in self.folders:
            for year in self._years(folder):
                yield from self._named(self.tree(folder, f"{year}/awards.yaml").get("awards"))

    def ballot(self) -> Iterator[Value]:
        """The year's ballots, by their files."""
        for folder in self.folders:
            for year in self._years(folder):
                base = data_path(folder, year, "ballots")
                for name in self.files.names(base)[1] if self.files is not None else ():
                    if name.endswith(".yaml"):
                        title = self.tree(folder, f"{year}/ballots/{name}").get("title")
                        yield name.removesuffix(".yaml"), str(title or "") or None


def _option(typed: Sequence[str], flag: str) -> str | None:
    for n, one in enumerate(typed):
        if one == flag and n + 1 < len(typed):
            return typed[n + 1]
        if one.startswith(f"{flag}="):
            return one.partition("=")[2]
    return None


NAME = "thidua"
"""The program, as the scripts of shells call it."""


class _Completed(TyperCommand):
    """A command for completion alone: it is read by `cli.reading`, never by Typer."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """Its options, or the values of the parameter that is being typed."""
        parameters = load(str(self.name)).parameters
        lang = language()
        if incomplete.startswith("-"):
            return [
                CompletionItem(flag, help=say(lang, f"cli.{one.words}"))
                for one in parameters
                for flag in one.flags
                if flag.startswith(incomplete)
            ] + [CompletionItem(flag) for flag in HELP if flag.startswith(incomplete)]
        typed = list(ctx.args)
        takes_period = str(self.name).replace("-", "_") not in OF_YEARS
        return [
            CompletionItem(value, help=meaning)
            for wanted in _wanted(parameters, typed)
            for value, meaning in values(wanted, typed, Path.cwd(), incomplete)
            if takes_period or not is_period(value)
        ]


def _wanted(parameters: tuple[Parameter, ...], typed: list[str]) -> list[Parameter]:
    """The parameters whose value may come next: two where the year may be left out."""
    options = {flag: one for one in parameters for flag in one.flags}
    places: list[str] = []
    value_of: Parameter | None = None
    for word in typed:
        if value_of is not None:
            value_of = None
        elif word.startswith("-"):
            found = options.get(word)
            value_of = found if found is not None and not found.is_flag else None
        else:
            places.append(word)
    if value_of is not None:
        return [value_of]
    arguments = [one for one in parameters if not one.is_option]
    if arguments and arguments[0].is_year and len(arguments) > 1:
        if not places:
            return arguments[:2]
        if not is_year(places[0]):
            arguments = arguments[1:]
    if len(places) < len(arguments):
        return [arguments[len(places)]]
    return arguments[-1:] if arguments and arguments[-1].many else []


class _Group(TyperGroup):
    """All commands, none of them imported before it is completed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> "_Completed | None":  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        anything = {"ignore_unknown_options": True, "allow_extra_args": True}
        return _Completed(
            cmd_name,
            context_settings=anything,
            help=say(language(), f"cli.help.{cmd_name}"),
            add_help_option=False,
        )


def complete(arguments: list[str]) -> int:
    """Installs or shows a shell's script, or answers what a shell asks; gives the exit code. A
    shell that is named after the option is taken; else the one that asks is found out."""
    if len(arguments) > 1 and arguments[0] in COMPLETION:
        return _of_shell(arguments[0], arguments[1])
    app = typer.Typer(cls=_Group, invoke_without_command=True)
    root: Callable[[], None] = app.callback()(lambda: None)
    assert root is not None
    try:
        app(arguments, prog_name=NAME)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _of_shell(option: str, shell: str) -> int:
    known = [one.value for one in Shells]
    if shell not in known:
        raise Refused(
            USAGE, Diagnostic("TD904", args={"found": shell, "allowed": ", ".join(known)})
        )
    if option == SHOW_SCRIPT:
        said = get_completion_script(prog_name=NAME, complete_var=COMPLETE_VARIABLE, shell=shell)
    else:
        _, file = install(shell=shell, prog_name=NAME, complete_var=COMPLETE_VARIABLE)
        said = say(language(), "cli.completion_installed", shell=shell, file=safe(str(file)))
    print_text(sys.stdout, f"{said}\n")
    return FINE
