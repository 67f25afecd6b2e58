"""A wording taken apart: the clauses that give or take points, each with what it hangs on.

Nothing is judged here. A clause keeps its figures as they were found and, in `left`, every word
with which its grammar can do nothing.
"""

import re
from collections.abc import Iterator, Sequence

from thidua.excel.scale.speech.clause import AMOUNT, PART, Cap, Clause, is_said
from thidua.excel.scale.speech.conditions import (
    NAMED,
    counted_parts,
    read_dates,
    read_nth,
    read_range,
)
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.piece import FORMULA_SIGN, MOST_SENTENCE, read_clause
from thidua.excel.scale.speech.rounding import take_rounding
from thidua.excel.scale.speech.text import (
    AWARD,
    BEYOND,
    CAP,
    CAP_NOTHING,
    MINUS,
    MULTIPLIED,
    NUMBER,
    PLUS,
    even,
    figure,
    heading_of,
    is_loss,
    leans,
    phrase,
    side_of,
    tone_of,
)
from thidua.excel.scale.speech.things import TURNS, loaded
from thidua.excel.scale.speech.vocabulary import PAPERS, TIMES

_FLAGS = re.IGNORECASE
MOST = 4_000
"""Characters of a wording that is taken apart; longer ones are left to people."""

_SENTENCE = re.compile(
    r"[;|]|(?<=điểm)\s*/\s+(?=[^\W\d_][^/:\d]*:\s*\d|(?:từ|dưới|trên|đạt|hoàn thành) [\d>=<])|(?<=điểm)\s+[-+•](?=\s+[^\W\d_])|(?<!\b[A-ZĐ])(?<!v\.v)\.(?=\s|$)|(?<=điểm)\.(?=\D)|(?<=\d điểm)\s*:\s*(?=[^;.\n]*\btrừ \d|(?!được|đạt|tính|chấm|cho|là|thì)[^\W\d_][^;.,:\n]*\d điểm(?!\s*[:/]))|\n"
)
BULLET = phrase(r"^\s*(?:[-+*•▪●○]|[a-zđ][.)]|[ivx]{1,4}[.)]|\d{1,2}[.)])\s+(?=\S)")
_COMMA = phrase(
    r",(?!\d)|(?<!%)\s(?=(?:và|còn)\s(?:chậm|trễ|muộn|mỗi|cứ|nộp|không|thiếu|trừ|cộng|thưởng|(?:giảm|hụt|dưới|thấp hơn|kém)(?= (?:mỗi )?\d))\b)"
    rf"|\s(?=và\s{NUMBER}\s*điểm\s(?:cho|với|đối với|nếu)\b)|(?<=\d điểm)\s(?=và\s[^:]*[^\W\d_]: {NUMBER} điểm\W*$)"
)
_SHOWN_AMOUNT = phrase(
    rf"\s*:?\s*\(\s*(?:được\s+|đạt\s+|tính\s+)?([+-]?(?:{NUMBER} ?- ?|< ?|dưới )?{NUMBER} điểm)\s*\)"
)
"""`khá (8 điểm)` is `khá: 8 điểm`."""
_SHOWN_BEHIND = phrase(
    rf"(?<=[\w%])\s*:?\s*\(\s*(?P<said>(?:(?:bị|được|mỗi [^\W\d_]+(?: [^\W\d_]+)?) )*(?:(?:(?:trừ|cộng|thưởng|phạt) |[+-] ?){NUMBER}(?: điểm\b)?|{NUMBER} điểm\s*/)[^()]*)\)"
    r"(?:,| và\b|(?=\s*(?:[;.\n]|$)))"
)
"""`Vắng (-2 điểm/buổi), muộn (-1 điểm/lần)`: each amount is of the words before it."""
_FOR_EACH = r"\b(?:cho|trên|với) mỗi\b"
_ROUND = re.compile(r"\(([^()]*)\)")
_AWARDING = phrase(
    rf"{NUMBER}\s*điểm|\b(?:đủ|trọn|tròn) (?:số )?điểm|\b(?:được|đạt|tính|chấm|cho) (?:mức )?tối đa\s*(?:$|(?:nếu|khi)\b)|[:=]\s*điểm (?:tối đa|chuẩn)\s*$|\b(?:được|đạt|tính|chấm|cho) điểm (?:tối đa|chuẩn)\s*(?:$|(?:nếu|khi)\b)|{PART.pattern}|\bkhông (?:được|có|tính|đạt|chấm|xét)(?: (?:tính|có|xét|chấm))? điểm|\bmất điểm\s*$|(?<=\d%) không đạt\s*$|\bkhông điểm\b|\bkhông chấm\s*$|(?:[:=]|\bthì) không (?:chấm|tính)\s*$|\b(?:trừ|cộng|thưởng)(?: thêm| đi)? {NUMBER}\s*%|\b(?:giảm|mất) {NUMBER}% (?:tổng )?(?:số )?điểm|\btrừ (?:hết|toàn bộ|tất cả) (?:số )?điểm|\b(?:trừ|cộng|thưởng|phạt)\s+{NUMBER}(?!\s*%)|[:=]\s*[+-]?{NUMBER}\s*$"
    rf"|(?<![\w%])[+-]\s?{NUMBER}\s*(?:/|$)"
)
_BEFORE_AMOUNT = phrase(rf"\s*[:=]?\s*(?:được |đạt )?{NUMBER}\s*điểm")
_ONE_OF_THEM = phrase(
    r"(?:(?:nếu |đạt |có )*nhiều [^\d,;]*? (?:thì )?)?(?:chỉ (?:được )?(?:tính|cộng|trừ|chấm|lấy|xét)|lấy|tính) .*\bcao nhất$"
)
"""`(chỉ tính hình thức cao nhất)`: of the whole list, wherever it stands."""
_DUE = phrase(r"\b(?:hạn|trước|chậm nhất|muộn nhất|nộp|gửi|xong|ngày|báo cáo)\b")

