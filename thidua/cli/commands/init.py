"""`thidua init [DIR]`: a person's own bloc, from what he says and nothing else."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

from thidua.cli.command import argument, command, option
from thidua.cli.init_answers import (
    EVERY,
    OPTIONS,
    Answers,
    answered,
    read,
    units_from,
    unused_columns,
    with_defaults,
)
from thidua.cli.init_asking import asked, is_terminal, place_called
from thidua.cli.output import outside, quoted
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session, or_refused
from thidua.cli.writing import say_lines, who
from thidua.diagnostics.diagnostic import Diagnostic, Word, has_errors
from thidua.excel.member_list import ENDINGS, Listed, UnitList, named
from thidua.model.emulation_year import EmulationYear
from thidua.model.kinds import KINDS
from thidua.render.json import to_json
from thidua.store.folder import is_file, is_there
from thidua.store.named_files import OTHER_SPREADSHEETS
from thidua.store.write.atomic import trouble
from thidua.store.write.writer import FileWrite, write_all
from thidua.store.yaml.dump import dump
from thidua.store.yaml.reader import Node
from thidua.text.vietnamese import safe
from thidua.views.blank_sheet import pact_skeleton, scale_skeleton
from thidua.views.schemas import schema as schema_of
from thidua.words import Lang, catalogue, say

HIDDEN = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""How the files with a leading dot are called in the package."""
ALLOWED = frozenset([".git", ".ds_store", "desktop.ini", "thumbs.db"])
"""What may lie in the folder already: a repository that was made first, what systems leave there,
and the office's own files, of which the bloc is made."""
OFFICE = frozenset([*ENDINGS, *OTHER_SPREADSHEETS, ".doc", ".odt", ".pdf", ".rtf"])


def init(
    session: Session,
    folder: Annotated[str, argument("new_folder", "folder")] = ".",
    name: Annotated[str | None, option("init_name", "--name", metavar="text")] = None,
    id: Annotated[str | None, option("init_id", "--id", metavar="id")] = None,
    kind: Annotated[str | None, option("init_kind", "--kind", metavar="text")] = None,
    system: Annotated[str | None, option("init_system", "--system", metavar="text")] = None,
    level: Annotated[str | None, option("init_level", "--level", metavar="text")] = None,
    authority: Annotated[
        str | None, option("init_authority", "--authority", metavar="text")
    ] = None,
    year: Annotated[str | None, option("init_year", "--year", metavar="year")] = None,
    year_starts: Annotated[
        str | None, option("init_starts", "--year-starts", metavar="date")
    ] = None,
    year_name: Annotated[str | None, option("init_called", "--year-name", metavar="text")] = None,
    every: Annotated[str | None, option("init_every", "--every", metavar="text")] = None,
    from_: Annotated[str | None, option("init_first", "--from", metavar="date")] = None,
    to: Annotated[str | None, option("init_last", "--to", metavar="date")] = None,
    stage: Annotated[list[str] | None, option("init_stage", "--stage", metavar="stage")] = None,
    units: Annotated[str | None, option("init_units", "--units", metavar="file")] = None,
    unit: Annotated[list[str] | None, option("init_unit", "--unit", metavar="unit")] = None,
    leader: Annotated[str | None, option("init_leader", "--leader", metavar="unit")] = None,
    deputy: Annotated[list[str] | None, option("init_deputy", "--deputy", metavar="unit")] = None,
    yes: Annotated[bool, option("init_yes", "--yes", "-y")] = False,
    sample: Annotated[bool, option("init_sample", "--sample")] = False,
) -> int:
    """The bloc as it was told: no day, place, person or figure that nobody gave."""
    typed = {"name": name, "id": id, "kind": kind, "system": system, "level": level,
             "authority": authority, "year": year, "starts": year_starts, "called": year_name,
             "every": every, "first": from_, "last": to,
             "stages": ", ".join(stage) if stage else None, "leader": leader,
             "deputies": "; ".join(deputy) if deputy else None}  # fmt: skip
    given = [key for key, text in typed.items() if text is not None]
    given += ["units"] if units is not None or unit else []
    if sample and given:
        raise Refused(USAGE, _not_both("--sample", OPTIONS[given[0]]))
    if units is not None and unit:
        raise Refused(USAGE, _not_both("--units", "--unit"))
    refused = _refusal(Path(folder))
    if refused is not None:
        session.tell([refused])
        return FAILED
    this_year = session.today.year
    if sample:
        return _write(session, folder, list(starter(this_year, session.lang)), year=this_year)
    listed = units_from(units) if units is not None else None
    answers = _given(session.lang, typed, listed, unit)
    if not yes and is_terminal() and not isinstance(answers, Diagnostic):
        answers = asked(session, answers, folder)
    elif not isinstance(answers, Diagnostic):
        answers = with_defaults(session.lang, this_year, answers)
    if isinstance(answers, Diagnostic):
        raise Refused(USAGE, *outside([answers]))
    first = EmulationYear(answers.year or this_year, answers.year_rule)
    made = list(_bloc(answers, session.lang))
    passed = listed.unused if isinstance(listed, UnitList) else ()
    return _write(session, folder, made, answers.units or (), passed, year=first)


