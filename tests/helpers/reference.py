"""A second computation of a year, from the rules (manual: file-criteria), on plain data.

It shares no code with thidua: no reader, no model. `World` is what the files hold, as Python data
of text, lists and mappings. It is slow and says nothing about mistakes: worlds have none. Several
scorers at one stage are combined for leaves without items.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.helpers.reference_rules import (
    Data,
    F,
    Missing,
    Node,
    combined,
    deadline,
    early,
    inside,
    items_of,
    leaf_steps,
    leaves,
    linear,
    measured,
    number,
    rank,
    relative,
    rolled_up,
    round_,
    rule_of,
    statistic,
    steps,
    tier,
    times,
)


@dataclass
class World:
    """A year's scale, its members, its sheets (each with `stage`, `unit`, `scorer`), who is
    barred from ranking, the plans that units pledged (unit -> task -> plan), and the periods inside
    (kind -> each as a small world, its units those that take part)."""

    scale: Data
    units: list[str]
    sheets: list[Data]
    barred: list[str] = field(default_factory=list)
    pledges: dict[str, dict[str, str]] = field(default_factory=dict)
    year: int = 2022
    inside: dict[str, list["World"]] = field(default_factory=dict)


@dataclass
class Out:
    """A unit's result: exact total, published points, assigned maximum, status, points by node
    (None where something is missing), bonus and deduction."""

    total: F
    points: F
    assigned: F
    status: str
    nodes: dict[str, F | None]
    bonus: F
    deduction: F


class Unit:
    """One unit as of a stage."""

    def __init__(self, world: World, unit: str, stages: list[str]) -> None:
        self.world, self.unit, self.stages = world, unit, stages
        self.scale = world.scale
        self.sheets = [
            sheet
            for stage in stages
            for sheet in world.sheets
            if sheet["stage"] == stage and sheet["unit"] == unit and says_something(sheet)
        ]
        self.closed = any(sheet.get("no_other_events") == "true" for sheet in self.sheets)
        self.facts: dict[str, F] = {}
        measures = {fact["id"]: fact.get("measure") for fact in self.scale.get("facts", [])}
        for sheet in self.sheets:
            for name, raw in sheet.get("facts", {}).items():
                self.facts[name] = measured(raw, measures[name])

    # -- what counts ----------------------------------------------------------------------------

    def said(self, key: str, after: int = -1) -> Any:
        """The last thing said of a key at a stage later than the `after`-th, or None."""
        found = None
        for sheet in self.sheets:
            if key in sheet.get("scores", {}) and self.stages.index(sheet["stage"]) > after:
                found = sheet["scores"][key]
        return found

    def history(self, leaf: Data) -> list[tuple[int, str, list[Data]]]:
        """(stage, kind, entries of the scorers) for each stage that gives the leaf a figure."""
        found = []
        for n, stage in enumerate(self.stages):
            entries = [
                entry
                for sheet in self.sheets
                if sheet["stage"] == stage and leaf["id"] in sheet.get("scores", {})
                if (entry := self.entry(leaf, sheet["scores"][leaf["id"]])) is not None
            ]
            if entries:
                kinds = [entry["kind"] for entry in entries]
                found.append((n, kinds[0] if len(set(kinds)) == 1 else "mixed", entries))
        return found

    def entry(self, leaf: Data, raw: Any) -> Data | None:
        """One entry: kind na, hand or value; None where the mapping says no figure."""
        kind = rule_of(leaf)["kind"]
        target = raw.get("target") if isinstance(raw, dict) else None
        if isinstance(raw, dict) and "part" not in raw:
            if "points" in raw:
                return {"kind": "hand", "value": raw["points"]}
            for key in ("value", "actual"):
                if key in raw:
                    raw = raw[key]
                    break
            else:
                return None
        if raw == "na":
            return {"kind": "na"}
        if kind == "full":
            return {"kind": "hand", "value": raw}
        return {"kind": "value", "value": raw, "target": target}

    # -- leaves ---------------------------------------------------------------------------------

    def leaf(self, leaf: Data, best: dict[str, Any]) -> Node:
        maximum = number(leaf["max"])
        if self.unit in leaf.get("not_for", []):
            return self.not_applicable(maximum)
        history = self.history(leaf)
        # Before a hand figure nothing said of the leaf still counts.
        cut = max([n for n, kind, _ in history if kind == "hand"], default=-1)
        own = [item["id"] for kind in ("bonus", "deduct") for item in items_of(leaf, kind)[1]]
        items = {one: said for one in own if (said := self.said(one, cut)) is not None}
        kind, entries = (history[-1][1], history[-1][2]) if history else ("", [])
        if kind == "na":
            return self.not_applicable(maximum)
        if kind == "hand" and items:
            entries = []
        mentioned = bool(items) or bool(history)
        if len(entries) > 1:
            combine = next(
                stage["combine"]
                for stage in self.scale["stages"]
                if stage["id"] == self.stages[history[-1][0]]
            )
            results = [
                self.one(leaf, entry, {}, best, True) for entry in entries if entry["kind"] != "na"
            ]
            return combined(results, combine)
        return self.one(leaf, entries[0] if entries else None, items, best, mentioned)

    def not_applicable(self, maximum: F) -> Node:
        policy = self.scale.get("not_applicable", "exclude")
        points = maximum if policy == "full" else F(0)
        return Node(points, points, F(0) if policy == "exclude" else maximum, na=True)

    def one(
        self, leaf: Data, entry: Data | None, items: Data, best: dict[str, Any], mentioned: bool
    ) -> Node:
        """max(floor, rule - deduct) + bonus; nothing for what is missing."""
        maximum = number(leaf["max"])
        if entry is not None and entry["kind"] == "hand":
            points = number(entry["value"])
            plain = min(points, maximum)
            return Node(points, plain, maximum, bonus=points - plain, up=points - plain)
        missing = False
        value: Any = None
        lost = excess = base = F(0)
        try:
            base, value, lost = self.base(leaf, entry, best, mentioned)
        except Missing:
            missing = True
        if rule_of(leaf)["kind"] in EXCEEDING and base > maximum:
            base, excess = maximum, base - maximum
        if rule_of(leaf)["kind"] == "deadline" and not missing:
            excess = early(rule_of(leaf), entry["value"], self.world.year)  # type: ignore[index]
        node = self.lists(leaf, items, value, base, base, maximum, excess, down=lost)
        node.deduction += lost
        if missing or node.lacks:
            bare = {key: own for key, own in leaf.items() if key != "bonus"}
            again = self.lists(bare, items, value, base, base, maximum, down=lost)
            node.missing, node.bonus, node.deduction = True, F(0), again.deduction + lost
            node.plain = node.points = min(again.plain, F(0))
            node.up, node.down = F(0), min(again.down, -node.points)
        return node

    def base(
        self, leaf: Data, entry: Data | None, best: dict[str, Any], mentioned: bool
    ) -> tuple[F, Any, F]:
        """The rule's points, the value that it read, and what lateness cost."""
        rule, maximum = rule_of(leaf), number(leaf["max"])
        kind = rule["kind"]
        if kind == "full":
            if not mentioned and not self.closed:
                raise Missing
            return maximum, None, F(0)
        if kind == "table":
            return self.table(rule), None, F(0)
        if kind == "periods":
            inside = [one for one in self.world.inside[rule["of"]] if self.unit in one.units]
            outs = [score(one)[self.unit] for one in inside]
            figures = [(o.points, o.assigned) if o.status == "ranked" else None for o in outs]
            return rolled_up(rule, maximum, figures), None, F(0)
        if "of" in rule:
            raw: Any = self.fact(rule["of"])
        elif entry is None:
            raise Missing
        else:
            raw = entry["value"]
        if kind == "pass_fail":
            return maximum if raw == "true" else F(0), None, F(0)
        if kind == "choice":
            option = rule["options"][raw]
            return number(option["points"] if isinstance(option, dict) else option), raw, F(0)
        if kind == "deadline":
            points = deadline(rule, raw, maximum, self.world.year)
            return points, None, maximum - points
        peers = best.get(leaf["id"], [])
        value = raw if isinstance(raw, F) else measured(raw, leaf.get("measure"))
        if kind == "points":
            return value, value, F(0)
        if kind == "count":
            return min(number(rule["each"]) * value, maximum), value, F(0)
        if kind == "rank":
            given = [one for one, _ in peers if one is not None]
            return rank(rule, value, given, len(peers)), value, F(0)
        target = self.target(rule, entry, peers)
        if kind in ("tiers", "steps", "linear"):
            looked = value
            given = [one for one, _ in peers if one is not None]
            if "target" in rule:
                if not target:
                    raise Missing
                looked = value / target * 100
                given = [one / (to or target) * 100 for one, to in peers if one is not None]
            if kind == "tiers":
                return tier(rule, looked), looked, F(0)
            figured = leaf_steps if kind == "steps" else linear
            return figured(rule, looked, maximum, given), looked, F(0)
        if kind == "ratio":
            if target is None:
                raise Missing
            cap = number(rule.get("cap", 1))
            if rule.get("lower_is_better") == "true":
                share = cap if value == 0 else target / value
            else:
                share = value / target
            return maximum * min(share, cap), value, F(0)
        return relative(rule, maximum, value, target, peers), value, F(0)

    def fact(self, name: str) -> F:
        if name not in self.facts:
            raise Missing
        return self.facts[name]

    def target(self, rule: Data, entry: Data | None, peers: list[Any]) -> F | None:
        given = rule.get("target")
        if str(given).startswith("bloc:"):
            figures = [one for one, _ in peers if one is not None]
            return statistic(str(given), figures) if figures else None
        if given == "entered":
            given = None
        if given is not None and str(given).startswith("pledge:"):
            plans = self.world.pledges.get(self.unit, {})
            task = given.split(":", 1)[1]
            if task not in plans:
                raise Missing
            return number(plans[task])
        if given is None and entry is not None:
            given = entry.get("target")
        return None if given is None else number(given)

    def table(self, rule: Data) -> F:
        (row, rows), (column, columns) = (next(iter(rule[k].items())) for k in ("rows", "columns"))
        x, y = self.fact(row), self.fact(column)
        below_x = [n for n, bound in enumerate(rows) if number(bound) <= x]
        below_y = [n for n, bound in enumerate(columns) if number(bound) <= y]
        if not below_x or not below_y:
            return number(rule["else"])
        return number(rule["points"][below_x[-1]][below_y[-1]])

    # -- lists ----------------------------------------------------------------------------------

    def lists(
        self,
        node: Data,
        said: Data,
        value: Any,
        points: F,
        plain: F,
        full: F,
        extra: F = F(0),  # noqa: B008
        up: F = F(0),  # noqa: B008
        down: F = F(0),  # noqa: B008
    ) -> Node:
        """Deductions, floor, bonus, limit, floor again, clamp; `plain` is the same without bonus.
        `extra`: excess and earliness; `up`, `down`: what bonus and deductions moved below."""
        self.base_of_shares = points
        floor_ = node.get("floor", "0" if "deduct" in node else "none")

        def floored(figure: F) -> F:
            return figure if floor_ == "none" else max(figure, number(floor_))

        off, off_lacks, out = self.amount(node, "deduct", said, value)
        after = floored(points - off)
        down = max(down + points - after, F(0))
        plain = floored(plain - off)
        more, more_lacks, out_too = self.amount(node, "bonus", said, value)
        if items_of(node, "bonus")[0].get("only_if_full") == "true" and plain < full:
            more = F(0)
        more += extra
        points, up = after + more, up + more
        limit = node.get("limit", {})
        cut = max(up - number(limit["bonus"]), F(0)) if "bonus" in limit else F(0)
        back = max(down - number(limit["deduct"]), F(0)) if "deduct" in limit else F(0)
        if "net" in limit:
            net = (up - cut) - (down - back)
            cut += max(net - number(limit["net"]), F(0))
            back += max(-net - number(limit["net"]), F(0))
        points, up, down = points - cut + back, up - cut, down - back
        plain += back
        if limit:
            points, plain = floored(points), floored(plain)
        if node.get("clamp") == "true" and points > full:
            up, points = max(up - (points - full), F(0)), full
        result = Node(points, plain, full, more - cut, off - back, up=up, down=down)
        result.lacks, result.out = off_lacks or more_lacks, out or out_too
        return result

    def amount(self, node: Data, kind: str, said: Data, value: Any) -> tuple[F, bool, bool]:
        """What a list comes to; whether figures are missing; whether an item disqualifies."""
        own, items = items_of(node, kind)
        amounts, lacks, out = [], False, False
        for item in items:
            entry = said.get(item["id"])
            if not self.occurred(item, entry, value):
                continue
            holds = True
            try:
                for conditions in (own.get("if", {}), item.get("if", {})):
                    figures = {name: self.fact(name) for name in conditions}
                    holds = holds and all(inside(conditions[n], f) for n, f in figures.items())
                    if not holds:
                        break
                if not holds:
                    continue
                amount = self.item(item, entry, value, node.get("measure"))
            except Missing:
                lacks = True
                if kind == "deduct":
                    amounts.append(self.worst(item, entry, value, node.get("measure"), own))
                continue
            if "rule" not in item or amount > 0:
                out = out or item.get("disqualifies") == "true"
            amounts.append(amount)
        total = (max(amounts, default=F(0))) if own.get("one_of") == "true" else sum(amounts, F(0))
        if "cap" in own:
            total = min(total, number(own["cap"]))
        return total, lacks, out

    def occurred(self, item: Data, entry: Any, value: Any) -> bool:
        if "rule" not in item:
            return entry is not None and times(entry) > 0
        rule = item["rule"]
        if rule["kind"] == "table" or "of" in rule or entry is not None:
            return True
        if rule["kind"] == "choice":
            return isinstance(value, str) and value in rule["options"]
        return isinstance(value, F)

    def item(self, item: Data, entry: Any, value: Any, measure: str | None) -> F:
        if "each" in item:
            amount = number(item["each"]) * times(entry)
        elif "share" in item:
            amount = max(self.base_of_shares, F(0)) * number(item["share"][:-1]) / 100
        elif "rule" not in item:
            amount = number(item.get("points", 0))
        else:
            rule = item["rule"]
            if rule["kind"] == "table":
                amount = self.table(rule)
            elif rule["kind"] == "choice":
                amount = number(rule["options"][value if entry is None else entry])
            else:
                read = value if entry is None else measured(entry, measure)
                read = self.fact(rule["of"]) if "of" in rule else read
                amount = tier(rule, read) if rule["kind"] == "tiers" else steps(rule, read)
        return min(amount, number(item["cap"])) if "cap" in item else amount

    def worst(self, item: Data, entry: Any, value: Any, measure: str | None, own: Data) -> F:
        """The most a deduction can come to whose figures are missing."""
        try:
            return self.item(item, entry, value, measure)
        except Missing:
            pass
        rule = item["rule"]
        if "cap" in item:
            return number(item["cap"])
        if rule["kind"] == "tiers":
            return max(number(one["points"]) for one in rule["tiers"])
        if rule["kind"] == "table":
            cells = [number(cell) for row in rule["points"] for cell in row]
            return max([*cells, number(rule.get("else", 0))])
        return number(own.get("cap", 0))

    # -- the tree -------------------------------------------------------------------------------

    def tree(self, nodes: list[Data], best: dict[str, Any], found: dict[str, Node]) -> list[Node]:
        results = []
        rounding = self.scale.get("rounding", {})
        for node in nodes:
            if "criteria" not in node:
                result = self.leaf(node, best)
                if rounding.get("at") == "criterion":
                    result.points = published(result.points, rounding)
            else:
                result = self.group(node, self.tree(node["criteria"], best, found))
            found[node["id"]] = result
            results.append(result)
        return results

    def group(self, node: Data, parts: list[Node]) -> Node:
        points = sum((part.points for part in parts), F(0))
        plain = sum((part.plain for part in parts), F(0))
        assigned = sum((part.assigned for part in parts), F(0))
        if all(part.na for part in parts):
            return Node(points, plain, assigned, na=True)
        said = {
            item["id"]: entry
            for kind in ("bonus", "deduct")
            for item in items_of(node, kind)[1]
            if (entry := self.said(item["id"])) is not None
        }
        up = sum((part.up for part in parts), F(0))
        down = sum((part.down for part in parts), F(0))
        result = self.lists(node, said, None, points, plain, assigned, up=up, down=down)
        result.missing = result.lacks or any(part.missing for part in parts)
        return result


