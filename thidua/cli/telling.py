"""What is told beside a result: the warnings of many blocs, counted; and with -v how it went."""

from collections.abc import Iterable, Sequence
from time import perf_counter

from thidua.cli.paste import quoted
from thidua.diagnostics.codes import name_of
from thidua.diagnostics.collect import arrange
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.words import severity_of
from thidua.store.folder import NotFound, bloc_around
from thidua.text.numbers import MARKS
from thidua.text.vietnamese import safe
from thidua.words import Lang, say


def warnings_by_code(
    diagnostics: Iterable[Diagnostic], folders: Sequence[str], check: str, lang: Lang
) -> str:
    """The warnings of many blocs by their codes, a line each. `check`: the command that has all."""
    found: dict[str, list[str]] = {}
    known = frozenset(folders)
    for one in arrange(diagnostics):
        if severity_of(one) == "warning":
            file = one.file or ""
            found.setdefault(one.code, []).append(bloc_around(file, known) or file)
    if not found:
        return ""
    lines = [
        say(
            lang,
            "diagnostics.by_code",
            code=code,
            name=name_of(code),
            n=len(places),
            blocs=len(set(places)),
        )
        for code, places in sorted(found.items())
    ]
    lines.append(say(lang, "diagnostics.all_by_check", command=check))
    return "".join(f"{line}\n" for line in lines)


def how_it_went(
    files: Sequence[str], begun: float, started: float, loading: float, lang: Lang
) -> str:
    """The files that were read and where the time went. In: when the process and when the command
    began, by `perf_counter`, and what loading took, in seconds."""
    spent = {
        "start": started - begun,
        "load": loading,
        "rest": perf_counter() - started - loading,
    }
    shown = {name: f"{seconds:.2f}".replace(".", MARKS[lang]) for name, seconds in spent.items()}
    lines = [
        say(lang, "cli.verbose.files", n=len(files)),
        *(f"  {safe(one)}" for one in files),
        say(lang, "cli.verbose.times", **shown),
    ]
    return "".join(f"{line}\n" for line in lines)


SHOWN_BLOCS = 5
"""Blocs that the message of a folder above them names."""


def not_found(found: NotFound, *, given: bool) -> Diagnostic:
    """Where a data folder was looked for; from a folder above blocs, which blocs these are."""
    if found.below and not given:
        shown = ", ".join(found.below[:SHOWN_BLOCS])
        more = "…" if len(found.below) > SHOWN_BLOCS else ""
        args = {"known": shown + more, "first": quoted(found.below[0])}
        return Diagnostic("TD901", args=args, variant="below")
    looked = ", ".join(str(folder) for folder in found.looked)
    return Diagnostic("TD901", args={"looked": looked}, variant="given" if given else "")
