"""What `check` says of a sealed year: inputs that were altered, a seal that was edited, and
figures that come out otherwise although nothing was altered."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from thidua.bloc.awarding.awards import awards_of
from thidua.bloc.records.sealing import ADDED, GONE, SealDifference, is_evidence
from thidua.bloc.voting.tally import ballot_id
from thidua.diagnostics.diagnostic import Diagnostic, Path, Word
from thidua.model.book import Book
from thidua.text.numbers import SpokenFigure

if TYPE_CHECKING:
    from thidua.model.seal import Seal


class SealedYear:
    """One sealed year, for the words of its diagnostics."""

    def __init__(self, book: Book, year: int, file: str, seal: "Seal") -> None:
        self.book, self.year, self.file, self.seal = book, year, file, seal
        self.base = "/".join(part for part in (book.folder, str(int(year))) if part)
        self.args = {"year": str(year), "on": seal.sealed.on, "by": seal.sealed.by}

    def altered(self, differences: Iterable[SealDifference]) -> Iterator[Diagnostic]:
        """TD830 for each input that is not what was sealed, TD843 for evidence, TD832 for the seal
        itself."""
        for one in differences:
            if one.kind == "file":
                yield self._file(one)
            elif one.kind == "used":
                yield self._used(one)
            elif one.kind == "member":
                yield self._member(one)
            elif one.kind == "shared":
                yield self._shared(one)
            elif one.kind == "seal":
                yield self._seal(one)

    def _file(self, one: SealDifference) -> Diagnostic:
        code = "TD843" if is_evidence(one.name) else "TD830"
        args = {**self.args, "name": one.name}
        if one.after == GONE:
            return Diagnostic(
                code, self.file, ("files", one.name), at="key", args=args, variant="gone"
            )
        variant = "added" if one.after == ADDED else ""
        return Diagnostic(code, f"{self.base}/{one.name}", at="file", args=args, variant=variant)

    def _used(self, one: SealDifference) -> Diagnostic:
        """A scale that this year uses is copied for a later year, not edited."""
        variant = {GONE: "used_gone", ADDED: "used_added"}.get(one.after or "", "used")
        args = {**self.args, "name": one.name}
        if one.after == GONE:
            return Diagnostic(
                "TD830", self.file, ("used", one.name), at="key", args=args, variant=variant
            )
        return Diagnostic("TD830", one.name, at="file", args=args, variant=variant)

    def _member(self, one: SealDifference) -> Diagnostic:
        args = {**self.args, "name": self.book.unit_name(one.name)}
        if one.after == GONE:
            path: Path = ("members", one.name)
            return Diagnostic("TD830", self.file, path, at="key", args=args, variant="member_gone")
        units = self.book.units
        places = [n for n, unit in enumerate(units.data.units) if unit.id == one.name]
        path = ("units", *places[:1])
        variant = "member_added" if one.after == ADDED else "member"
        return Diagnostic("TD830", units.file, path, at="key", args=args, variant=variant)

    def _shared(self, one: SealDifference) -> Diagnostic:
        args = self.args | {"name": one.name}
        if one.name == "bloc":
            return Diagnostic("TD830", self.book.bloc.file, at="file", args=args, variant="bloc")
        if one.name == "periods":
            file = f"{self.base}/periods.yaml"
            return Diagnostic("TD830", file, at="file", args=args, variant="periods")
        if one.name == "units":
            return Diagnostic("TD830", self.book.units.file, at="file", args=args, variant="units")
        if one.name == "terms":
            led = self.book.leadership
            file = led.file if led else self.file
            return Diagnostic("TD830", file, at="file", args=args, variant="terms")
        settings = self.book.settings
        return Diagnostic(
            "TD830",
            settings.file if settings else self.file,
            at="file",
            args=args,
            variant="settings",
        )

    def _seal(self, one: SealDifference) -> Diagnostic:
        path: Path = ("results", "hash") if one.name == "results" else ("sealed",)
        if one.name == "chain":
            path = ("history", int(one.figure or 0), "chain")
        if one.name == "older":
            path = ("format",)
        variant = "" if one.name == "content" else one.name
        return Diagnostic("TD832", self.file, path, at="key", args=self.args, variant=variant)

    def otherwise(
        self, differences: Iterable[SealDifference], past: Iterable[SealDifference], version: str
    ) -> Iterator[Diagnostic]:
        """TD831 for each figure that this `version` of thidua, or what is known of earlier years by
        now, makes come out otherwise: told, while the sealed figure stays."""
        years = ", ".join(one.name for one in past)
        variant = "past" if years else "" if self.seal.sealed.thidua != version else "same"
        for one in differences:
            args: dict[str, str | Word] = {
                **self.args,
                "name": self.name(one),
                "figure": Word(f"seal.figure_{one.figure or one.kind}"),
                "before": self._said(one, one.before),
                "after": self._said(one, one.after),
                "then": self.seal.sealed.thidua,
                "files": years,
            }
            path = self._path(one)
            yield Diagnostic("TD831", self.file, path, at="key", args=args, variant=variant)

    def name(self, one: SealDifference) -> str:
        """What people call the thing that differs."""
        if one.kind == "unit":
            return self.book.unit_name(one.name)
        if one.kind in ("award", "eligible"):
            award, _, unit = one.name.partition("/")
            known = {each.id: each.name for each in awards_of(self.book, self.year)[0]}
            names = [known.get(award, award), *([self.book.unit_name(unit)] if unit else [])]
            return " – ".join(names)
        ballots = self.book.years[self.year].ballots
        titles = {ballot_id(ballot): ballot.data.title for ballot in ballots}
        return titles.get(one.name) or one.name

    def _said(self, one: SealDifference, value: str | None) -> str | Word:
        if one.kind == "eligible" and value:
            return Word(f"awards.{value}")
        if one.figure in ("points", "percent") and value:
            return SpokenFigure(value)
        return self.value(one, value) if value else "—"

    def value(self, one: SealDifference, value: str) -> str:
        """A figure as people read it: units by their names, everything else as it is."""
        if one.kind not in ("award", "vote") or one.figure:
            return value
        return ", ".join(self.book.unit_name(unit) for unit in value.split(", "))

    def _path(self, one: SealDifference) -> Path:
        if one.figure == "money":
            return ("results", "money", one.name)
        if one.kind == "eligible":
            return ("results", "eligible", *one.name.split("/"))
        key = {"unit": "units", "award": "awards", "vote": "votes"}[one.kind]
        found: Path = ("results", key, one.name)
        return (*found, one.figure) if one.figure else found
