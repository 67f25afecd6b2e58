"""Help in the reader's language: usage, what the command does, its arguments and options."""

from collections.abc import Mapping
from typing import Any

from thidua.words import Lang, say


def command_help(command: Any, ctx: Any, lang: Lang) -> str:
    """The help of one command."""
    parameters = [p for p in command.params if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    name = ctx.command_path.rpartition(" ")[2] if ctx.command_path else command.name
    usage = " ".join(
        ["thidua", str(name), *(metavar(p) for p in arguments), say(lang, "cli.metavar.options")]
    )
    lines = [f"{say(lang, 'cli.usage')} {usage}", "", *_wrapped(command.help or "", 0)]
    if arguments:
        rows = [(metavar(p), p.help or "") for p in arguments]
        lines += ["", say(lang, "cli.arguments"), *_rows(rows)]
    rows = [(_flags(p), _option_help(p, lang)) for p in options]
    return "\n".join([*lines, "", say(lang, "cli.options"), *_rows(rows)])


def group_help(commands: Mapping[str, Any], lang: Lang) -> str:
    """The help of thidua: every command with the first sentence of its help."""
    rows = [(name, (c.help or "").partition("\n")[0]) for name, c in commands.items()]
    return "\n".join(
        [
            f"{say(lang, 'cli.usage')} thidua {say(lang, 'cli.metavar.command')} …",
            "",
            *_wrapped(say(lang, "cli.help"), 0),
            "",
            say(lang, "cli.commands"),
            *_rows(rows),
            "",
            *_wrapped(say(lang, "cli.more"), 0),
        ]
    )


def metavar(parameter: Any) -> str:
    """What stands for a parameter's value: `[NĂM]` where it may be left out."""
    name = str(parameter.metavar or parameter.name.upper())
    if parameter.nargs == -1:
        name += "..."
    return (
        f"[{name}]" if parameter.param_type_name == "argument" and not parameter.required else name
    )


def _flags(option: Any) -> str:
    flags = ", ".join(sorted(option.opts, key=len))
    return flags if option.is_flag else f"{flags} {metavar(option)}"


def _option_help(option: Any, lang: Lang) -> str:
    if option.name == "help":
        return say(lang, "cli.option.help")
    return option.help or ""


def _rows(rows: list[tuple[str, str]]) -> list[str]:
    """Names left, what they mean right, within 80 columns where the names are short."""
    from thidua.text.vietnamese import width

    left = min(max((width(name) for name, _ in rows), default=0), 28)
    lines = []
    for name, meaning in rows:
        pad = " " * max(left - width(name), 0)
        first, *more = _wrapped(meaning, left + 4) or [""]
        if width(name) > left:
            lines += [f"  {name}", " " * (left + 4) + first]
        else:
            lines.append(f"  {name}{pad}  {first}".rstrip())
        lines += [" " * (left + 4) + line for line in more]
    return lines


def _wrapped(text: str, indent: int) -> list[str]:
    from textwrap import wrap

    return [line for part in text.split("\n") for line in wrap(part, 96 - indent) or [""]]
