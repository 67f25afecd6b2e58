"""A draft of a scale: every line read into the tree, or told with what it leaves over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from thidua.excel.scale.codes import parts
from thidua.excel.scale.headings import BONUS, DEDUCT
from thidua.excel.scale.lines import GUESSED, IN_TEXT, Figure, Line, Sheet
from thidua.excel.scale.outline import BOTH, make_outline
from thidua.excel.scale.speech.clauses import CAP, Clause, count_ones, read_clauses, says_points
from thidua.excel.scale.speech.lists import item_of
from thidua.excel.scale.speech.readings import read, read_list
from thidua.excel.scale.speech.sides import AWARD, MINUS, PLUS
from thidua.excel.scale.speech.text import even, figure, has_figure
from thidua.excel.scale.speech.things import OUT, Reading, Thing, Things, loaded
from thidua.excel.scale.tree import Extra, Node, Outline
from thidua.excel.scale.wording import joined_words, split_title


@dataclass(slots=True)
class Doubt:
    """A line that people have to look at: why, and the words that no rule accounts for."""

    line: Line
    why: str
    words: str = ""


@dataclass(slots=True)
class Part:
    """A node of the draft: its outline, reading, parts, and the doubts about it."""

    node: Node
    name: str
    reading: Reading
    parts: list["Part"] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether its rule may stand in the draft."""
        return not self.doubts

    def sure_things(self) -> dict[str, Things]:
        """The items that may stand in the draft: all where nothing is doubtful; else those of
        lines of their own, beside the doubtful ones."""
        found = {BONUS: self.reading.bonus, DEDUCT: self.reading.deduct}
        if self.is_sure:
            return found
        doubtful = {doubt.line.n for doubt in self.doubts}
        if self.reading.rule is not None or self.node.line.n in doubtful:
            return {}
        capped = any(doubt.why == "cap" for doubt in self.doubts)
        kept: dict[str, Things] = {}
        for side, things in found.items():
            items = [one for one in things.items if one.at not in doubtful]
            if items:
                cap = None if capped else things.cap
                kept[side] = replace(things, items=items, cap=cap)
        return kept


@dataclass(slots=True)
class Whole:
    """The list of bonuses or deductions of the scale: sure items, doubtful ones, its cap."""

    side: str
    things: Things
    doubts: list[Doubt] = field(default_factory=list)
    guesses: dict[int, Thing] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """The whole draft."""

    outline: Outline
    rows: int = 0
    parts: list[Part] = field(default_factory=list)
    lists: list[Whole] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def all_parts(self) -> list[Part]:
        """Every node, in the order of the file."""
        found: list[Part] = []

        def take(parts_: Sequence[Part]) -> None:
            for one in parts_:
                found.append(one)
                take(one.parts)

        take(self.parts)
        return found

    def all_doubts(self) -> list[Doubt]:
        """Every doubt, in the order of the file."""
        found = [*self.doubts, *(doubt for part in self.all_parts() for doubt in part.doubts)]
        found += [doubt for whole in self.lists for doubt in whole.doubts]
        return sorted(found, key=lambda doubt: doubt.line.n)


def make_draft(sheet: Sheet) -> Draft:
    """The draft of a sheet's lines."""
    outline = make_outline(sheet)
    draft = Draft(outline, len(sheet.lines))
    lines = {line.n: line for line in sheet.lines}
    _caps_by_code(outline)
    draft.parts = [_part(node, lines) for node in outline.nodes]
    draft.doubts += [Doubt(line, why) for line, why in outline.loose]
    for extra in outline.extras:
        _whole(draft, extra)
    return draft


def _part(node: Node, lines: dict[int, Line]) -> Part:
    name, clauses, doubts = _wording(node)
    top = node.points
    title = node.line.text.split("\n")[0]
    reading = read(clauses, top, title) if not node.children else read_list(clauses, title, top)
    part = Part(node, name, reading)
    part.doubts += [Doubt(line, why) for line, why in node.doubts]
    part.doubts += doubts
    for left in reading.left:
        part.doubts.append(Doubt(lines.get(left.at, node.line), left.why, left.words))
    part.doubts += [Doubt(node.line, why) for why in node.line.doubts]
    if node.line.max and node.line.max.value is None:
        if GUESSED not in node.line.doubts:
            part.doubts.append(Doubt(node.line, "figure"))
    elif node.computed and not node.children:
        part.doubts.append(Doubt(node.line, "no_max"))
    if node.children:
        reading.rule = None
    whole = reading.rule is not None or reading.parts or not part.sure_things()
    if part.doubts and whole and all(doubt.line is not node.line for doubt in part.doubts):
        part.doubts.append(Doubt(node.line, "by_hand"))
    part.parts = [_part(child, lines) for child in node.children]
    return part


