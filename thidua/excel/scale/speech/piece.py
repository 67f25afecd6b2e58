"""One piece of a wording as a clause: its amount, what it hangs on, its limit, its name."""

import re

from thidua.excel.scale.speech.clause import (
    ALL,
    ALL_OFF,
    NOTHING,
    PART,
    SHARE,
    Cap,
    Clause,
    amounts_in,
    kept_verb,
    take_amount,
)
from thidua.excel.scale.speech.conditions import read_dates, read_nth
from thidua.excel.scale.speech.ones import count_ones
from thidua.excel.scale.speech.text import (
    AWARD,
    BOTH,
    CAP,
    CAP_NOTHING,
    EACH,
    MINUS,
    MULTIPLIED,
    NUMBER,
    figure,
    phrase,
    said_side,
    side_of,
)
from thidua.excel.scale.speech.vocabulary import BODIES, COMPOUND, LATE, PERIODS, TAKE, THINGS

_FLAGS = re.IGNORECASE
MOST_SENTENCE = 800
"""Characters of a sentence that is taken apart; longer ones are left to people. The patterns take more than
their share of time on long texts."""

FORMULA_SIGN = phrase(
    r"\d điểm trừ(?: đi| cho)? (?:tổng|số)\b|\b(?:chấm|tính)(?: điểm)? theo tỷ lệ (?:%|hoàn thành|đạt|thực hiện|(?=[^;,\d]*\btrên tổng số\b))|\b(?:chấm|tính)(?: điểm)? theo tỷ lệ\b[^;,\d]*\bcao nhất\b|(?:^\W*|\b(?:chấm|tính|điểm) )theo tỷ lệ\b[^;,\d]*\b(?:so với|trên|với|của)\b[^;,\d]*\b(?:chỉ tiêu|kế hoạch|dự toán|định mức|giao|đăng ký)\b|\b(?:không|chưa) (?:đạt|hoàn thành|đủ|đến|tới)\b.*\b(?:chấm|tính)(?: điểm)? theo tỷ lệ|^\W*(?:[^\W\d_]+ ){0,3}?(?:thấp hơn|dưới|ít hơn|còn lại)(?: 100%(?: (?:kế hoạch|chỉ tiêu|dự toán))?| mức (?:đó|này|trên))?\W*(?:thì )?(?:được )?(?:chấm|tính)(?: điểm)? theo tỷ lệ\b[^;,\d]*$|\bbao nhiêu\b.*\bbấy nhiêu\b|\b(?:tăng|giảm) (?:đều|dần)\b.*\d|\d(?: điểm)?\s*[x*]\s*\(|\btuyến tính\b.*\d|(?<![<>])=\s*\(|\bđiểm\b[^;]*(?<![<>])=|\)\s*[x*]|/ ?100 ?[x*] ?\d|"
    rf"{MULTIPLIED}\s+(?:với\s+)?(?:\d|(?:số\s+)?điểm\b|hệ số)|\s[x*]\s+\d|\d điểm\s*(?:[x*]|{MULTIPLIED}(?: với)?)\s*(?!\d)|\d điểm\s*:\s*(?:tổng )?số\b[^;]*\s[x*]\s|\d(?: điểm)?\s*[x*]\s*(?:tỷ lệ|phần trăm|%)|^\W*theo tỷ lệ (?:%|hoàn thành|đạt|thực hiện)\b[^;,\d]*$|\s[x*]\s+(?:số\s+)?điểm|"
    r"[x*]\s*trọng số|\b(?:trọng số|điểm (?:chuẩn|tối đa|quy định))\s*[x*]\s|"
    r"\b(?:thực hiện|kết quả|đạt(?: được)?|th)\)?\s*(?:/|chia(?: cho)?)\s*\(?(?:kế hoạch|kh|chỉ tiêu|tổng|dự toán|đăng ký|giao)\b"
)