_AMOUNT_OF_IT = phrase(rf"\b(?:trừ|cộng|thưởng)\b.*\d|\d điểm\s*/|{_FOR_EACH}")

_NUMBERED = re.compile(r"(?P<before>^|[;.\n]\s*)\d{1,2}[.)]\s+(?=[^\W\d_])")
"""`1. Vắng họp: trừ 1 điểm`: a list with numbers in one cell."""
_PLAIN = r"(?:(?!\d điểm|\b(?:trừ|cộng|thưởng|phạt)\b)[^\n])"
_LINES = phrase(
    rf"(?:\W*(?:{NUMBER} điểm ?[:-] ?{_PLAIN}+|{_PLAIN}+[:-] ?{NUMBER} điểm)[ .;]*(?:\n|$)){{2,}}"
)
"""Levels, one a line, the points before or behind them: `8 điểm: Đủ báo cáo năm; thiếu 1 báo cáo tháng`."""
_LEVEL_ALONE = phrase(rf"\W*{NUMBER} điểm ?: ?{_PLAIN}+")
"""Such a level alone in a row of its own."""
_IN_DASHES = phrase(
    rf"(?P<head>^|\n)(?P<points>\W*{NUMBER} điểm ?:) *(?P<said>(?:\n *[-+*•▪●○] {_PLAIN}+)+)(?=\n|$)"
)
"""`8 điểm:` above `- Đủ báo cáo` and `- Đúng hạn`: one level, which the dashes describe."""
_POINTS_FIRST = phrase(rf"\. +(?={NUMBER} điểm ?:)")
"""`8 điểm: Gửi đủ. 6 điểm: Thiếu 1 báo cáo`."""
_SLASHED = phrase(rf"[^,;:]*(?:[^\W\d_]|%|[<>=] ?\d)[^,;:]*:? ?{NUMBER}(?: điểm)?\s*")
SIGN_FIRST = phrase(rf"\s*[-+]\s*{NUMBER} điểm\b(?!\s*:)")
"""`- 3 điểm/lần`: a sign, or the dash of a list."""
_TAKEN = "\x01"
"""Where a bracket stood."""
_GOES_ON = phrase(
    rf"(?!.*(?:{_AWARDING.pattern})).*\btheo tỷ lệ\b.*|\W*{NUMBER} điểm\s*:.*"
    rf"|\W*(?:trừ|cộng|thưởng) {NUMBER} điểm (?:cho|với|đối với) mỗi\b.*"
)
_TIMES = phrase(rf"\W*(?:rồi |sau đó )?{MULTIPLIED}\b")
_LIMITS = phrase(r"\W*(?:tối đa|không|nhưng|(?:tính )?vượt|được)\b")
"""`Chấm theo tỷ lệ % cuộc kiểm tra, giám sát đã thực hiện`, `8 điểm: Gửi đầy đủ, đúng hạn`: what the
points are for goes on past a comma."""
_SHORT_OF_IT = phrase(r",\s*(?:nếu\s+)?(?:(?:thiếu|vắng|bỏ|nghỉ)\s+(?:01|1|một|mỗi)|mỗi|cứ)\s")
_BOUND = phrase(r"\b(?:dưới|trên|vượt|quá|hơn|kém)(?: mức)? \d")
_TAKES_NOTHING = phrase(r"\bkhông (?:bị )?trừ(?: điểm)?$|\blần (?:1|đầu)\b.*\bnhắc nhở$")
"""`Nghỉ có phép không trừ, không phép trừ 1 điểm`, `Lần đầu nhắc nhở, từ lần thứ hai trừ 1 điểm/lần`."""
_SAYS = phrase(
    r"\b(?:không (?:tính|chấm|được|có) điểm|(?:trừ|cộng|thưởng|mất) điểm|tương ứng|t[uù][yỳ] (?:theo )?mức|"
    r"gấp đôi|nửa (?:số )?điểm|không (?:được )?(?:xếp (?:loại|hạng)|xét|bình xét))\b"
)
ONLY_THOSE = phrase(
    r"\W*(?:và |nhưng )?(?P<said>(?:chỉ (?:được )?(?:tính|xét|kể)|không (?:tính|kể|bao gồm))(?: điểm)?(?: (?:cho|đối với|với|các|những|số))* "
    r"(?P<noun>(?!lần\b|điểm\b|mức\b|khi\b|nếu\b)[^\W\d_]+) (?!đầu\b)[^\d;:]+?)\W*"
)
_NO_KIND = phrase(r"\b(?:thứ|nhất|đầu|sau|trước|lần|mức|điểm|hơn|gấp|một|mỗi|từng)\b")
_BUT = phrase(
    r"\W*(?:và |nhưng )?(?P<said>(?:(?:ngoại )?trừ(?: (?:các|những|một số))? (?P<whom>[^\W\d_]+)|với điều kiện|"
    r"chỉ (?:được )?(?:tính|xét|trừ|cộng|chấm|áp dụng)(?: điểm)?(?: (?:trong|cho|với|đối với))? (?:khi|nếu|trường hợp))(?P<which>(?: [^\d;:]+?)?))\W*"
)
_WHEN = phrase(
    r"(?:trường|khi|ngày|thứ|lúc|những|người|đối|do|vì|có|đang|đã|bị|đi|ốm|nghỉ|lý|đơn|cá|tập|em|học|cán|công|viên|đảng|đoàn|hội)\b"
)
"""Where `trừ` is followed by who or when, it excepts, and takes nothing."""
_ONE_OF = phrase(r"\W*mỗi (?P<noun>[^\W\d_]+) (?!.*/)")
_SIDE_LAST = phrase(r"\s*\(\s*điểm (?P<side>trừ|thưởng|cộng)\s*\)\W*$")
"""`Khiển trách 1 điểm/người, cảnh cáo 2 điểm/người (điểm trừ)`."""
_TIMES_LAST = phrase(
    r"(?<=điểm)\W*\((?:tính |trừ |cộng )?(?:cho )?(?:mỗi|từng|một|01|1|/) ?(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)\s*\)\W*$"
)
"""`Lớp bẩn trừ 2 điểm, bỏ trực trừ 5 điểm (mỗi lần)`: each of them, each time."""
_OF_EACH = phrase(rf"\W*mỗi (?:{TIMES}|{PAPERS}|trường hợp|nhiệm vụ|công việc|vụ việc|vụ)\b(?!.*/)")
_NAME_OF_LIST = phrase(
    r"^[^\d:]*[^\W\d_]:\s+(?=(?:trừ|cộng|thưởng)(?: điểm)? (?:tối đa|không quá) [\d.,]+ điểm\s*:)"
)
"""`Công tác tham mưu: Trừ không quá 6 điểm: vắng 2 điểm/lần`."""
_EVIDENCE = phrase(
    r"(?:^|(?<=[\s.;)]))\W?(?:(?:căn cứ|cơ sở)(?: để)? (?:chấm|tính|cho|đánh giá)(?: điểm)?|(?:tài liệu |hồ sơ )?(?:minh chứng|kiểm chứng))\s*:"
)


