"""Whether a draft can be a scale: what no scale has is asked about, whoever read it so.

The ledger asks whether the draft holds every word and figure of the table; here it is asked whether
what holds them stands where a scale has it. The readers take no part in it: a group that they lost,
a list that they took for criteria, two tables of the same criteria are missed here.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, chain, pairwise, takewhile

from thidua.excel.scale.draft.draft import ANY, Doubt, Draft, Part
from thidua.excel.scale.draft.worth import odd_things, odd_worth
from thidua.excel.scale.lists.named_lines import WHOSE
from thidua.excel.scale.paper.own_period import limits_each_time
from thidua.excel.scale.rows.codes import called, heading_word, kinds, parts, siblings
from thidua.excel.scale.rows.groups import named_codes, side_signed
from thidua.excel.scale.rows.line import Line, numbered_alike
from thidua.excel.scale.rows.placing import WHOLES, comes_to
from thidua.excel.scale.rows.sublines import is_called_a_level
from thidua.excel.scale.speech.text import MINUS, even, is_loss, phrase, tone_of
from thidua.excel.scale.speech.things import ONE_OF, Thing
from thidua.excel.scale.tables.roles import DEDUCT, plain

_Found = Iterator[tuple[Part, Line, str]]
"""Criteria, each with the line of it that stands where no scale has it, and why."""
MANY = 2


def tell_implausible(draft: Draft) -> None:
    """Adds a doubt for each line that stands where no scale has it."""
    asked = {doubt.line.n for doubt in draft.all_doubts()}
    summed = _is_summed(draft)
    inner = (found for part in draft.all_parts() for found in _odd_in(part, draft, summed))
    for part, line, why in chain(_odd_rows(draft, summed), inner, _odd_ends(draft, summed)):
        if line.n not in asked:
            part.doubts.append(Doubt(line, why))
            asked.add(line.n)
    draft.doubts += [Doubt(line, WHOSE) for line in _numbered_as_parts(draft)]
    draft.doubts += [Doubt(line, "column_given") for line in _criteria_in_lists(draft)]
    draft.doubts += [Doubt(line, WHOSE) for line in _below_unclear(draft)]
    heads = (extra.line for extra in draft.outline.extras)
    draft.doubts += [Doubt(line, "words") for line in heads if limits_each_time(line.text)]
    lines = {line.n: line for one in draft.outline.extras for line in (one.line, *one.lines)}
    for whole in draft.lists:
        odd = [(one.at, why) for one, why in _odd(whole.things.items, draft)]
        odd += odd_things(whole.things, taken=whole.side == DEDUCT)
        asked = {doubt.line.n for doubt in whole.doubts}
        whole.doubts += [
            Doubt(lines[at], why) for at, why in odd if at in lines and at not in asked
        ]


def _odd_rows(draft: Draft, summed: bool) -> _Found:
    """What the numbers of criteria beside each other say."""
    for group in [draft.parts, *(part.parts for part in draft.all_parts())]:
        for part in _numbered_otherwise(group):
            yield part, part.node.line, "numbered_otherwise"
        for part in _begun_again(group) if not summed or _sums_of_none(draft) else ():
            yield part, part.node.line, "number"
        for part in _called_levels(group):
            yield part, part.node.line, "range"
    for part in _beside_levelled(draft):
        yield part, part.node.line, "own_points"
    for group in [draft.parts, *(one.parts for one in draft.all_parts() if one.node.max is None)]:
        for part in _given_each(group) if not summed else ():
            yield part, part.node.line, "column_given"


_DENIED = phrase(r"\W*(?:không|chưa)\b(?P<what>.*)")
_CAUSES = phrase(r"\W*(?:để |làm |có )*(?:mất|gây|xảy ra)\b")
_PRIZE = phrase(
    r"\W*(?:(?:được|đạt|có|nhận|tặng|thưởng)\s+)*(?:giải|bằng khen|giấy khen|cờ|huân chương|huy chương|kỷ niệm chương|danh hiệu)\b"
)


def _is_fault(name: str) -> bool:
    """`Đi muộn`, `Không mặc đồng phục`; not `Không vi phạm`, `Không để mất tài sản`."""
    text = even(name)
    if denied := _DENIED.fullmatch(text):
        return not (tone_of(denied["what"]) == MINUS or _CAUSES.match(denied["what"]))
    return is_loss(text) or bool(_CAUSES.match(text))


def _given_each(group: Sequence[Part]) -> Iterator[Part]:
    """`Đi muộn | 2`, `Vắng họp | 5`: a table whose criteria are most of them faults, or prizes, or are numbered on
    with what is taken (`2 | Đi muộn | -1`), and of which no sum says that their figures are maxima."""
    for table in {part.node.line.table for part in group}:
        own = [part for part in group if part.node.line.table == table and not part.parts]
        bare = [one for one in own if one.reading.rule is None and not one.reading.items]
        if sum(map(_taken_beside, own)) >= max(MANY, len(own)):
            yield from own
        for is_given in (_is_fault, _PRIZE.match):
            found = [one for one in bare if is_given(even(one.name))]
            if len(found) >= MANY and len(found) * 2 > len(own):
                yield from own


def _taken_beside(part: Part) -> int:
    """How many rows with a minus are numbered as the criterion that they were put below."""
    own = part.node.line
    signed = (one for one in part.node.words if side_signed(one) == DEDUCT and parts(one.code))
    return sum(numbered_alike(one, own) for one in signed)


_SPARED = phrase(
    r"\W*(?:không|chưa)\s+(?:để|còn|bị|sinh|xảy ra|phát sinh|gây|có\b(?! (?:kế hoạch|chương trình|báo cáo|biên bản|hồ sơ|sổ|văn bản|quyết định|phép|lý do|minh chứng|mô hình)\b))\b"
)
"""`Không có người nghiện`, `Không sinh con thứ ba`: what points are earned by; `Không có kế hoạch` is none."""


def _earns_faults(part: Part) -> bool:
    """`Đi muộn 5`, `Vắng không phép 15` below a criterion worth 20: by their sum its parts, by their names
    what is taken from it."""
    bare = [one for one in part.parts if one.reading.rule is None and not one.reading.items]
    named = [even(one.name) for one in bare if not one.parts]
    found = [name for name in named if _is_fault(name) and not _SPARED.match(name)]
    return len(found) >= MANY and len(found) * 2 > len(part.parts)


def _called_levels(group: Sequence[Part]) -> Iterator[Part]:
    """`Xuất sắc`, `Tốt` as criteria of their own, with the criterion whose levels they may be."""
    levels = [is_called_a_level(part.node) for part in group]
    for part, is_level, heads in zip(group, levels, [*levels[1:], False], strict=False):
        if is_level or heads:
            yield part


def _beside_levelled(draft: Draft) -> Iterator[Part]:
    """Rows of a table without numbers or total, some of whose criteria have their levels below them, and
    which together come to no whole scale: the last may be criteria, or of the one above them."""
    tops = draft.parts
    plain_ = not any(part.node.line.code or part.parts for part in tops)
    if draft.outline.wanted() is not ANY or not plain_ or draft.points in WHOLES:
        return
    levelled = [any(line.max for line in part.node.words) for part in tops]
    if any(levelled):
        yield from (part for part, has in zip(tops[1:], levelled[1:], strict=True) if not has)


_HEADING = re.compile(
    r"(?:thang |mức )?điểm (?:tối đa|chuẩn)|(?:cách|hướng dẫn) (?:chấm|tính|trừ)(?: điểm)?"
)
"""`Điểm tối đa | 60 | 30`, `Cách chấm | ...`: rows of a table that lies down, and no criteria."""


_ONE_PART = phrase(
    rf"{ONE_OF.pattern}|\b(?:lấy|chọn|tính|chấm)\b[^\d(]{{0,30}}\bcao nhất\b|\b(?:một|0?1) trong (?:các|những|số|\d)"
)
"""`Thành tích (lấy điểm cao nhất)` above criteria, whose points are added up."""


def _odd_in(part: Part, draft: Draft, summed: bool) -> _Found:
    """What stands in a criterion itself."""
    for inner in [] if summed else _only_part(part):
        yield inner, inner.node.line, "number" if inner.node.line.code else "own_points"
    taken = part.reading.deduct
    limits = (one for one in (taken.cap, *(item.cap for item in taken.items)) if one)
    if any(one > part.node.points > 0 for one in limits):
        yield part, part.node.line, "cap"
    for line in _numbered_on(part):
        yield part, line, WHOSE
    for one, why in _odd([*part.reading.bonus.items, *taken.items], draft):
        yield part, _line_of(part, one.at), why
    for line in _parts_in_words(part):
        yield part, line, "own_points"
    if _is_called_a_list(part, summed):
        yield part, part.node.line, "list_name"
    if part.node.max is not None and _earns_faults(part):
        yield part, part.node.line, "column_given"
    if part.parts and _ONE_PART.search(even(part.node.line.text)):
        yield part, part.node.line, "words"
    if not part.parts and _HEADING.fullmatch(plain(part.name)):
        yield part, part.node.line, "words"
    if not summed and _is_chain(part):
        yield part, part.node.line, "group"
    for at, why in odd_worth(part) if part.is_sure else ():
        yield part, _line_of(part, at), why


def _odd_ends(draft: Draft, summed: bool) -> _Found:
    """What stands where criteria or the whole scale end."""
    for part, line in _ends_with_list(draft):
        yield part, line, WHOSE
    for part in _sums_of_next(draft):
        yield part, part.node.line, "group"
    for part in _behind_total(draft):
        yield part, part.node.line, "behind_total"
    for part in _summed_as_given(draft):
        yield part, part.node.line, "column_given"
    for part in _once_more(draft.parts, summed):
        yield part, part.node.line, "once_more"


def _line_of(part: Part, at: int | None) -> Line:
    """The line of a criterion that stands there; its own where none does."""
    return next((line for line in part.node.words if line.n == at), part.node.line)


def _numbered_otherwise(group: Sequence[Part]) -> Iterator[Part]:
    """`I`, `II`, 3, 4: criteria whose numbers are of another row than those of the groups or criteria
    before them are the parts of a group, or the items of a list, whose heading was lost."""
    numbered = [part for part in group if _rows_of(part)]
    for before, part in pairwise(numbered):
        if not _rows_of(before) & _rows_of(part):
            yield from (one for one in numbered[numbered.index(part) :] if not one.parts)
            return


def _begun_again(group: Sequence[Part]) -> Iterator[Part]:
    """The first criterion whose number one before it has, too: 1, 2, 1, 2; not 3.1 typed twice. With it,
    where those from it on come to the points of the one right before it, these and that one: its parts."""
    codes = [(heading_word(part.node.line.code), part.node.code) for part in group]
    again = (n for n, one in enumerate(codes) if len(one[1]) == 1 and one in codes[:n])
    for n in [*again][:1]:
        yield group[n]
        if own := _first_that_come_to(group[n:], group[n - 1].worth):
            yield from (group[n - 1], *own)


def _first_that_come_to(below: Sequence[Part], points: Fraction) -> Sequence[Part]:
    """The first criteria that together have so many points."""
    sums = accumulate(part.worth for part in below)
    return next((below[:n] for n, one in enumerate(sums, 1) if one == points and n >= MANY), [])


def _sums_of_none(draft: Draft) -> bool:
    """Whether totals name numbers that no criterion has: `Cộng mục I` below 1 and 2, and no I."""
    told = [named_codes(line) for line in draft.outline.ends()]
    known = {part.node.code for part in draft.all_parts()}
    return any(len(one) == 1 and parts(one[0]) not in known for one in told)


def _only_part(part: Part) -> Iterator[Part]:
    """1 as the only part of 2, whose points it has by chance: a number that is typed wrong; or a row
    without a number that has levels below it, and may be the first of them."""
    own = part.node.line.max.value
    alone = part.parts if len(part.parts) == 1 and part.worth == own else []
    for one in alone:
        levels = not one.node.line.code and any(line.max for line in one.node.words)
        if levels or _rows_of(part) == _rows_of(one) != frozenset():
            yield one


def _rows_of(part: Part) -> frozenset[str]:
    """The rows of numbers that a criterion's own may be of, with the word before it (`Phần I`); none
    of letters that stand for a word (`KT`)."""
    own = part.node.line.code
    code, word = parts(own, keep=True), "" if called(own) else heading_word(own)
    return frozenset(f"{word}{len(code)}{kind}" for kind in (kinds(code[-1]) if code else ()))


def _numbered_on(part: Part) -> Iterator[Line]:
    """Rows that go on where a criterion's number ends, and were read as rows of that criterion."""
    last = parts(part.node.line.code)
    told = {one.at for one in part.reading.items}
    for line in part.node.words:
        code = parts(line.code)
        if last and len(code) == len(last) and siblings(last, code):
            last = code
            if line.n in told:
                yield line


