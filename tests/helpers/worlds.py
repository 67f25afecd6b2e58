"""Random years for laws: scales with every kind of rule, and sheets that fit them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.helpers.reference import World
from tests.helpers.reference_rules import Data, leaves, rule_of

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

MAXIMA = ["1", "2", "2.5", "3", "4", "10"]
AMOUNTS = ["0.25", "0.5", "1", "1.5", "3"]
VALUES = ["0", "1", "4.5", "20", "49.99", "50", "80", "95", "100", "120"]
FACTS = [
    {"id": "f1", "name": "F1"},
    {"id": "f2", "name": "F2", "measure": "%"},
    {"id": "n", "name": "N"},
]
UNITS = ["u1", "u2", "u3", "u4"]


@dataclass(frozen=True)
class Kind:
    """What a world may hold. `negative`: tiers and floors under 0; `own`: items that read their own
    leaf's value; `events`: disqualifying items, barred units; `bounds`: one node in so many has a
    clamp, a limit."""

    relative: bool = True
    negative: bool = True
    own: bool = True
    events: bool = True
    tops: int = 3
    depth: int = 2
    bounds: int = 6
    policies: tuple[str, ...] = ("exclude", "full", "zero")


class Maker:
    """Draws one world."""

    def __init__(self, draw: Draw[Any], kind: Kind) -> None:
        self.draw, self.kind = draw, kind
        self.count = 0

    def pick(self, options: Sequence[T]) -> T:
        return self.draw(st.sampled_from(options))

    def often(self, of: int = 4) -> bool:
        """True but for one time in so many."""
        return bool(self.draw(st.integers(0, of - 1)))

    def seldom(self, of: int = 4) -> bool:
        return not self.draw(st.integers(0, of - 1))

    def name(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    # -- scales ---------------------------------------------------------------------------------

    def scale(self) -> Data:
        tops = [
            self.node(depth=self.kind.depth)
            for _ in range(self.draw(st.integers(1, self.kind.tops)))
        ]
        found: Data = {
            "max": total(tops),
            "stages": [
                {"id": "self", "name": "Tự chấm"},
                {"id": "cross", "name": "Chéo", "combine": self.pick(["mean", "median", "max"])},
                {"id": "ver", "name": "Thẩm định"},
            ],
            "facts": FACTS,
            "rounding": {
                "places": self.pick(["0", "2", "3"]),
                "mode": self.pick(["half_up", "half_even", "down", "up"]),
                "at": self.pick(["total", "criterion"]),
            },
            "not_applicable": self.pick(self.kind.policies),
            "ranking": {"by": self.pick(["percent", "points"]), "ties": ["bonus", "deductions"]},
            "criteria": tops,
        }
        if self.seldom(4):
            self.lists(found, reads=False)
        if self.seldom(8):
            found["rounding"]["to"] = self.pick(["0.5", "0.25"])
            del found["rounding"]["places"]
        return found

    def node(self, depth: int) -> Data:
        if depth == 0 or self.often(3):
            return self.leaf()
        parts = [self.node(depth - 1) for _ in range(self.draw(st.integers(1, 3)))]
        group: Data = {"id": self.name("g"), "name": "G", "max": total(parts), "criteria": parts}
        self.lists(group, reads=False)
        return group

    def leaf(self) -> Data:
        found: Data = {"id": self.name("l"), "name": "L", "max": self.pick(MAXIMA)}
        kinds = ["points", "full", "pass_fail", "choice", "tiers", "table", "ratio", "count"]
        kinds += ["steps", "deadline", "linear"]
        kinds += ["relative", "rank"] if self.kind.relative else []
        kind = self.pick(kinds)
        found["rule"] = self.rule(kind)
        if self.seldom():
            found["measure"] = "%"
        self.lists(found, reads=self.kind.own)
        if self.seldom(12):
            found["not_for"] = [UNITS[0]]
        return found

    def rule(self, kind: str) -> Data:
        rule: Data = {"kind": kind}
        if kind == "choice":
            rule["options"] = {"tot": self.pick(MAXIMA), "kha": "1.25", "yeu": "0"}
        elif kind == "tiers":
            rule["tiers"] = self.tiers("-1" if self.kind.negative else "0")
        elif kind == "table":
            rule |= self.table()
        elif kind == "ratio":
            rule |= {"target": self.pick(["30", "80"]), "cap": self.pick(["1", "1.2", "0.9"])}
            rule["lower_is_better"] = self.pick(["true", "false"])
        elif kind == "count":
            rule["each"] = self.pick(AMOUNTS)
        elif kind == "steps":
            rule |= self.steps()
        elif kind == "deadline":
            rule["due"] = self.pick(["01-31", "2022-06-30"])
            rule["late"] = self.pick([{"points": "0.5"}, {"each_day": "0.1"}])
            rule["grace"] = self.pick(["0", "3"])
            if self.seldom():
                rule["early"] = self.pick(
                    [{"each_day": "0.1", "cap": "1"}, {"points": "0.5", "days": "5"}]
                )
        elif kind == "linear":
            ends = self.ends()
            rule |= ends | {"least": self.pick(["0", "0.5", "10%"])}
        elif kind == "rank":
            rule |= self.pick(
                [
                    {"points": ["0.5", "0.25"], "else": "0"},
                    {"top": [{"share": "20%", "points": "0.5"}, {"else": "true", "points": "0"}]},
                ]
            )
            rule["tied"] = self.pick(["best", "mean"])
            rule["lower_is_better"] = self.pick(["true", "false"])
        elif kind == "relative":
            rule["met"] = self.pick(["1/2", "80%", "1/3"])
            if self.seldom():
                rule["target"] = self.pick(["40", "pledge:t"])
        if kind == "steps" and self.seldom():
            rule["start"] = self.pick(["zero", "max"])
        if kind in ("tiers", "steps", "linear") and self.seldom(5):
            targets = ["40", "pledge:t"] + (["bloc:mean"] if self.kind.relative else [])
            rule["target"] = self.pick(targets)
        if kind in ("tiers", "steps", "ratio", "relative", "linear", "rank") and self.seldom(3):
            rule["of"] = self.pick(["f1", "f2"])
        if kind == "count" and self.seldom(3):
            rule["of"] = "n"
        return rule

    def tiers(self, least: str) -> list[Data]:
        return [
            {"from": "95", "points": self.pick(MAXIMA)},
            {"above": "50", "below": "95", "points": "1.5"},
            {"to": "0", "points": "0.25"},
            {"else": "true", "points": self.pick(["0.5", least])},
        ]

    def table(self) -> Data:
        cells = [[self.pick(AMOUNTS) for _ in range(2)] for _ in range(2)]
        axes: Data = {"rows": {"f1": ["10", "80"]}, "columns": {"n": ["0", "3"]}}
        return axes | {"points": cells, "else": "0"}

    def steps(self) -> Data:
        way = self.pick(["above", "above", "below"])
        found = {way: self.pick(["0", "50"]), "every": self.pick(["3", "10"])}
        found["each"] = self.pick(AMOUNTS)
        found["first"] = self.pick(["0", "1"])
        if self.seldom(2):
            found["partial"] = self.pick(["none", "full", "exact"])
        return found

    def ends(self) -> Data:
        """Two ends of a linear rule, figures of the bloc among them."""
        pairs = [("20", "80", "false"), ("80", "20", "true")]
        if self.kind.relative:
            pairs += [("bloc:mean", "80", "false"), ("bloc:min", "bloc:max", "false")]
        worst, best, lower = self.pick(pairs)
        return {"worst": worst, "best": best, "lower_is_better": lower}

    def lists(self, node: Data, *, reads: bool) -> None:
        for kind in ("bonus", "deduct"):
            if self.often(3):
                continue
            items = [self.item(reads) for _ in range(self.draw(st.integers(1, 3)))]
            own: Data = {"items": items}
            if self.seldom(3):
                own["cap"] = self.pick(AMOUNTS)
            if self.seldom():
                own["one_of"] = "true"
            if kind == "bonus" and self.seldom(3):
                own["only_if_full"] = "true"
            if self.seldom():
                own["if"] = self.condition()
            node[kind] = items if len(own) == 1 and self.seldom(2) else own
        if "deduct" in node and self.seldom() and self.kind.negative:
            node["floor"] = self.pick(["none", "-1", "0"])
        if self.seldom(self.kind.bounds):
            node["clamp"] = "true"
        if self.seldom(self.kind.bounds):
            sides = {side: self.pick(["0", "0.5", "2"]) for side in ("bonus", "deduct", "net")}
            keys = self.pick([("bonus",), ("deduct",), ("net",), ("bonus", "deduct", "net")])
            node["limit"] = {key: sides[key] for key in keys}

    def condition(self) -> Data:
        return {self.pick(["f1", "f2"]): self.pick([{"to": "80"}, {"from": "50", "below": "100"}])}

    def item(self, reads: bool) -> Data:
        found: Data = {"id": self.name("i"), "name": "I"}
        kind = self.pick(["each", "each", "points", "share", "tiers", "steps", "table", "choice"])
        if kind == "share":
            found["share"] = self.pick(["10%", "50%"])
        elif kind in ("each", "points"):
            found[kind] = self.pick(AMOUNTS)
        elif kind == "choice":
            found["rule"] = {"kind": kind, "options": {"tot": "0.5", "nhieu": "2"}}
        else:
            found["rule"] = {"kind": kind} | {
                "tiers": lambda: {"tiers": self.tiers("0")},
                "steps": self.steps,
                "table": self.table,
            }[kind]()
            # Without `of` it would read its own leaf's value, where it has one.
            if kind != "table" and (not reads or self.seldom(2)):
                found["rule"]["of"] = self.pick(["f1", "f2"])
        if kind == "choice" and not reads:
            found["rule"]["options"] = {"rieng": "0.5", "nhieu": "2"}
        if self.seldom():
            found["cap"] = self.pick(AMOUNTS)
        if self.seldom(5):
            found["if"] = self.condition()
        if self.kind.events and self.seldom(30):
            found["disqualifies"] = "true"
        return found

    # -- sheets ---------------------------------------------------------------------------------

    def sheet(self, scale: Data, unit: str, stage: str) -> Data:
        scores: Data = {}
        complete = self.often(5) and stage == "self"
        hands = set()
        for leaf in leaves(scale["criteria"]):
            if self.often(9) if complete else self.seldom(5):
                entry = self.entry(leaf)
                if entry is not None:
                    scores[leaf["id"]] = entry
                if is_hand(leaf, entry) or entry == "na":
                    hands.add(leaf["id"])
        for node in [*nodes(scale["criteria"]), {"id": "total"} | scale]:
            if node["id"] in hands:
                continue
            for kind in ("bonus", "deduct"):
                given = node.get(kind, [])
                for item in given if isinstance(given, list) else given["items"]:
                    if self.seldom(3) and (entry := self.occurred(item)) is not None:
                        scores[item["id"]] = entry
        facts: Data = {
            name: self.fact(name)
            for name in ("f1", "f2", "n")
            if (self.often(9) if complete else self.seldom(6))
        }
        closed = "true" if complete and self.often() else "false"
        head = {"unit": unit, "stage": stage, "scorer": None, "no_other_events": closed}
        return head | {"facts": facts, "scores": scores}

    def crossing(self, scale: Data, unit: str, scorer: str) -> Data:
        """Another unit's sheet: figures of leaves without lists, which may be combined."""
        plain = [
            leaf
            for leaf in leaves(scale["criteria"])
            if rule_of(leaf)["kind"] in ("points", "pass_fail", "choice", "full")
            and not leaf.keys() & {"bonus", "deduct"}
        ]
        scores = {leaf["id"]: self.entry(leaf) for leaf in plain if self.often(3)}
        scores = {name: entry for name, entry in scores.items() if entry is not None}
        return {"unit": unit, "stage": "cross", "scorer": scorer, "scores": scores}

    def fact(self, name: str) -> Any:
        if name == "n":
            return self.pick(["0", "2", "7"])
        return self.pick([*VALUES, {"part": "2", "of": "3"}, {"part": "9", "of": "10"}])

    def entry(self, leaf: Data) -> Any:
        """What a sheet may say of a leaf; None for nothing."""
        if self.seldom(12):
            return "na"
        if self.seldom(8):
            return {"points": self.pick(["0", "0.5", "1"]), "note": "ghi tay"}
        rule = rule_of(leaf)
        kind = rule["kind"]
        if kind == "full" or kind == "table" or "of" in rule:
            return None
        if kind == "points":
            return self.pick(["0", "0.335", "1", leaf["max"]])
        if kind == "pass_fail":
            return self.pick(["true", "false"])
        if kind == "choice":
            return self.pick(list(rule["options"]))
        if kind == "count":
            return self.pick(["0", "2", "7"])
        if kind == "deadline":
            return self.pick(["2022-01-31", "2022-02-05", "2022-07-20", "false"])
        shares = [{"part": "2", "of": "3"}] if leaf.get("measure") == "%" else []
        value = self.pick([*VALUES, *shares])
        if kind == "relative" and "target" not in rule and self.often(3):
            return {"actual": value, "target": self.pick(["20", "50", "0"])}
        return value if isinstance(value, dict) or self.seldom(2) else {"value": value}

    def occurred(self, item: Data) -> Any:
        if "rule" in item:
            rule = item["rule"]
            if rule["kind"] == "table" or "of" in rule:
                return None
            if rule["kind"] == "choice":
                return self.pick(list(rule["options"]))
            return self.pick(VALUES)
        if "each" in item:
            return self.pick(["0", "1", "3", "true", [{"waived": "true"}, {"on": "2022-03-01"}]])
        return self.pick(["true", "true", "false"])

    def world(self) -> World:
        scale = self.scale()
        units = UNITS[: self.draw(st.integers(1, 4))]
        sheets = [
            self.sheet(scale, unit, stage)
            for unit in units
            for stage in ("self", "ver")
            if self.often(8)
        ]
        sheets += [
            self.crossing(scale, unit, other)
            for unit in units
            for other in units
            if other != unit and self.seldom(3)
        ]
        barred = [unit for unit in units if self.kind.events and self.seldom(12)]
        pledges = {unit: {"t": self.pick(["20", "60"])} for unit in units if self.often(5)}
        return World(scale, units, sheets, barred, pledges)

    # -- periods --------------------------------------------------------------------------------

    def rolling(self) -> World:
        """A year whose scale rolls up terms or weeks, terms that roll up their weeks."""
        units = UNITS[: self.draw(st.integers(1, 4))]
        weeks = self.periods(units, [0, 1, 2, 3], {}, [])
        terms = self.periods(units, [1, 3], {"tuan": weeks}, ["tuan"])
        made = self.around(units, {"tuan": weeks, "ky": terms}, self.pick([["tuan"], ["ky"]]))
        made.barred = []
        return made

    def periods(
        self, units: list[str], ends: list[int], inside: dict[str, list[World]], of: list[str]
    ) -> list[World]:
        """Worlds of one scale: of the weeks that end a period the last says who takes part. The
        last unit of several joins with the third week."""
        first = self.around(units, inside, of)
        found = []
        for n, end in enumerate(ends):
            there = [one for one in units if one != units[-1] or len(units) < 3 or end >= 2]
            known = {kind: self.half(each, n, len(ends)) for kind, each in inside.items()}
            sheets = [
                self.sheet(self.bare, unit, stage)
                for unit in there
                for stage in ("self", "ver")
                if self.often(10)
            ]
            found.append(World(first.scale, there, sheets, [], {}, 2022, known))
        return found

    @staticmethod
    def half(each: list[World], n: int, of: int) -> list[World]:
        size = len(each) // of
        return each[n * size : (n + 1) * size]

    def around(self, units: list[str], inside: dict[str, list[World]], of: list[str]) -> World:
        """A world with leaves that roll up these kinds beside its own criteria, or alone."""
        scale = self.scale()
        self.bare = {**scale}
        alone = bool(of) and self.seldom(3)
        tops = [] if alone else list(scale["criteria"])
        tops += [self.roll(kind) for kind in of]
        scale = {**scale, "criteria": tops, "max": total(tops)}
        sheets = [
            self.sheet(self.bare, unit, stage)
            for unit in units
            for stage in ("self", "ver")
            if not alone and self.often(10)
        ]
        if alone:
            self.bare = {**self.bare, "criteria": []}
        return World(scale, units, sheets, [], {}, 2022, inside)

    def roll(self, kind: str) -> Data:
        take = self.pick(["percent", "points"])
        combine = self.pick(["mean", "last", {"best": "2"}, *(["sum"] if take == "points" else [])])
        rule = {"kind": "periods", "of": kind, "take": take, "combine": combine}
        rule["missing"] = self.pick(["error", "skip", "skip"])
        return {"id": self.name("p"), "name": "P", "max": self.pick(MAXIMA), "rule": rule}