_EACH = phrase(
    rf"(?P<w>{EACH}\s+(?:mỗi\s+)?|(?<!\bbình quân )(?<!\btrung bình )\b(?:(?:với\s+|trên\s+|cho\s+)?mỗi\s+(?:một\s+)?|từng\s+|hằng\s+mỗi\s+))"
    rf"(?:(?P<n>{NUMBER})\s*(?P<p>%)?\s*|(?P<q>%)\s*)?"
)
_TAIL = phrase(
    rf"\b(?:thì|sẽ|được|bị|là|đạt|(?<!đình )(?<!địa )(?<!tín )(?<!chứng )chỉ|đạt được|tính|chấm|cho|và|nhưng|(?<!bị ){TAKE}|cộng|(?<!(?<!bằng )(?<!giấy )khen )(?<!giải )(?<!phần )(?<!tiền )thưởng|(?<!xử )(?<!bị )phạt|với|(?<!định )(?<!vượt )mức)\s*$"
    r"|\bbị (?:trừ|thưởng)\s*$"
)
_LITTLE = phrase(r"(?:.*\s)?(?:không|chưa|mới|vừa|gần|tạm|tự)")
"""What is left of `không đạt`, `tạm được` when its last word is taken for a word of the amount."""
_TAIL_VERB = phrase(r"(?:trừ|cộng|thưởng|phạt|được|bị|thì|là)")
_ONLY_VERB = phrase(r"\W*(?:được\s+)?(?:tính|chấm|cho|cộng|trừ)\W*")
NOTE = phrase(
    r"^\s*(?:ghi chú|lưu ý|chú ý|lưu ý)\s*:\s*|\(\s*không (?:liên quan|tính|bao gồm)[^()]*điểm (?:cộng|trừ|thưởng)\s*\)"
)


_CAPPED = phrase(rf"(?<=\w)[\s,(]+(?=(?:nhưng|song|tối đa|không quá)\b){CAP.pattern}\W*$")
"""`x 10 nhưng tối đa không quá 10 điểm`, after a formula."""
_ALL_AT_MOST = phrase(
    r"\W*\(?(?:chỉ )?(?:(?:được )?tính )?(?:tối đa|không quá|cao nhất)(?: là| bằng)? 100\s*%"
    r"(?: (?:kế hoạch|dự toán|chỉ tiêu|điểm chuẩn|số điểm))?\)?$"
)
"""`(tính tối đa 100% dự toán)`: what every ratio does."""
_BOTH_SIDES = phrase(
    r"\b(?:cộng|thưởng)\W*(?:(?:và|hoặc|lẫn) )?(?:điểm )?trừ\b|\btrừ\W*(?:(?:và|hoặc|lẫn) )?(?:điểm )?(?:cộng|thưởng)\b"
)
"""`tổng cộng và trừ không quá 3 điểm`: each of them, or both together?"""
_WHICHEVER = phrase(
    rf"^\W*(?:nếu )?(?P<noun>{THINGS}|nội dung|tiêu chí|chỉ tiêu|nhiệm vụ|hạng mục|môn|công việc) nào\b(?! cũng\b)"
)
"""`Quý nào không báo cáo thì trừ 1 điểm`: each of them."""
_FAILED_TIME = phrase(
    rf"^\W*(?P<noun>{PERIODS}|buổi|ngày|tiết|ca)(?= (?!(?-i:[IVX]+)\b|(?:{COMPOUND})\b)(?:[^\W\d_]+ ){{0,8}}?(?:{LATE}|thiếu|sai|sót|vắng|không(?! quá)|chưa|bỏ|quên)\b)"
)
"""`Tuần nộp chậm trừ 1 điểm`: each of them, too."""
_THAT_ONE = phrase(
    r"^(?P<a>.*?\b(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)) nào\b(?P<b>.*)\b(?P=noun) (?:đó|ấy)\b"
)
"""`Thiếu tháng nào trừ 1 điểm tháng đó`, `khoản nào lệch sổ trừ 2 điểm khoản đó`."""
_VERB_LAST = phrase(r"(?:^|[:,])\W*(?:(?:sẽ|bị|được|thì) )*(?:trừ|cộng|thưởng|phạt)\s*$")
"""`Vi phạm: trừ mỗi trường hợp 2 điểm`: the verb of the amount."""
_INNER = phrase(
    rf"(?P<a>[^\d%]{{0,120}}?)\b(?P<n>{NUMBER})(?:\s+(?=[^\W\d_])(?!đến\b|tới\b|điểm\b)|(?P<p>%))(?P<b>[^\d%]*)"
)
_BOUND_BEFORE = phrase(r"\b(?:từ|trên|dưới|quá|hơn|ít nhất|không quá)\s*$")
_IN_BRACKETS = re.compile(r"^\(([^()]*)\)$")
_IF = phrase(r"^(?:nếu|khi|(?:đối )?với)\s+(?:(?:để )?xảy ra\s*:\s*)?(?=\S)")
"""`trừ 2 điểm nếu vắng họp`: the event is `vắng họp`."""