def _parts_in_words(part: Part) -> Iterator[Line]:
    """Rows below a criterion that is unsettled, each with points of its own that are less than those
    above: parts of it, perhaps; below one without a rule, a row without a mark that has its points: one
    beside it; levels of one amount, which none are."""
    told = {one.at for one in part.reading.items}
    lines = [line for line in part.node.words if line.max.value and line.n not in told]
    alike = [one for one in lines if one.max.value == part.node.points]
    if part.doubts and not (part.parts or alike):
        yield from lines
    elif not part.parts and part.reading.rule is None and not told:
        yield from (one for one in alike if (one.text or one.how) and not one.code)
    elif part.reading.rule is not None and not part.doubts:
        worth = [one.max.value for one in lines]
        yield from (one for n, one in enumerate(lines) if one.max.value in worth[:n])


_NO_NAME = phrase(
    r"\W*(?:(?:(?:mức|nhóm|loại)(?: (?:\d+|[ivx]+))?|không|có|chưa|đạt|tăng|giảm|bị|được|nếu|khi|mà|thì|các|những|mỗi|cứ|và|hoặc|từ|trên|dưới)\b\W*)*"
)


def _odd(items: Sequence[Thing], draft: Draft) -> Iterator[tuple[Thing, str]]:
    """What is given or taken under a name that says nothing: its words went elsewhere; and what is worth
    more than the whole scale: an amount of money, a total."""
    for one in items:
        if _NO_NAME.fullmatch(even(one.name)):
            yield one, "unnamed"
        elif one.points is not None and one.points > draft.points > 0:
            yield one, "above_all"


