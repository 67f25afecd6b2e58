"""How a sealed year differs from the year as it stands now: inputs that were altered, a seal that
was edited, and figures that come out otherwise although nothing was altered. Each difference says
itself what it is called and what `check` says of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.records.sealing import (
    FIGURES,
    SealInputs,
    SealResults,
    chained,
    digest,
    is_evidence,
    line_of,
    sealed_results,
    tree_of,
)
from thidua.bloc.voting.tally import ballot_id
from thidua.diagnostics.diagnostic import At, Diagnostic, Path, Word
from thidua.model.book import Book
from thidua.model.seal import FORMAT, SEALED
from thidua.text.dates import SpokenMoment
from thidua.text.encodings import data_path
from thidua.text.numbers import SpokenFigure, SpokenSum

if TYPE_CHECKING:
    from thidua.model.seal import Seal

CHANGED, GONE, ADDED, EDITED = "changed", "gone", "added", "edited"


class SealedYear(NamedTuple):
    """One sealed year, for the words of what differs."""

    book: Book
    year: int
    file: str
    seal: "Seal"

    @property
    def base(self) -> str:
        """The folder of the year, as paths name it."""
        return data_path(self.book.folder, str(int(self.year)))

    @property
    def args(self) -> dict[str, str | Word]:
        """What every one of its sentences may name."""
        sealed = self.seal.sealed
        return {"year": str(self.year), "on": SpokenMoment(sealed.on), "by": sealed.by}

    def altered(self, differences: Iterable["InputDifference"]) -> Iterator[Diagnostic]:
        """TD830 for each input that is not what was sealed, TD843 for evidence, TD832 for the seal
        itself."""
        return (one.diagnostic(self) for one in differences)

    def otherwise(
        self,
        differences: Iterable["ResultDifference"],
        past: Iterable["InputDifference"],
        version: str,
    ) -> Iterator[Diagnostic]:
        """TD831 for each figure that this `version` of thidua, or what is known of earlier years by
        now, makes come out otherwise: told, while the sealed figure stays."""
        years = ", ".join(one.name for one in past)
        variant = "past" if years else "" if self.seal.sealed.thidua != version else "same"
        for one in differences:
            args: dict[str, str | Word] = {
                **self.args,
                "name": one.called(self),
                "figure": Word(f"seal.figure_{one.about}"),
                "before": one.told(self, one.before) if one.before else "—",
                "after": one.told(self, one.after) if one.after else "—",
                "then": self.seal.sealed.thidua,
                "files": years,
            }
            yield Diagnostic("TD831", self.file, one.path, at="key", args=args, variant=variant)


# -- inputs -------------------------------------------------------------------------------------


class _Input(NamedTuple):
    name: str
    how: str
    line: int = 0


class InputDifference(_Input):
    """An input that is not as it was sealed: its name, and whether it is changed, gone or added.
    One of the years before is no error: it counts where a result comes out otherwise for it.

    `kind`: as data formats name it, `part` of seal.yaml, `word` for it (none: its name is all)."""

    kind, part, word = "past", "past", ""

    def called(self, _: SealedYear) -> str:
        """What people call it."""
        return self.name

    def where(self, sealed: SealedYear) -> tuple[str, Path, str]:
        """The file, the place in it, and which wording of the diagnostic."""
        if self.how == GONE:
            return sealed.file, (self.part, self.name), GONE
        return f"{sealed.base}/{self.name}", (), "" if self.how == CHANGED else self.how

    def diagnostic(self, sealed: SealedYear) -> Diagnostic:
        """TD830 for an input that is not what was sealed."""
        file, path, variant = self.where(sealed)
        args = sealed.args | {"name": self.called(sealed)}
        at: At = "key" if path else "file"
        return Diagnostic("TD830", file, path, at=at, args=args, variant=variant)


class FileDifference(InputDifference):
    """A file of the year: data, or evidence."""

    kind, part = "file", "files"

    def diagnostic(self, sealed: SealedYear) -> Diagnostic:
        found = super().diagnostic(sealed)
        return found._replace(code="TD843") if is_evidence(self.name) else found


class UsedDifference(InputDifference):
    """A scale that is shared with other blocs: it is copied for a later year, not edited."""

    kind, part, word = "used", "used", "seal.used"

    def where(self, sealed: SealedYear) -> tuple[str, Path, str]:
        file, path, how = super().where(sealed)
        return file if path else self.name, path, f"used_{how}" if how else "used"


class MemberDifference(InputDifference):
    """A member of that year."""

    kind, part, word = "member", "members", "seal.member"

    def called(self, sealed: SealedYear) -> str:
        return sealed.book.unit_name(self.name)

    def where(self, sealed: SealedYear) -> tuple[str, Path, str]:
        file, path, how = super().where(sealed)
        if not path:
            units = sealed.book.units
            places = [n for n, unit in enumerate(units.data.units) if unit.id == self.name]
            file, path = units.file, ("units", *places[:1])
        return file, path, f"member_{how}" if how else "member"


class SharedDifference(InputDifference):
    """What files outside the year's folder say of the year."""

    kind = "shared"

    @property
    def word(self) -> str:  # type: ignore[override]
        return f"seal.shared_{self.name}"

    def where(self, sealed: SealedYear) -> tuple[str, Path, str]:
        book = sealed.book
        led, settings = book.leadership, book.settings
        files = {
            "bloc": book.bloc.file,
            "periods": f"{sealed.base}/periods.yaml",
            "units": book.units.file,
            "terms": led.file if led else sealed.file,
            "settings": settings.file if settings else sealed.file,
        }
        return files[self.name], (), self.name


