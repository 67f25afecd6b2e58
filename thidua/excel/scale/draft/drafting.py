"""From the lines of an office's table to a draft: each criterion with its name and its reading.

Where a table has no column for the maximum it is taken from the words; a guess is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.draft.draft import Doubt, Draft, Node, Outline, Part
from thidua.excel.scale.draft.ledger import tell_unheld
from thidua.excel.scale.draft.plausibility import tell_implausible
from thidua.excel.scale.lists.bands import band_lines, bands_of
from thidua.excel.scale.lists.named_lines import WHOSE, settle_named
from thidua.excel.scale.lists.own_lists import settle_owners
from thidua.excel.scale.lists.whole_lists import read_whole
from thidua.excel.scale.rows.codes import heading_word, kinds, parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import (
    GUESSED,
    IN_TEXT,
    Line,
    ScaleLines,
    max_behind_name,
)
from thidua.excel.scale.rows.line_words import (
    factor_in,
    figure_of,
    figures_behind,
    is_below_nothing,
    joined_words,
    levels_behind,
    of_line,
    own_column,
    own_level,
    passed_over,
    split_title,
)
from thidua.excel.scale.rows.styles import make_outline
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import NAMED, read_range
from thidua.excel.scale.speech.readings import read, read_list
from thidua.excel.scale.speech.recurrence import by_custom, names_deeds
from thidua.excel.scale.speech.spellings import in_own_words
from thidua.excel.scale.speech.text import (
    CAP,
    MINUS,
    NUMBER,
    PLUS,
    even,
    figure,
    has_figure,
    phrase,
    tone_of,
)
from thidua.excel.scale.speech.things import Reading, Things
from thidua.excel.scale.tables.roles import BONUS, DEDUCT, EITHER, LEVEL, MAX


def _maxima_behind_names(lines: Sequence[Line]) -> None:
    """`I | Tổ chức Hội: 20 điểm` above 1, `Phần 1 | Giáo dục: 30 điểm`, `Tổng cộng: 40 điểm`: the
    points stand behind the name where the column of points has none; names alone that have them are
    the criteria, their levels below."""
    alone = _criteria_alone(lines)
    for n, line in enumerate(lines):
        code, after = parts(line.code), lines[n + 1 : n + 2]
        inner = parts(after[0].code) if after and after[0].max else ()
        worded = heading_word(line.code) and not (after and heading_word(after[0].code))
        deeper = len(inner) > len(code) and inner[: len(code)] == code
        apart = code and inner and (worded or deeper or not kinds(code[-1]) & kinds(inner[-1]))
        heads = apart or (code and line.wide)
        if not (line.has_figure or line.paragraph) and (heads or not code):
            max_behind_name(line, after[0].max.value if line in alone else None)
    for count, line in enumerate(alone, 1):
        line.code = str(count)


def _criteria_alone(lines: Sequence[Line]) -> list[Line]:
    """`Học tập: 40 điểm` above `Xếp thứ nhất | 40`, in a table without numbers: the rows without a
    figure, if each says the points that the row below it gives."""
    table = [line for line in lines if not line.paragraph]
    found = [line for line in table if line.text and not line.has_figure and not is_total(line)]
    if len(found) < 2 or any(parts(line.code) or line.how for line in table):
        return []
    for line in found:
        below = next((one for one in table if one.n > line.n), None)
        said = replace(line)
        max_behind_name(said, below.max.value if below is not None else None)
        if not said.max:
            return []
    return found


def make_draft(sheet: ScaleLines) -> Draft:
    """The draft of a sheet's lines."""
    for line in band_lines(sheet.lines):
        sheet.lines.remove(line)
        sheet.asked.append(replace(line, doubts=["words"]))
    _maxima_behind_names(sheet.lines)
    outline = make_outline(sheet)
    _confirm(outline)
    draft = Draft(outline, len(sheet.lines))
    lines = {line.n: line for line in sheet.lines}
    _caps_by_code(outline)
    settle_named(outline)
    settle_owners(outline)
    draft.parts = [_part(node, lines) for node in outline.nodes]
    _ask_by_custom(draft, sheet)
    _take_bands(draft, sheet)
    draft.doubts += [Doubt(line, why) for line in sheet.asked for why in line.doubts]
    draft.doubts += [Doubt(line, why) for line, why in outline.loose]
    draft.doubts += [Doubt(line, "other_table") for line in sheet.others]
    for extra in outline.extras:
        read_whole(draft, extra)
        for one in draft.lists:
            one.doubts += [Doubt(extra.line, "by_custom")] * one.by_custom
            one.by_custom = False
    _join_own(draft)
    if not draft.parts:
        draft.doubts += [Doubt(extra.line, "base") for extra in outline.extras[:1]]
    for extra in outline.extras:
        same = [o for o in draft.lists if o.side == extra.side and o.owner is extra.owner]
        empty = [one for one in same if not one.things.items]
        if any(one.things.cap is not None and not one.doubts for one in empty):
            draft.doubts.append(Doubt(extra.line, "cap"))
    tell_unheld(draft)
    tell_implausible(draft)
    for part in draft.all_parts():
        known = any(why == "sum" for _, why in part.node.doubts)
        if part.worth != part.node.points and not known:
            part.doubts.append(Doubt(part.node.line, "sum"))
        _ask_in_own_row(part)
    told = {line.n for line, why in outline.loose if why == "total"}
    if any(part.worth != part.node.points for part in draft.parts):
        whole = [line for line in outline.totals if line.max.value == outline.total]
        draft.doubts += [Doubt(line, "total") for line in whole if line.n not in told]
    _keep_own_words(draft, lines)
    return draft