_LIST_NAME = phrase(
    r"(?:(?:điểm|phần|mục|các|những|nội dung|trường hợp|tiêu chí|tổng|nhóm)\s+)*"
    r"(?:thưởng|cộng|trừ|phạt|giảm trừ|khấu trừ|giảm|khuyến khích|ưu tiên|vi phạm|hạn chế|vượt trội|kỷ luật|(?<=điểm )thành tích)"
    r"(?:\s+(?:điểm|thêm|thi đua))*"
)


def _is_called_a_list(part: Part, summed: bool) -> bool:
    """`Điểm giảm trừ` above criteria: by its name what stands below is given or taken; so is `Điểm trừ (đơn
    thư)` by itself, where no total adds it up."""
    name = plain(re.sub(r"\([^()]*\)", " ", part.name))
    alone = not (part.parts or summed) and _LIST_LINE.match(even(part.name).replace("(", ":"))
    return bool(alone or (part.parts and _LIST_NAME.fullmatch(name)))


_LIST_LINE = phrase(
    r"\W*(?:(?:điểm|phần|các|những)\s+)*(?:thưởng|cộng|trừ|phạt|khuyến khích)(?:\s+(?:điểm|thêm))*\s*:"
)


def _ends_with_list(draft: Draft) -> Iterator[tuple[Part, Line]]:
    """`* Điểm trừ: ...` below the last criterion, and below no other: the whole scale's, perhaps."""
    found = [
        (part, line)
        for part in draft.all_parts()
        for line in part.node.words
        if _LIST_LINE.match(even(line.text)) and line.n in {one.at for one in part.reading.items}
    ]
    last = draft.all_parts()[-1:]
    if all([part] == last for part, _ in found):
        yield from found