class SealEdited(InputDifference):
    """What seal.yaml says against itself: its content, results, chain (at a line of the history),
    or that it is older (made before seals covered all that a result depends on)."""

    kind = "seal"

    @property
    def word(self) -> str:  # type: ignore[override]
        return f"seal.seal_{self.name}"

    def diagnostic(self, sealed: SealedYear) -> Diagnostic:
        places: dict[str, Path] = {
            "results": ("results", "hash"),
            "chain": ("history", self.line, "chain"),
            "older": ("format",),
        }
        path = places.get(self.name, ("sealed",))
        variant = "" if self.name == "content" else self.name
        return Diagnostic("TD832", sealed.file, path, at="key", args=sealed.args, variant=variant)


# -- results ------------------------------------------------------------------------------------


class _Result(NamedTuple):
    name: str
    before: str | None
    after: str | None
    figure: str = ""


class ResultDifference(_Result):
    """A figure of a unit that comes out otherwise than was sealed. `kind`: whose it is, as data
    formats name it; `part` of the results."""

    kind, part = "unit", "units"

    @property
    def about(self) -> str:
        """What differs: the figure, or the thing."""
        return self.figure or self.kind

    @property
    def path(self) -> Path:
        """Where seal.yaml has it."""
        return ("results", self.part, self.name, self.figure)

    def called(self, sealed: SealedYear) -> str:
        """What people call the thing that differs."""
        return sealed.book.unit_name(self.name)

    def told(self, _: SealedYear, value: str) -> str | Word:
        """A value as people read it."""
        if self.figure == "status":
            return Word(f"score.{value}")
        return SpokenFigure(value) if self.figure in ("points", "percent") else value


class AwardDifference(ResultDifference):
    """Whom the rules name for an award."""

    kind, part = "award", "awards"

    @property
    def path(self) -> Path:
        return ("results", self.part, *self.name.split("/"))

    def called(self, sealed: SealedYear) -> str:
        award, _, unit = self.name.partition("/")
        known = {one.id: one.name for one in sealed.book.awards_of(sealed.year)[0]}
        names = [known.get(award, award), *([sealed.book.unit_name(unit)] if unit else [])]
        return " – ".join(names)

    def told(self, sealed: SealedYear, value: str) -> str | Word:
        return ", ".join(sealed.book.unit_name(unit) for unit in value.split(", "))


class MoneyDifference(AwardDifference):
    """An award's money, in đồng."""

    part = "money"

    def told(self, _: SealedYear, value: str) -> str | Word:
        return SpokenSum(value)