def _take_bands(draft: Draft, sheet: ScaleLines) -> None:
    """The bands that stand beside the criteria; nobody is asked about their lines."""
    outline = draft.outline
    loose = [line for line, _ in outline.loose]
    draft.bands, made = bands_of([*outline.notes, *loose, *sheet.asked], draft.points)
    known = {id(line) for line in made}
    outline.notes = [line for line in outline.notes if id(line) not in known]
    outline.loose = [one for one in outline.loose if id(one[0]) not in known]
    sheet.asked[:] = [line for line in sheet.asked if id(line) not in known]
    texts = {line.text for line in made}
    sheet.unused[:] = [text for text in sheet.unused if text not in texts]


def _ask_by_custom(draft: Draft, sheet: ScaleLines) -> None:
    """Asks once about each column of whose amounts nobody says whether they are for each time."""
    lines = {line.n: line for line in sheet.lines}
    for part in draft.all_parts():
        for at in part.reading.by_custom:
            line = lines[at]
            given = [one for one in (BONUS, DEDUCT) if getattr(line, one)]
            found = [(line.table, role) for role in (*given, EITHER, LEVEL, MAX)]
            head = next((sheet.heads[one] for one in found if one in sheet.heads), line)
            sheet.ask(replace(head, doubts=["by_custom"]))


def _join_own(draft: Draft) -> None:
    """Where a group's own words give or take, too, its list is asked about, if a limit or anything
    else holds for one of the two."""
    said = {part.node.line.n: part.reading for part in draft.all_parts()}
    for whole in draft.lists:
        if whole.owner is None:
            continue
        reading, things = said[whole.owner.line.n], whole.things
        beside = reading.deduct if whole.side == DEDUCT else reading.bonus
        bound = Things() != replace(beside, items=[]) or Things() != replace(things, items=[])
        if beside.items and bound and things.items:
            heads = (one.line for one in draft.outline.extras if one.owner is whole.owner)
            whole.doubts.append(Doubt(next(heads), "two_lists"))
            whole.guesses |= {one.at: one for one in things.items}
            whole.things = Things()


def _confirm(outline: Outline) -> None:
    """What was guessed of the parts is sure where the group's own figure is their sum."""
    for node in outline.walk():
        parts_ = sum((child.points for child in node.children), Fraction(0))
        if node.max is not None and GUESSED not in node.line.doubts and node.max == parts_:
            for child in node.children:
                child.line.doubts = [why for why in child.line.doubts if why != GUESSED]