def _numbered_as_parts(draft: Draft) -> Iterator[Line]:
    """The first row of a list of the whole scale that is numbered as a part of a criterion: 1.1, 2.1 below
    `Điểm trừ`."""
    codes = {part.node.code for part in draft.all_parts()}
    for extra in draft.outline.extras:
        own = {parts(one.code) for one in (extra.line, *extra.lines)}
        rows = [
            one
            for one in extra.lines
            if extra.owner is None and parts(one.code)[:-1] in codes - own
        ]
        yield from rows[:1]


_NAME_OF_CRITERIA = phrase(
    r"\W*(?:(?:các|những|phần|mục|tổng|bảng) )*(?:điểm (?:chuẩn|nền|gốc|cơ bản|cơ sở)|"
    r"(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu)(?: (?:được|để))? (?:chấm|tính|cho|đánh giá|thi đua)(?: điểm)?(?: thi đua)?)\W*"
)


def _criteria_in_lists(draft: Draft) -> Iterator[Line]:
    """Rows of a list behind one that is called what criteria are (`Các nội dung chấm điểm`), and that has the points
    which they come to (`ĐIỂM CHUẨN | 100`), if any: it ends the list, perhaps."""
    for extra in draft.outline.extras:
        for n, line in enumerate(extra.lines):
            behind, named = extra.lines[n + 1 :], _NAME_OF_CRITERIA.fullmatch(line.text)
            figures = (one.max or one.bonus or one.deduct for one in behind)
            worth = [abs(one.value or Fraction(0)) for one in figures]
            own = line.max.value
            if comes_to(worth, own) and (named or own in WHOLES) if own else named:
                yield from behind
                break


