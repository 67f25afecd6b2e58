"""One run of one command: its language, its data folder, its streams, its exit code."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from thidua.cli.output import (
    Colour,
    Format,
    Output,
    Screen,
    choose,
    pasteable,
    print_diagnostics,
    print_text,
    said,
    typed,
)
from thidua.cli.output import screen as screen_of
from thidua.cli.parameters import language
from thidua.cli.waiting import AT_ONCE, let_go, watched
from thidua.diagnostics.diagnostic import Diagnostic, arrange, has_errors
from thidua.model.book import Book
from thidua.store.folder import (
    SETTINGS_FILE,
    DataFolder,
    Files,
    NotFound,
    bloc_around,
    bloc_id,
    bloc_kind,
    bloc_names,
    find_data,
)
from thidua.store.year_rules import OF_YEARS, with_days
from thidua.words import Lang, spoken
from thidua.year.outcome import YearOutcome

if TYPE_CHECKING:
    from thidua.cli.finish import BlocPart
    from thidua.store.yaml.locate import FilePlaces
    from thidua.views.table import Report
    from thidua.year.bloc import Bloc
    from thidua.year.outcome import AnyBloc

FINE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
T = TypeVar("T")
V = TypeVar("V")


class Refused(Exception):  # noqa: N818 - a way out with an exit code, told in words
    """The command can't go on; what is wrong has to be shown."""

    def __init__(self, code: int, *diagnostics: Diagnostic) -> None:
        super().__init__(code)
        self.code = code
        self.lang: Lang | None = None  # where the data folder says it
        self.diagnostics = diagnostics


def or_refused(found: "T | Diagnostic", code: int = FAILED) -> T:
    """What was found; where it is what hinders it, the command ends and says so."""
    if isinstance(found, Diagnostic):
        raise Refused(code, found)
    return found


class Usage(NamedTuple):
    """Data files that were read, and the seconds that it took."""

    files: frozenset[str] = frozenset()
    seconds: float = 0.0