def _not_both(one: str, other: str) -> Diagnostic:
    return Diagnostic(
        "TD910", args={"name": one, "found": other, "command": "init"}, variant="both"
    )


def _write(
    session: Session,
    folder: str,
    made: list[tuple[str, bytes]],
    members: tuple[Listed, ...] = (),
    unused: tuple[str, ...] = (),
    *,
    year: int,
) -> int:
    """Writes the files and says what is in them, and which columns of the list of units are not;
    the sample has no members that anybody named."""
    place = Path(folder)
    new = not is_there(place)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        session.tell([trouble(error, str(place))])
        return FAILED
    found = write_all(place, [FileWrite(path, data, None) for path, data in made], who())
    session.tell(outside(found))
    if has_errors(found):
        if new:
            _take_away(place)
        return FAILED
    place_ = place_called(session.lang, folder)
    args: dict[str, object] = {"folder": safe(quoted(folder)), "place": place_, "year": year}
    if not members:
        told = say(session.lang, "init.sample_done", **args)
    else:
        units = safe("; ".join(one.name for one in members))
        told = say(session.lang, "init.done", **args, n=len(members), units=units)
    if unused:
        say_lines(session, [unused_columns(session.lang, unused)])
    here = Path(folder).resolve() == Path.cwd()
    say_lines(session, [one for one in told.split("\n") if not (here and one.startswith("  cd "))])
    return FINE


def _given(
    lang: Lang,
    typed: dict[str, str | None],
    listed: UnitList | Diagnostic | None,
    units: list[str] | None,
) -> Answers | Diagnostic:
    """The answers that options give: units `listed` in a file, or the names of `units`."""
    answers = Answers()
    members = named(units) if units else listed
    if isinstance(members, Diagnostic):
        return members
    if members is not None:
        answers = Answers(units=members.units if isinstance(members, UnitList) else tuple(members))
    for key, text in typed.items():
        if text is None:
            continue
        value = read(lang, key, text, answers)
        if isinstance(value, Diagnostic):
            return value
        if value is None:
            wanted = Word(f"init.again_{key}")
            args: dict[str, str | Word] = {"found": text, "option": OPTIONS[key], "wanted": wanted}
            return Diagnostic("TD930", args=args)
        answers = answered(answers, key, value)
    return answers