ONCE = phrase(
    r"(?<=điểm)[\s,(]*\b(?:(?:nhưng|và) )?(?:(?:chỉ )?(?:bị |được )?(?:tính|trừ|cộng|thưởng|xét|chấm)(?: điểm)? (?:01|1|một) lần(?: duy nhất)?"
    r"(?:(?: trong| cho|/| mỗi)* ?(?:một |01 |1 )?(?:cả )?năm)?|không (?:tính|kể) số lần(?: vi phạm)?)(?:\s*\)|(?=\W*$))"
)
"""`Vi phạm trừ 5 điểm (chỉ trừ một lần)`, `không tính số lần`."""
MADE_OF = phrase(r"^\W*(?:trong đó|(?:bao )?gồm(?: có)?|chia ra|cụ thể)\b\W*(?=\w)")
"""`Nội vụ: 30 điểm, trong đó: giờ giấc 10 điểm, ...`."""


def read_clause(piece: str, at: int = 0, joined: bool = False, limits: bool = False) -> Clause:
    """One piece of a wording as a clause. `limits`: it stands behind what is counted or taken, where the
    highest is a limit, and no place."""
    if FORMULA_SIGN.search(piece):
        piece = _ALL_AT_MOST.sub("", piece)
    clause = Clause(piece, at, joined=joined)
    if len(piece) > MOST_SENTENCE:
        clause.left = piece
        return clause
    if FORMULA_SIGN.search(piece):
        match = _CAPPED.search(piece)
        if match is not None:
            clause.cap = Cap(figure(match["n"]), side_of(match["side"] or ""))
            piece = piece[: match.start()].rstrip(" ,(")
        clause.formula, clause.condition, clause.name = True, piece, piece
        return clause
    piece = NOTE.sub("", piece)
    if ONCE.search(piece) and not (_EACH.search(piece) or re.search(r"điểm\s*/", piece)):
        clause.once, piece = True, ONCE.sub(" ", piece)
    whichever = _THAT_ONE.search(piece)
    piece = _THAT_ONE.sub(r"\g<a>\g<b>", piece)
    rest = CAP_NOTHING.sub(" ", piece)
    capless = CAP.sub(" ", rest)
    caps = list(CAP.finditer(rest))
    if caps and not (joined or limits) and _is_place_not_cap(rest):
        caps, capless = [], rest
    if caps:
        last = caps[-1]
        both = _BOTH_SIDES.search(rest[: last.start("n")])
        side = BOTH if both else side_of(last["side"] or "")
        clause.cap = Cap(
            figure(last["n"]), side, any(last[key] for key in ("whole", "own", "all", "both"))
        )
        clause.left = " ".join(cap[0] for cap in (caps if last["per"] else caps[:-1]))
    rest = take_amount(clause, capless)
    _settle(clause, rest, piece)
    if whichever is not None and clause.gives:
        clause.each = True
        alone = clause.name.casefold() == whichever["noun"].casefold()
        clause.per = clause.per or (clause.name if alone else "")  # `Lần nào bớt 2 điểm lần ấy`
    return clause


def _is_place_not_cap(text: str) -> bool:
    """`Cao nhất 8 điểm` alone at the head of a series of places is no limit; told apart by the
    series, so it is read as an amount only where nothing else in the clause is one."""
    return bool(
        re.fullmatch(rf"\s*(?:(?:{BODIES}) )?cao nhất\s*[:=-]?\s*{NUMBER}\s*điểm\s*", text, _FLAGS)
    )


