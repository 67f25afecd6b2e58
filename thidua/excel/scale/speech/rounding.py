"""What becomes of a step that is only begun: `cứ giảm 1% trừ 0,5 điểm (làm tròn lên)`."""

import re
from collections.abc import Sequence

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.text import NUMBER, phrase
from thidua.excel.scale.speech.things import Reading

FULL, NONE, UNCLEAR = "full", "none", "?"
_ONE = rf"{NUMBER}\s*(?:%|[^\W\d_]+)"
_SHORT = r"(?:giảm|thiếu|hụt|thấp hơn|kém|tăng|vượt)"
_NOT_FULL = r"(?:không|chưa) (?:đủ|đến|tới|hết|tròn|trọn)"
_BEGUN = rf"(?:phần |số )?(?:lẻ|dư)(?: (?:dưới|ít hơn|{_NOT_FULL}) {_ONE})?|(?:{_SHORT} )?{_NOT_FULL} {_ONE}|{_SHORT} (?:dưới|ít hơn) {_ONE}"
_THEN = r"\W*(?:thì |được |cũng |vẫn |đều |bị )*"
_SAID = phrase(
    r"\s*[,;(]*\s*\b(?:nếu |khi )?(?:"
    rf"(?P<full>(?:{_BEGUN}|dưới {_ONE}){_THEN}(?:(?:làm|tính|trừ) tròn(?: (?:lên|thành|là|bằng|số)\b)*|(?:tính|trừ)(?: (?:như|là|bằng|đủ)\b)+)(?: {_ONE})?|làm tròn lên)"
    rf"|(?P<none>(?:{_BEGUN}){_THEN}(?:không (?:bị )?(?:trừ(?: điểm)?|(?:tính|cộng)(?! điểm))|bỏ qua|thôi)|dưới {_ONE}{_THEN}bỏ qua|làm tròn xuống)"
    rf"|(?P<unclear>(?:làm|tính) tròn(?! (?:nhiệm vụ|vai|trách nhiệm|bổn phận|công việc|việc|chức trách|phận sự)\b)(?: (?:số|điểm|đến|tới)\b)*(?: {NUMBER}(?: điểm)?)?)"
    r")(?=\W|$)\s*\)?"
)


def take_rounding(text: str) -> tuple[str, str]:
    """A wording without what it says of a step that is only begun, and what that is ("" for nothing)."""
    match = _SAID.search(text)
    if match is None:
        return text, ""
    said = FULL if match["full"] else NONE if match["none"] else UNCLEAR
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
    if any(one not in rest for one in re.findall(rf"{NUMBER} ?%?", match[0])):
        said = UNCLEAR  # `cứ giảm 2% trừ 1 điểm, chưa đủ 1% tính tròn 1%`
    if len({one.casefold() for one in re.findall(_ONE, match[0])}) > 1:
        said = UNCLEAR
    return rest, said


def round_steps(found: Reading, clauses: Sequence[Clause]) -> None:
    """Gives it to the rule by steps; where there is none, or it may be of the points, somebody is asked."""
    items = (*found.bonus.items, *found.deduct.items)
    rules = [rule for rule in (found.rule, *(one.rule for one in items)) if rule]
    steps = [rule for rule in rules if rule["kind"] == "steps"]
    said = [one for one in clauses if one.partial]
    for one in said[:1]:
        if not steps or one.partial == UNCLEAR:
            found.leave(one, "words")
        elif one.partial == FULL:
            for rule in steps:
                rule["partial"] = FULL
