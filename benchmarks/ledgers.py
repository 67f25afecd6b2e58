"""The same number of postings for two bookkeeping programs over text, where they are installed."""

import random
from collections.abc import Iterator
from pathlib import Path
from shutil import which

PROGRAMS = {"hledger": ("hledger", "-f", "{file}", "bal"), "bean-check": ("bean-check", "{file}")}


def installed() -> Iterator[tuple[str, bool]]:
    """Each program, and whether it is there."""
    return ((name, which(name) is not None) for name in PROGRAMS)


def command(name: str, folder: Path, postings: int) -> list[str]:
    """The program's run over a file with so many postings, which is written here."""
    file = folder / f"{name}.txt"
    file.write_text(_journal(name, postings), encoding="utf-8")
    return [part.format(file=file) for part in PROGRAMS[name]]


def _journal(name: str, postings: int) -> str:
    chosen = random.Random(postings)
    lines = []
    if name == "bean-check":
        lines += [f"2022-01-01 open Income:Unit{unit}" for unit in range(11)]
        lines += ["2022-01-01 open Assets:Points", ""]
    flag = "*" if name == "bean-check" else ""
    for n in range(postings // 2):
        points = chosen.randint(1, 10) / 4
        lines.append(f'2022-11-20 {flag} "Criterion {n}"'.replace("  ", " "))
        lines.append(f"  Assets:Points  {points} PTS")
        lines.append(f"  Income:Unit{n % 11}  {-points} PTS")
        lines.append("")
    return "\n".join(lines)