@dataclass(slots=True, repr=False, eq=False)
class Session:
    """What a command works in. `failed` grows to the exit code 1."""

    lang: Lang
    color: Colour
    quiet: bool
    asked_data: str | None = None
    asked_bloc: str | None = None
    asked_format: str | None = None
    asked_output: str | None = None
    pager: bool = True
    verbose: bool = False
    failed: bool = False
    public: bool = False
    altered: bool = False
    shown_altered: set[tuple[str, int]] = field(default_factory=set)
    """Blocs and sealed years that are shown although they are not as they were sealed."""
    found: list[Diagnostic] = field(default_factory=list)
    left: Usage = field(default_factory=Usage)
    """What was read, and how long it took, for blocs that are not kept any more (-v)."""
    _opened: int = 0
    _data: DataFolder | None = None
    _files: Files | None = None
    _bloc: "tuple[str, bool, Bloc] | None" = None
    _places: "FilePlaces | None" = None
    _naming: Callable[[Diagnostic], Diagnostic] | None = None

    @classmethod
    def of(cls, common: Mapping[str, Any]) -> "Session":
        """From the shared options of the command line."""
        wanted = common.get("lang")
        if wanted not in (None, "vi", "en"):
            raise Refused(USAGE, Diagnostic("TD904", args={"found": wanted, "allowed": "vi, en"}))
        color, colours = common.get("color", "auto"), ", ".join(Colour)
        if color not in tuple(Colour):
            raise Refused(USAGE, Diagnostic("TD904", args={"found": color, "allowed": colours}))
        return cls(
            language(),
            Colour(color),
            bool(common.get("quiet")),
            common.get("data"),
            common.get("bloc"),
            common.get("format"),
            common.get("output"),
            altered=bool(common.get("altered")),
            pager=not common.get("no_pager"),
            verbose=bool(common.get("verbose")),
        )

    # -- where the data is ----------------------------------------------------------------------

    @property
    def data(self) -> DataFolder:
        """The data folder; without one the command ends with 2 and says where it looked."""
        if self._data is None:
            found = find_data(Path.cwd(), self.asked_data, os.environ.get("THIDUA_DATA"))
            if isinstance(found, NotFound):
                from thidua.cli.finish import not_found

                given = self.asked_data or os.environ.get("THIDUA_DATA")
                raise Refused(USAGE, not_found(found, given=bool(given)))
            self._data = found
            self._own_language()
        return self._data

    def _own_language(self) -> None:
        """The language of thidua.yaml, also for what goes wrong before a bloc is loaded."""
        from thidua.store.yaml.reader import parse

        raw = self.files.read(SETTINGS_FILE)
        tree = parse(raw, SETTINGS_FILE)[0] if isinstance(raw, bytes) else None
        if isinstance(tree, dict) and isinstance(wanted := tree.get("lang"), str):
            self.lang = language(wanted)

    @property
    def files(self) -> Files:
        root = self.data.root  # finding it reads the settings already
        self._files = self._files or Files(root)
        return self._files

    @property
    def usage(self) -> Usage:
        """Which data files were read so far, and how long that took."""
        read = set(self.left.files) | set(self._files.read_so_far if self._files else ())
        time = self.left.seconds
        if self._bloc is not None:
            read |= set(self._bloc[2].files.read_so_far)
            time += self._bloc[2].loading_time
        return Usage(frozenset(read), time)

    @property
    def today(self) -> date:
        """The date of today; commands that take --as-of read it only where none is given."""
        return date.today()  # noqa: DTZ011 - the office's own day

    def year(self, text: str | None, *, writes: bool = False) -> int:
        """The year that was typed, or the current one; what `writes` asks where two are open."""
        if text is None:
            return self._current_year(writes=writes)
        if len(text) == 4 and text.isascii() and text.isdigit():
            if not 1945 <= int(text) <= 2199:
                raise Refused(USAGE, Diagnostic("TD903", args={"found": text}, variant="range"))
            return with_days(self.files, self.blocs(), int(text))
        if "/" not in text:
            raise Refused(USAGE, Diagnostic("TD903", args={"found": text}))
        from thidua.store.year_rules import period_typed

        return or_refused(period_typed(self.files, self.blocs(), text), USAGE)

    def _current_year(self, *, writes: bool) -> int:
        from thidua.store.year_rules import current_year, open_years

        folders = self.blocs()
        found = current_year(self.files, folders)
        if found is None:
            raise Refused(USAGE, Diagnostic("TD921", variant="none"))
        several = open_years(self.files, folders) if writes else []
        if len(several) > 1:
            known = ", ".join(map(str, several))
            raise Refused(USAGE, Diagnostic("TD921", args={"known": known}, variant="open"))
        return with_days(self.files, folders, found)

    def blocs(self, *, writes: bool = False) -> list[str]:
        """The folders of those asked for: all, or the one that --bloc names; what `writes` does
        not take the beginning of a name. One alone is called khối or cụm as it calls itself."""
        folders = self._asked_blocs(writes=writes)
        if len(folders) == 1:
            self.lang = spoken(self.lang, bloc_kind(self.files, folders[0]))
        return folders

    def _asked_blocs(self, *, writes: bool) -> list[str]:
        if self.asked_bloc is None:
            return list(self.data.blocs)
        for folder in self.data.blocs:
            if self.asked_bloc in (self.bloc_id(folder), folder, folder.rsplit("/", 1)[-1]):
                return [folder]
        from thidua.year.names import bloc_named

        called = {folder: bloc_names(self.files, folder) for folder in self.data.blocs}
        return [or_refused(bloc_named(called, self.asked_bloc, beginnings=not writes), USAGE)]

    def has_many_blocs(self) -> bool:
        """Whether results are of several; a command that needs no data (`rule`) looks for none."""
        return self._data is not None and len(self.blocs()) > 1

    def one_bloc(self) -> str:
        """The bloc to write to: a writing command asks which, where there are several."""
        folders = self.blocs(writes=True)
        if len(folders) > 1:
            known = ", ".join(self.bloc_id(folder) or folder for folder in folders)
            raise Refused(USAGE, Diagnostic("TD905", args={"known": known}))
        return folders[0]

    def typed(self, folder: str | None, *words: str) -> str:
        """A command about that bloc, to be pasted as it is."""
        return typed(words, self._place(folder))

    def pasteable(self, text: str, folder: str | None = None) -> str:
        """A text whose commands are about that bloc, or about what was asked for."""
        return pasteable(text, self._place(folder))

    def hint(self, diagnostic: Diagnostic, lang: Lang) -> str:
        """A diagnostic's hint, its commands to be pasted as they are."""
        from thidua.diagnostics.show import hint

        return self.pasteable(hint(diagnostic, lang), self._bloc_of(diagnostic))

    def _bloc_of(self, diagnostic: Diagnostic) -> str | None:
        blocs = self._data.blocs if self._data is not None else ()
        return bloc_around(diagnostic.file or "", blocs) or None  # "": the data folder itself

    def _place(self, folder: str | None) -> tuple[str, ...]:
        data = ("--data", self.asked_data) if self.asked_data else ()
        if self._data is None or len(self._data.blocs) < 2:
            return data
        bloc = self.asked_bloc if folder is None else self.bloc_id(folder) or folder
        return (*data, "--bloc", bloc) if bloc else data

    def bloc_id(self, folder: str) -> str | None:
        """The id that a bloc gives itself."""
        return bloc_id(self.files, folder)

    # -- loading --------------------------------------------------------------------------------

    def bloc(self, folder: str, *, results: bool = True) -> "Bloc":
        """The bloc in a folder. Only the last one is kept: of many, one at a time is in memory.
        Without `results` no seal and no unfinished write is looked at."""
        if self._bloc is None or self._bloc[:2] != (folder, results):
            files = self.files
            if len(self.data.blocs) > 1:
                files = Files(self.data.root, self.files.read_so_far)
            from thidua.year.bloc import Bloc

            bloc = Bloc(*(files, folder), altered=self.altered, unguarded=not results)
            if self.verbose:
                self.left = self.usage
            if self._bloc is not None:
                self._bloc[2].forget()
            self._opened += 1
            if self._opened % AT_ONCE == 0:
                let_go()
            self._bloc = folder, results, bloc
        return self._bloc[2]

    def take(self, bloc: "AnyBloc", got: YearOutcome[T]) -> T | None:
        """A value, what was found with it kept; None where there are errors."""
        self.found += got.found
        self.failed |= has_errors(got.found)
        if got.value is not None and bloc.shown_altered:
            self.marks(bloc.load(()).book, bloc.shown_altered)
        return got.value

    def marks(self, book: Book | None, altered: Iterable[int]) -> None:
        """Sealed years that are shown although they are not as they were sealed."""
        if book is not None:
            self.shown_altered |= {(book.bloc.data.id, year) for year in altered}

    def watched(self, items: Iterable[V], count: int | None = None) -> Iterable[V]:
        """What is done one by one (bloc by bloc), with a bar on a terminal where it takes long."""
        shown = not self.quiet and self.stderr.terminal
        return watched(items, len(self.blocs()) if count is None else count, shown=shown)

    # -- telling --------------------------------------------------------------------------------

    def output(self, offered: Sequence[Format] = tuple(Format), also: Sequence[str] = ()) -> Output:
        """Where the result goes and as what; ends the command where that makes no sense. `also`:
        what the command itself writes beside these."""
        shown = screen_of(sys.stdout, self.color, os.environ)
        chosen = choose(
            self.asked_format,
            self.asked_output,
            sys.stdout,
            shown,
            offered=offered,
            quiet=self.quiet,
            pager=self.pager,
            also=also,
        )
        return or_refused(chosen, USAGE)

    def finish(
        self,
        output: Output,
        results: "Iterable[T | BlocPart]",
        report: Callable[[Sequence[T], Lang], "Report"],
        json: Callable[[Sequence[T], Lang], object],
        *,
        together: bool = False,
    ) -> int:
        """See `thidua.cli.finish`."""
        from thidua.cli.finish import finish

        finish(self, output, results, report, json, together=together)
        return FAILED if self.failed else FINE

    def goes_in_parts(self, output: Output) -> bool:
        """Whether they are written one by one: marked ones begin with a list of all marks."""
        if self.altered or len(self.blocs()) < 2:
            return False
        from thidua.cli.finish import goes_in_parts

        return goes_in_parts(output)

    def tell(
        self, diagnostics: Iterable[Diagnostic], *, strict: bool = False, whole: bool = False
    ) -> None:
        """Diagnostics for a person, on stderr: errors in full, warnings a line each, or (`whole`)
        in full as well, where what they speak of lies before the person."""
        from thidua.diagnostics.diagnostic import severity_of
        from thidua.diagnostics.show import concise, text

        located = self.located(diagnostics, strict=strict)
        if not located:
            return
        if self.quiet or self.public:  # warnings name single figures
            located = [one for one in located if severity_of(one) == "error"]
        errors = [one for one in located if whole or severity_of(one) == "error"]
        others = [one for one in located if one not in errors]
        lines = text(errors, self.lang, path=self.display, read=self.bytes_of, hints=self.hint)
        print_diagnostics(sys.stderr, lines, self.stderr)
        print_diagnostics(sys.stderr, concise(others, self.lang, path=self.display), self.stderr)

    def stop_at(self, found: Sequence[Diagnostic]) -> None:
        """Where something hinders the command it is told with its place, and the command ends."""
        if found:
            self.tell(found)
            raise Refused(FAILED)

    def sure(self, found: "T | Diagnostic") -> T:
        """What was found; what hinders it is told with its place, and the command ends."""
        if isinstance(found, Diagnostic):
            self.tell([found])
            raise Refused(FAILED)
        return found

    def note(self, text: str) -> None:
        """A sentence for a person, on stderr."""
        print_text(sys.stderr, said(f"{text}\n", self.stderr))

    def located(
        self, diagnostics: Iterable[Diagnostic], *, strict: bool = False
    ) -> list[Diagnostic]:
        """Diagnostics with their lines, sorted, each once."""
        found = list(diagnostics)
        if not found:
            return []
        from thidua.store.yaml.locate import locate

        return arrange(locate(self.called(found), self.bytes_of), strict=strict)

    def called(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The same, years and blocs called as people call them there."""
        kinds = {of: bloc_kind(self.files, of) for of in set(map(self._bloc_of, found)) if of}
        return [
            one._replace(bloc_kind=kinds.get(self._bloc_of(one) or "", ""))
            for one in self.naming_years(found)
        ]

    def naming_years(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The same, each year called as its bloc does (where all of them call it alike)."""
        if self._data is None or not any(OF_YEARS & one.args.keys() for one in found):
            return found
        if self._naming is None:
            from thidua.store.year_rules import naming_year

            self._naming = naming_year(self.files, self.blocs())
        return list(map(self._naming, found))

    @property
    def stderr(self) -> Screen:
        return screen_of(sys.stderr, self.color, os.environ)

    @property
    def stdout(self) -> Screen:
        return screen_of(sys.stdout, self.color, os.environ)

    def bytes_of(self, file: str) -> bytes | None:
        """A data file's bytes, for an excerpt: not kept, where they are not there already."""
        held = self._files and self._files.read_so_far.get(file)
        return held or (Files(self._data.root).bytes_of(file) if self._data else None)

    def display(self, file: str) -> str:
        """A file's path (a data file's, or a full one) as a person can click it from here."""
        path = self._data.root / file if self._data is not None else Path(file)
        here = Path.cwd().resolve()
        return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)

    def place(self, file: str, path: tuple[str | int, ...]) -> str:
        """`FILE:LINE` of a thing in a data file, or in the scale that it uses."""
        file, line = self.line(file, path)
        return f"{self.display(file)}:{line}" if line else self.display(file)

    def line(self, file: str, path: tuple[str | int, ...]) -> tuple[str, int | None]:
        """The same as the file, relative to the data folder, and the line."""
        if self._places is None:
            from thidua.store.yaml.locate import FilePlaces

            self._places = FilePlaces(self.bytes_of)
        file, span = self._places.find(file, path, key=True)
        return file, span.line if span else None
