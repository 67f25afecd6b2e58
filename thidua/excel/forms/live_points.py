"""The points of a form as live formulas: what thidua would compute from the cells as they are.

A leaf or item has a formula where its points follow from the unit's own figures; what needs the
bloc's figures has none, and its cell says why. Subtotals and the total are of those that have one.

What a node comes to is a handful of figures, as bloc/scoring computes them: `points`; `plain`,
before any bonus; `gained` and `lost`, what bonus and deductions here and below moved. The last
three are asked for by limits, and by bonuses of groups that want the full points, and have cells
only there: in hidden columns, as long parts of formulas have that are used twice.
"""

from functools import partial

from thidua.bloc.scoring.rounding import published
from thidua.excel.forms.form import Form
from thidua.excel.forms.live_cells import (
    FALSE,
    Cell,
    NotInCellsError,
    all_of,
    any_of,
    counted,
    when,
)
from thidua.excel.forms.live_items import FIGURE, LONGEST, SHORT, LeftOut, LiveItems
from thidua.excel.forms.rows import DEDUCT, ENTRY, POINTS
from thidua.model.scale.criteria import TOTAL, Criterion, Scale
from thidua.rules.arithmetic import NO_POINTS
from thidua.rules.expression import ZERO, Expr
from thidua.rules.formula import SNAP, formula, number, round_


