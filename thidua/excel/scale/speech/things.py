"""What a reading is made of: the rule, the lists of items, and the words that are left."""

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.text import MINUS, ONLY, phrase
from thidua.excel.scale.speech.vocabulary import TAKE

Rule = dict[str, Any]
FLAGS = re.IGNORECASE
LOADED = phrase(
    r"\b(?:trừ trường hợp|trừ các trường hợp|ngoại trừ|trừ khi|riêng (?:đối với|trường hợp|với)|tương ứng|tương đương|"
    r"t[uù][yỳ]|theo mức độ|xem xét|l[uũ][yỹ] tiến|gấp (?:đôi|hai|ba|\d+)|nhân đôi|hệ số|"
    r"tái phạm|quy (?:đổi|ra|về)|theo đề nghị|lần thứ (?:nhất|hai|ba|tư|[1-9])|từ [^\W\d_]+ thứ|(?<!khai )(?<!hiện )(?<!dụng )(?<!tổ chức )(?<!công nhận )lần (?:đầu(?! (?:tiên )?(?:tại (?!cuộc|buổi)|thực hiện|triển khai|áp dụng|tổ chức|được (?:tặng|công nhận))\b)|sau|tiếp)|từ lần|liên tiếp|liên tục|"
    r"chỉ (?:tính|xét|áp dụng|cộng|trừ|chấm)|không (?:áp dụng|tính|cộng|trừ|chấm|xét|xếp(?= (?:loại|hạng|thứ|vào)\b))|"
    r"(?<!vi phạm )(?:một|0?1) trong|hạ (?:(?:một|0?1|\d+) )?(?:(?:bậc|mức)(?! lương)|loại|xếp loại|thi đua|danh hiệu)|cắt (?:thi đua|danh hiệu|thưởng)|so với (?:năm|(?:mức )?(?:bình quân|trung bình|mặt bằng)|các (?:đơn vị|tập thể)|đơn vị)|năm trước(?! (?:ngày|@|\d))|với điều kiện|tối đa|(?<!mức )(?<!lương )tối thiểu|không quá|nhiều nhất|ít nhất|"
    r"một nửa|1/2|toàn bộ (?:số )?điểm|hết (?:số )?điểm|tỷ lệ thuận|nội suy|tuyến tính|"
    r"do .{1,30} quyết định|bổ sung sau|khấu trừ|theo quy chế|(?:theo|áp dụng) công thức(?! sau)|cộng dồn|"
    r"(?:cứ )?sau (?:(?!ngày\b)[^\W\d_]+ )?\d+ (?!ngày|tháng|giờ|phút)[^\W\d_]+|ngoài (?:số|mức|định mức|\d)|số cho phép|"
    r"(?:như|tương tự|giống)(?: như)? (?:trên|mục|tiêu chí|nội dung|phần)|^\W*(?:như|tương tự) |^\W*n\.?t\.?\W*$|"
    r"ngày làm việc|điểm liệt|(?:trừ|cộng|thưởng|mất) điểm|nửa (?:số )?điểm|điểm (?:bình quân|trung bình)|(?:bình quân|trung bình) (?:của|các|cộng)|tiếp theo|kế tiếp|mỗi bậc|bậc tiếp|nhân với|chia đều|theo tỷ lệ|trường hợp đặc biệt)\b"
)
"""Words that change what the figures beside them mean: never passed over."""
TURNS = phrase(
    rf"\b(?:không|chưa|chẳng|nếu|(?<!trước )khi|(?<!bị ){TAKE}(?!\W*(?:\d|điểm|đi|hết|toàn bộ|mỗi|$))|(?<!nước )(?<!bên )ngoài(?! (?:ra|tỉnh|huyện|xã|trường|ngành|địa bàn|trời|giờ|nước|ngân sách|nhà|công lập)\b)|riêng|miễn|hoặc(?! (?:tăng|vượt))|đồng thời|song|mà|đối với(?! (?:mỗi|từng)|\W*$)|gấp|(?<!quá )(?<!hơn )(?<!trên )nửa|liên tiếp|liên tục|lần thứ|"
    r"theo (?:đề nghị|quý|tháng|tuần|kỳ|học kỳ)|tính cả|(?:lấy|tính) (?:điểm )?(?:trung bình|bình quân)|"
    r"với (?:các )?(?:đơn vị|tập thể|cơ quan|trường|xã|phường|thôn|lớp|chi bộ) (?:loại|hạng|nhóm|thuộc|ở|vùng|miền)|"
    rf"{ONLY}|tối đa|(?<!mức )(?<!lương )tối thiểu|ít nhất(?! (?:một|01|1) )|nhiều nhất|nhưng)\b"
)
"""Words that turn, bind or limit what stands beside them."""
ONE_OF = phrase(
    r"\b(?:chỉ (?:được )?(?:tính|cộng|trừ|chấm|lấy|chọn|áp dụng)(?: điểm)?(?: cho)? (?:mức |một |1 |01 )?(?:(?!không\b|chưa\b|nếu\b|khi\b|trừ\b).){0,30}?"
    r"(?:cao nhất|một (?:mức|nội dung|trường hợp))|(?:tính|lấy|chọn|áp dụng) (?:theo |một |1 |01 )*"
    r"(?:mức|thành tích|danh hiệu|giải|hình thức|loại|cấp)(?: (?:khen|thưởng|độ|kỷ luật|khen thưởng))? cao nhất|"
    r"nhiều (?P<what>[^\W\d_]+(?: [^\W\d_]+)?) (?:thì )?(?:chỉ )?(?:tính|lấy|cộng|chấm)(?: theo)? (?P=what) cao nhất|"
    r"không (?:cộng|tính) (?:dồn|trùng))"
)
_OF_EACH_ONE = phrase(
    r"\b(?:một|mỗi|từng|0?1|nhiều) (?:người|cá nhân|học sinh|em|đồng chí|cán bộ|công chức|viên chức|giáo viên|đảng viên|đoàn viên|"
    r"hội viên|vụ|vụ việc|trường hợp|việc|lần|bài|tác phẩm|sáng kiến|đề tài|lỗi|hộ|sản phẩm)\b"
)
"""`một người đạt nhiều thành tích chỉ tính thành tích cao nhất`: of each one's, and not of the list."""
IF_FULL = phrase(
    r"\bchỉ (?:tính|cộng|thưởng|xét|áp dụng|được cộng|được tính)\b.{0,40}\bkhi\b.{0,30}"
    r"\b(?:đạt|đủ)\b.{0,20}\b(?:điểm chuẩn|điểm tối đa|tối đa|đủ điểm)\b"
)
"""What holds for a whole list: one of its items alone, or only where the full points are reached."""
OUT = phrase(
    r"\bkhông (?:được )?(?:xếp (?:loại|hạng)|xét(?: (?:thi đua|khen thưởng|danh hiệu|tặng))*|"
    r"phân loại(?= (?:đối với|đơn vị|tập thể|cuối năm|chất lượng)\b)|đưa vào (?:diện|danh sách) (?:bình )?xét|"
    r"bình xét|bình chọn|bình bầu|đề nghị (?:khen thưởng|xét))\b|\bxếp (?:hạng |thứ |vị trí )?(?:cuối|chót)\b"
)
"""Words that take a unit out of something: the ranking, or awards alone."""
UNRANKED = phrase(
    r"\bkhông (?:được )?(?:xếp (?:loại|hạng)|xét(?: xếp (?:loại|hạng)| thi đua)|bình xét(?! khen)|bình chọn|bình bầu)\b"
    r"(?! (?:thi đua )?(?:loại|mức|ở mức|từ|hoàn thành|xuất sắc|giỏi|tốt|khá|tiên tiến|danh hiệu|cờ|bằng khen|giấy khen|"
    r"nhất|nhì|ba|vững mạnh|trong sạch|[a-d]\b))"
)
"""Words that take a unit out of the ranking itself; not `không xếp loại xuất sắc`, which bars one grade."""


