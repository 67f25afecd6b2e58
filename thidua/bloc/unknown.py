"""An id that nothing bears: one way to tell of it."""

from collections.abc import Iterable
from typing import Protocol

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.text.suggest import nearest


class Identified(Protocol):
    """A thing that files call by an id."""

    @property
    def id(self) -> str: ...


class Called(Identified, Protocol):
    """One that people call by a name."""

    @property
    def name(self) -> str: ...


def unknown(
    code: str,
    file: str,
    path: Path,
    name: str,
    known: Iterable[str],
    where: tuple[str, ...] = (),
    meant: str | None = None,
) -> Diagnostic:
    """An id that nothing bears, with the one that is meant, else the nearest that something has."""
    better = meant or nearest(name, sorted(known))
    args = {"id": name} | ({"better": better} if better else {})
    return Diagnostic(code, file, path, args=args, variant="nearest" if better else "", where=where)