class LivePoints(LiveItems):
    """The formulas of one form. `leaves_out`: whether something was left to the bloc."""

    def __init__(self, form: Form, scale: Scale, cell: Cell) -> None:
        super().__init__(form, scale, cell)
        root = [] if scale.root is None else [scale.root]
        self.leaves_out = False
        self._makers[TOTAL] = self._total
        for node in scale.nodes.values():
            self._makers[key_of_node(node)] = partial(self._shown, node)
        for id_, (item, node) in scale.items.items():
            self._makers[f"item:{id_}"] = partial(self._item, item, node)
        for node in (*scale.nodes.values(), *root):
            if not node.is_leaf and node.bonus is not None and node.bonus.only_if_full:
                self._makers[f"list:{node.id}:bonus"] = partial(self._full_bonus, node)

    def formula(self, key: str) -> str | LeftOut:
        """The formula of a row's points; what is left to the bloc; "" where a row has none."""
        made = self._made(key, "points", self._makers.get(key, lambda: ""))
        if isinstance(made, LeftOut):
            self.leaves_out = True
            return made
        return made and f"=IFERROR({made},{self.said('look_again')})"

    # -- what a node comes to ---------------------------------------------------------------------

    def _figure(self, node: Criterion, what: str) -> str:
        """A figure of a node, for the group that it is in."""
        key = key_of_node(node)
        if self._is_left(key):
            return "0"
        if what == "points":
            return self.points(key)
        return self._let(key, what, partial(self._whole, node, what), FIGURE)

    def _sum(self, node: Criterion, what: str) -> str:
        parts = [self._figure(part, what) for part in node.criteria]
        return "+".join(part for part in parts if part != "0") or "0"

    def _whole(self, node: Criterion, what: str) -> str:
        """A figure of a node, whatever is said of it."""
        if not node.is_leaf:
            idle = self._sum(node, what) if what in ("points", "plain") else "0"
            return when(self._none_applies(node), idle, self._reckoned(node, what))
        return self._of_leaf(node, what)

    def _reckoned(self, node: Criterion, what: str) -> str:
        """A figure of a node that applies and of which nothing is missing: after all that is said
        at it (manual: items)."""
        most = number(node.max) if node.is_leaf else self._assigned(node)
        if what in ("plain", "lost"):
            return self._limited(node, what)
        if not node.clamp:
            return self._limited(node, what)
        points = self._let(key_of_node(node), "points1", partial(self._limited, node, "points"))
        if what == "points":
            return f"MIN({points},{most})"
        return f"MAX({self._limited(node, 'gained')}-MAX({points}-{most},0),0)"

    def _limited(self, node: Criterion, what: str) -> str:
        """A figure after the node's limit: of bonus, of deductions, then of their difference."""
        if node.limit is None:
            return self._before_limit(node, what)
        key = key_of_node(node)
        gained0, lost0 = (
            self._let(key, f"{one}0", partial(self._before_limit, node, one), FIGURE)
            for one in ("gained", "lost")
        )
        limit = node.limit
        gained = gained0 if limit.bonus is None else f"MIN({gained0},{number(limit.bonus)})"
        lost = lost0 if limit.deduct is None else f"MIN({lost0},{number(limit.deduct)})"
        if limit.net is not None:
            over = number(limit.net)
            gained, lost = (
                f"{gained}-MAX({gained}-{lost}-{over},0)",
                f"{lost}-MAX({lost}-{gained}-{over},0)",
            )
        gained = self._let(key, "gained1", partial(str, gained), FIGURE)
        lost = self._let(key, "lost1", partial(str, lost), FIGURE)
        if what in ("gained", "lost"):
            return gained if what == "gained" else lost
        moved = self._before_limit(node, what)
        if lost != lost0:
            moved = f"{moved}+({lost0}-{lost})"
        if gained != gained0 and what == "points":
            moved = f"{moved}-({gained0}-{gained})"
        return self._floored(node, moved)

    def _before_limit(self, node: Criterion, what: str) -> str:
        """A figure after the node's own deductions, floor and bonus."""
        if what == "points":
            found = (self._after(node), *self._gains(node))
            return "+".join(one for one in found if one != "0") or "0"
        if what == "gained":
            below = [] if node.is_leaf else [self._sum(node, "gained")]
            return "+".join(one for one in (*below, *self._gains(node)) if one != "0") or "0"
        if what == "plain":
            return self._plain(node)
        return self._lost(node)

    def _after(self, node: Criterion) -> str:
        """Points after deductions and floor, before any bonus of the node itself."""
        twice = node.limit is not None or (node.bonus is not None and node.bonus.only_if_full)
        most = SHORT if twice else LONGEST
        make = partial(self._less_deducted, node, self._base(node))
        return self._let(key_of_node(node), "after", make, most)

    def _less_deducted(self, node: Criterion, points: str) -> str:
        off = self._deducted(node)
        return self._floored(node, points if off == "0" else f"({points})-{off}")

    def _deducted(self, node: Criterion) -> str:
        return self._let(key_of_node(node), "deducted", lambda: self._list(node, DEDUCT))

    def _base(self, node: Criterion) -> str:
        """A node's points before its lists, without excess: its rule's, or its parts'."""
        if not node.is_leaf:
            return self._sum(node, "points")
        value = self._value(node)
        return f"MIN({value},{number(node.max)})" if node.leaf_rule.may_exceed else value

    def _value(self, leaf: Criterion) -> str:
        """What a leaf's rule gives."""
        expression = leaf.arithmetic(self.year).expression()
        twice = leaf.leaf_rule.may_exceed or leaf.limit is not None
        most = SHORT if twice else LONGEST
        return self._let(key_of_node(leaf), "value", partial(self._by, leaf, expression), most)

    def _by(self, leaf: Criterion, expression: Expr) -> str:
        rule = leaf.leaf_rule
        if not rule.of_own_figures:
            raise NotInCellsError("compared" if rule.rolls_up is None else "periods")
        return formula(expression, self.named(rule, self.entry_keys(leaf), leaf))

    def _gains(self, node: Criterion) -> list[str]:
        """What the node's own bonus, a leaf's excess and earliness add."""
        gains = [self._bonus(node)]
        if node.is_leaf:
            if node.leaf_rule.may_exceed:
                gains.append(f"MAX({self._value(node)}-{number(node.max)},0)")
            early = node.arithmetic(self.year).early
            gains += [] if early is NO_POINTS else [self._by(node, early)]
        return gains

    def _bonus(self, node: Criterion) -> str:
        if node.bonus is None or (not node.is_leaf and self._waits(node)):
            return "0"
        return self._let(key_of_node(node), "added", lambda: self._full_bonus(node))

    def _full_bonus(self, node: Criterion) -> str:
        """The bonus list, with what it asks of the node's points."""
        assert node.bonus is not None
        amount = self._list(node, "bonus")
        if not node.bonus.only_if_full:
            return amount
        if not node.is_leaf and self._waits(node):
            raise NotInCellsError("full")
        most = number(node.max) if node.is_leaf else self._assigned(node)
        return f"IF(ROUND({self._plain(node)},{SNAP})>=ROUND({most},{SNAP}),{amount},0)"

    def _waits(self, node: Criterion) -> bool:
        """Whether a group's bonus asks for full points that the bloc has still to compute."""
        assert node.bonus is not None
        return node.bonus.only_if_full and any(
            self._is_left(key_of_node(below)) for below in node.walk() if below is not node
        )

    def _plain(self, node: Criterion) -> str:
        """Points after deductions and before any bonus, that of its parts included."""
        if node.is_leaf:
            return self._after(node)
        return self._less_deducted(node, self._sum(node, "plain"))

    def _lost(self, node: Criterion) -> str:
        """What deductions here and below took, and lateness, after floors."""
        idle = self._deducted(node) == "0" and node.floor is None
        off = [] if idle else [f"({self._base(node)})-({self._after(node)})"]
        if not node.is_leaf:
            below = self._sum(node, "lost")
            off += [] if below == "0" else [below]
        elif (loss := node.arithmetic(self.year).loss) is not NO_POINTS:
            off.append(self._by(node, loss))
        return f"MAX({'+'.join(off)},0)" if off else "0"

    @staticmethod
    def _floored(node: Criterion, points: str) -> str:
        if (node.deduct is None and node.floor is None) or node.floor == "none":
            return points
        return f"MAX({number(node.floor or ZERO)},{points})"

    # -- leaves ---------------------------------------------------------------------------------

    def _shown(self, node: Criterion) -> str:
        """The points in a node's row: none where something is missing."""
        if not node.is_leaf:
            return self._whole(node, "points")
        key = f"leaf:{node.id}"
        own = [*self.entry_keys(node), key, f"target:{node.id}"]
        wrong = [self.wrong([*own, *(f"fact:{fact}" for fact in node.leaf_rule.facts)])]
        made = self._of_leaf(node, "points")
        if self.later and self.rows[key].points:
            hand, others = self.cell(key, POINTS), self.typed([*own, *self.item_keys(node)])
            clash = f"NOT(ISNUMBER({hand}))", f"{counted(others)}>0" if others else FALSE
            wrong.append(all_of([f'{hand}<>""', any_of(clash)]))
        return when(any_of(wrong), "NA()", made)

    def _of_leaf(self, leaf: Criterion, what: str) -> str:
        """A figure of a leaf: does not apply, missing, by hand, as before, or reckoned."""
        is_points = what == "points"
        key, known = f"leaf:{leaf.id}", self.known(f"leaf:{leaf.id}")
        nothing = leaf.max if self.scale.not_applicable == "full" else ZERO
        if is_points and self.scale.rounding.at != "total":
            nothing = published(nothing, self.scale.rounding)
        idle = number(nothing) if what in ("points", "plain") else "0"
        if leaf.id in self.form.exempt:
            return idle
        shown = is_points and known.points is None and not known.counted
        counts = {"points": known.counted, "plain": known.plain, "gained": known.gained}
        before = '""' if shown else number(counts.get(what, known.lost))
        cells = self._heard(leaf) if self.later else []
        if self.later and not cells:
            made = before
        else:
            made = when(self.na(leaf), idle, self._said(leaf, what))
            if known.voices > 1 and not known.by_hand and leaf.has_lists:
                self.leaves_out = True
                made = self.said("by_bloc_scorers") if is_points else "0"
            if self.later:
                made = f"IF({counted(cells)}=0,{before},{made})"
        if not self.later or not self.rows[key].points:
            return made
        hand, most = f"N({self.cell(key, POINTS)})", number(leaf.max)
        by_hand = {"points": self._rounded(hand, key), "plain": f"MIN({hand},{most})"}
        by_hand["gained"] = f"MAX({hand}-{most},0)"
        return f'IF({self.cell(key, POINTS)}<>"",{by_hand.get(what, "0")},{made})'

    def _said(self, leaf: Criterion, what: str) -> str:
        """A figure of a leaf that applies, from what counts for it. Nothing is given for what is
        missing, and what was taken off stays off."""
        key = key_of_node(leaf)
        made = self._reckoned(leaf, what)
        if what == "points":
            made = self._rounded(made, key)
        absent = self.missing(leaf)
        unknown = (self._unknown(item, leaf) for item in leaf.items())
        missing = any_of([absent, *unknown])
        owed, lost = self._owed(leaf, absent)
        if what == "points":
            owed = '""' if owed == "0" else f'IF({owed}<0,{self._rounded(owed, key, "owed")},"")'
        elif what != "plain":
            owed = lost if what == "lost" else "0"
        return when(missing, owed, made)

    def _owed(self, leaf: Criterion, absent: str) -> tuple[str, str]:
        """What stays taken off while something is missing: points, and the deduction in them."""
        if not self._may_owe(leaf):
            return "0", "0"
        key, loss = key_of_node(leaf), leaf.arithmetic(self.year).loss
        base = when(absent, "0", self._base(leaf))
        after = self._let(key, "after_owed", partial(self._less_deducted, leaf, base))
        late = "0" if loss is NO_POINTS else when(absent, "0", self._by(leaf, loss))
        taken = partial(str, f"MAX(({base})-{after}+{late},0)")
        lost0 = self._let(key, "lost0_owed", taken, FIGURE)
        limit = [] if leaf.limit is None else [leaf.limit.deduct, leaf.limit.net]
        bounds = [number(one) for one in limit if one is not None]
        lost = f"MIN({','.join([lost0, *bounds])})" if bounds else lost0
        if bounds:
            after = self._floored(leaf, f"{after}+({lost0}-{lost})")
        owed = self._let(key, "owed", lambda: f"MIN({after},0)")
        return owed, f"MIN({lost},-{owed})"

    @staticmethod
    def _may_owe(leaf: Criterion) -> bool:
        """Whether a leaf may come to less than nothing."""
        floor = "none" if leaf.deduct is None and leaf.floor is None else leaf.floor or ZERO
        if floor != "none" and floor >= ZERO:
            return False
        return leaf.deduct is not None or leaf.leaf_rule.reach(leaf.max)[0] < 0

    def _heard(self, leaf: Criterion) -> list[str]:
        """At a later stage: the cells by which something new is said of a leaf."""
        key = f"leaf:{leaf.id}"
        known, keys = self.known(key), [key, *self.entry_keys(leaf), f"target:{leaf.id}"]
        keys += self.item_keys(leaf)
        if not known.by_hand:  # a figure by hand stands whatever the facts are
            keys += [f"fact:{fact}" for fact in leaf.leaf_rule.facts]
            keys += [fact for item in leaf.items() for fact in self._facts(item, leaf)]
        cells = self.typed(keys)
        if leaf.leaf_rule.by_hand and not known.voices:
            cells.append(self.cell("field:no_other_events", ENTRY))
        return cells

    def _none_applies(self, node: Criterion) -> str:
        """Whether a node does not apply; a group: whether none of its leaves does."""
        if node.is_leaf:
            return self.na(node)
        parts = (self._none_applies(part) for part in node.criteria)
        return self._let(key_of_node(node), "na", lambda: all_of(parts))

    def _assigned(self, node: Criterion) -> str:
        """The assigned maximum: without the leaves that do not apply, where they are left out."""
        if node.is_leaf:
            na = self.na(node) if self.scale.not_applicable == "exclude" else FALSE
            return when(na, "0", number(node.max))
        parts = (self._assigned(part) for part in node.criteria)
        return self._let(key_of_node(node), "assigned", lambda: "+".join(parts))

    # -- rounding -------------------------------------------------------------------------------

    def _rounded(self, points: str, key: str, what: str = "exact") -> str:
        """A leaf's points, rounded where the scale rounds them leaf by leaf. `what` they are."""
        return points if self.scale.rounding.at == "total" else self._published(points, key, what)

    def _published(self, points: str, key: str, what: str = "exact") -> str:
        rounding = self.scale.rounding
        if rounding.mode == "half_even" and len(points) > SHORT:
            points = self._let(key, what, lambda: points)
        if rounding.to is None:
            return round_(points, rounding.places, rounding.mode)
        to = number(rounding.to)
        return f"{round_(f'({points})/{to}', 0, rounding.mode)}*{to}"

    def _total(self) -> str:
        """The published total: rounded once, as the scale declares."""
        scale = self.scale
        if scale.root is not None:
            return self._published(self._whole(scale.root, "points"), TOTAL)
        parts = (self._figure(top, "points") for top in scale.criteria)
        return self._published("+".join(one for one in parts if one != "0") or "0", TOTAL)


def key_of_node(node: Criterion) -> str:
    """The row of a node; the scale's own is the total's."""
    if node.id == TOTAL:
        return TOTAL
    return f"leaf:{node.id}" if node.is_leaf else f"group:{node.id}"