# -- the words of a criterion ------------------------------------------------------------------------


def _wording(node: Node) -> tuple[str, list[Clause], list[Doubt]]:
    """A criterion's name, the clauses of all its lines, and what its figures leave open."""
    line, doubts = node.line, []  # type: tuple[Line, list[Doubt]]
    text = line.text
    match = IN_TEXT.search(even(text))
    alone = len(IN_TEXT.findall(even(text))) == 1
    if match is not None and alone and figure(match["n"]) == node.max:
        text = even(text).replace(match[0], "", 1)
    name, own = split_title(text)
    if not own and says_points(text):
        own = text
    if not own and not node.children and (rest := _passed_over(text, node.points)):
        doubts.append(Doubt(line, "words", rest))
    clauses = read_clauses(own, line.n) if own else []
    levels = [one for one in node.words if one.max.value is not None or one.level.value is not None]
    if line.how:
        clauses += _of_line(line, line.how, _own_level(line, levels), doubts)
    elif line.level.value is not None and line.level.value != node.max:
        doubts.append(Doubt(line, "figure"))
    if line.bonus or line.deduct:
        clauses += _own_column(node, doubts)
    for one in node.words:
        words = joined_words(one)
        found = _figure_of(one)
        clauses += _of_line(one, words, found, doubts)
        doubts += [Doubt(one, why) for why in one.doubts]
        if _is_below_nothing(one, [line, *levels]):
            doubts.append(Doubt(one, "minus"))
    return name, clauses, doubts


_SPEAKS = re.compile(r"(?<!địa )(?<!thời )\bđiểm\b|\bkhông chấm\b|\(-\d", re.IGNORECASE)


def _passed_over(text: str, top: Fraction) -> str:
    """What stands behind a name (`Văn thư: chậm chỉ tính 50% số điểm`) and speaks of points in
    words that no amount is found in; "" where nothing does."""
    rest = text.partition(":")[2].strip()
    speaks = _SPEAKS.search(even(rest)) or loaded(even(rest))
    return rest if speaks and read(read_clauses(rest), top).left else ""


Amount = tuple[str, Fraction, str] | None
"""What a column says: bonus, deduction or level; how much; counted by what ("" for once)."""


def _own_level(line: Line, levels: Sequence[Line]) -> Amount:
    """The points of the level that stands in the criterion's own row."""
    if line.level.value is not None:
        return AWARD, line.level.value, line.level.per
    if levels and line.max.value is not None and not says_points(line.how):
        return AWARD, line.max.value, ""
    return None


def _figure_of(line: Line) -> Amount:
    """The points that a line's columns give, and what they are."""
    for one, side in (
        (line.deduct, MINUS),
        (line.bonus, PLUS),
        (line.level, AWARD),
        (line.max, AWARD),
    ):
        if one.value is not None:
            if one.value < 0:
                side = MINUS
            elif side == AWARD and one.raw.strip().startswith("+"):
                side = PLUS
            return side, abs(one.value), one.per
    return None


def _is_below_nothing(line: Line, beside: Sequence[Line]) -> bool:
    """`Không hoàn thành | -5` in the column in which another level stands as `10`: once, not each."""
    columns = [("level", beside), ("max", beside[1:])]
    return any(
        (own := getattr(line, column)).value is not None
        and own.value < 0
        and not own.per
        and any(_is_worth(getattr(one, column)) for one in lines)
        for column, lines in columns
    ) and not any(clause.each for clause in read_clauses(joined_words(line)))


def _is_worth(one: Figure) -> bool:
    """A level's points, and no bonus: `10`, not `+10`."""
    return one.value is not None and one.value > 0 and not one.raw.strip().startswith("+")


def _own_column(node: Node, doubts: list[Doubt]) -> list[Clause]:
    """A figure for bonus or deduction in the criterion's own row."""
    line = node.line
    amount = _figure_of(line)
    below = [one for one in node.words if one.bonus or one.deduct]
    if amount is None or (line.bonus.raw and line.deduct.raw):
        doubts.append(Doubt(line, "both_columns"))
        return []
    if below or node.children:
        doubts.append(Doubt(line, "node_figures"))
        return []
    if says_points(line.text) or says_points(line.how):
        told = [
            clause
            for clause in read_clauses(line.text + "\n" + line.how)
            if clause.points is not None
        ]
        if not any(clause.points == amount[1] and clause.side == amount[0] for clause in told):
            doubts.append(Doubt(line, "amount"))
        return []
    clauses = read_clauses(line.text, line.n)
    if len(clauses) == 1 and clauses[0].each:
        clauses[0].points, clauses[0].side = amount[1], amount[0]
        return clauses
    doubts.append(Doubt(line, "node_figures"))
    return []


