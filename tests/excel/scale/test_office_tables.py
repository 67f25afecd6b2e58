"""Whole tables in the hands of invented offices, as .xlsx and as .docx: what each row becomes.

`office_tables.yaml` holds the rows as typed (`^` is merged with the cell above, `<` with the one
before it) and what must come out: for each criterion its code, points and rule in short words;
`asks` lists the lines that a person must look at.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.excel.scale.test_import_scale import load
from tests.helpers.office_files import as_read
from thidua.excel.scale.draft.draft import Part, Whole
from thidua.excel.scale.speech.things import Things
from thidua.text.numbers import trimmed

TABLES = yaml.safe_load(Path(__file__).with_name("office_tables.yaml").read_text(encoding="utf-8"))


def in_short(part: Part) -> str:
    """`1.2 20: tiers from 95 = 20, ...; deduct each 1 cap 5`."""
    head = f"{part.node.line.code or part.name} {trimmed(part.node.points)}"
    if part.parts:
        return f"{head} group"
    reading = part.reading
    said = [rule_in_short(reading.rule)] if reading.rule else []
    for one in reading.parts:
        own = things_in_short(one.reading.deduct)
        said.append(f"part {trimmed(one.points)}" + (f" ({own})" if own else ""))
    said += [f"{side} {words}" for side in ("deduct", "bonus")
             if (words := things_in_short(getattr(reading, side)))]  # fmt: skip
    return f"{head}: {'; '.join(said) or 'by hand'}"


def side_in_short(one: Whole) -> str:
    return f"{one.side} of {one.owner.line.code}" if one.owner else one.side


def rule_in_short(rule: dict[str, Any]) -> str:
    kind = rule["kind"]
    if kind == "tiers":
        said = [f"{bounds_in_short(tier)} = {tier['points']}" for tier in rule["tiers"]]
    elif kind == "choice":
        said = [f"{option['name']} = {option['points']}" for option in rule["options"]]
    else:
        said = [f"{key} {value}" for key, value in rule.items() if key != "kind"]
    return f"{kind} {', '.join(said)}".strip()


def bounds_in_short(tier: dict[str, str]) -> str:
    return " ".join(f"{key} {value}" for key, value in tier.items() if key != "points")


def things_in_short(things: Things) -> str:
    said = []
    for item in things.items:
        words = rule_in_short(item.rule) if item.rule else ""
        if item.disqualifies:
            words = "out"
        elif item.points is not None:
            words = (
                ("each " if item.each else "") + trimmed(item.points) + ("%" if item.share else "")
            )
        words += f" {'best ' * item.best_of}of {item.part}" if item.part else ""
        said.append(words + (f" cap {trimmed(item.cap)}" if item.cap is not None else ""))
    cap = [f"cap {trimmed(things.cap)} of all"] if things.cap is not None else []
    return ", ".join(said + cap + ["one of"] * things.one_of)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_a_table_of_an_office(table: dict[str, Any], suffix: str) -> None:
    read = as_read(table["rows"], suffix)
    asked = list(dict.fromkeys(f"{one.line.n + 1} {one.why}" for one in read.draft.all_doubts()))
    found = {
        "criteria": [in_short(part) for part in read.draft.all_parts()],
        "lists": {side_in_short(one): things_in_short(one.things) for one in read.draft.lists},
        "unused": list(read.unused),
        "asks": asked,
    }
    wanted = {key: table.get(key, kind) for key, kind in
              (("criteria", []), ("lists", {}), ("unused", []), ("asks", []))}  # fmt: skip
    assert found == wanted
    if found["criteria"]:
        load(read.text)