def cut(text: str) -> list[tuple[str, bool]]:
    """The pieces of a wording, one for each clause; True where a comma joins it to the one
    before it."""
    found: list[tuple[str, bool]] = []
    text = _IN_DASHES.sub(_described, _NUMBERED.sub(r"\g<before>", even(text)))
    text = "\n".join(map(_slashed, text.split("\n")))
    text = _POINTS_FIRST.sub("\n", text) if _POINTS_FIRST.match(f". {text}") else text
    if _LINES.fullmatch(text) or _LEVEL_ALONE.fullmatch(text):
        return [(BULLET.sub("", line), False) for line in text.split("\n")]
    text = "\n".join(map(_shown, _SHOWN_AMOUNT.sub(r": \1", text).split("\n")))
    text = _ROUND.sub(_opened, text)
    sentences = [sentence or "" for sentence in _SENTENCE.split(text)]
    bullets = _are_bullets(sentences)
    for sentence in sentences:
        signed = not bullets and SIGN_FIRST.match(sentence)
        sentence = sentence if signed else BULLET.sub("", sentence)
        head = heading_of(sentence)
        sentence = head[0] if head and head.end() == len(sentence) else sentence.strip(" ,:")
        if len(sentence) > MOST_SENTENCE:
            found.append((sentence, False))
        elif sentence:
            found += _commas(sentence)
    return found