def _of_line(line: Line, words: str, amount: Amount, doubts: list[Doubt]) -> list[Clause]:
    """The clauses of a line, with the points that stand in a column beside them."""
    if line.bonus and line.deduct:
        doubts.append(Doubt(line, "both_columns"))
    for one in (line.max, line.level, line.bonus, line.deduct):
        if one and one.value is None:
            doubts.append(Doubt(line, "figure"))
    clauses = read_clauses(words, line.n)
    if amount is None:
        return clauses
    side, points, per = amount
    told = [clause for clause in clauses if clause.points is not None]
    if told:
        if not any(clause.points == points for clause in told):
            doubts.append(Doubt(line, "amount"))
        for clause in told:
            clause.column = True
            if clause.side == AWARD and side != AWARD:
                clause.side = side
            elif clause.side != side and side != AWARD:
                doubts.append(Doubt(line, "sign"))
        return clauses
    bare = [clause for clause in clauses if clause.cap is None and not clause.formula]
    if len(bare) > 1:
        joined = _joined(bare, words, line)
        clauses = [joined, *(clause for clause in clauses if clause not in bare)]
        bare = [joined]
    if not bare:
        doubts.append(Doubt(line, "amount"))
        return clauses
    bare[0].points, bare[0].side, bare[0].column = points, side, True
    if per:
        bare[0].each, bare[0].per = True, per
    bare[0].condition = count_ones(bare[0], bare[0].condition)
    return clauses


def _joined(clauses: Sequence[Clause], words: str, line: Line) -> Clause:
    """Several pieces without points, as one: the points beside them are of all together."""
    whole = Clause(words, line.n, name=words, condition=even(words).replace("\n", ", "))
    whole.each = any(clause.each for clause in clauses)
    every = {clause.every for clause in clauses if clause.every != 1}
    if len(every) == 1:
        whole.every = every.pop()
    whole.left = " ".join(clause.left for clause in clauses if clause.left)
    if whole.each:
        whole.condition = ", ".join(clause.condition for clause in clauses)
    return whole


# -- lists of the whole scale ------------------------------------------------------------------------

_CODED = re.compile(
    r"\b(?:của|cho|đối với)\s+(?:mục|nội dung|tiêu chí|phần)\s+(?P<code>[A-Za-zđĐ]?\.?\d+(?:\.\d+)*|[IVX]+|[a-zđA-ZĐ])\b(?=\s*(?:không|tối đa|là|nhiều))",
    re.IGNORECASE,
)


def _caps_by_code(outline: Outline) -> None:
    """A line that limits another criterion by its code goes there."""
    nodes = outline.walk()
    for node in nodes:
        for line in list(node.words):
            match = _CODED.search(even(line.text))
            if match is None:
                continue
            line.text = even(line.text).replace(match[0], "", 1)
            named = [one for one in nodes if one.code == parts(match["code"])]
            if len(named) == 1 and named[0] is not node:
                node.words.remove(line)
                named[0].words.append(line)
            elif len(named) != 1:
                node.doubts.append((line, "cap"))


def _whole(draft: Draft, extra: Extra) -> None:
    """Reads the lines below the heading of a list."""
    if extra.side == BOTH:
        _both(draft, extra)
        return
    whole = _list_of(draft, extra.side)
    if whole.things.items or whole.doubts:
        whole.doubts.append(Doubt(extra.line, "two_lists"))
    side = MINUS if extra.side == DEDUCT else PLUS
    _head(whole, extra, side)
    for line in extra.lines:
        _entry(whole, line, side)


def _list_of(draft: Draft, side: str) -> Whole:
    """The scale's list of a side; a new one where there is none."""
    found = next((one for one in draft.lists if one.side == side), None)
    if found is None:
        found = Whole(side, Things())
        draft.lists.append(found)
    return found


def _both(draft: Draft, extra: Extra) -> None:
    """`Thưởng, phạt chung`: each line says by itself what it is."""
    if CAP.search(even(extra.line.text)) or extra.line.how or extra.line.max:
        draft.doubts.append(Doubt(extra.line, "cap"))
    for line in extra.lines:
        amount = _figure_of(line)
        words = "\n".join(text for text in (line.text, line.how) if text)
        sides = {amount[0]} if amount else set()
        sides |= {clause.side for clause in read_clauses(words) if clause.gives}
        sides.discard(AWARD)
        if len(sides) == 1:
            side = sides.pop()
            _entry(_list_of(draft, DEDUCT if side == MINUS else BONUS), line, side)
        elif not _says_nothing(words):
            draft.doubts.append(Doubt(line, "sign"))