def _below_unclear(draft: Draft) -> Iterator[Line]:
    """Rows of a list below one of it that says nothing of points (`Công tác khác`), and is asked about: a
    heading under which they are no items, perhaps."""
    asked = {doubt.line.n: doubt.why for doubt in draft.all_doubts()}
    for extra in draft.outline.extras:
        unclear = (asked.get(one.n) == "unused" and not one.code for one in extra.lines)
        at = next((n for n, is_unclear in enumerate(unclear) if is_unclear), len(extra.lines))
        below = extra.lines[at + 1 :]
        yield from (one for one in below if one.has_figure and one.n not in asked)


def _behind_total(draft: Draft) -> Iterator[Part]:
    """Criteria behind the last total, where those before it come to what it says; without a total,
    the last that have no figure of their own, or no number, where those before them have one and come
    to a whole scale."""
    last = next((one for one in reversed(draft.outline.ends()) if one.max.value), None)
    if last is None:
        valued = [one.node.max is not None for one in draft.parts]
        for own in (valued, [bool(one.node.code) for one in draft.parts]):
            shown = draft.parts[: len([*takewhile(bool, own)])]
            if sum((part.worth for part in shown), Fraction(0)) in WHOLES:
                yield from (part for part, has in zip(draft.parts, own, strict=True) if not has)
        return
    tops = [part.node for part in draft.parts]
    worth = sum((one.points for one in tops if one.line.n < last.n), Fraction(0))
    if worth == last.max.value:
        yield from (part for part in draft.all_parts() if part.node.line.n > last.n)


_SUM_OF_GIVEN = phrase(
    r"\W*(?:(?:tổng|cộng)(?: (?:cộng|số|các))*(?: điểm)?(?: (?:được|bị))? (?:thưởng|khuyến khích|ưu tiên|trừ|phạt|giảm trừ)|"
    r"(?P<added>tổng (?:(?:số|các) )?điểm(?: được)? cộng))(?: (?:điểm|thêm))*\W*"
)


