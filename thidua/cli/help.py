"""Help in the reader's language: usage, what the command does, its arguments and options.

Two or three calls of each command, as its help shows them. Tests run every one of them.

The man page, made from the commands and the manual: `thidua help man > thidua.1`.
"""

from collections.abc import Iterable, Iterator

from thidua import __version__
from thidua.cli.command import Command, load
from thidua.cli.parameters import HELP, Parameter
from thidua.manual.expand import expanded
from thidua.manual.plain import plain
from thidua.words import Lang, say

EXAMPLES: dict[str, tuple[str, ...]] = {
    "init": (
        'init khoi-moi --name "Khối A" --unit "Sở Y tế" --unit "Sở Tư pháp"',
        "init tap-lam --sample",
    ),
    "new-year": ("new-year 2023",),
    "scale": ("scale 2022", "scale 2022 -o thang-diem.docx", "scale 2022 -o thang-diem.xlsx"),
    "new-sheets": ("new-sheets 2023 --stage self", "new-sheets 2023 --stage self --unit so-y-te"),
    "form": (
        "form 2022",
        "form 2022 --stage verified --scorer to-tham-dinh -o tham-dinh",
        "form 2022 --pledges -o dang-ky",
    ),
    "import": ("import phieu-da-dien/ --dry-run", "import phieu-da-dien/so-y-te.xlsx --replace"),
    "workbook": ("workbook 2022 -o nam-2022.xlsx",),
    "check": ("check", "check 2022 --strict", "check --format concise"),
    "fix": ("fix", "fix --yes"),
    "score": ("score 2022", "score 2022 --unit so-y-te", "score 2022 -o diem-2022.xlsx"),
    "rank": ("rank 2022", "rank 2022 --together", "rank 2022 --public -o xep-hang.html"),
    "explain": ("explain 2022 so-y-te", "explain 2022 so-y-te 1.3.3"),
    "compare": ("compare 2022 so-y-te so-vhttdl",),
    "what-if": ("what-if 2022 so-y-te 1.3.3=75", 'what-if 2022 so-y-te "1.1.4={points: 2}"'),
    "robust": ("robust 2022",),
    "vote": ("vote 2022", "vote 2022 co-tinh"),
    "awards": ("awards 2022", "awards 2022 --format json"),
    "rotate-leader": (
        "rotate-leader --dry-run",
        "rotate-leader 2023 --leader dai-ptth --deputy so-tttt --chosen elected --on 2023-01-12",
        "rotate-leader --simulate 6",
    ),
    "status": ("status 2022", "status 2022 --as-of 2022-12-15"),
    "progress": ("progress 2022 --as-of 2022-07-01",),
    "history": ("history", "history so-y-te"),
    "overview": ("overview 2022",),
    "report": (
        "report 2022 -o bao-cao.html",
        "report 2022 -o bao-cao",
        "report 2022 --unit so-y-te -o so-y-te.html",
    ),
    "document": (
        "document 2022",
        "document to-trinh 2022 --number 5 --date 2023-01-16",
        "document bang-diem 2022 --unit so-y-te -o bang-diem.docx",
    ),
    "diff": ("diff HEAD", "diff HEAD~1 HEAD"),
    "log": ("log 2022", "log 2022 so-y-te 1.3.3"),
    "seal": ("seal 2022", 'seal 2021 --reopen --reason "Nhập nhầm điểm 3.2"'),
    "verify": ("verify", "verify 2021"),
    "rule": ("rule TD203", "rule points-out-of-range", "rule"),
    "schema": ("schema criteria", "schema --write --dry-run"),
    "doctor": ("doctor",),
    "help": ("help start", "help units.yaml", "help tiers", "help quorum", "help TD203"),
}
"""Command -> what stands behind `thidua`, on the data of the repository's data/."""


ROOM = 80
"""Columns of a window whose width nobody knows."""
MOST = 96
"""Longer lines are hard to read."""


