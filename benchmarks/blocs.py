"""Blocs made up for measuring: `python -m benchmarks.blocs FOLDER` writes a thousand of them.

Each has 11 units and 40 criteria in five groups, every kind of rule that a sheet alone can feed,
a few deductions and bonuses, and one sheet of about 3 kB a unit. The same number always gives the
same bloc.
"""

import argparse
import random
from pathlib import Path

YEAR = 2022
BLOCS, UNITS, GROUPS, LEAVES = 1_000, 11, 5, 8
"""How many blocs; units, groups of criteria and criteria a group in each."""
_NOTES = ("", "Có báo cáo kèm theo", "Theo văn bản số 104/BC-STTTT ngày 15/11/2022")


def write(folder: Path, count: int, units: int = UNITS) -> None:
    """`count` blocs in a data folder, for 2022, with one stage."""
    for number in range(count):
        bloc = folder / f"bloc-{number:05}"
        year = bloc / str(YEAR)
        sheets = year / "scores" / "verified"
        sheets.mkdir(parents=True, exist_ok=True)
        chosen = random.Random(number)
        _save(bloc / "bloc.yaml", f"id: bloc-{number:05}\nname: Khối thi đua số {number}\n")
        _save(bloc / "units.yaml", _units(units))
        _save(year / "criteria.yaml", _criteria())
        for unit in range(1, units + 1):
            _save(sheets / f"don-vi-{unit}.yaml", _sheet(unit, chosen))


def _save(path: Path, text: str) -> None:
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


def _criteria() -> str:
    lines = ["year: 2022", "max: 100", "stages: [{id: verified, name: Thẩm định}]"]
    lines += ["ranking: {ties: ['criterion:1']}", "criteria:"]
    for group in range(1, GROUPS + 1):
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


def _sheet(unit: int, chosen: random.Random) -> str:
    lines = [f"unit: don-vi-{unit}", "date: 2022-11-20", "no_other_events: true", "scores:"]
    for group in range(1, GROUPS + 1):
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
            evidence = f"bao-cao-{group}-{leaf}.pdf"
            said = f'{{value: {entry}, note: "{note}", evidence: [{evidence}]}}' if note else entry
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