EXCEEDING = ("tiers", "table", "choice", "ratio", "periods")
"""Kinds whose points over M are bonus."""
ROOT = ("bonus", "deduct", "floor", "clamp", "limit")


def published(points: F, rounding: Data) -> F:
    """Rounded once: to decimals, or to a multiple of a step."""
    mode = rounding.get("mode", "half_up")
    if "to" in rounding:
        step = number(rounding["to"])
        return round_(points / step, 0, mode) * step
    return round_(points, int(rounding.get("places", 2)), mode)


def needs_sheets(scale: Data) -> bool:
    """Not where every leaf rolls up periods, and nothing has items."""

    def says_more(node: Data) -> bool:
        parts = node.get("criteria", [])
        own = not parts and rule_of(node)["kind"] != "periods"
        return own or bool(node.keys() & {"bonus", "deduct"}) or any(map(says_more, parts))

    return says_more(scale)


def says_something(sheet: Data) -> bool:
    """A sheet with no scores, facts, claim or no_other_events is no sheet (manual: stages)."""
    entries = [*sheet.get("scores", {}).values(), *sheet.get("facts", {}).values()]
    bare = any(not isinstance(one, dict) for one in entries)
    keyed = any(set(one) - {"note", "source"} for one in entries if isinstance(one, dict))
    return bare or keyed or sheet.get("no_other_events") == "true" or "claimed" in sheet


