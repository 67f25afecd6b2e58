"""Where each criterion lies: by its number where the sums agree, else by the sums of the points."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby, pairwise

from thidua.excel.scale.draft.draft import ANY, Node, Outline
from thidua.excel.scale.rows.codes import (
    Code,
    alike,
    called,
    depth_in,
    follows,
    heading_word,
    is_bullet,
    kinds,
    parts,
)
from thidua.excel.scale.rows.line import IN_TEXT
from thidua.excel.scale.speech.text import even

WIDE = "#"
"""Begins the code of a heading that has none of its own: what stands over the whole width."""
WHOLES = (100, 1000)
"""What whole scales come to, mostly."""
MANY = 2
"""Runs of numbers, each called otherwise."""
MOST_TRIES, MOST_MOVES = 20_000, 8
"""Places that are tried for nodes whose sums don't fit their numbering, and nodes that are put
elsewhere than their numbers say."""


def has_room(points: Fraction, code: Code, nodes: Sequence[Node]) -> bool:
    """Whether one more criterion of so many points, numbered `code`, fits into the last group above it."""
    at = next((at for at in reversed(range(len(nodes))) if len(nodes[at].code) < len(code)), None)
    if at is None or (most := nodes[at].max) is None:
        return True
    taken = (node.max or Fraction(0) for node in nodes[at + 1 :] if len(node.code) == len(code))
    return sum(taken, points) <= most


def without_marks(nodes: Sequence[Node]) -> None:
    """`TC1`, `TC2` above 1.1, 1.2 and 2.1 are 1 and 2: letters that are no number, but a mark."""
    marked = [one for one in nodes if len(one.code) == 2 and not one.code[0].isdigit()]
    dotted = {one.code[0] for one in nodes if len(one.code) > 1 and one.code[0].isdigit()}
    plain = any(len(one.code) == 1 and one.code[0].isdigit() for one in nodes)
    if plain or not dotted or len({one.code[0] for one in marked}) != 1:
        return
    if dotted <= {one.code[1].lstrip("0") for one in marked}:
        for one in marked:
            one.code = (one.code[1].lstrip("0"),)


def with_calls(nodes: Sequence[Node]) -> None:
    """`KH1`, `KH2`, `NB1`, `NB2`: letters that change, each with numbers of its own in one run, are part
    of the numbers; not `TC1`, `NV1`, `NV2`, `TC2`, one inside the other."""
    runs = [letters for letters, _ in groupby(nodes, key=lambda one: called(one.line.code))]
    if len(runs) < MANY or "" in runs or len({*runs}) < len(runs):
        return
    for one in nodes:
        one.code = (called(one.line.code).casefold(), *one.code)


def with_places(nodes: Sequence[Node]) -> None:
    """110 and 120 below 100, 1110 below 1100, A0101 below A01: codes whose first digits say in what they
    lie. The last of a group is never the one before the next: 10, 11, 20, 21."""
    coded = [one for one in nodes if one.code and not _is_wide(one.code)]
    raw = [parts(one.line.code, keep=True) or ("",) for one in coded]
    digits = [own for *_, own in raw]
    if len({*digits}) < len(coded) or len({code[:-1] for code in raw}) != 1:
        return
    if not all(one.isdigit() and one.strip("0") and len(one) >= MANY for one in digits):
        return
    alike = len({*map(len, digits)}) == 1
    firsts = [one.rstrip("0") if alike else one for one in digits]
    outer = [
        max((one for one in firsts if one != own and own.startswith(one)), key=len, default="")
        for own in firsts
    ]
    tops = [n for n, above in enumerate(outer) if not above]
    runs_on = alike and any(int(digits[n]) == int(digits[n - 1]) + 1 for n in tops if n)
    if runs_on or len({*outer} - {""}) < MANY or len({len(digits[n]) for n in tops}) > 1:
        return
    paths: dict[str, Code] = {"": raw[0][:-1] or ("",)}
    for own, first, above in zip(digits, firsts, outer, strict=True):
        paths[first] = (*paths.get(above, paths[""]), own)
    for first, one in zip(firsts, coded, strict=True):
        one.code = paths[first]


def place(outline: Outline, nodes: Sequence[Node]) -> None:
    """Puts the nodes into their places: by numbering where the sums agree, else by the sums."""
    depths = depths_by_number(nodes)
    totals = outline.wanted(nodes)
    flat = [0] * len(nodes)
    fits = _sums_fit(nodes, depths)
    unnumbered = not any(node.code for node in nodes)
    if not fits or (_top_sum(nodes, depths) not in totals and not _all_printed(nodes, depths)):
        wrong = unnumbered and outline.total is not None  # no place of theirs comes to it
        if wrong and _top_sum(nodes, flat) in totals:
            depths = flat
        else:
            depths = _by_sums(nodes, totals) or (wrong and _by_sums(nodes, ANY)) or depths
    told = outline.total is not None and _top_sum(nodes, depths) in totals
    if unnumbered and not told and _name_points(nodes):
        depths = [int(not _names_points(node)) for node in nodes]
        told = True
    if unnumbered and not told and not _say_groups(nodes, depths):
        if outline.total is None and _may_be_nested(nodes):
            outline.loose.append((nodes[0].line, "group"))
        depths = (
            flat  # `Học tập 30, Lao động 20, Vệ sinh 10`: nothing but points makes a group of one
        )
    open_nodes: list[Node] = []
    for node, depth in zip(nodes, depths, strict=True):
        del open_nodes[depth:]
        (open_nodes[-1].children if open_nodes else outline.nodes).append(node)
        open_nodes.append(node)


def _name_points(nodes: Sequence[Node]) -> bool:
    """Whether rows without numbers say by where their points stand which of them are groups: `Nề nếp (40
    điểm)` above `Chuyên cần | 20`, and so again; not where all together come to a whole scale."""
    named = [*map(_names_points, nodes)]
    heads = sum(one and not below for one, below in pairwise(named))
    whole = sum((node.points for node in nodes), Fraction(0)) in WHOLES
    return named[:1] == [True] and heads >= MANY and not whole


def _names_points(node: Node) -> bool:
    return bool(IN_TEXT.fullmatch(even(node.line.max.raw)))


def _say_groups(nodes: Sequence[Node], depths: Sequence[int]) -> bool:
    """Whether more than the points of one of them say that rows without numbers are groups: there are
    several, with two parts each, and nothing beside them; these alone are in capitals, or have a mark
    that no part has."""
    marks = {(depth, _mark(node)) for node, depth in zip(nodes, depths, strict=True)}
    if len({mark for _, mark in marks}) == len(marks) == MANY and all(mark for _, mark in marks):
        return True
    heads = [n for n, depth in enumerate(depths[:-1]) if depths[n + 1] > depth]
    capitals = [n for n, node in enumerate(nodes) if node.line.text.isupper()]
    lone = any(depths[n + 1 : n + 3].count(depths[n] + 1) < MANY for n in heads)
    tops = [n for n, depth in enumerate(depths) if not depth]
    return bool(heads) and not lone and (capitals == heads or tops == heads != tops[:1])


def _may_be_nested(nodes: Sequence[Node]) -> bool:
    """Whether flat rows without numbers may be groups and their parts: by their points; by their marks; where
    all together come to more than a whole scale, and some to one of them."""
    points = [node.points for node in nodes]
    more = sum(points) > 100 and sum(points) != 1000
    some = more and any(heads_parts(points[n:]) for n in range(len(points)))
    return some or len({*map(_mark, nodes)}) > 1 or groups_only(points)


@dataclass(frozen=True, slots=True)
class _OpenGroup:
    """A node that later ones may lie in: its code, the word before it (`Tiêu chuẩn`), the mark in place of a
    number, what is left of its points (None: not printed), and whether anything lies in it."""

    code: Code = ()
    word: str = ""
    mark: str = ""
    left: Fraction | None = None
    begun: bool = False


Last = frozenset[tuple[str, str]]
"""The last number of each kind, with the word before it."""


def depths_by_number(nodes: Sequence[Node]) -> list[int]:
    """How deep each node lies, by its number alone."""
    depths: list[int] = []
    stack: list[_OpenGroup] = []
    last: Last = frozenset()
    for node in nodes:
        depth = _by_number(stack, node, last)
        stack[depth:] = [_open(node)]
        last = _last(node, last)
        depths.append(depth)
    return depths


def _by_number(stack: Sequence[_OpenGroup], node: Node, last: Last) -> int:
    """The depth of the next node by its number."""
    code, word = _styled(node), heading_word(node.line.code)
    if _is_wide(code):
        return len(code) - 1
    words = [one.word for one in stack]
    if word and word in words:
        return words.index(word)
    goes_on = any(alike(one.code, code) and one.word == word for one in stack)
    if words and words[-1] not in ("", word) and not goes_on and _begins_anew(code, word, last):
        return len(stack)
    if code:
        return depth_in([one.code for one in stack], code)
    numbered = [depth for depth, one in enumerate(stack, 1) if one.code]
    below, mark = max(numbered, default=0), _mark(node)
    nests = mark and stack and stack[-1].mark  # `-` below `*`
    inner = len(stack) if nests else below or min(len(stack), 1)
    beside = (d for d, one in enumerate(stack) if d >= below and one.mark == mark != "")
    return next(beside, inner)


def _open(node: Node, left: Fraction | None = None) -> _OpenGroup:
    return _OpenGroup(_styled(node), heading_word(node.line.code), _mark(node), left)


def _mark(node: Node) -> str:
    return node.line.code if is_bullet(node.line.code) else ""


def _styled(node: Node) -> Code:
    """A code with its capitals: after b comes c, not C."""
    raw = parts(node.line.code, keep=True)
    if _is_wide(node.code):
        return node.code
    return raw if len(raw) == len(node.code) else node.code


def _last(node: Node, last: Last) -> Last:
    if len(node.code) != 1:
        return last
    (own,), word = _styled(node), heading_word(node.line.code)
    return frozenset(
        [(word, own), *(o for o in last if o[0] != word or not kinds(o[1]) & kinds(own))]
    )


def _begins_anew(code: Code, word: str, last: Last) -> bool:
    """Whether a number right below `Tiêu chuẩn 1` is one of its parts: 1, or the one that goes on
    where the parts of the heading before ended, called as these are."""
    if len(code) != 1:
        return False
    before = (own for called_, own in last if called_ == word)
    return code[0].casefold() in ("1", "a", "i") or any(follows(o, code[0], 1) for o in before)


def _all_printed(nodes: Sequence[Node], depths: Sequence[int]) -> bool:
    """Whether there are groups, each has its figure, and no number comes twice beside itself: then a
    total that differs is wrong."""
    groups = [node for node, d, after in zip(nodes, depths, depths[1:], strict=False) if after > d]
    beside: list[set[Code]] = []
    for node, depth in zip(nodes, depths, strict=True):
        del beside[depth + 1 :]
        beside += [set() for _ in range(depth + 1 - len(beside))]
        if node.code and node.code in beside[depth]:
            return False
        beside[depth].add(node.code)
    return bool(groups) and all(node.line.max for node in groups)


def _sums_fit(nodes: Sequence[Node], depths: Sequence[int]) -> bool:
    stack: list[_OpenGroup] = []
    for node, depth in zip(nodes, depths, strict=True):
        if depth > len(stack) or not _closed(stack, depth):
            return False
        stack = [*_with(stack[:depth], node), _OpenGroup(left=node.max)]
    return _closed(stack, 0)


def _with(stack: Sequence[_OpenGroup], node: Node) -> list[_OpenGroup]:
    """The open nodes when a node comes to lie in the innermost."""
    if not stack:
        return []
    *outer, inner = stack
    left = inner.left - node.max if inner.left is not None and node.max is not None else None
    return [*outer, replace(inner, left=left, begun=True)]


def _closed(stack: Sequence[_OpenGroup], depth: int) -> bool:
    """Whether what lies in the open nodes from a depth on comes to their points."""
    return all(not one.begun or one.left in (None, 0) for one in stack[depth:])


def _by_sums(nodes: Sequence[Node], totals: Container[Fraction]) -> list[int] | None:
    """The places in which every sum agrees, with the fewest that are not those of the numbering."""
    if len(nodes) >= 400:
        return None
    search = _PlaceSearch(nodes, totals)
    found = (search.go(0, (), (), most) for most in range(1, MOST_MOVES + 1))
    depths = next((list(depths) for depths in found if depths is not None), None)
    return None if depths is not None and _hangs_one(nodes, depths) else depths


def _hangs_one(nodes: Sequence[Node], depths: Sequence[int]) -> bool:
    """Whether a row without a number, of numbered criteria, is the only part of one like it: of its points by
    chance."""
    for n, (outer, one) in enumerate(pairwise(nodes), 1):
        inside = depths[n] == depths[n - 1] + 1 > 1 and depths[n] not in depths[n + 1 : n + 2]
        if inside and not (outer.code or one.code) and _mark(outer) == _mark(one):
            return True
    return False


class _PlaceSearch:
    """Tries places for nodes, those of the numbering first."""

    def __init__(self, nodes: Sequence[Node], totals: Container[Fraction]) -> None:
        self.nodes = nodes
        self.totals = totals
        self.strict = totals is ANY
        self.bound = _bound_by_number(nodes)
        self.tries = 0
        last: Last = frozenset()
        self.last = [last, *(last := _last(node, last) for node in nodes)]

    def go(
        self, n: int, stack: Sequence[_OpenGroup], depths: tuple[int, ...], moves: int
    ) -> tuple[int, ...] | None:
        """Places for the nodes from `n` on, at most `moves` of them against the numbering."""
        self.tries += 1
        if self.tries > MOST_TRIES:
            return None
        if n == len(self.nodes):
            fits = _top_sum(self.nodes, depths) in self.totals
            return depths if fits and _closed(stack, 0) else None
        node = self.nodes[n]
        wished = _by_number(stack, node, self.last[n])
        free = range(len(stack) + 1) if moves and not self.bound[n] else (wished,)
        for depth in sorted(free, key=lambda d: (d != wished, abs(d - wished))):
            kept = _with(stack[:depth], node)
            if depth != wished and not _may_stand(stack, depth, node):
                continue
            if depth != wished and self.strict and _goes_on_elsewhere(stack, depth, node):
                continue
            over = bool(kept) and kept[-1].left is not None and kept[-1].left < 0
            if over or not _closed(stack, depth):
                continue
            inner = _open(node, node.max)
            found = self.go(n + 1, (*kept, inner), (*depths, depth), moves - (depth != wished))
            if found is not None:
                return found
        return None


def _may_stand(stack: Sequence[_OpenGroup], depth: int, node: Node) -> bool:
    """Whether a node's number allows a place: never 1 or 5 beside I, nor right below a heading without
    a number but outside of it, nor 5 as the first one in 4, nor II in 1 of I, nor 1.2 in 1.1."""
    if not _is_wide(node.code) and any(
        _is_wide(one.code) and not one.begun for one in stack[depth:]
    ):
        return False
    if len(node.code) > 1:
        return not any(alike(one.code, _styled(node)) for one in stack[:depth])
    if (
        not node.code
    ):  # no mark beside a number that it stands under, nor in a row with the same mark
        mark, numbered = _mark(node), any(one.code for one in stack[:depth])
        inside = numbered and any(one.mark == mark for one in stack[:depth])
        return not (mark and (inside or (depth < len(stack) and stack[depth].code)))
    if _is_wide(node.code):
        return True
    own, first = kinds(_styled(node)[0]), node.code[0] in ("1", "a", "i")
    word = heading_word(node.line.code)
    same_row = [
        len(one.code) == 1 and one.word == word and bool(kinds(one.code[0]) & own) for one in stack
    ]
    beside = stack[depth].code if depth < len(stack) else ()
    if beside and same_row[depth]:
        roman = "capital roman" in own - kinds(beside[0])  # I or X behind IX: no letter beside E
        dotted = any(len(one.code) > 1 for one in stack[depth + 1 :])  # P1, P2: L is beside P
        return dotted or not roman or follows(beside[0], _styled(node)[0], 3)
    known = first or bool(own and kinds(beside[0] if beside else ""))  # no letters that are a word
    if len(beside) == 1 and known and not _is_wide(beside):
        return False
    return first or not any(same_row[:depth])


def _is_wide(code: Code) -> bool:
    return bool(code) and code[0].startswith(WIDE)


def _goes_on_elsewhere(stack: Sequence[_OpenGroup], depth: int, node: Node) -> bool:
    """Whether a number is the next of an open row of numbers (3 behind 1 and 2), and this is not its
    place, or a row without a number would stand beside one that has it: only the scale's own total may
    say so."""
    if not node.code:
        return depth < len(stack) and bool(stack[depth].code) and not _is_wide(stack[depth].code)
    if len(node.code) != 1 or _is_wide(node.code):
        return False
    places = [
        d
        for d, one in enumerate(stack)
        if len(one.code) == 1 and follows(one.code[0].casefold(), node.code[0], 1)
    ]
    return bool(places) and depth not in places


def _top_sum(nodes: Sequence[Node], depths: Sequence[int]) -> Fraction:
    """What the top nodes come to; those without printed points by their parts."""
    unknown: list[bool] = []
    total = Fraction(0)
    for node, depth in zip(nodes, depths, strict=True):
        del unknown[depth:]
        if all(unknown) and node.max is not None:
            total += node.max
        unknown.append(node.max is None)
    return total


def _bound_by_number(nodes: Sequence[Node]) -> list[bool]:
    """Which nodes have a number that says in what they lie: 1.2 in 1; or are parts by their words."""
    codes: set[Code] = set()
    found = []
    for node in nodes:
        found.append(node.line.part or (len(node.code) > 1 and node.code[:-1] in codes))
        codes.add(node.code)
    return found


# -- by the points alone ---------------------------------------------------------------------------

FEWEST = 2
"""Rows that make a sum: one alone is the same figure said again."""


def comes_to(points: Sequence[Fraction], total: Fraction) -> bool:
    """Whether rows come to a total: all of them, or those that are no part of others, each of which its
    own parts come to."""
    return len(points) >= FEWEST and len(points) in _Sums(points).ends(0, total)


def groups_only(points: Sequence[Fraction]) -> bool:
    """Whether each row is a group that the rows below it come to, or a part of one."""
    sums, begins = _Sums(points), {0}
    for n in range(len(points)):
        begins |= sums.behind(n) if n in begins else set()
    return len(points) in begins and bool(points)


def heads_parts(points: Sequence[Fraction]) -> bool:
    """Whether some of the rows below the first come to it."""
    return bool(_Sums(points).behind(0))


class _Sums:
    """What rows in their order may come to, with parts of a group right below it."""

    def __init__(self, points: Sequence[Fraction]) -> None:
        self.points = points
        self.known: dict[tuple[int, Fraction], set[int]] = {}

    def behind(self, n: int) -> set[int]:
        """Where the parts of a row may end; two at least."""
        parted = n + 1 < len(self.points) and 0 < self.points[n + 1] < self.points[n]
        return self.ends(n + 1, self.points[n]) if parted else set()

    def ends(self, n: int, left: Fraction) -> set[int]:
        """Where the rows from `n` on may have come to what is left."""
        if not left:
            return {n}
        if n == len(self.points) or not 0 < self.points[n] <= left:
            return set()
        if (n, left) not in self.known:
            self.known[n, left] = {
                end
                for after in {n + 1} | self.behind(n)
                for end in self.ends(after, left - self.points[n])
            }
        return self.known[n, left]