def _part(node: Node, lines: dict[int, Line]) -> Part:
    name, clauses, doubts = _wording(node)
    top = node.points
    asked = f" (chỉ tiêu {node.line.target})" if node.line.target else ""
    title = name.split("\n")[0] + asked
    reading = _of_group(clauses, title, top) if node.children else read(clauses, top, title)
    part = Part(node, name, reading)
    if not (clauses or node.children or node.words) and _states_bound(name):
        reading.rule = {"kind": "pass_fail"}  # met or not, or by hand?
        part.doubts.append(Doubt(node.line, "words", name))
    part.doubts += [Doubt(line, why) for line, why in node.doubts]
    part.doubts += doubts
    for left in reading.left:
        part.doubts.append(Doubt(lines.get(left.at, node.line), left.why, left.words))
    part.doubts += [Doubt(node.line, why) for why in node.line.doubts]
    if node.line.max and node.line.max.value is None:
        if GUESSED not in node.line.doubts:
            part.doubts.append(Doubt(node.line, "figure"))
    elif (node.computed or (node.line.each and reading.rule is None)) and not node.children:
        part.doubts.append(Doubt(node.line, "no_max"))
    if node.children:
        reading.rule = None
    part.parts = [_part(child, lines) for child in node.children]
    if node.children and _rules_for_parts(part):
        part.doubts.append(Doubt(node.line, WHOSE))
    return part


def _ask_in_own_row(part: Part) -> None:
    """A criterion of which another row is asked about is asked about in its own row, too."""
    own, reading = part.node.line, part.reading
    whole = reading.rule is not None or reading.parts or not part.sure_things()
    if part.doubts and all(doubt.line is not own for doubt in part.doubts):
        part.doubts.append(Doubt(own, "by_hand" if whole else "in_part"))


def _of_group(clauses: Sequence[Clause], title: str, top: Fraction) -> Reading:
    """What a group takes and gives besides its parts; bare amounts for what may come again (`3 | Đi muộn | -1`
    behind its criteria 1 and 2) are counted each time, as below a criterion."""
    again = [
        one
        for one in by_custom(clauses)
        if not one.once and (one.side == MINUS or (one.side == PLUS and names_deeds(one.name)))
    ]
    for one in again:
        one.each = True
    reading = read_list(clauses, title, top)
    reading.by_custom += [one.at for one in again]
    return reading


def _rules_for_parts(part: Part) -> bool:
    """`Mỗi nội dung không thực hiện trừ 2 điểm` beside a group whose parts have no rule: theirs, or
    the group's."""
    given = [*part.reading.deduct.items, *part.reading.bonus.items]
    own = any(one.at == part.node.line.n for one in given)
    return own and not any(one.reading.rule or one.node.line.how or one.parts for one in part.parts)


def _states_bound(name: str) -> bool:
    """`Từ 90% hộ trở lên đạt gia đình văn hóa`: what a criterion asks for, in its name."""
    span = read_range(NAMED.sub(" ", even(name)))
    return span is not None and span[0].share and not span[0].exact and not has_figure(span[1])


_CODED = phrase(
    r"(?:\b(?:của|cho|đối với)\s+|^\W*(?:(?:cả|toàn)\s+)?)(?:mục|nội dung|tiêu chí|phần)\s+(?P<code>[A-Za-zđĐ]?\.?\d+(?:\.\d+)*|[IVX]+|[a-zđA-ZĐ])\b"
    r"(?=\s*(?:(?:bị|được|chỉ|trừ|cộng|thưởng)\s+)*(?:không|tối đa|là|nhiều))"
)
"""`Tổng điểm trừ của mục 1 không quá 5 điểm`, `Cả mục III trừ không quá 20 điểm`."""