class EligibleDifference(AwardDifference):
    """Whether a unit may be proposed for an award."""

    kind, part = "eligible", "eligible"

    def told(self, _: SealedYear, value: str) -> str | Word:
        return Word(f"awards.{value}")


class VoteDifference(AwardDifference):
    """Who was elected."""

    kind, part = "vote", "votes"

    def called(self, sealed: SealedYear) -> str:
        ballots = sealed.book.years[sealed.year].ballots
        titles = {ballot_id(ballot): ballot.data.title for ballot in ballots}
        return titles.get(self.name) or self.name


# -- what differs -------------------------------------------------------------------------------


def seal_differences(seal: "Seal") -> Iterator[InputDifference]:
    """Where seal.yaml does not agree with itself: somebody edited it. One that was made before
    seals covered all that a result depends on says nothing of the rest."""
    if seal.is_closed and seal.format != FORMAT:
        yield SealEdited("older", EDITED)
    last = next((one for one in reversed(seal.history) if one.what == SEALED), None)
    if last is None or last.content != digest(tree_of(seal)):
        yield SealEdited("content", EDITED)
    if seal.results.hash != digest(sealed_results(seal)):
        yield SealEdited("results", EDITED)
    lines: list[dict[str, str]] = []
    for n, one in enumerate(seal.history):
        line = line_of(one)
        bare = {key: value for key, value in line.items() if key != "chain"}
        if line["chain"] != chained(lines, bare)["chain"]:
            yield SealEdited("chain", EDITED, n)
            return
        lines.append(line)


def input_differences(seal: "Seal", now: SealInputs) -> Iterator[InputDifference]:
    """Inputs that are not what was sealed, each by its name."""
    if seal.format != FORMAT:
        return
    yield from _hashes(FileDifference, seal.files, now.files)
    yield from _hashes(UsedDifference, seal.used, now.used)
    yield from _hashes(MemberDifference, seal.members, now.members)
    yield from _hashes(SharedDifference, seal.shared, now.shared)


def past_differences(seal: "Seal", now: SealInputs) -> Iterator[InputDifference]:
    """What earlier years hold that they did not hold then: it may change whom the rules name."""
    yield from _hashes(InputDifference, seal.past, now.past)


def _hashes(
    kind: type[InputDifference], was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[InputDifference]:
    for name in sorted({*was, *now}):
        if was.get(name) != now.get(name):
            yield kind(name, ADDED if name not in was else GONE if name not in now else CHANGED)


def result_differences(seal: "Seal", now: SealResults) -> Iterator[ResultDifference]:
    """Figures that come out otherwise than was sealed."""
    was = sealed_results(seal)
    for unit in _both(was["units"], now["units"]):
        old, new = was["units"].get(unit, {}), now["units"].get(unit, {})
        for figure in FIGURES:
            if old.get(figure) != new.get(figure):
                yield ResultDifference(unit, old.get(figure), new.get(figure), figure)
    yield from _lists(AwardDifference, was["awards"], now["awards"])
    yield from _lists(VoteDifference, was["votes"], now["votes"])
    paid, due = was.get("money", {}), now.get("money", {})
    for award in _both(paid, due):
        if paid.get(award) != due.get(award):
            yield MoneyDifference(award, paid.get(award), due.get(award), "money")
    for award, answers in was.get("eligible", {}).items():
        today = now.get("eligible", {}).get(award, {})
        for unit in _both(answers, today):
            if answers.get(unit) != today.get(unit):
                name = f"{award}/{unit}"
                yield EligibleDifference(name, answers.get(unit), today.get(unit))


def _lists(
    kind: type[ResultDifference], was: Mapping[str, list[str]], now: Mapping[str, list[str]]
) -> Iterator[ResultDifference]:
    for name in _both(was, now):
        before, after = (
            None if one is None else ", ".join(one) for one in (was.get(name), now.get(name))
        )
        if was.get(name) != now.get(name):
            yield kind(name, before, after)


def _both(was: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys([*was, *now]))
