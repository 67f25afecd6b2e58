"""What is told beside a result: the warnings of many blocs, counted; and with -v how it went."""

from collections import Counter
from collections.abc import Iterable, Sequence
from time import perf_counter

from thidua.cli.output import quoted
from thidua.diagnostics.diagnostic import Diagnostic, arrange, name_of, severity_of
from thidua.store.folder import NotFound, bloc_around
from thidua.text.numbers import MARKS
from thidua.text.vietnamese import safe
from thidua.words import Lang, say


class Warned:
    """What was found in many blocs: errors, and warnings, which are counted by their codes and not
    kept."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = frozenset(folders)
        self._times: dict[str, Counter[str]] = {}
        self._around: list[Diagnostic] = []
        self.errors: list[Diagnostic] = []

    def take(self, found: list[Diagnostic]) -> None:
        """Counts the warnings, all that there are of a bloc at once, and keeps the errors; `found`
        is empty afterwards."""
        for one in arrange(found):
            bloc = bloc_around(one.file or "", self._folders)
            severity = severity_of(one)
            if severity == "error":
                self.errors.append(one)
            elif severity != "warning":
                continue
            elif bloc is None:  # the next bloc may say the same
                self._around = arrange([*self._around, one])
            else:
                self._times.setdefault(one.code, Counter())[bloc] += 1
        found.clear()

    def text(self, check: str, lang: Lang) -> str:
        """A line for each code. `check`: the command that has all."""
        times = {code: Counter(blocs) for code, blocs in self._times.items()}
        for one in self._around:
            times.setdefault(one.code, Counter())[one.file or ""] += 1
        if not times:
            return ""
        lines = [
            say(
                lang,
                "diagnostics.by_code",
                code=code,
                name=name_of(code),
                n=blocs.total(),
                blocs=len(blocs),
            )
            for code, blocs in sorted(times.items())
        ]
        lines.append(say(lang, "diagnostics.all_by_check", command=check))
        return "".join(f"{line}\n" for line in lines)


def how_it_went(
    files: Sequence[str], begun: float, started: float, loading: float, lang: Lang
) -> str:
    """The files that were read and where the time went. In: when the process and when the command
    began, by `perf_counter`, and what loading took, in seconds."""
    spent = {"start": started - begun, "load": loading, "rest": perf_counter() - started - loading}
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
