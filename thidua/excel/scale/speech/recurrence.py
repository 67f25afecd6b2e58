"""Whether what is taken or given once by its words may come again and again in a year."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.text import MINUS, PLUS, even, phrase, side_of, tone_of
from thidua.excel.scale.speech.things import Reading
from thidua.excel.scale.speech.vocabulary import LATE, OFFENCES, ONE, ORDINALS, PEOPLE, THINGS

FAILS = phrase(
    r"\b(?:không|chưa) (?:được )?(?:hoàn thành|đạt|thực hiện|triển khai|tham gia|tổ chức|có)\b"
)
_EVENT = phrase(
    rf"^\W*(?:(?:nếu|khi|có|để|bị|đối với|với|trường hợp|đơn vị|tập thể|cá nhân|{PEOPLE}|văn bản|hồ sơ|báo cáo) )*"
    r"(?:(?:tiết|giờ)(?: học)? (?:khá|tb|trung bình|yếu|kém|(?:loại |xếp loại )?[b-d])\b|vắng|nghỉ|bỏ|đi (?:học |làm |họp )?(?:muộn|trễ)|vi phạm|xảy ra(?! mất đoàn kết)|bị phê bình|bị nhắc nhở|phê bình|"
    r"nhắc nhở|khiếu nại|đơn thư|đánh nhau|nói tục|lập biên bản|xử phạt|kỷ luật|khiển trách|cảnh cáo|cách chức|kiểm điểm|"
    r"phản ánh|sai|thiếu|quên|tai nạn|cháy|không (?:mặc|đeo|thuộc bài|làm bài)|(?:không|chưa) phối hợp|(?:nộp |gửi |báo cáo )?(?:chậm|trễ|muộn) (?!hạn|thời|tiến độ|so|ngày|sau|quá)\S)"
)
"""What may come again and again in a year: `vắng họp trừ 1 điểm` is once by its words, each by custom."""
_THING = phrase(
    rf"\W*(?:(?:các|những|nếu) )*(?:có (?=báo cáo|văn bản))?(?:{THINGS}|lớp|phòng|tổ|đội|xe|máy|khu)\b(?! (?:trưởng|chức|vị|ngũ|chống|ngừa|cháy|vực|tự chấm|"
    rf"thưởng|trừ|cộng|(?:thứ )?(?:đầu|{'|'.join(ORDINALS)}|\d+|[ivx]+|[a-d]))\b)(?= \w)"
)
"""`Lớp bẩn trừ 1 điểm`: one of many, or the one that is scored? `Điểm kém`: of many."""
_LATE = phrase(rf"\W*(?:(?:nộp|gửi|báo cáo|bị) )*(?:{LATE})(?: hạn| giờ)?\W*")
_OFFENCE = phrase(rf"\b(?:{OFFENCES})\b")
_LATE_AT_ALL = phrase(rf"\b(?:{LATE})\b")
_LEFT_UNDONE = phrase(
    r"\W*(?:nếu )?(?:không|chưa) (?:báo cáo|tham gia|tham dự|dự|nộp|gửi|cử|họp|sinh hoạt|trực)\b"
)
"""`Không báo cáo trừ 5 điểm` and nothing else: each time, or the whole year?"""
_ONE_THING = phrase(
    r"\b(?:năm|tổng kết|sơ kết|tự chấm|đăng ký|giao ước|khen thưởng|đề nghị|kế hoạch|đề án|chương trình|quyết toán)\b"
)
"""What is late once a year at most, in a criterion's name."""
GRAVE = phrase(
    r"\W*(?:(?:mức|loại|trường hợp) )?(?:ít |rất |đặc biệt )?(?:nhẹ|vừa|nặng|nghiêm trọng)\b"
)
_OF_PAPERS = phrase(
    r"\bchưa\b|\bkhông (?:đủ|được|đầy đủ|nghiêm túc|thường xuyên|chặt chẽ|rõ|tốt|đều|hiệu quả|(?:đảm|bảo) (?:bảo|đảm)|phù hợp|chấp hành)\b|\bđứng đầu\b|^\W*(?:nếu )?(?:chậm|trễ|muộn|sai|thiếu)\W*$|\b(?:nộp|gửi|ban hành|trình|báo cáo|đăng ký|công khai|quản lý|sổ|hồ sơ|giải quyết|"
    r"mất(?:\W*$| đoàn kết)|lỗi|xuất sắc|yếu|loại|điểm|giải|tăng|giảm|hơn|tỷ lệ|tiến độ|nội dung|chất lượng|sơ sài)\b"
)
"""What is said of papers, results and states of things, and not of how people behave."""
_IN_EACH = phrase(
    rf"\d [^\d;:]*(?:/ ?|\btrong (?:(?:{ONE}) )?)(?:ngày|tuần|tháng|quý)\b(?! (?:\d|[ivx]+\b))"
)
_ONCE = phrase(
    r"\b(?:không|chưa) (?:(?:được )?(?:tổ chức|ký|xây dựng|ban hành|có|đăng ký|hoàn thành|đạt|triển khai|thành lập|kiện toàn|"
    r"lập|xếp)|(?:gửi|nộp|báo cáo).*(?:năm|tổng kết|tự chấm|đăng ký|giao ước|hồ sơ))\b|\bxếp (?:loại|hạng)|\btrong năm\b|\bcuối (?:tuần|tháng|quý|học kỳ|kỳ|năm)\b|\blần (?:1|đầu|thứ (?:1|nhất))\b"
)
_DEEDS = phrase(
    r"\bđiểm (?:0|[1-9]|10)\b|^(?:(?:có|viết|đăng|nộp|mỗi) )*(?:sáng kiến|đề tài|giải pháp|tin\b|bài|tác phẩm|nhặt|trả lại|hiến máu)"
)


