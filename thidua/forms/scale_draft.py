"""A draft of a scale from the lines of an office's sheet: the nodes, and every doubt.

Each line ends as part of the draft or as a doubt with its reason and its own words; none is
passed over. A doubt may carry what was most likely meant, as a suggestion that counts for nothing.
"""

from fractions import Fraction

from thidua.forms.scale_codes import depth_in, parts
from thidua.forms.scale_items import place_items
from thidua.forms.scale_model import Doubt, Draft, DraftNode
from thidua.forms.scale_table import Line, Table
from thidua.forms.scale_words import denies, is_total, saying


def make_draft(table: Table) -> Draft:
    """The draft of a table."""
    draft = Draft()
    _outline(draft, table)
    for node in list(draft.nodes):
        _settle(draft, node)
    for node in draft.all_nodes():
        place_items(draft, node)
    _sums(draft)
    return draft


def _outline(draft: Draft, table: Table) -> None:
    """The tree by numbering: a line with standard points and a code of its own opens a node."""
    open_nodes: list[DraftNode] = []
    for line in table.lines:
        value = line.standard.value
        if is_total(line.text) and not line.code and value is not None:
            draft.total = value
            draft.taken[line.row] = "total"
            continue
        code = parts(line.code)
        inner = open_nodes[-1] if open_nodes else None
        if value is not None and value > 0 and code and (inner is None or code != inner.code):
            node = DraftNode(line, value, code)
            depth = depth_in([one.code for one in open_nodes], code)
            (open_nodes[depth - 1].parts if depth else draft.nodes).append(node)
            open_nodes = [*open_nodes[:depth], node]
        elif inner is None:
            draft.loose.append(Doubt(line, "nowhere"))
        elif value is not None:
            inner.details.append(line)
            inner.followers.append(line)
        else:
            inner.followers.append(line)


def _settle(draft: Draft, node: DraftNode) -> None:
    """What the lines below a node are: its parts, levels of it, or unsure."""
    draft.taken[node.line.row] = "node"
    if node.line.bonus or node.line.deduct:
        node.doubts.append(Doubt(node.line, "node_figures"))
    if node.parts:
        _settle_parts(draft, node)
    _settle_details(draft, node)


def _settle_parts(draft: Draft, node: DraftNode) -> None:
    """Numbered lines with points are parts where they add up; else levels of the node."""
    total = sum((part.max for part in node.parts), Fraction(0))
    flat = all(not part.parts and part.max <= node.max for part in node.parts)
    if total == node.max and len(node.parts) > 1:
        for part in node.parts:
            _settle(draft, part)
        return
    if flat and any(part.max == node.max for part in node.parts):
        for part in node.parts:
            node.doubts.append(Doubt(part.line, "level"))
            node.followers += [line for line in part.followers if line not in part.details]
            node.doubts += [Doubt(line, "level") for line in part.details]
        node.parts = []
        return
    node.doubts.append(Doubt(node.line, "sum"))
    for part in node.parts:
        _settle(draft, part)


def _settle_details(draft: Draft, node: DraftNode) -> None:
    """Lines with points but no code of their own: unnumbered parts, or what is got for what."""
    details = node.details
    node.followers = [line for line in node.followers if line not in details]
    if not details:
        return
    values = [line.standard.value or Fraction(0) for line in details]
    bare = all(not line.bonus and not line.deduct for line in details)
    pairs = list(zip(details[::2], details[1::2], strict=False))
    if bare and not node.parts and len(details) == 2 * len(pairs) and _are_pairs(pairs, node):
        _take_pairs(draft, node, pairs)
    elif bare and not node.parts and len(details) > 1 and all(values) and sum(values) == node.max:
        _take_parts(draft, node, details)
    else:
        node.doubts += [Doubt(line, "level") for line in details]


def _are_pairs(pairs: list[tuple[Line, Line]], node: DraftNode) -> bool:
    """Whether the lines go two by two: done for so much, not done for nothing, adding up."""
    total = Fraction(0)
    for done, not_done in pairs:
        value = done.standard.value or Fraction(0)
        if not_done.standard.value != 0 or value <= 0 or denies(done.text) == denies(not_done.text):
            return False
        if saying(done.text).amounts or saying(not_done.text).amounts:
            return False
        total += value
    return bool(pairs) and total == node.max and not denies(pairs[0][0].text)


def _take_pairs(draft: Draft, node: DraftNode, pairs: list[tuple[Line, Line]]) -> None:
    if len(pairs) == 1:
        node.rule = "pass_fail"
        for line in pairs[0]:
            draft.taken[line.row] = "level"
        return
    for done, not_done in pairs:
        part = DraftNode(done, done.standard.value or Fraction(0), rule="pass_fail")
        part.extra.append(not_done)
        node.parts.append(part)
        draft.taken[done.row] = "part"
        draft.taken[not_done.row] = "level"


def _take_parts(draft: Draft, node: DraftNode, details: list[Line]) -> None:
    """Unnumbered parts; the lines after each are its own."""
    for line in details:
        node.parts.append(DraftNode(line, line.standard.value or Fraction(0)))
        draft.taken[line.row] = "part"
    for line in node.followers:
        owner = [part for part in node.parts if part.line.row < line.row]
        (owner[-1] if owner else node).followers.append(line)
    node.followers = [line for line in node.followers if line.row < details[0].row]


def _sums(draft: Draft) -> None:
    """The total against the top nodes."""
    total = sum((node.max for node in draft.nodes), Fraction(0))
    if draft.total is not None and draft.total != total and draft.nodes:
        draft.nodes[0].doubts.append(Doubt(draft.nodes[0].line, "total"))
