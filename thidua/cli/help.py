"""Help in the reader's language: usage, what the command does, its arguments and options."""

from collections.abc import Iterable

from thidua.cli.command import Command
from thidua.cli.examples import EXAMPLES
from thidua.cli.parameters import HELP, Parameter
from thidua.words import Lang, has, say

ROOM = 80
"""Columns of a window whose width nobody knows."""
MOST = 96
"""Longer lines are hard to read."""


def command_help(name: str, command: Command, lang: Lang, room: int | None = None) -> str:
    """The help of one command, for a window of `room` columns."""
    measure = min(room or ROOM, MOST)
    arguments = [one for one in command.parameters if not one.is_option]
    options = [one for one in command.parameters if one.is_option]
    usage = " ".join(
        [
            "thidua",
            name,
            *(metavar(one, lang) for one in arguments),
            say(lang, "cli.metavar.options"),
        ]
    )
    lines = [
        f"{say(lang, 'cli.usage')} {usage}",
        "",
        *_wrapped(say(lang, f"cli.help.{name}"), measure),
    ]
    if arguments:
        rows = [(metavar(one, lang), say(lang, f"cli.{one.words}")) for one in arguments]
        lines += ["", say(lang, "cli.arguments"), *_rows(rows, measure)]
    rows = [(flags_of(one, lang), say(lang, f"cli.{one.words}")) for one in options]
    rows.append((", ".join(reversed(HELP)), say(lang, "cli.option.help")))
    lines += ["", say(lang, "cli.options"), *_rows(rows, measure)]
    calls = [f"  thidua {one}" for one in EXAMPLES.get(name, ())]
    return "\n".join([*lines, *(["", say(lang, "cli.examples"), *calls] if calls else [])])


def group_help(commands: Iterable[str], lang: Lang, room: int | None = None) -> str:
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


def metavar(parameter: Parameter, lang: Lang) -> str:
    """What stands for a parameter's value: `[NĂM]` where it may be left out."""
    key = f"cli.metavar.{parameter.metavar}"
    name = say(lang, key) if has(key) else parameter.metavar
    if parameter.many and not parameter.is_option:
        name += "..."
    return f"[{name}]" if not (parameter.is_option or parameter.required) else name


def flags_of(option: Parameter, lang: Lang) -> str:
    """An option as it is typed: `-o, --output TỆP`."""
    flags = ", ".join(sorted(option.flags, key=len))
    return flags if option.is_flag else f"{flags} {metavar(option, lang)}"


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
