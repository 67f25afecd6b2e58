"""What keeps a sealed year closed: nothing is written into one, nor about one."""

import re
from collections.abc import Iterable, Sequence

from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.seal_hashes import LATER, seal_state

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


def closed_years(
    session: Session, paths: Iterable[str], years: Sequence[tuple[str, int]] = ()
) -> list[Diagnostic]:
    """TD833 for each sealed year that a command is about to write in.

    `paths`: the files to be written; `years`: (bloc folder, year) that the content is about.
    """
    wanted = dict.fromkeys(years)
    for path in paths:
        *folders, name = path.split("/")
        for n, part in enumerate(folders):
            is_later = n == len(folders) - 1 and name.removesuffix(".yaml") in LATER
            if _YEAR.fullmatch(part) and not is_later:
                wanted.setdefault(("/".join(folders[:n]), int(part)))
    found = []
    for folder, year in wanted:
        made = seal_state(session.files, folder, year)
        if made is not None:
            file = f"{folder}/{year}/seal.yaml" if folder else f"{year}/seal.yaml"
            args = {"year": str(year), **made}
            found.append(Diagnostic("TD833", file, ("sealed",), "key", args))
    return found