def score(world: World, stage: str | None = None) -> dict[str, Out]:
    """Every member's result as of a stage."""
    ids = [one["id"] for one in world.scale["stages"]]
    stages = ids if stage is None else ids[: ids.index(stage) + 1]
    units = {name: Unit(world, name, stages) for name in world.units}
    relatives = [
        leaf
        for leaf in leaves(world.scale["criteria"])
        if rule_of(leaf)["kind"] in ("relative", "rank", "linear", "steps", "tiers", "ratio")
    ]
    alone: dict[str, Any] = {leaf["id"]: [(F(1), F(1))] for leaf in relatives}
    out = set(world.barred)
    for name, unit in units.items():
        found: dict[str, Node] = {}
        tops = unit.tree(world.scale["criteria"], alone, found)
        if root := {key: world.scale[key] for key in ROOT if key in world.scale}:
            found["total"] = unit.group(root, tops)
        if any(node.out for node in found.values()):
            out.add(name)
    best = {
        leaf["id"]: _best(leaf, [unit for name, unit in units.items() if name not in out])
        for leaf in relatives
    }
    return {name: _out(unit, best, name in out, stages) for name, unit in units.items()}


def _best(leaf: Data, units: list[Unit]) -> list[tuple[F | None, F | None]]:
    """The figures that count with their targets; None for one that is missing."""
    found: list[tuple[F | None, F | None]] = []
    rule = rule_of(leaf)
    for unit in units:
        if unit.unit in leaf.get("not_for", []):
            continue
        history = unit.history(leaf)
        entry = history[-1][2][0] if history else None
        items = [item["id"] for kind in ("bonus", "deduct") for item in items_of(leaf, kind)[1]]
        if entry is not None and entry["kind"] == "hand":
            if not any(unit.said(item, history[-1][0]) is not None for item in items):
                continue
            entry = None
        if entry is not None and entry["kind"] == "na":
            continue
        try:
            if "of" in rule:
                actual = unit.fact(rule["of"])
            elif entry is None:
                raise Missing
            else:
                actual = measured(entry["value"], leaf.get("measure"))
            bloc = str(rule.get("target")).startswith("bloc:")
            target = None if bloc else unit.target(rule, entry, [])
        except Missing:
            found.append((None, None))
            continue
        found.append((actual, target))
    return found