def command_help(name: str, command: Command, lang: Lang, room: int | None) -> str:
    """The help of one command, for a window of `room` columns."""
    measure = min(room or ROOM, MOST)
    arguments = [one for one in command.parameters if not one.is_option]
    options = [one for one in command.parameters if one.is_option]
    usage = " ".join(
        [
            "thidua",
            name,
            *(one.called(lang) for one in arguments),
            say(lang, "cli.metavar.options"),
        ]
    )
    lines = [
        f"{say(lang, 'cli.usage')} {usage}",
        "",
        *_wrapped(say(lang, f"cli.help.{name}"), measure),
    ]
    if arguments:
        rows = [(one.called(lang), say(lang, f"cli.{one.words}")) for one in arguments]
        lines += ["", say(lang, "cli.arguments"), *_rows(rows, measure)]
    rows = [(flags_of(one, lang), say(lang, f"cli.{one.words}")) for one in options]
    rows.append((", ".join(reversed(HELP)), say(lang, "cli.option.help")))
    lines += ["", say(lang, "cli.options"), *_rows(rows, measure)]
    calls = [f"  thidua {one}" for one in EXAMPLES.get(name, ())]
    return "\n".join([*lines, *(["", say(lang, "cli.examples"), *calls] if calls else [])])


def group_help(commands: Iterable[str], lang: Lang, room: int | None) -> str:
    """The help of thidua: every command with the first sentence of its help."""
    measure = min(room or ROOM, MOST)
    rows = [(name, say(lang, f"cli.help.{name}").partition("\n")[0]) for name in commands]
    return "\n".join(
        [
            f"{say(lang, 'cli.usage')} thidua {say(lang, 'cli.metavar.command')} …",
            "",
            *_wrapped(say(lang, "cli.help"), measure),
            "",
            say(lang, "cli.commands"),
            *_rows(rows, measure),
            "",
            *_wrapped(say(lang, "cli.more"), measure),
        ]
    )


def flags_of(option: Parameter, lang: Lang) -> str:
    """An option as it is typed: `-o, --output TỆP`."""
    flags = ", ".join(sorted(option.flags, key=len))
    return flags if option.is_flag else f"{flags} {option.called(lang)}"


def _rows(rows: list[tuple[str, str]], measure: int) -> list[str]:
    """Names left, what they mean right."""
    from thidua.text.vietnamese import width

    left = min(max((width(name) for name, _ in rows), default=0), 28)
    lines = []
    for name, meaning in rows:
        pad = " " * max(left - width(name), 0)
        first, *more = _wrapped(meaning, measure - left - 4) or [""]
        if width(name) > left:
            lines += [f"  {name}", " " * (left + 4) + first]
        else:
            lines.append(f"  {name}{pad}  {first}".rstrip())
        lines += [" " * (left + 4) + line for line in more]
    return lines


def _wrapped(text: str, measure: int) -> list[str]:
    """Whole words alone, ids with hyphens (bien-ban-hop) among them."""
    from textwrap import TextWrapper

    fill = TextWrapper(max(measure, 20), break_long_words=False, break_on_hyphens=False).wrap
    return [line for part in text.split("\n") for line in fill(part) or [""]]


PAGES = ("exit-codes", "environment")
"""Topics of the manual that stand whole in the man page."""


def man_page(commands: Iterable[str], lang: Lang) -> str:
    """The page as roff, in UTF-8."""
    return "\n".join(_lines(list(commands), lang)) + "\n"


def _lines(commands: list[str], lang: Lang) -> Iterator[str]:
    yield '.\\" -*- coding: utf-8 -*-'
    yield f'.TH THIDUA 1 "" "thidua {__version__}"'
    yield f".SH {_said('name', lang)}"
    summary = say(lang, "cli.help").partition(": ")[2]
    yield f"thidua \\- {_text(summary)}"
    yield f".SH {_said('synopsis', lang)}"
    yield f".B thidua\n.I {_text(say(lang, 'cli.metavar.command'))}"
    yield _text(say(lang, "cli.metavar.options"))
    yield f".SH {_said('commands', lang)}"
    for name in commands:
        yield from _command(name, lang)
    for topic in PAGES:
        title, _, text = plain(expanded(topic, lang), 72).partition("\n")
        yield f".SH {_text(title.upper())}"
        yield ".nf"
        yield from map(_text, text.split("\n")[2:])
        yield ".fi"


def _command(name: str, lang: Lang) -> Iterator[str]:
    parameters = load(name).parameters
    places = " ".join(one.called(lang) for one in parameters if not one.is_option)
    yield f".SS {_text(f'thidua {name} {places}'.rstrip())}"
    yield _text(say(lang, f"cli.help.{name}"))
    for one in parameters:
        shown = flags_of(one, lang) if one.is_option else one.called(lang)
        yield f".TP\n.B {_text(shown)}"
        yield _text(say(lang, f"cli.{one.words}"))


def _said(key: str, lang: Lang) -> str:
    return _text(say(lang, f"manual.man.{key}"))


def _text(words: str) -> str:
    """Words as roff takes them: nothing in them is a request or an escape."""
    safe = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