def _described(level: re.Match[str]) -> str:
    """A level in one line, what its dashes say one after the other."""
    said = (BULLET.sub("", line).strip(" .,;") for line in level["said"].strip().split("\n"))
    return f"{level['head']}{level['points']} {', '.join(said)}"


def _shown(line: str) -> str:
    """A line in which several amounts stand in brackets, each behind its words: one after the other."""
    if len(_SHOWN_BEHIND.findall(line)) < 2:
        return line
    return _SHOWN_BEHIND.sub(lambda match: f": {match['said'].replace(';', ',')};", line)


def _slashed(line: str) -> str:
    """`Đạt bền vững 10 điểm/ Mới đạt 8 điểm/ Chưa đạt 0 điểm`, `có 5 điểm / không 0 điểm`: levels, each with its
    own points; not what these are counted by."""
    pieces = re.split(r"\s+/\s+|\s*/\s+(?=[A-ZĐ])|(?<=điểm)/(?=[A-ZĐ]\w*:? \d)", line)
    apart = len(pieces) > 1 and all(_SLASHED.fullmatch(one) for one in pieces)
    return "; ".join(pieces) if apart and not (side_of(line) or CAP.search(line)) else line


def _are_bullets(sentences: Sequence[str]) -> bool:
    """Whether a dash before an amount is that of a list: of several lines, or of what is good."""
    first = [one for one in sentences if SIGN_FIRST.match(one)]
    if any(tone_of(one) == MINUS for one in first):
        return False
    lines = [one for one in sentences if BULLET.match(one)]
    dashed = not any("+" in one[: one.index("điểm")] for one in first)
    return len(lines) > 1 or (dashed and all(tone_of(one) == PLUS for one in first))


def _opened(match: re.Match[str]) -> str:
    """`Họp khối (vắng: trừ 1 điểm; muộn: trừ 0,5 điểm)`: a bracket of several amounts is a list."""
    parts = match[1].split(";")
    giving = sum(bool(_AWARDING.search(part)) for part in parts)
    if len(parts) == 1 or not giving:
        return match[0].replace(";", ",").replace("\n", " ")
    return f"{';' if giving == len(parts) else ','} {match[1]};"


