"""Where each criterion lies: by its number where the sums agree, else by the sums of the points."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.codes import Code, depth_in, follows, heading_word
from thidua.excel.scale.draft import Node, Outline

WIDE = "#"
"""Begins the code of a heading that has none of its own: what stands over the whole width."""
MOST_TRIES = 20_000
"""Places that are tried for nodes whose sums don't fit their numbering."""


def place(outline: Outline, nodes: Sequence[Node]) -> None:
    """Puts the nodes into their places: by numbering where the sums agree, else by the sums."""
    depths = _by_number(nodes)
    if not _sums_fit(nodes, depths):
        depths = _by_sums(nodes, depths, outline.total) or depths
    open_nodes: list[Node] = []
    for node, depth in zip(nodes, depths, strict=True):
        del open_nodes[depth:]
        (open_nodes[-1].children if open_nodes else outline.nodes).append(node)
        open_nodes.append(node)


def _by_number(nodes: Sequence[Node]) -> list[int]:
    depths: list[int] = []
    stack: list[Code] = []
    words: list[str] = []
    last: Code = ()  # of the lines with a bare number
    for node in nodes:
        word = heading_word(node.line.code)
        depth = depth_in(stack, node.code) if node.code else min(len(stack), 1)
        depth = 0 if node.code and node.code[0].startswith(WIDE) else depth
        if word in words and word:
            depth = words.index(word)
        elif words and words[-1] not in ("", word) and _begins_anew(node.code, last):
            depth = len(stack)
        del stack[depth:], words[depth:]
        stack.append(node.code)
        words.append(word)
        last = last if word else node.code
        depths.append(depth)
    return depths


def _begins_anew(code: Code, last: Code) -> bool:
    """Whether a number right below `Tiêu chuẩn 1` is one of its parts: 1, or the one that goes on
    where the parts of the heading before ended."""
    if len(code) != 1:
        return False
    return code[0] in ("1", "a", "i") or (len(last) == 1 and follows(last[0], code[0], 1))


def _sums_fit(nodes: Sequence[Node], depths: Sequence[int]) -> bool:
    stack: list[list[Fraction | None]] = []  # what is left of each open node; None: not printed

    def close(depth: int) -> bool:
        while len(stack) > depth:
            left, begun = stack.pop()
            if begun and left is not None and left != 0:
                return False
        return True

    for node, depth in zip(nodes, depths, strict=True):
        if depth > len(stack) or not close(depth):
            return False
        if stack and stack[-1][0] is not None and node.max is not None:
            stack[-1] = [stack[-1][0] - node.max, Fraction(1)]
        elif stack:
            stack[-1] = [None, Fraction(1)]
        stack.append([node.max, None])
    return close(0)


def _by_sums(
    nodes: Sequence[Node], wished: Sequence[int], total: Fraction | None
) -> list[int] | None:
    """The first places, those of the numbering before others, in which every sum agrees."""
    tries = 0
    depths: list[int] = []
    bound = _bound_by_number(nodes)

    def go(n: int, stack: list[tuple[Fraction | None, bool]]) -> bool:
        nonlocal tries
        tries += 1
        if tries > MOST_TRIES:
            return False
        if n == len(nodes):
            return _all_closed(stack, 0) and total in (None, _top_sum(nodes, depths))
        node = nodes[n]
        for depth in sorted(
            range(len(stack) + 1), key=lambda d: (d != wished[n], abs(d - wished[n]))
        ):
            if depth != wished[n] and (
                bound[n] or (total is None and node.code and 0 in (depth, wished[n]))
            ):
                continue
            if not _all_closed(stack, depth):
                continue
            kept = stack[:depth]
            if kept and node.max is not None and kept[-1][0] is not None:
                left = kept[-1][0] - node.max
                if left < 0:
                    continue
                kept[-1] = (left, True)
            elif kept:
                kept[-1] = (None, True)
            depths.append(depth)
            if go(n + 1, [*kept, (node.max, False)]):
                return True
            depths.pop()
        return False

    return list(depths) if len(nodes) < 400 and go(0, []) else None


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
    """Which nodes have a number that says in what they lie: 1.2 in 1."""
    codes: set[Code] = set()
    found = []
    for node in nodes:
        found.append(len(node.code) > 1 and node.code[:-1] in codes)
        codes.add(node.code)
    return found


def _all_closed(stack: Sequence[tuple[Fraction | None, bool]], depth: int) -> bool:
    return all(not begun or left in (None, 0) for left, begun in stack[depth:])
