"""How fast the reader is: `python -m benchmarks.reader` reads a thousand score sheets of 3 kB.

Measured in pairs against `yaml.load(..., CSafeLoader)` in one process: each round reads all sheets
both ways, the ratio is taken within the round, and the median of the ratios is printed. So a busy
machine slows both sides and leaves the ratio alone.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence

import yaml

from thidua.store.yaml.reader import parse, places

SHEETS, SIZE, ROUNDS, GOAL = 1_000, 3_000, 7, 2.5
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
    """Seconds that reading all sheets takes."""
    begun = time.perf_counter()
    for raw in sheets:
        read(raw)
    return time.perf_counter() - begun


def main() -> None:
    """Print the medians in microseconds a sheet, and the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reader", description=__doc__)
    parser.add_argument("--sheets", type=int, default=SHEETS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    sheets = [sheet(number) for number in range(options.sheets)]
    readers: dict[str, Callable[[bytes], object]] = {
        "yaml.load(CSafeLoader)": lambda raw: yaml.load(raw, yaml.CSafeLoader),
        "thidua parse": lambda raw: parse(raw, "sheet.yaml"),
        "thidua places": places,
    }
    rounds = [
        {name: seconds(read, sheets) for name, read in readers.items()}
        for _ in range(options.rounds)
    ]
    print(f"{len(sheets)} sheets, {sum(map(len, sheets)) / len(sheets):.0f} bytes each")
    base = next(iter(readers))
    for name in readers:
        micros = statistics.median(one[name] for one in rounds) / len(sheets) * 1e6
        ratio = statistics.median(one[base] / one[name] for one in rounds)
        print(f"{name:24} {micros:7.0f} us a sheet   {ratio:5.2f} times as fast")
    ratio = statistics.median(one[base] / one["thidua parse"] for one in rounds)
    print(f"goal: {GOAL} times as fast: {'reached' if ratio >= GOAL else 'MISSED'}")


if __name__ == "__main__":
    main()