def _summed_as_given(draft: Draft) -> Iterator[Part]:
    """Criteria that `Tổng điểm cộng`, `Tổng điểm trừ` below them add up: those behind the sum before it, or
    that come to its figure; where the whole scale is added up so, `cộng` is nothing but the sum."""
    every = draft.all_parts()
    heads = [extra.line for extra in draft.outline.extras]
    below = [line for part in every for line in (part.node.line, *part.node.words)]
    begun = -1
    for line in sorted((*draft.outline.ends(), *heads, *below), key=lambda one: one.n):
        found = _SUM_OF_GIVEN.fullmatch(even(line.text)) if line.max.value else None
        above = [part for part in every if begun < part.node.line.n < line.n]
        if found and begun < 0:
            above = _last_that_come_to(above, line.max.value or Fraction(0))
        if found and above and not (found["added"] and _adds_up_all(draft, above, line)):
            own = [part for part in every if line in (part.node.line, *part.node.words)]
            yield from (part for part in (*above, *own) if not part.parts)
        if found or line in draft.outline.totals:
            begun = line.n


def _last_that_come_to(above: list[Part], points: Fraction) -> list[Part]:
    """The last criteria that together have so many points."""
    for n in reversed(range(len(above))):
        if sum((part.worth for part in above[n:]), Fraction(0)) == points:
            return above[n:]
    return []


def _adds_up_all(draft: Draft, above: Sequence[Part], line: Line) -> bool:
    """`Tổng điểm cộng` below all criteria, or below each group of a scale that comes to its total."""
    before = [part for part in draft.all_parts() if part.node.line.n < line.n]
    whole = len(above) == len(before) or draft.points == draft.outline.total
    return whole or any(one.parts and one.worth == line.max.value for one in before)


def _is_chain(part: Part) -> bool:
    """A group whose only part has points of its own and is a group itself: the first of its parts was
    taken for their group."""
    inner = part.parts[0] if len(part.parts) == 1 else None
    return inner is not None and bool(inner.parts) and inner.node.max is not None


def _sums_of_next(draft: Draft) -> Iterator[Part]:
    """`A. Nhiệm vụ 50`, 25, 25, `B. Đơn vị 50`, 25, 25 without a total: each of them has a place in a
    run that begins with what the others come to, so these may be the groups."""
    rest = draft.parts if draft.outline.wanted() is ANY else []
    heads: list[Part] = []
    while rest:
        head, rest = rest[0], rest[1:]
        count, worth = 0, Fraction(0)
        while count < len(rest) and worth < head.worth:
            worth += rest[count].worth
            count += 1
        if head.parts or worth != head.worth or count < MANY:
            return
        heads.append(head)
        rest = rest[count:]
    if len(heads) >= MANY:
        yield from heads


def _once_more(tops: Sequence[Part], summed: bool) -> Iterator[Part]:
    """Groups that have the criteria of the first once more, or the criteria before them as their parts, or,
    where no total adds them up (`summed`), each the points of a whole scale: another table of the same
    criteria, or a scale of its own."""
    groups = [part for part in tops if part.parts]
    for part in groups[1:]:
        first = groups[0]
        before = {plain(one.name) for one in tops[: tops.index(part)]}
        again = _names(part) == _names(first) or {*_names(part)} <= before
        same = len(part.parts) >= MANY and again
        whole = part.worth == first.worth and part.worth in WHOLES
        if same or (whole and not summed):
            yield part


def _is_summed(draft: Draft) -> bool:
    """Whether a total is written, and the criteria come to it, not to those of several whole scales whose
    numbers do not go on."""
    wanted, total = draft.outline.wanted(), draft.outline.total
    codes = [parts(part.node.line.code) for part in draft.parts]
    several = total in WHOLES and draft.points > total and len({*codes}) < len(codes)
    return wanted is not ANY and draft.points in wanted and not several


def _names(part: Part) -> list[str]:
    return [plain(one.name) for one in part.parts]