def _out(unit: Unit, best: dict[str, Any], excluded: bool, stages: list[str]) -> Out:
    found: dict[str, Node] = {}
    tops = unit.tree(unit.scale["criteria"], best, found)
    rounding = unit.scale.get("rounding", {})
    total = sum((top.points for top in tops), F(0))
    root = {key: unit.scale[key] for key in ROOT if key in unit.scale}
    if root:
        found["total"] = unit.group(root, tops)
        total = found["total"].points
    points = published(total, rounding)
    assigned = sum((top.assigned for top in tops), F(0))
    here = {sheet["stage"] for sheet in unit.sheets}
    last = {stages[-1]: "true"}
    required = {
        one["id"]
        for one in unit.scale["stages"]
        if one["id"] in stages and one.get("required", last.get(one["id"], "false")) == "true"
    }
    if excluded:
        status = "excluded"
    elif not here and needs_sheets(unit.scale):
        status = "not_submitted"
    elif (
        (not required <= here and needs_sheets(unit.scale))
        or any(node.missing for node in found.values())
        or all(top.na for top in tops)
        or assigned == 0
    ):
        status = "incomplete"
    else:
        status = "ranked"
    return Out(
        total,
        points,
        assigned,
        status,
        {name: None if node.missing else node.points for name, node in found.items()},
        sum((node.bonus for node in found.values()), F(0)),
        sum((node.deduction for node in found.values()), F(0)),
    )
