"""How fast the reader is: a thousand score sheets of 3 kB, against `yaml.load(..., CSafeLoader)`.

In one process, in turn: each round reads all sheets every way, and the ratio is taken within it.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence

import yaml

from benchmarks.rows import Row
from thidua.store.yaml.reader import parse, places

SHEETS, SIZE, ROUNDS = 1_000, 3_000, 7
GOALS = {"parse": 0.4, "places": None}
_NOTES = (
    "Vượt kế hoạch, có báo cáo kèm theo",
    "Chậm nộp báo cáo quý III – đã nhắc 2 lần",
    "Hoàn thành đúng hạn",
    "Theo văn bản số 104/BC-SYT ngày 15/11/2022",
)


def sheet(number: int, size: int = SIZE) -> bytes:
    """A score sheet of about `size` bytes as a bloc's office writes it; the same for one number."""
    chosen = random.Random(number)
    lines = [
        f"unit: don-vi-{number}",
        "date: 2022-11-20",
        "by: Phòng Tổ chức cán bộ",
        "claimed: 97.5",
        "no_other_events: true",
        "facts:",
        "  ho-so: 723",
        "  som: {part: 626, of: 723}",
        "scores:",
    ]
    written = sum(len(line.encode()) + 1 for line in lines)
    for criterion in range(1, size):
        line = _entry(criterion, chosen)
        written += len(line.encode()) + 1
        if written > size:
            break
        lines.append(line)
    return ("\n".join(lines) + "\n").encode()


def _entry(criterion: int, chosen: random.Random) -> str:
    kind = chosen.random()
    if kind < 0.5:
        return f'  "{criterion}.1": {chosen.randint(0, 20) / 2}'
    if kind < 0.7:
        return f"  {criterion}.1.a: {chosen.randint(0, 3)}"
    if kind < 0.85:
        return (
            f'  "{criterion}.3": {{actual: {chosen.randint(80, 120)}, target: 100, '
            f'note: "{chosen.choice(_NOTES)}", evidence: [bao-cao-{criterion}.pdf]}}'
        )
    return (
        f'  "{criterion}.4":\n    points: 1.5\n    note: {chosen.choice(_NOTES)}\n'
        f"    evidence:\n      - bien-ban-{criterion}.pdf"
    )


def seconds(read: Callable[[bytes], object], sheets: Sequence[bytes]) -> float:
    """Seconds of a processor that reading all sheets takes."""
    begun = time.process_time()
    for raw in sheets:
        read(raw)
    return time.process_time() - begun


def rows() -> Iterator[Row]:
    """How many times as fast as CSafeLoader both ways of reading are."""
    sheets = [sheet(number) for number in range(SHEETS)]
    readers: dict[str, Callable[[bytes], object]] = {
        "parse": lambda raw: parse(raw, "sheet.yaml"),
        "places": places,
    }
    found: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        base = seconds(lambda raw: yaml.load(raw, yaml.CSafeLoader), sheets)
        for name, read in readers.items():
            found[name].append(seconds(read, sheets) / base)
    for name, each in found.items():
        yield Row(f"`{name}`, {SHEETS:,} sheets", min(each), "", "CSafeLoader", GOALS[name])