def _bloc(answers: Answers, lang: Lang) -> Iterator[tuple[str, bytes]]:
    """The files of a bloc of which only this was said; the rest stands as comments."""
    year = str(answers.year)

    def file(path: str, kind: str, node: Node, comments: str = "") -> tuple[str, bytes]:
        up = "../" * path.count("/")
        head = (f"# yaml-language-server: $schema={up}schemas/{kind}.json",)
        raw = or_refused(dump(node, path, head), USAGE)
        lines = [f"# {line}".rstrip() for line in comments.split("\n")] if comments else []
        return path, raw + "".join(f"{line}\n" for line in lines).encode()

    def word(key: str) -> str:
        return say(lang, f"init.comment_{key}", year=year)

    settings: Node = {"format": "2", "lang": lang}
    yield file("thidua.yaml", "thidua", settings, word("settings"))
    bloc: dict[str, Node] = {
        key: getattr(answers, key) for key in ("id", "name", "kind", "system", "level")
    }
    if answers.authority:
        bloc["authority"] = answers.authority
    if answers.year_as_written:
        bloc["year"] = answers.year_as_written
    yield file("bloc.yaml", "bloc", bloc, word("bloc"))
    members: list[Node] = [
        {key: text for key, text in one._asdict().items() if text} for one in answers.units or ()
    ]
    yield file("units.yaml", "units", {"units": members}, word("units"))
    if answers.leader or answers.deputies:
        term: dict[str, Node] = {"year": year}
        if answers.leader:
            term["leader"] = answers.leader
        if answers.deputies:
            term["deputies"] = list(answers.deputies)
        yield file("leadership.yaml", "leadership", {"terms": [term]}, word("leadership"))
    if answers.every in EVERY:
        own, each = EVERY[answers.every]
        days: dict[str, Node] = {"from": str(answers.first), "to": str(answers.last)}
        period: Node = {"id": own, "name": each, "every": answers.every, **days}
        yield file(f"{year}/periods.yaml", "periods", {"periods": [period]})
    first = EmulationYear(int(year), answers.year_rule)
    for name, text in (
        ("criteria", scale_skeleton(first, answers.stages or (), lang)),
        ("pact", pact_skeleton(first, None, lang)),
    ):
        line = f"# yaml-language-server: $schema=../schemas/{name}.json\n"
        yield f"{year}/{name}.yaml", (line + text).encode()
    for path, data in starter(int(year), lang):
        if path in HIDDEN.values() or path.startswith("schemas/"):
            yield path, data


def _refusal(place: Path) -> Diagnostic | None:
    """Why nothing is made here: a file of that name, or a folder that is not empty."""
    try:
        held = sorted(one.name for one in place.iterdir())
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return Diagnostic("TD925", args={"folder": str(place)}, variant="file")
    except OSError as error:
        return trouble(error, str(place))
    loose = [
        name
        for name in held
        if name.casefold() not in ALLOWED
        and (Path(name).suffix.casefold() not in OFFICE or not is_file(place / name))
    ]
    if not loose:
        return None
    return Diagnostic("TD925", args={"folder": str(place), "found": loose[0]})


def _take_away(place: Path) -> None:
    """An empty folder that this command made."""
    try:
        place.rmdir()
    except OSError:
        return


def starter(year: int, lang: Lang = "vi") -> Iterator[tuple[str, bytes]]:
    """Every file of the starting bloc for that year: path and bytes, the schemas included.

    The names in it are Vietnamese, as a bloc's are; its comments speak the reader's language.
    """
    values = {"{{year}}": str(year), "{{last}}": str(year - 1), "{{next}}": str(year + 1)}
    for path, text in _walk(files("thidua") / "starter", ""):
        text = _in(lang, text)
        for mark, value in values.items():
            text = text.replace(mark, value)
        head, slash, rest = path.partition("/")
        name = f"{year}/{rest}" if slash and head == "year" else HIDDEN.get(path, path)
        yield name, text.encode()
    for kind in KINDS:
        yield f"schemas/{kind}.json", to_json(schema_of(kind, lang)).encode()


def _in(lang: Lang, text: str) -> str:
    """A file of the sample with its comments in that language; they are written in Vietnamese."""
    if lang == "vi":
        return text
    own, other = catalogue("vi", "starter"), catalogue(lang, "starter")
    by_length = sorted(own, key=lambda key: len(own[key]), reverse=True)
    lines = []
    for line in text.split("\n"):
        data, mark, comment = line.partition("# ")
        for key in by_length:
            if mark and own[key] in comment:
                comment = comment.replace(own[key], other[key])
        lines.append(f"{data}{mark}{comment}")
    return "\n".join(lines).replace("\nlang: vi\n", f"\nlang: {lang}\n")


def _walk(folder: Traversable, base: str) -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir():
            yield from _walk(one, f"{base}{one.name}/")
        else:
            yield base + one.name, one.read_text("utf-8")


COMMAND = command(init, data=False, report=False)