def _settle(clause: Clause, rest: str, piece: str) -> None:
    """What an amount hangs on: cleared of the words that belong to the amount."""
    if clause.side == AWARD and clause.points is not None:
        clause.side = said_side(rest) or AWARD
    rest = re.sub(r"\s*[:=]\s*$|^\s*[:=,]\s*|\(\s*\)|^\s*(?:và|còn(?!\s+lại)|nhưng)\s", " ", rest)
    counted = clause.per.split()[:1]
    failed = _FAILED_TIME.match(rest) if clause.side == MINUS else None
    if clause.gives and (match := _WHICHEVER.match(rest) or failed):
        clause.each = True
        rest = f"{match['noun']} {rest[match.end() :]}"
    elif match := _EACH.search(rest):
        clause.each = True
        counted = counted or rest[match.end() :].split()[:1]
        if match["n"]:
            clause.every, clause.every_share = figure(match["n"]), bool(match["p"])
            if re.match(r"\s*(?:-|đến|tới)\s*\d", rest[match.end() :], _FLAGS):
                clause.left = piece  # `Cứ 1-3 lỗi trừ 1 điểm`: and the fourth?
        elif match["q"]:
            clause.every_share = True
        before = _VERB_LAST.sub(" ", rest[: match.start()])
        rest = f"{before} {rest[match.end() :]}"
        one = re.match(r"\s*(?:một|mỗi)\b", rest[len(before) :], _FLAGS)
        if match["w"].casefold().startswith("cứ") and not (match["n"] or match["q"] or one):
            rest = _inner_count(clause, rest)
    else:
        rest = rest if clause.once else count_ones(clause, rest)
    if clause.each and clause.gives and (nth := read_nth(rest, *counted)):
        clause.free, rest = nth
    clause.days, rest = read_dates(rest)
    while clause.gives and _TAIL.search(stripped := rest.strip(" .,:;-=\"'“”")):
        shorter = _TAIL.sub("", stripped).strip(" .,:;-")
        if not shorter or shorter == stripped or _LITTLE.fullmatch(shorter):
            break
        rest = shorter
    if clause.cap is not None and not clause.gives and _ONLY_VERB.fullmatch(rest):
        rest = ""
    clause.condition = re.sub(r"\s+", " ", rest).strip(" .,:;-=\"'“”")
    clause.name = _name(piece) or clause.per


def _inner_count(clause: Clause, words: str) -> str:
    """`Cứ trồng được 2 ha`: so much for each two."""
    found = _INNER.fullmatch(words)
    if (
        found is None
        or re.search(r"\bsau\b", found["a"], _FLAGS)
        or _BOUND_BEFORE.search(found["a"])
        or (found["p"] and clause.side != AWARD and not re.search(r"\bvượt\b", found["a"], _FLAGS))
    ):
        return words
    clause.every, clause.every_share = figure(found["n"]), bool(found["p"])
    return f"{found['a']} {found['b']}"


def _name(piece: str) -> str:
    """What a clause hangs on, in the words of who wrote it."""
    text = CAP_NOTHING.sub(" ", piece)
    text = text if _is_place_not_cap(text) else CAP.sub(" ", text)
    if found := amounts_in(text):
        text = _named(found[-1], text)
    for said in () if found else (SHARE, PART, ALL, ALL_OFF, NOTHING):
        rest = said.sub(" ", text)
        text = rest if re.search(r"[^\W\d_]", rest) else text
    text = re.sub(r"\s+", " ", text).strip(" .,:;-=\"'“”").removeprefix("và ").strip()
    text = _IN_BRACKETS.sub(r"\1", text)
    first = found and not piece[: piece.find(found[-1]["n"])].strip(
        " +-"
    )  # `2 điểm: đoàn viên nắm được`
    while not first and (shorter := _TAIL.sub("", text).strip(" .,:;-")) != text and shorter:
        if _LITTLE.fullmatch(shorter):
            break
        text = shorter
    text = _IF.sub("", text)
    text = MADE_OF.sub("", text)
    return "" if _TAIL.fullmatch(text) and _TAIL_VERB.fullmatch(text) else text


def _named(match: re.Match[str], text: str) -> str:
    before = text[: match.start()]
    per = match.groupdict().get("u") or match.groupdict().get("v") or ""
    more = re.search(r"[^\W\d_]", text[match.end() :]) and len(per.split()) < 3
    kept = kept_verb(before, match)
    per = "" if before.strip() or kept or more else per  # `1 điểm/báo cáo (chậm)`: `chậm`
    return f"{before} {kept} {per} {text[match.end() :]}"
