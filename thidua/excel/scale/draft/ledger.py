"""The ledger of a scale: whether the draft holds what the office's table says, and no more.

Every figure of every cell that is read, each amount as often as it stands there, every limit and
every verb that takes must be held by what became of its row: the rule, items, limits, name or
points of its criterion, or a figure that follows from one of them; and no figure of a rule may
come from anywhere else. What nothing holds is a question at its row, with the words that are left.
The readers take no part in it: whoever let a word go, it is missed here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.excel.scale.draft.draft import Doubt, Draft, Part, Whole
from thidua.excel.scale.paper.beside import says_rules
from thidua.excel.scale.rows.codes import is_bullet, parts
from thidua.excel.scale.rows.line import Line, points_behind
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import NAMED, counted, decimal
from thidua.excel.scale.speech.text import (
    CAP,
    MINUS,
    NUMBER,
    SHARE_CAP,
    even,
    figure,
    has_figure,
    phrase,
    side_of,
)
from thidua.excel.scale.speech.things import Reading, Things
from thidua.excel.scale.tables.roles import DEDUCT

Figures = frozenset[Fraction]
OPEN = frozenset(map(Fraction, (0, 1, 100)))
"""Nothing, once, and all of it."""
_PIECES = re.compile(r"[;\n]|\.\s")
_CODES = phrase(rf"\b(?:mục|nội dung|tiêu chí|tiêu chuẩn|phần|hạng|thứ) {NUMBER}(?!\s*(?:điểm|%))")
_AMOUNT = phrase(rf"(?<![/\d,.])(?P<n>{NUMBER}) điểm\b")
"""So many points; not `2/1 điểm`, two for each."""
_TAKE = ("steps", "deadline", "linear")
"""Rules that take by themselves."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the draft holds of some lines: figures, each amount with how often it stands there, the
    limits, the lines (by number) that something is taken for (None: of any, by a rule), what the levels of
    `top` are worth."""

    figures: Figures
    amounts: Counter[Fraction]
    caps: Figures
    taking: frozenset[int] | None
    top: Fraction
    worth: Figures

    def __or__(self, part: "Held") -> "Held":
        """This, and what a part of it holds."""
        taking = None
        if self.taking is not None and part.taking is not None:
            taking = self.taking | part.taking
        figures, caps = self.figures | part.figures, self.caps | part.caps
        amounts, worth = self.amounts + part.amounts, self.worth | part.worth
        return Held(figures, amounts, caps, taking, self.top, worth)


def tell_unheld(draft: Draft) -> None:
    """Adds a doubt for each line of which the draft does not hold everything."""
    every = draft.all_parts()
    for part, after in zip(every, [*every[1:], None], strict=False):
        if part.is_sure:
            lines = [part.node.line, *part.node.words]
            part.doubts += _unheld(lines, held_of(part.reading, part.node.points, part.name))
            part.doubts += _invented(part, lines)
            ends = after is None or _goes_on(after)
            part.doubts += [
                Doubt(line, "unused") for line in _unused(part) if not (ends and _describes(line))
            ]
    if any(why == "total" for _, why in draft.outline.loose):
        for part in _numbered_alike(draft.parts):
            part.doubts.append(Doubt(part.node.line, "number"))
    for whole in draft.lists:
        whole.doubts += list(_unheld_of_list(draft, whole))
    total = sum((part.node.points for part in draft.parts), Fraction(0))
    first = min((part.node.line.n for part in draft.parts), default=0)
    draft.doubts += [
        Doubt(one, "paragraph")
        for one in draft.outline.notes
        if says_rules(one, total, above=one.n < first)
    ]


def _numbered_alike(siblings: Sequence[Part]) -> Iterator[Part]:
    """Criteria beside each other that bear one number: a group may be lost between them."""
    codes = Counter(part.node.code for part in siblings if parts(part.node.line.code))
    yield from (part for part in siblings if codes[part.node.code] > 1)


def held_of(reading: Reading, top: Fraction, name: str = "") -> Held:
    """What a criterion worth `top` holds."""
    kept = [name, *(one.condition for one in reading.described), *reading.ends]
    less = [one for one in reading.described if one.off]
    kept += [decimal(top - one.value) for one in less]
    things = [*reading.bonus.items, *reading.deduct.items]
    rule = reading.rule or {}
    kept += map(decimal, _counts(reading, top))
    said = frozenset([top, *_said([kept, *_values(reading)], names=True)])
    caps = {top, reading.bonus.cap, reading.deduct.cap, *(one.cap for one in things)}
    if "cap" in rule:
        caps.add(Fraction(rule["cap"]) * top)
    if "cap" in rule.get("early", {}):
        caps.add(Fraction(rule["early"]["cap"]))
    if rule.get("kind") == "place":
        caps |= {*map(Fraction, rule["points"])}
    amounts = Counter(_said([kept, *_values(reading)], names=True))
    if rule.get("kind") == "deadline":  # 6 of 10 when it is late: 4 are taken
        amounts.update([top - one for one in amounts.elements()])
    taken = {one.at for one in reading.deduct.items} | {one.at for one in less}
    held = Held(
        _near(said, reading, top),
        amounts,
        frozenset(one for one in caps if one is not None),
        None if rule.get("kind") in _TAKE else frozenset(taken),
        top,
        frozenset(Fraction(one["points"]) for one in rule.get("tiers", ())),
    )
    for one in reading.parts:
        held |= held_of(one.reading, one.points, one.name)
    return held


def _counts(reading: Reading, top: Fraction) -> dict[Fraction, Fraction]:
    """The limits that may be said in what is counted, by how many: `0,5 điểm/lần, tối đa 4 lần` is 2."""
    rule = reading.rule or {}
    limits = [(one.cap, one.points) for one in reading.bonus.items if one.each]
    limits += [(one.cap or top, one.points) for one in reading.deduct.items if one.each]
    limits += [(top, Fraction(rule["each"]))] if rule.get("kind") == "count" else []
    return {most / each: most for most, each in limits if most and each}


def _unheld(lines: Sequence[Line], held: Held) -> list[Doubt]:
    """The pieces of lines of which something is not held, each with its reason."""
    found = [doubt for line in lines for doubt in _missed(line, held)]
    spare = Counter(held.amounts)
    spare.update(held.top - one for one in held.worth)
    for line in lines if not found else ():
        for piece in _pieces(line):
            given = [figure(one["n"]) for one in _AMOUNT.finditer(CAP.sub(" ", piece))]
            short = [one for one in given if one not in (held.top, 0) and not spare[one]]
            spare.subtract(one for one in given if one not in short)
            if short:
                found.append(Doubt(line, "words", piece))
    return found + [Doubt(line, "repeated") for line in _repeated(lines)]


def _unused(part: Part) -> Iterator[Line]:
    """Rows below a criterion whose words stand nowhere in the draft: a group's name, another
    criterion. Those with a dash describe it, and are kept with its wording."""
    reading = part.reading
    told = {one.at for one in reading.items} | {one.at for one in reading.described}
    names = [one.name for one in reading.parts]
    names += [one["name"] for one in (reading.rule or {}).get("options", ())]
    said = _plain("; ".join(names))
    for line in part.node.words:
        known = _plain(line.text) in said or _plain(line.text) == _plain(part.name)
        passed = reading.rule is None and not names and points_behind(line.text) == part.node.points
        if (_is_silent(line) or passed) and line.n not in told and not known:
            yield line


def _goes_on(after: Part) -> bool:
    """Whether a criterion's number is no first one, before which a group's name may stand."""
    code = after.node.code if parts(after.node.line.code) else ()
    return bool(code) and code[-1] not in ("1", "a", "i")


def _describes(line: Line) -> bool:
    """Words of a criterion in a row of their own: they are kept with its wording."""
    return not line.code and not line.text.isupper()


def describing(part: Part) -> list[str]:
    """The words of rows below a criterion that say what it is, and not how it scores: how many are
    asked for, of what kind those counted are."""
    told = {one.at for one in part.reading.described}
    return [one.text for one in part.node.words if one.n in told or not _says(one)]


def _says(line: Line) -> bool:
    """Whether a row says anything of points."""
    words = f"{line.text}\n{line.how}"
    return line.has_figure or has_figure(words) or says_points(words)


def _is_silent(line: Line) -> bool:
    """Words that say nothing of points, in a row that no dash puts below the one before it."""
    passed = _says(line) or (is_bullet(line.code) and not line.text.isupper()) or line.paragraph
    return bool(_plain(line.text)) and not passed


def _plain(text: str) -> str:
    return " ".join(even(text).casefold().split()).strip(" .:;")


def _repeated(lines: Sequence[Line]) -> Iterator[Line]:
    """Rows that say what one above them says."""
    told: set[tuple[str, ...]] = set()
    for line in lines:
        if line.text and line.cells in told and line.has_figure:
            yield line
        told.add(line.cells)


def _pieces(line: Line) -> list[str]:
    """The pieces of the cells of a line."""
    pieces = (piece for text in line.cells for piece in _PIECES.split(even(text)))
    return [piece.strip() for piece in pieces if piece.strip()]


def _missed(line: Line, held: Held) -> Iterator[Doubt]:
    figures = held.figures | figures_of(line.code)
    lowered = frozenset(held.top - one for one in held.worth)  # `trừ 5 điểm` is a level of 15
    for piece in _pieces(line):
        taken = _taken(piece)
        if _need(piece) - figures - (taken & lowered):
            yield Doubt(line, "words", piece)
        elif _limits(piece, held.top) - held.caps:
            yield Doubt(line, "cap", piece)
        elif taken - lowered and held.taking is not None and line.n not in held.taking:
            yield Doubt(line, "sign", piece)


def figures_of(text: str) -> Figures:
    """Every figure in a text."""
    return frozenset(figure(one) for one in re.findall(NUMBER, _DAY.sub(r"\1 \2", even(text))))


_DAY = phrase(r"(?<=\bngày )(\d{1,2})\.(\d{1,2})\b")
"""`trước ngày 02.9`."""


def _need(text: str) -> Figures:
    """Every figure in a text but those that name something: `Nghị quyết 35`, `mục 1.4`."""
    return figures_of(_CODES.sub(" ", NAMED.sub(" ", text)))


def _limits(text: str, top: Fraction) -> Figures:
    """Every limit in a text, in points."""
    shares = (top * figure(one["n"]) / 100 for one in SHARE_CAP.finditer(text) if top)
    return frozenset([*(figure(one["n"]) for one in CAP.finditer(text)), *shares])


def _taken(text: str) -> Figures:
    """The amounts that a piece takes."""
    rest = CAP.sub(" ", _TAKES_NONE.sub(" ", text))
    found = _AMOUNT.finditer(rest) if side_of(rest) == MINUS else ()
    return frozenset(figure(one["n"]) for one in found)


_TAKES_NONE = phrase(r"\b(?:không|chưa|ít|bị)\b[^:;,]*\b(?:trừ|phạt)\b|\bđiểm trừ\b")
"""`Không bị trừ điểm: 10 điểm`."""


def _invented(part: Part, lines: Sequence[Line]) -> Iterator[Doubt]:
    """Figures of a rule that no word of its lines gives."""
    texts = [text for line in lines for text in (line.text, line.how, line.target, *line.cells)]
    given = {figure_ for text in texts for figure_ in figures_of(text) | _in_words(text)}
    own = [(part.reading, part.node.points)]
    for reading, top in [*own, *((one.reading, one.points) for one in part.reading.parts)]:
        given |= {one.value for one in reading.described if one.off}
        counted_ = {most for many, most in _counts(reading, top).items() if many in given}
        for one in {*_said(_values(reading), names=False)} - {top, *OPEN, *counted_}:
            if not (_near([one], reading, top) - OPEN) & given:
                yield Doubt(part.node.line, "invented")
                return


def _in_words(text: str) -> Figures:
    """The figures that pieces of a text say in words: `một vụ còn 5 điểm, hai vụ trở lên 0 điểm`."""
    return frozenset(
        one for piece in re.split(r"[,;:\n]", text) for one in figures_of(counted(piece))
    )


def _values(reading: Reading) -> list[object]:
    """What a reading puts into the draft."""
    lists = [_of_things(things) for things in (reading.bonus, reading.deduct)]
    return [reading.rule, *(one.points for one in reading.parts), *lists]


def _of_things(things: Things) -> list[object]:
    return [things.cap, *([{"name": o.name}, o.points, o.rule, o.cap] for o in things.items)]


def _said(value: object, *, names: bool) -> Iterator[Fraction]:
    """Every figure in values of the draft; `names`: those of its names, too."""
    if isinstance(value, Fraction):
        yield value
    elif isinstance(value, str):
        yield from figures_of(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _said(one, names=names) if names or key != "name" else ()
    elif isinstance(value, list):
        for one in value:
            yield from _said(one, names=names)


def _near(some: Iterable[Fraction], reading: Reading, top: Fraction) -> Figures:
    """Figures, and those that one may write for them: 5 over a plan for 105, up to 2 for below 3,
    half of the points, 110 % for 1.1 times, places by their number."""
    rule = reading.rule or {}
    kind = rule.get("kind")
    some = frozenset(some)
    found = {*some, *OPEN}
    rules = [rule, *(o.rule or {} for o in (*reading.bonus.items, *reading.deduct.items))]
    if any(one.get("every") == "1" for one in rules):
        found |= {one + sign for one in some for sign in (1, -1)}  # the sixth is past five
    if kind == "ratio":
        found |= {one * 100 for one in some} | {one * top for one in some}
    if reading.share or kind == "steps":
        found |= {one - 100 for one in some} | {100 - one for one in some}
        found |= {one + 100 for one in some}
    if kind == "steps" and rule["first"] != "0":  # the first at a price of its own
        found |= {one + figure(rule["each"]) for one in some}
    if kind == "tiers":
        steps = [Fraction(sign, many) for sign in (1, -1) for many in (1, 10, 100)]
        found |= {one + step for one in some for step in steps}
        found |= {one / 1000 for one in some if one >= 1000}  # 2 tỷ beside 500 triệu
    if kind == "deadline":
        found |= {top - one for one in some}
    if kind == "place":
        found |= {*map(Fraction, range(len(rule["points"]) + 2))}
    if top:
        found |= {one * 100 / top for one in some}
    return frozenset(found)


def _unheld_of_list(draft: Draft, whole: Whole) -> Iterator[Doubt]:
    """The same of a list of the whole scale: each line of it by its own items."""
    asked = {one.line.n for one in (*whole.doubts, *draft.doubts)}
    things = whole.things
    for extra in draft.outline.extras:
        its = extra.side == whole.side and extra.owner is whole.owner
        above = extra.line  # the last row that gives or takes
        for line in (extra.line, *extra.lines) if its else ():
            own = Reading()
            of_side = own.deduct if whole.side == DEDUCT else own.bonus
            of_side.items = [one for one in things.items if one.at == line.n]
            of_side.cap = whole.sums.get(line.n, things.cap)
            above = line if of_side.items else above
            if line.n not in asked:
                yield from _unheld([line], held_of(own, Fraction(0)))
                known = line is extra.line or line.n in whole.ruling or _heads_part(line, things)
                alone = is_bullet(line.code) and above.code in (line.code, extra.line.code)
                silent = _is_silent(line) or (alone and not _says(line))
                if silent and not (known or of_side.items):
                    yield Doubt(line, "unused")


def _heads_part(line: Line, things: Things) -> bool:
    """Whether a row of a list is the name of the items below it."""
    return any(one.part and _plain(line.text).startswith(_plain(one.part)) for one in things.items)
