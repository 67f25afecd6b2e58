"""`thidua init DIR`: a small complete bloc to begin with."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

from thidua.cli.command import argument, command
from thidua.cli.session import FAILED, FINE, Session, outside
from thidua.cli.writing import say_lines, who
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.kinds import KINDS
from thidua.render.json import to_json
from thidua.store.there import is_there
from thidua.store.write.atomic import trouble
from thidua.store.write.writer import Change, write_all
from thidua.text.vietnamese import safe
from thidua.views.schemas import schema as schema_of
from thidua.words import Lang, catalogue, say

HIDDEN = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""How the files with a leading dot are called in the package."""
ALLOWED = frozenset([".git"])
"""What may lie in the folder already: a repository that was made first."""


def init(session: Session, folder: Annotated[str, argument("new_folder", "folder")]) -> int:
    """A small complete bloc with comments; a folder that holds anything is left alone."""
    place = Path(folder)
    refused = _refusal(place)
    if refused is not None:
        session.tell([refused])
        return FAILED
    year = session.today.year
    changes = [Change(path, text, None) for path, text in starter(year, session.lang)]
    made = not is_there(place)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        session.tell([trouble(error, str(place))])
        return FAILED
    found = write_all(place, changes, who())
    session.tell(outside(found))
    if has_errors(found):
        if made:
            _take_away(place)
        return FAILED
    args = {"folder": safe(folder), "year": year, "next": year + 1}
    say_lines(session, say(session.lang, "init.done", **args).split("\n"))
    return FINE


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
    loose = [name for name in held if name not in ALLOWED]
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