_LIST_WORDS = re.compile(r"\b(?:trừ|cộng|thưởng|phạt) điểm\b", re.IGNORECASE)


def _head(whole: Whole, extra: Extra, side: str) -> None:
    words = "\n".join(text for text in (extra.line.text, extra.line.how) if text)
    caps: set[Fraction] = set()
    if extra.line.max.value is not None:
        caps.add(abs(extra.line.max.value))
    for clause in read_clauses(words, extra.line.n):
        if clause.cap is not None and clause.points is None and clause.cap.side in ("", side):
            caps.add(clause.cap.points)
            continue
        if _flag(whole, clause):
            continue
        if (
            has_figure(clause.condition)
            or loaded(_LIST_WORDS.sub(" ", clause.condition))
            or clause.points is not None
            or clause.left
        ):
            whole.doubts.append(Doubt(extra.line, "words", clause.text))
    whole.doubts += [Doubt(extra.line, why) for why in extra.line.doubts]
    if len(caps) > 1 or (caps and whole.things.cap is not None):
        whole.doubts.append(Doubt(extra.line, "cap"))
    elif caps:
        whole.things.cap = caps.pop()


def _flag(whole: Whole, clause: Clause) -> bool:
    """`chỉ tính mức cao nhất`, `chỉ cộng khi đạt điểm chuẩn`: what holds for the whole list."""
    one = read_list([Clause("", clause.at, whole.side, Fraction(1), name="x"), clause], "")
    things = one.bonus if whole.side == BONUS else one.deduct
    if one.left or not (things.one_of or things.only_if_full):
        return False
    whole.things.one_of |= things.one_of
    whole.things.only_if_full |= things.only_if_full
    return True


def _entry(whole: Whole, line: Line, side: str) -> None:
    """One line of a list: its items, what holds for the list, or a doubt."""
    words = "\n".join(text for text in (line.text, line.how) if text)
    doubts = [Doubt(line, why) for why in line.doubts]
    amount = _figure_of(line)
    if amount is not None:
        if amount[0] not in (side, AWARD):
            doubts.append(Doubt(line, "sign"))
        amount = (side, amount[1], amount[2])
    clauses = _of_line(line, words, amount, doubts)
    giving = [clause for clause in clauses if clause.gives]
    things: list[Thing] = []
    reading = Reading()
    if len(giving) == 1 or (giving and all(clause.side == side for clause in giving)):
        things = _line_items(reading, line, clauses, side)
    elif not giving and side == MINUS and OUT.search(words) and not has_figure(words):
        things = [Thing(" ".join(line.text.split()), line.n, disqualifies=True)]
    elif giving or not _for_the_list(whole, clauses, side, words):
        doubts.append(Doubt(line, "words", words))
    doubts += [Doubt(line, left.why, left.words) for left in reading.left]
    if not doubts:
        whole.things.items += things
    elif things:
        whole.guesses[line.n] = things[0]
    whole.doubts += doubts


def _line_items(reading: Reading, line: Line, clauses: Sequence[Clause], side: str) -> list[Thing]:
    """The items of one line, each with the limit that follows it."""
    things: list[Thing] = []
    alone = sum(clause.gives for clause in clauses) == 1
    for clause in clauses:
        if clause.gives:
            if clause.side not in (side, AWARD):
                reading.leave(clause, "sign")
            clause.side = side
            thing = item_of(reading, clause)
            if alone and line.text and (clause.column or line.how or not clause.name):
                thing.name = " ".join(line.text.split()) or thing.name
            things.append(thing)
        elif (
            clause.is_limit
            and clause.cap
            and not clause.cap.whole
            and things
            and things[-1].cap is None
        ):
            things[-1].cap = clause.cap.points
        elif alone and line.how and clause.is_bare and not loaded(clause.condition):
            continue  # the words of the line beside an amount in a column of its own
        elif alone and line.how and clause.each and clause.text in even(line.text):
            for each in things:
                each.each = True
        else:
            reading.leave(clause, "words")
    return things


def _for_the_list(whole: Whole, clauses: Sequence[Clause], side: str, words: str) -> bool:
    """A line that limits the list or holds for all of it, or that says nothing."""
    if not clauses or _says_nothing(words):
        return True
    one = clauses[0]
    if len(clauses) > 1:
        return False
    if one.is_limit and one.cap is not None and whole.things.cap is None:
        if one.cap.side in ("", side):
            whole.things.cap = one.cap.points
            return True
        return False
    return _flag(whole, one)


def _says_nothing(words: str) -> bool:
    text = even(words)
    return (
        not has_figure(text)
        and not loaded(text)
        and not OUT.search(text)
        and not re.search(r"\b(?:trừ|cộng|thưởng|phạt)\b", text, re.I)
    )