def _commas(sentence: str) -> Iterator[tuple[str, bool]]:
    """A sentence cut at its commas, where a piece says something complete."""
    inside: list[str] = []
    outside = CAP.sub(" ", NAMED.sub(" ", _ROUND.sub(" ", sentence)))
    named = re.search(r"[^\W\d_]", outside) and not re.search(
        rf"\d|{_AWARDING.pattern}", outside, _FLAGS
    )

    def out(match: re.Match[str]) -> str:
        said = match[1].strip(" .;,")
        if _BEFORE_AMOUNT.match(sentence, match.end()) and re.search(
            r"\b(?:từ|trên|dưới|đến)\b|[<>]", said
        ):
            return match[0].replace(",", "\x00")  # `Loại A (từ 90 điểm): 10 điểm`
        if _ONE_OF_THEM.match(said) or ONLY_THOSE.fullmatch(said):
            inside.append(said)
            return _TAKEN
        after = sentence[match.end() :].strip(" .;,()")
        if _BUT.fullmatch(said) and not after:
            inside.append(f"({said})")
            return _TAKEN
        limited = not after or CAP.fullmatch(after) or CAP_NOTHING.fullmatch(after)
        if named and _AMOUNT_OF_IT.search(said) and limited:
            return f", {said}"  # `Không tham gia viết bài (trừ 0,5 điểm/quý)`
        limits = CAP.search(said) or CAP_NOTHING.fullmatch(said) or BEYOND.fullmatch(said)
        if _AWARDING.search(said) or limits:
            inside.append(said)
            return _TAKEN
        return match[0].replace(",", "\x00")

    if FORMULA_SIGN.search(sentence) is None:
        sentence = _ROUND.sub(out, sentence)
    else:
        limits = (CAP, CAP_NOTHING, BEYOND)
        sentence = _ROUND.sub(
            lambda m: (
                out(m)
                if any(one.fullmatch(m[1].strip()) for one in limits)
                else m[0].replace(",", "\x00")
            ),
            sentence,
        )
    start, first = 0, True
    for end in [*(match.start() for match in _COMMA.finditer(sentence)), len(sentence)]:
        taken = sentence[start:end].count(_TAKEN)
        held = sentence[start:end].replace(_TAKEN, " ").strip(" ,").replace("\x00", ",")
        rest = sentence[end:].replace(_TAKEN, " ")
        goes_on = _GOES_ON.fullmatch(held) and not (_gives(rest) or _LIMITS.match(rest))
        goes_on = goes_on or bool(_TIMES.match(rest))
        if held and (not rest or (_stands(held) and not goes_on) or _asks(held, rest)):
            yield held, not first
            start, first = end, False
            yield from _inside(inside[:taken])
            inside = inside[taken:]
    yield from _inside(inside)


