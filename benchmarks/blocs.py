"""Blocs made up for measuring: `python -m benchmarks.blocs FOLDER` writes a thousand of them.

Each has 11 units and 40 criteria in five groups, every kind of rule that a sheet alone can feed,
a few deductions and bonuses, and one sheet of about 3 kB a unit, with its evidence. The same number
always gives the same bloc. `large` writes one bloc of other sizes.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

YEAR = 2022
BLOCS, UNITS, GROUPS, LEAVES = 1_000, 11, 5, 8
"""How many blocs; units, groups of criteria and criteria a group in each."""
EVIDENCE = "bao-cao.txt"
_NOTES = ("", "Có báo cáo kèm theo", "Theo văn bản số 104/BC-STTTT ngày 15/11/2022")


def write(folder: Path, count: int, units: int = UNITS) -> None:
    """`count` blocs in a data folder, for 2022, with one stage."""
    for number in range(count):
        bloc = folder / f"bloc-{number:05}"
        _heads(bloc, f"bloc-{number:05}", f"Khối thi đua số {number}", units)
        _year(bloc, YEAR, units, number)


def large(
    folder: Path,
    units: int,
    groups: int = GROUPS,
    stages: tuple[str, ...] = ("verified",),
    years: int = 1,
) -> None:
    """One bloc, the data folder itself: `groups` of eight criteria, each stage's sheets, the last
    `years` up to 2022."""
    _heads(folder, "bloc", "Khối thi đua lớn", units)
    for year in range(YEAR - years + 1, YEAR + 1):
        _year(folder, year, units, year, groups, stages)


def weeks(folder: Path, count: int, classes: int) -> None:
    """A school that ranks its classes each week: `count` weeks of 2022, three criteria."""
    _heads(folder, "truong", "Trường học", classes)
    first, year = date(YEAR, 1, 3), folder / str(YEAR)
    last = first + timedelta(weeks=count, days=-1)
    kind = f'{{id: tuan, name: "Tuần {{n}}", every: week, from: {first}, to: {last}}}'
    _save(year / "periods.yaml", f"periods:\n  - {kind}\n")
    scale = "max: 100\nstages: [{id: verified, name: Sao đỏ chấm}]\ncriteria:\n"
    for node, most in (("nn", 40), ("ht", 40), ("pt", 20)):
        scale += f"  - {{id: {node}, name: Nội dung {node}, max: {most}}}\n"
    _save(year / "tuan" / "criteria.yaml", scale)
    chosen = random.Random(count)
    for week in range(1, count + 1):
        for unit in range(1, classes + 1):
            given = [f"{node}: {chosen.randint(0, 40) / 2}" for node in ("nn", "ht", "pt")]
            text = f"unit: don-vi-{unit}\nscores: {{{', '.join(given)}}}\n"
            scores = year / "tuan" / f"{week:0{len(str(count))}}" / "scores"
            _save(scores / "verified" / f"don-vi-{unit}.yaml", text)


def _heads(bloc: Path, name: str, called: str, units: int) -> None:
    _save(bloc / "bloc.yaml", f"id: {name}\nname: {called}\n")
    _save(bloc / "units.yaml", _units(units))


def _year(
    bloc: Path,
    year: int,
    units: int,
    seed: int,
    groups: int = GROUPS,
    stages: tuple[str, ...] = ("verified",),
) -> None:
    folder = bloc / str(year)
    _save(folder / "criteria.yaml", _criteria(year, groups, stages))
    _save(folder / "evidence" / EVIDENCE, "Báo cáo.\n")
    chosen = random.Random(seed)
    for stage in stages:
        for unit in range(1, units + 1):
            sheet = _sheet(unit, chosen, year, groups)
            _save(folder / "scores" / stage / f"don-vi-{unit}.yaml", sheet)


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _units(count: int) -> str:
    lines = (f"  - {{id: don-vi-{n}, name: Đơn vị thứ {n}}}" for n in range(1, count + 1))
    return "units:\n" + "\n".join(lines) + "\n"


_RULES = (
    "",
    "",
    "rule: pass_fail",
    "rule: {kind: ratio, target: 100}",
    "rule: {kind: tiers, tiers: [{from: 95, points: 2.5}, {from: 80, points: 2}, "
    "{else: true, points: 0}]}",
    "rule: {kind: count, each: 0.5}",
    "rule: {kind: choice, options: {tot: 2.5, kha: 2, tb: 1}}",
    'deduct: [{id: "%s.a", name: Nộp báo cáo chậm, each: 0.25, cap: 1}]',
)
"""The rules of a group's criteria, in this order; the last has its full points less deductions."""


def _criteria(year: int, groups: int, stages: tuple[str, ...]) -> str:
    named = ", ".join(f"{{id: {one}, name: Bước {one}}}" for one in stages)
    lines = [f"year: {year}", f"max: {20 * groups}", f"stages: [{named}]"]
    lines += ["ranking: {ties: ['criterion:1']}", "criteria:"]
    for group in range(1, groups + 1):
        lines += [f'  - id: "{group}"', f"    name: Nội dung thứ {group}", "    max: 20"]
        lines += [
            f"    bonus: {{cap: 1, items: [{{id: {group}.thuong, name: Sáng kiến, points: 1}}]}}",
            "    criteria:",
        ]
        for leaf in range(1, LEAVES + 1):
            node = f"{group}.{leaf}"
            lines += [f'      - id: "{node}"', f"        name: Tiêu chí {node}"]
            lines += ["        max: 2.5"]
            rule = _RULES[leaf - 1]
            if rule:
                lines.append("        " + (rule % node if "%s" in rule else rule))
    return "\n".join(lines) + "\n"


def _sheet(unit: int, chosen: random.Random, year: int, groups: int) -> str:
    lines = [f"unit: don-vi-{unit}", f"date: {year}-11-20", "no_other_events: true", "scores:"]
    for group in range(1, groups + 1):
        entries = (
            str(chosen.randint(0, 10) / 4),
            str(chosen.randint(0, 10) / 4),
            chosen.choice(("true", "false")),
            str(chosen.randint(70, 110)),
            str(chosen.randint(60, 100)),
            str(chosen.randint(0, 6)),
            chosen.choice(("tot", "kha", "tb")),
        )
        for leaf, entry in enumerate(entries, 1):
            note = chosen.choice(_NOTES)
            said = f'{{value: {entry}, note: "{note}", evidence: [{EVIDENCE}]}}' if note else entry
            lines.append(f'  "{group}.{leaf}": {said}')
        if late := chosen.randint(0, 3):
            lines.append(f"  {group}.{LEAVES}.a: {late}")
        if chosen.random() < 0.2:
            lines.append(f"  {group}.thuong: true")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write them where they are wanted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.blocs", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--blocs", type=int, default=BLOCS)
    options = parser.parse_args()
    write(options.folder, options.blocs)


if __name__ == "__main__":
    main()