def is_hand(leaf: Data, entry: Any) -> bool:
    return isinstance(entry, dict) and "points" in entry


def total(parts: list[Data]) -> str:
    """The sum of maxima, as it is written."""
    tenths = sum(round(float(part["max"]) * 10) for part in parts)
    return f"{tenths // 10}.{tenths % 10}"


def nodes(tree: list[Data]) -> list[Data]:
    return [one for node in tree for one in (node, *nodes(node.get("criteria", [])))]


@st.composite
def worlds(draw: Draw[Any], kind: Kind = Kind()) -> World:
    """A year that a bloc could have."""
    return Maker(draw, kind).world()


@st.composite
def rolling_worlds(draw: Draw[Any]) -> World:
    """A year whose leaves roll up periods. Only what a unit did itself counts in them."""
    return Maker(draw, Kind(relative=False, events=False, tops=1, depth=0)).rolling()


SPANS = {
    "tuan": [("01-01", "01-31"), ("02-01", "02-28"), ("03-01", "03-31"), ("04-01", "04-30")],
    "ky": [("01-01", "02-28"), ("03-01", "04-30")],
}


def files(world: World) -> dict[str, str]:
    """The files of a world. JSON is YAML, too."""
    found = _files(world, "2022")
    if world.inside:
        late = set(world.units) - set(world.inside["tuan"][0].units)
        units = [
            {"id": unit, "name": f"Đơn vị {unit}"}
            | ({"joined": "2022-03-05"} if unit in late else {})
            for unit in world.units
        ]
        kinds = [
            {"id": kind, "name": kind + " {n}", "spans": [
                {"from": f"2022-{first}", "to": f"2022-{last}"} for first, last in spans
            ]}
            for kind, spans in SPANS.items()
        ]  # fmt: skip
        found |= {"units.yaml": {"units": units}, "2022/periods.yaml": {"periods": kinds}}
    for kind, each in world.inside.items():
        found[f"2022/{kind}/criteria.yaml"] = each[0].scale
        for n, one in enumerate(each, 1):
            below = _files(one, f"2022/{kind}/{n}")
            found |= {name: data for name, data in below.items() if "/scores/" in name}
    return {name: json.dumps(data, ensure_ascii=False) for name, data in found.items()}


def _files(world: World, base: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "bloc.yaml": {"id": "khoi", "name": "Khối"},
        "units.yaml": {"units": [{"id": unit, "name": f"Đơn vị {unit}"} for unit in world.units]},
        f"{base}/criteria.yaml": world.scale,
    }
    for sheet in world.sheets:
        name = sheet["unit"] + (f"--{sheet['scorer']}" if sheet["scorer"] else "")
        body = {key: value for key, value in sheet.items() if key not in ("stage", "scorer")}
        found[f"{base}/scores/{sheet['stage']}/{name}.yaml"] = body
    if world.barred:
        listed = [{"unit": unit, "from": ["ranking"], "reason": "R"} for unit in world.barred]
        found[f"{base}/exclusions.yaml"] = {"exclusions": listed}
    for unit, plans in world.pledges.items():
        tasks = [{"id": task, "name": "T", "plan": plan} for task, plan in plans.items()]
        found[f"{base}/pledges/{unit}.yaml"] = {"unit": unit, "tasks": tasks}
    return found