def tell_times(
    found: Reading,
    clauses: Sequence[Clause],
    levels: Sequence[Clause],
    sides: tuple[Sequence[Clause], Sequence[Clause]],
    title: str,
    top: Fraction,
) -> None:
    """Tells of what is taken or added once by its words, and may be each time; takes the likelier one."""
    taken, more = ([one for one in side if not one.once] for side in sides)
    ranged = any(is_ranged(one) for one in taken)
    plain = [] if levels or ranged else by_custom(taken)
    added = [one for one in clauses if one.gives and one.side == PLUS and not one.each]
    deeds = any(one.column and names_deeds(one.name) for one in added)
    for one in [
        *(plain if any(one.value < top for one in plain) else ()),
        *(by_custom(added) if deeds else ()),
    ]:
        found.by_custom.append(one.at)
        one.each = True
    dated = any(one.days for one in clauses) or bool(c.read_dates(even(title))[0])
    most = max((one.cap.points for one in clauses if one.cap), default=Fraction(0))
    less = all(one.value < top for one in taken if not (one.each or one.share))
    mixed = any(one.each for one in taken)  # `tập không đều -1; bỏ tập -5 điểm/buổi`
    bare = len(clauses) == 1 and tone_of(title) == MINUS
    other = [one for one in levels if not _says_title(one, title, top)]
    for one in [one for one in (*taken, *(() if deeds else more)) if not one.each]:
        off = one.side == MINUS
        said = one.condition or (title if bare else "")  # `Lớp bẩn | 50 | Trừ 1 điểm`
        freely = may_come_again(one.name)
        habit = less and freely and not (other or dated or one.share)
        again: object = off and (
            _EVENT.search(said)
            or (less and GRAVE.match(said))
            or (mixed and freely)
            or (habit and _may_be_habit(said, title))
        )
        if less and not (dated or one.share or _ONE_THING.search(said)):
            again = again or _THING.match(said)
        if len(clauses) == 1 and not (dated or _ONE_THING.search(title)):
            again = again or _LATE.fullmatch(said) or _is_left_undone(one)
        often = _IN_EACH.search(said) or (again and not is_ranged(one))
        if often and len(taken) == 1 and one.value < most:
            one.each = True  # `Chậm trừ 2 điểm, tối đa 10 điểm`: once never comes to it
        elif often and (one.share or one.value < top):
            found.leave(one, "once")
            one.each = not one.share


def _says_title(one: Clause, title: str, top: Fraction) -> bool:
    """`Vệ sinh: 20 điểm`, before what is taken from them: the criterion once more, and no level."""
    return one.value == top and even(title).startswith(one.condition)


def _is_left_undone(one: Clause) -> bool:
    taken = bool(side_of(one.text)) and not (one.share or _ONE_THING.search(one.condition))
    return taken and _LEFT_UNDONE.match(one.condition) is not None


def is_ranged(one: Clause) -> bool:
    """Whether it hangs on a stretch of figures."""
    return read_range(c.NAMED.sub(" ", one.condition)) is not None


def _may_be_habit(said: str, title: str) -> bool:
    """`Bẩn: -2`, `Mất trật tự trừ 1 điểm`: what people do from day to day, and no paper or state of things."""
    once = FAILS.search(said) or _OF_PAPERS.search(said)
    once = once or _ONE_THING.search(f"{title} {said}")
    return bool(said) and may_come_again(said) and not once


def is_event(name: str) -> bool:
    """`Đi muộn`, `Vô lễ với giáo viên`, `Nộp báo cáo chậm` among what counts each time by its words: once?"""
    said = even(name)
    late = _LATE_AT_ALL.search(said) and not _ONE_THING.search(said)
    one_of_many = _THING.match(said) and not FAILS.search(said)
    return bool(_EVENT.search(said) or late or _OFFENCE.search(said) or one_of_many)


def by_custom(clauses: Sequence[Clause]) -> list[Clause]:
    """What has a bare amount in a column, and may come again."""
    return [
        one
        for one in clauses
        if one.column and not (one.each or one.share) and may_come_again(one.name)
    ]


def may_come_again(name: str) -> bool:
    """`Lớp bẩn | -5`: once by its words, each time by custom; `không ký giao ước` is once."""
    return not _ONCE.search(name) and read_range(c.NAMED.sub(" ", name)) is None


def names_deeds(name: str) -> bool:
    """`Điểm 9, điểm 10 kiểm tra miệng`, `Sáng kiến cấp công ty`: what may be done many times."""
    return bool(_DEEDS.search(even(name)))


def fails(one: Clause) -> bool:
    """`Không tham gia hội thao`: what is missed as a whole."""
    return bool(FAILS.search(one.condition))