@dataclass(slots=True)
class Thing:
    """An item of a list as read: its words, what it comes to, the line that it stands in; `per`:
    what it is counted by, where its name does not say so; `only`: which of them count; `part`: the
    part of the list that it stands in; `best_of`: of that part the largest item alone counts."""

    name: str
    at: int
    points: Fraction | None = None
    each: bool = False
    rule: Rule | None = None
    cap: Fraction | None = None
    disqualifies: bool = False
    share: bool = False
    per: str = ""
    only: str = ""
    part: str = ""
    best_of: bool = False


@dataclass(slots=True)
class Things:
    """A list of items with what holds for all of them."""

    items: list[Thing] = field(default_factory=list)
    cap: Fraction | None = None
    one_of: bool = False
    only_if_full: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Words that no rule accounts for, the line they stand in and why they were left."""

    at: int
    words: str
    why: str


class Portion(NamedTuple):
    """What a criterion is made of: the line that it stands in, its name, points, what its own words
    say."""

    at: int
    name: str
    points: Fraction
    reading: "Reading"


@dataclass(slots=True)
class Reading:
    """What a criterion's words say."""

    rule: Rule | None = None
    """None: points by hand."""
    deduct: Things = field(default_factory=Things)
    bonus: Things = field(default_factory=Things)
    share: bool = False
    """The rule reads a percent."""
    whole: bool = False
    """The rule reads whole numbers."""
    measure: str = ""
    """What its figure counts."""
    parts: list[Portion] = field(default_factory=list)
    """What it is made of."""
    left: list[Left] = field(default_factory=list)
    """What no reading accounts for."""
    described: list[Clause] = field(default_factory=list)
    """What says only of what kind the things counted are, or how many are asked for: the wording
    keeps it."""
    ends: list[Fraction] = field(default_factory=list)
    """Bounds that were said and are none."""
    by_custom: list[int] = field(default_factory=list)
    """Lines whose amounts count each time by custom, and not by their words."""

    def leave(self, clause: Clause, why: str, words: str = "") -> None:
        """Tells what a clause leaves over: all of it, or `words` of it alone."""
        self.left.append(Left(clause.at, words or clause.text, why))

    @property
    def items(self) -> list[Thing]:
        """Whatever adds or takes, that of its parts as well."""
        own = [*self.deduct.items, *self.bonus.items]
        return own + [item for part in self.parts for item in part.reading.items]

    def things(self, side: str) -> Things:
        """The list of a side."""
        return self.deduct if side == MINUS else self.bonus


def is_one_of(text: str) -> bool:
    """Whether words say, and say nothing else, that of a list one item alone counts."""
    match = ONE_OF.search(text)
    if match is None or _OF_EACH_ONE.search(text[: match.start()]):
        return False
    return not TURNS.search(f"{text[: match.start()]} {text[match.end() :]}")


def loaded(text: str) -> bool:
    """Whether a piece holds a word that changes what a figure means."""
    return bool(LOADED.search(text))
