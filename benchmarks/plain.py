"""What a plain script takes for the same blocs: CSafeLoader, Pydantic, Decimal, no explanation.

`python -m benchmarks.plain FOLDER` prints bloc, unit and total of the generated blocs, and checks
nothing: no reference, no evidence, no doubt, no ties. It is the measure, not an alternative.
"""

import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

CENT = Decimal("0.01")


class Strict(BaseModel):
    """No key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Strict):
    """Something that adds or takes off points."""

    id: str
    name: str
    each: Decimal | None = None
    points: Decimal | None = None
    cap: Decimal | None = None


class List(Strict):
    """Items under one cap."""

    cap: Decimal | None = None
    items: list[Item] = []


class Criterion(Strict):
    """A node of the scale."""

    id: str
    name: str
    max: Decimal
    rule: Any = None
    deduct: list[Item] = []
    bonus: List | None = None
    criteria: list["Criterion"] = []


class Scale(Strict):
    """criteria.yaml."""

    year: int
    max: Decimal
    stages: list[dict[str, str]]
    ranking: dict[str, list[str]]
    criteria: list[Criterion]


class Sheet(Strict):
    """A unit's scores."""

    unit: str
    date: Any
    no_other_events: bool
    scores: dict[str, Any]


def read(path: Path) -> Any:
    """A file's content."""
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)


def points(node: Criterion, scores: dict[str, Any]) -> Any:
    """A node's points."""
    if node.criteria:
        bonus = node.bonus.items if node.bonus else []
        parts = (points(part, scores) for part in node.criteria)
        return sum((*parts, *(amount(one, scores) for one in bonus)), Decimal(0))
    given = scores.get(node.id)
    entry = given["value"] if isinstance(given, dict) else given
    if node.deduct:
        return max(Decimal(0), node.max - sum(amount(one, scores) for one in node.deduct))
    match node.rule:
        case "pass_fail":
            return node.max if entry else Decimal(0)
        case {"kind": "ratio", "target": target}:
            return min(node.max, Decimal(str(entry)) / Decimal(target) * node.max)
        case {"kind": "tiers", "tiers": tiers}:
            fits = (one for one in tiers if one.get("else") or entry >= one["from"])
            return Decimal(str(next(fits)["points"]))
        case {"kind": "count", "each": each}:
            return min(node.max, Decimal(str(each)) * entry)
        case {"kind": "choice", "options": options}:
            return Decimal(str(options[entry]))
    return Decimal(str(entry))


def amount(item: Item, scores: dict[str, Any]) -> Decimal:
    """What an item comes to."""
    given = scores.get(item.id)
    if item.points is not None:
        return item.points if given else Decimal(0)
    found = (item.each or Decimal(0)) * int(given or 0)
    return found if item.cap is None else min(found, item.cap)


def main(folder: str) -> None:
    """Prints the totals of every bloc in a folder."""
    for bloc in sorted(path for path in Path(folder).iterdir() if path.is_dir()):
        for year in sorted(path for path in bloc.iterdir() if path.is_dir()):
            scale = Scale.model_validate(read(year / "criteria.yaml"))
            totals = []
            for path in sorted((year / "scores" / "verified").iterdir()):
                sheet = Sheet.model_validate(read(path))
                total = sum((points(one, sheet.scores) for one in scale.criteria), Decimal(0))
                totals.append((-total.quantize(CENT, ROUND_HALF_UP), sheet.unit))
            for total, unit in sorted(totals):
                sys.stdout.write(f"{bloc.name},{unit},{-total}\n")


if __name__ == "__main__":
    main(sys.argv[1])
