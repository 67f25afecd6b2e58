"""Reads what was typed for a command by the table of its parameters: values, or what is wrong."""

from collections.abc import Mapping, Sequence

from thidua.cli.parameters import HELP, Parameter, is_year
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.words import Lang


class Misuse(Exception):  # noqa: N818 - a way out with a diagnostic
    """The command line can't be read; what is wrong is told in the reader's language."""

    def __init__(
        self, code: str, variant: str = "", about: Parameter | None = None, **said: str
    ) -> None:
        super().__init__(code)
        self.code, self.variant, self.about, self.said = code, variant, about, said

    def diagnostic(self, command: str, lang: Lang) -> Diagnostic:
        """What is wrong with the line of that command."""
        args = {"command": command, **self.said}
        if self.about is not None:
            from thidua.cli.help import metavar

            option = self.about.flags[0] if self.about.is_option else ""
            args["name"] = option or metavar(self.about, lang)
        return Diagnostic(self.code, args=args, variant=self.variant)


def asks_for_help(typed: Sequence[str]) -> bool:
    """Whether help is asked for, wherever it stands before `--`."""
    before = typed[: typed.index("--")] if "--" in typed else typed
    return any(one in HELP for one in before)


def read(parameters: Sequence[Parameter], typed: Sequence[str]) -> dict[str, object]:
    """The value of every parameter. Options may stand anywhere, `--` ends them. Raises Misuse."""
    options = {flag: one for one in parameters for flag in one.flags}
    values: dict[str, object] = {
        one.name: [] if one.many and not one.is_option else one.default for one in parameters
    }
    places: list[str] = []
    rest = list(typed)
    while rest:
        word = rest.pop(0)
        if word == "--":
            places += rest
            break
        if word.startswith("-") and len(word) > 1:
            _option(word, rest, options, values)
        else:
            places.append(word)
    _arguments([one for one in parameters if not one.is_option], places, values)
    for one in parameters:
        if one.is_option and one.required and values[one.name] is None:
            raise Misuse("TD908", about=one)
    return values


def _option(
    word: str, rest: list[str], options: Mapping[str, Parameter], values: dict[str, object]
) -> None:
    name, has_value, value = word.partition("=")
    if name not in options and not word.startswith("--"):  # -q, -qo FILE, -oFILE
        name, value = word[:2], word[2:]
        has_value = value
        found = options.get(name)
        if found is not None and found.is_flag and value:
            rest.insert(0, f"-{value}")
            has_value = value = ""
    declared = options.get(name)
    if declared is None:
        from thidua.text.suggest import nearest

        better = nearest(name, options)
        if better:
            raise Misuse("TD907", "nearest", found=name, better=better)
        raise Misuse("TD907", found=name)
    if declared.is_flag:
        if has_value:
            raise Misuse("TD910", "no_value", name=name)
        values[declared.name] = True
        return
    if not has_value:
        if not rest:
            raise Misuse("TD910", "value", name=name)
        value = rest.pop(0)
    known = _value(declared, value)
    if declared.many:
        before = values[declared.name]
        values[declared.name] = [*(before if isinstance(before, list) else ()), known]
    else:
        values[declared.name] = known


def _arguments(declared: Sequence[Parameter], places: list[str], values: dict[str, object]) -> None:
    left = list(declared)
    if left and left[0].is_year and len(left) > 1 and places and not is_year(places[0]):
        room = len(places) < len(left) or any(one.many for one in left)
        left = left[1:] if room else left  # the year was left out
    for n, one in enumerate(left):
        if one.many:
            after = len(left) - n - 1
            cut = max(len(places) - after, 0)
            values[one.name], places = places[:cut], places[cut:]
        elif places:
            values[one.name] = _value(one, places.pop(0))
        if one.required and values[one.name] in (None, []):
            raise Misuse("TD908", about=one)
    if places:
        raise Misuse("TD910", "extra", found=" ".join(places))


def _value(declared: Parameter, text: str) -> object:
    try:
        found: object = declared.kind(text)
    except ValueError:
        raise Misuse("TD909", about=declared, found=text) from None
    return found