def _inside(brackets: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The pieces of brackets, each joined to what it stands behind."""
    for said in brackets:
        pieces = [(said, True)] if said.startswith("(") else _commas(said)
        yield from ((piece, joined or n == 0) for n, (piece, joined) in enumerate(pieces))


def _asks(piece: str, after: str) -> bool:
    """`Mỗi tháng ít nhất 4 buổi, thiếu 1 buổi trừ 0,5 điểm`: what is asked for ends at the comma."""
    asked = re.search(r"\d", piece) and not (_BOUND.search(piece) or read_nth(piece))
    return bool(asked) and _SHORT_OF_IT.match(after) is not None


def _stands(piece: str) -> bool:
    """Whether a piece is complete: it gives an amount or a limit, or says by when."""
    if _gives(piece) or _TAKES_NOTHING.search(piece):
        return True
    days, _ = read_dates(piece)
    return bool(days) and bool(_DUE.search(piece))


def _gives(piece: str) -> bool:
    return any(one.search(piece) for one in (_AWARDING, CAP, FORMULA_SIGN))


def says_points(text: str) -> bool:
    """Whether a wording speaks of points at all: gives or takes them, limits or computes them."""
    small = even(text[:MOST])[: 2 * MOST_SENTENCE]
    patterns = (_AWARDING, CAP, FORMULA_SIGN, _SAYS)
    return any(pattern.search(small) for pattern in patterns)


def read_clauses(text: str, at: int = 0) -> list[Clause]:
    """The clauses of a wording; `at` is the line they stand in."""
    if len(text) > MOST:
        return [Clause(text, at, left=text)]
    found: list[Clause] = []
    heads: list[tuple[int, Clause]] = []
    counted = ""  # `mỗi giờ loại B trừ 1 điểm, giờ loại C trừ 3 điểm`
    said, partial = take_rounding(even(text))
    last = _SIDE_LAST.search(said)
    heading, of_all = side_of(last["side"]) if last is not None else "", ""
    said = said[: last.start()] if last is not None else said
    times = _TIMES_LAST.search(said) if len(AMOUNT.findall(said)) > 1 else None
    said, each_time = said[: times.start()] if times is not None else said, False
    for piece, joined in cut(counted_parts(_without_evidence(said))):
        piece = _NAME_OF_LIST.sub("", piece)
        if match := heading_of(piece):
            heading, limit = side_of(match[0]), CAP.search(match[0])
            of_all = match["per"] or match["each"] or ""
            if limit is not None:
                found.append(Clause(match[0], at, cap=Cap(figure(limit["n"]), heading, True)))
            piece = BULLET.sub("", piece[match.end() :]).strip()
            if not piece:
                head = read_clause(match[0].strip(" ,:"), at, joined)
                heads += [] if limit else [(len(found), head)]
                continue
        counted_before = any(one.gives and (one.each or one.side == MINUS) for one in found)
        clause = read_clause(piece, at, joined, counted_before)
        if times is not None and clause.gives and clause.side != AWARD and not clause.each:
            clause.each, clause.per = True, times["per"]
            each_time = True
        if clause.gives and clause.side == AWARD and not clause.all:
            before = found[-1] if found else None
            leaning = (
                before is not None
                and before.gives
                and (leans(before.text, piece) or _is_alike(before, clause))
            )
            clause.side = heading or (before.side if before is not None and leaning else AWARD)
        if of_all and clause.gives and clause.side == heading and not clause.each:
            clause.each, clause.per = True, of_all
        if clause.joined and clause.gives and found:
            # `mỗi tháng gửi chậm trừ 0,5 điểm, không gửi trừ 1 điểm`
            breath = next((one for one in reversed(found) if not one.joined), found[-1])
            short = clause.side == AWARD or clause.free or len(clause.condition.split()) < 4
            goes_on = short and not clause.all and _sides_agree(found[-1], clause)
            clause.each |= bool(goes_on and _OF_EACH.match(breath.text))
            clause.each |= (
                found[-1].each and clause.side == found[-1].side and parallel(found[-1], clause)
            )
            clause.each |= bool(counted) and clause.text.casefold().startswith(f"{counted} ")
        match = _ONE_OF.match(clause.text)
        counted = match["noun"].casefold() if match is not None else counted
        nth = None if clause.gives else read_nth(clause.text)
        if nth is not None and not nth[1].strip(" .,") and found and found[-1].each:
            found[-1].free = nth[0]  # `..., kể từ món thứ hai`
            found[-1].name = f"{found[-1].name}, {clause.text}"
            continue
        if not _narrows(clause, found, said):
            found.append(clause)
    if times is not None and found and not each_time:
        found[-1].left = f"{found[-1].left} {times[0]}".strip()  # levels, each quarter
    for n, head in reversed(heads):
        if not any(one.gives for one in found[n:]):
            found.insert(n, head)  # what it heads, nobody says the points of
    for one in found:
        one.partial = partial
    # A limit said before the items holds for those after it.
    return [one for one in found if not _is_early(one)] + [one for one in found if _is_early(one)]


def _narrows(clause: Clause, before: Sequence[Clause], text: str) -> bool:
    """`Mỗi người được đào tạo 1 điểm, chỉ tính người có chứng chỉ`: which of those that the clauses before
    it count."""
    match = ONLY_THOSE.fullmatch(clause.text) if clause.is_bare else None
    if match is None:
        return _excepts(clause, before, text)
    noun = match["noun"].casefold()
    said = match[0][match.end("noun") - match.start() :]
    which = re.sub(r"\b(?:không|chưa)\b", " ", said)
    counted = [
        one
        for one in before
        if one.gives and one.each and noun in f"{one.condition} {one.per}".casefold().split()
    ]
    if loaded(said) or TURNS.search(which) or _NO_KIND.search(which):
        return False
    for one in counted:
        one.only = match["said"]
    return bool(counted)


def parallel(before: Clause, one: Clause) -> bool:
    """`Mỗi trường hợp bị nhắc nhở trừ 1 điểm, bị kỷ luật trừ 3 điểm`, `vắng 1 buổi không phép, có phép`: what
    is left out is said before."""
    first, second = (_ROUND.sub(" ", each.condition).casefold().split() for each in (before, one))
    if not 1 < len(second) < 5 or read_range(one.condition):
        return False
    return (second[0] == "bị" and "bị" in first) or (
        first[-1:] == second[-1:] and second[0] in ("có", "không")
    )


def _excepts(clause: Clause, before: Sequence[Clause], text: str) -> bool:
    """`Vắng trừ 1 điểm/người, trừ người đang nghỉ phép`, `(chỉ tính khi có biên bản)`: when the clause before
    does not count; of several in one breath, at the end of them, nobody knows which."""
    match = _BUT.fullmatch(clause.text) if clause.is_bare else None
    given = [one for one in before if one.gives]
    if match is None or not given or given[-1] is not before[-1] or given[-1].is_level:
        return False
    one = given[-1]
    alone = len(given) == 1 or (clause.joined and not one.joined)
    if clause.text.startswith("("):
        own = re.search(rf"(?:^|[.\n])\W*{re.escape(one.text)}", text)
        alone = len(given) == 1 or own is not None or not text.rstrip(" .;").endswith(clause.text)
    words = f"{one.condition} {one.per}".casefold().split()
    whom = match["whom"]
    excepts = not whom or _WHEN.match(whom) or whom.casefold() in words
    which = re.sub(r"\b(?:không|chưa)\b", " ", match["which"])
    if not (alone and excepts) or loaded(which) or TURNS.search(which) or _NO_KIND.search(which):
        return False
    one.only = f"{one.only}, {match['said']}".strip(" ,")
    return True


def _sides_agree(before: Clause, one: Clause) -> bool:
    """`Mỗi tháng đúng hạn 1 điểm, chậm trừ 0,5 điểm`: each month what is got, and what is taken."""
    return before.side == one.side or (before.each and before.side == AWARD)


def _is_alike(before: Clause, one: Clause) -> bool:
    """`Giỏi cấp huyện cộng 1 điểm/em, cấp tỉnh 2 điểm/em`: the verb of the first holds for the second."""
    if before.side == AWARD or is_said(one):
        return False
    if one.each and _goes_on_counting(before, one):
        return True
    if before.each != one.each:
        return False
    tone = tone_of(one.condition)
    opposite = re.sub(r"^\W*(?:không|chưa) ", "", one.condition, flags=_FLAGS)
    denies = opposite != one.condition and opposite.casefold() in before.condition.casefold()
    if denies or (tone and tone != before.side):
        return False
    if one.each:
        return one.joined or one.per == before.per != ""
    words = set(before.condition.casefold().split()) & set(one.condition.casefold().split()[:2])
    losses = is_loss(before.condition) and is_loss(one.condition)
    return one.joined and (bool(words) or losses) and not read_range(one.condition)


def _goes_on_counting(before: Clause, one: Clause) -> bool:
    """`Vi phạm 1 lần trừ 1 điểm; từ 3 lần trở lên: 2 điểm/lần`: another stretch of what was counted."""
    span = read_range(one.condition)
    rest = thing_words(span[1]) if span is not None and not span[0].share else {"?"}
    return rest <= thing_words(f"{before.condition} {before.per}") | {one.per.casefold()}


def _without_evidence(text: str) -> str:
    """A wording without `Căn cứ chấm điểm: văn bản của ...` at its end, where that gives no points."""
    match = _EVIDENCE.search(text)
    silent = match is not None and match.start() > 0 and not says_points(text[match.end() :])
    return text[: match.start()] if silent and match is not None else text


def _is_early(clause: Clause) -> bool:
    return clause.cap is not None and clause.cap.whole and heading_of(clause.text) is not None