def _caps_by_code(outline: Outline) -> None:
    """A line that limits another criterion by its code goes there."""
    nodes = outline.walk()
    for node in nodes:
        for line in list(node.words):
            match = _CODED.search(even(line.text)) if CAP.search(even(line.text)) else None
            if match is None:
                continue
            line.text = even(line.text).replace(match[0], "", 1)
            named = [one for one in nodes if one.code == parts(match["code"])]
            if any(one is node for one in named):
                continue  # `Tổng điểm thưởng của mục 1 không quá 5 điểm`, below the 1 of its group
            if len(named) == 1 and named[0] is not node:
                node.words.remove(line)
                named[0].words.append(line)
            elif len(named) != 1:
                node.doubts.append((line, "cap"))


_BEHIND_DASH = phrase(
    rf"(?P<name>(?:[^\n\d()]|\([^()]*\))+)(?<=[^\s(]) -(?P<dash> ?)(?P<n>{NUMBER})(?: điểm)?\W*"
)
"""`Chuyên môn - 60 điểm`, beside 60 in the column of points; not `Không đội mũ -10 điểm`, a sign."""


def _wording(node: Node) -> tuple[str, list[Clause], list[Doubt]]:
    """A criterion's name, the clauses of all its lines, and what its figures leave open."""
    line, doubts = node.line, []  # type: tuple[Line, list[Doubt]]
    text = line.text
    match = IN_TEXT.search(even(text))
    alone = len(IN_TEXT.findall(even(text))) == 1
    limits = match is not None and says_points(even(text)[: match.start()])  # no maximum: a limit
    if match is not None and alone and not limits and figure(match["n"]) == node.max:
        text = even(text).replace(match[0], "", 1)
    behind = _BEHIND_DASH.fullmatch(even(text))
    signed = behind and not behind["dash"] and tone_of(behind["name"]) == MINUS
    if behind is not None and figure(behind["n"]) == node.max and not signed:
        text = behind["name"]
    name, own = split_title(text)
    if not own and says_points(text):
        own = text
    if not own:
        name, own = levels_behind(text, node.points)
    rest = "" if own or node.children else passed_over(text, node.points)
    if rest and any(figure_of(one) for one in node.words):
        own = (
            rest  # `Tin, bài: mỗi quý ít nhất 01 tin`, above what is taken for each that is missing
        )
    elif rest:
        doubts.append(Doubt(line, "words", rest))
    elif not own and (left := figures_behind(text, node.points)):
        doubts.append(Doubt(line, "words", left))
    if left := factor_in(name):
        doubts.append(Doubt(line, "words", left))
    clauses = read_clauses(own, line.n) if own else []
    levels = [one for one in node.words if one.max.value is not None or one.level.value is not None]
    if line.how:
        clauses += of_line(line, line.how, own_level(line, levels), doubts)
    elif line.level.value is not None and line.level.value != node.max:
        doubts.append(Doubt(line, "figure"))
    if line.bonus or line.deduct:
        in_column = own_column(node, doubts)
        said = {one.text for one in in_column}  # `Mỗi tổ chức không đạt`, beside 5 in that column
        clauses = [one for one in clauses if one.gives or one.text not in said] + in_column
    for one in node.words:
        words = joined_words(one)
        found = figure_of(one)
        clauses += of_line(one, words, found, doubts)
        doubts += [Doubt(one, why) for why in one.doubts]
        if is_below_nothing(one, [line, *levels]):
            doubts.append(Doubt(one, "minus"))
    return name, clauses, doubts


def _keep_own_words(draft: Draft, lines: dict[int, Line]) -> None:
    """Names stay people's own, whatever words their wording was evened to."""
    listed = [thing for one in draft.lists for thing in (*one.things.items, *one.guesses.values())]
    for part in draft.all_parts():
        text = "\n".join(cell for line in (part.node.line, *part.node.words) for cell in line.cells)
        part.name = in_own_words(part.name, text)
        own = part.reading
        own.parts = [one._replace(name=in_own_words(one.name, text)) for one in own.parts]
        for reading in (own, *(one.reading for one in own.parts)):
            for option in (reading.rule or {}).get("options", ()):
                option["name"] = in_own_words(option["name"], text)
            listed += [*reading.deduct.items, *reading.bonus.items]
    for thing in listed:
        thing.name = in_own_words(thing.name, "\n".join(lines[thing.at].cells))
