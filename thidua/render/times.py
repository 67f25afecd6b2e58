"""How wide a text is in Times New Roman: for lines as long as a text and for balanced headings.

The widths are those of the font itself (units of 1/2048 of the size). Vietnamese letters are as
wide as their base letter; only the horned ones have widths of their own.

Breaks a long name into lines where a reader would: at the joints of its words, never inside one.

Vietnamese writes the syllables of a word apart (`nhà nước`, `quản lý`), so a line may end only
between words. The words are those of agencies' names; others are broken where they must be.
"""

import unicodedata
from itertools import pairwise

UNITS = 2048
MM_PER_POINT = 25.4 / 72
HORN = "\N{COMBINING HORN}"

REGULAR = {
    369: "'",
    410: "|",
    512: " ,.\N{NO-BREAK SPACE}",
    569: "/:;\\ijlt",
    682: "!()-I[]`fr",
    797: "Js",
    836: '"',
    909: "?acez“”",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxyđ–",
    1083: "ơ",
    1110: "ư",
    1139: "FPS",
    1155: "+<=>",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwƠĐ",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1933: "W",
    2048: "…",
}
BOLD = {
    451: "|",
    512: " ,.\N{NO-BREAK SPACE}",
    569: "'/\\il",
    682: "!()-:;[]`fjt",
    797: "Is",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy–“”",
    1134: "ơ",
    1139: 'Sbdhknpquđ"',
    1167: "+<=>",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1933: "M",
    2048: "%W…",
}
USUAL = 1024


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: wide for wide, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(REGULAR), True: _by_letter(BOLD)}


def width(text: str, size: float, bold: bool = False) -> float:
    """How long a text is on one line, in millimetres. `size` in points."""
    table = _WIDTHS[bold]
    total = sum(_advance(letter, table) for letter in unicodedata.normalize("NFC", text))
    return total / UNITS * size * MM_PER_POINT


def _advance(letter: str, table: dict[str, int]) -> int:
    known = table.get(letter)
    if known is not None:
        return known
    plain = "".join(
        part
        for part in unicodedata.normalize("NFD", letter)
        if part == HORN or not unicodedata.combining(part)
    )
    return table.get(unicodedata.normalize("NFC", plain), USUAL)


def lines(text: str, room: float, size: float, bold: bool = False) -> list[float]:
    """The lengths of the lines into which a text falls in `room` millimetres."""
    found: list[float] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold) > room:
            found.append(width(line, size, bold))
            longer = word
        line = longer
    return [*found, width(line, size, bold)]


def balanced(text: str, room: float, size: float, bold: bool = False) -> tuple[float, float]:
    """(the narrowest room that needs no further line, the longest line in it), in millimetres.

    A long name broken into lines of about the same length reads better than one last word alone.
    """
    found = lines(text, room, size, bold)
    count = len(found)
    if count == 1:
        return room, found[0]
    low, high = room / count / 2, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(lines(text, middle, size, bold)) > count:
            low = middle
        else:
            high = middle
    return high, max(lines(text, high, size, bold))


COMPOUNDS = frozenset(
    one.strip()
    for one in """
    an ninh|an toàn|ban dân tộc|ban quản lý|ban thường vụ|biên phòng|biên tập|bà rịa|bán trú
    báo chí|bình dương|bình phước|bình thuận|bình đẳng|bình định|bưu điện|bạc liêu|bảo hiểm
    bảo hiểm xã hội|bảo hiểm y tế|bảo trợ|bảo tàng|bảo tồn|bảo vệ|bất động sản|bắc giang|bắc kạn
    bắc ninh|bến tre|bệnh tật|bệnh viện|bộ chỉ huy|bộ phận|cao bằng|cao đẳng|chi cục|chi nhánh
    chiến binh|chuyên môn|chuyên trách|chính phủ|chính quyền|chính sách|chính trị|chăm sóc
    chất lượng|chế biến|chức năng|chứng khoán|chữ thập đỏ|cà mau|cán bộ|công an|công chức
    công dân|công lập|công nghiệp|công nghệ|công thương|công trình|công ty|công đoàn|cơ khí
    cơ quan|cơ sở|cơ yếu|cấp nước|cần thơ|cổ phần|cổ truyền|cộng đồng|cục thuế|cụm thi đua
    cựu chiến binh|da liễu|di sản|di tích|doanh nghiệp|du lịch|dân quân|dân số|dân sự|dân tộc
    dân vận|dược phẩm|dạy nghề|dệt may|dịch vụ|dự phòng|gia lai|giao thông|giám sát|giáo dục
    giáo dục thường xuyên|giáo viên|giải phóng mặt bằng|giải quyết|hai bà trưng|hiệp hội
    huấn luyện|hà giang|hà nam|hà nội|hà tĩnh|hàng không|hành chính|hòa bình|hóa chất|hưng yên
    hưu trí|hướng nghiệp|hải dương|hải phòng|hải quan|hậu giang|học sinh|hồ chí minh
    hội liên hiệp|hội nghị|hội nông dân|hội đồng|hợp tác|hợp tác xã|hữu hạn|khen thưởng|kho bạc
    khoa học|khoáng sản|khuyến học|khuyến nông|khánh hòa|khối thi đua|kinh doanh|kinh tế
    kiên giang|kiểm lâm|kiểm soát|kiểm sát|kiểm toán|kiểm tra|kon tum|kế hoạch|kỷ luật|kỹ thuật
    lai châu|lao động|liên hiệp|liên minh|liên đoàn|long an|lào cai|lâm nghiệp|lâm đồng|lưu trữ
    lương thực|lạng sơn|miền bắc|miền nam|miền núi|miền trung|môi trường|mầm non|mặt trận
    một thành viên|nam định|nghiên cứu
    nghiệp vụ|nghề nghiệp|nghệ an|nghệ thuật|ngoài công lập|ngoại ngữ|ngoại vụ|ngân hàng
    người cao tuổi|người khuyết tật|nhiệm vụ|nhà nước|nhà văn hóa|nhân dân|nhập khẩu|ninh bình
    ninh thuận|nông dân|nông nghiệp|nông thôn|năng lượng|nội chính|nội trú|nội vụ|phong trào
    phát hành|phát thanh|phát điện|phát triển|phân bón|phê bình|phòng cháy|phòng chống|phòng thi đua
    phòng thủ|phú thọ|phú yên|phổ thông|phụ nữ|phụ sản|phục hồi|quân sự|quản lý|quảng bá
    quảng bình|quảng cáo|quảng nam|quảng ngãi|quảng ninh|quảng trị|quốc gia|quốc hội|quốc phòng
    quốc tế|sinh viên|sáng tạo|sóc trăng|sơn la|sản xuất|sở hữu|sức khỏe|sự nghiệp|tham mưu
    thanh hóa|thanh niên|thanh niên cộng sản|thanh thiếu nhi|thanh toán|thanh tra|thi hành
    thi hành án|thi đua|thi đấu|thiết bị|thiết kế|thiếu nhi|thành phố|thành viên|thành ủy
    thái bình|thái nguyên|thông tin|thông tấn|thư viện|thương binh|thương mại|thường trực
    thường xuyên|thể dục|thể thao|thị trường|thị trấn|thống kê|thủy lợi|thủy sản|thừa thiên huế
    thực phẩm|tin học|tiêu chuẩn|tiến bộ|tiếp công dân|tiền giang|tiền tệ|tiểu học|toàn quốc
    trang thiết bị|trung cấp|trung học|trung học cơ sở|trung học phổ thông|trung tâm|trung ương
    truyền hình|truyền thông|truyền tải|trà vinh|trách nhiệm|trách nhiệm hữu hạn|trường cao đẳng
    trường trung cấp|trường đại học|trẻ em|trợ giúp|trực thuộc|tuyên giáo|tuyên quang
    tuyên truyền|tài chính|tài nguyên|tây ninh|tín dụng|tòa án|tôn giáo|tư pháp|tư tưởng|tư vấn
    tập đoàn|tỉnh ủy|tổ chức|tổ quốc|tổng công ty|tổng hợp|tự vệ|viên chức|viễn thông|việc làm
    việt nam|văn hóa|văn học|văn nghệ|văn phòng|vĩnh long|vĩnh phúc|vũng tàu|vận tải|vật liệu
    vắc xin|vệ sinh|xuất bản|xuất khẩu|xuất nhập khẩu|xây dựng|xây dựng đảng|xã hội|xúc tiến
    xăng dầu|y học
    y học cổ truyền|y tế|yên bái|đa khoa|điều dưỡng|điều hành|điện biên|điện lực|đo lường
    đoàn thanh niên|đà nẵng|đào tạo|đô thị|đơn vị|đường bộ|đường sắt|đường thủy|đại biểu|đại học
    đại đoàn kết|đảng bộ|đảng viên|đảng ủy|đất đai|đầu tư|đắk lắk|đắk nông|đặc biệt|đặc thù
    đồng nai|đồng tháp|độc lập|động vật|ưu đãi|ủy ban|ủy ban nhân dân
    """.replace("\n", "|").split("|")
    if one.strip()
)
_WORDS = frozenset(tuple(one.split()) for one in COMPOUNDS)
_LONGEST = max(map(len, _WORDS))
BEFORE = ("và", "về", "của", "thuộc", "các")
"""A line may well begin with one of these, and never ends in one."""
A_LINE = 10.0
"""What a line more costs: less than to part a word."""
SHORT = 0.35
"""A line that is so much shorter than the longest looks left over."""


def name_lines(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a name in `room` mm: few, at the best joints, about equally long. A word that is
    too long for the room stands on a line of its own."""
    words = text.split()
    if not words or width(" ".join(words), size, bold) <= room:
        return (" ".join(words),)
    joints = [_joint(words, place) for place in range(1, len(words))]
    # best[n]: for the first n words (badness, where the last line begins)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        best.append(min(_lines_to(words, end, best, joints, room, size, bold)))
    cuts, end = [len(words)], len(words)
    while end:
        end = best[end][1]
        cuts.append(end)
    return tuple(" ".join(words[a:b]) for a, b in pairwise(reversed(cuts)))


def _lines_to(
    words: list[str],
    end: int,
    best: list[tuple[float, int]],
    joints: list[float],
    room: float,
    size: float,
    bold: bool,
) -> list[tuple[float, int]]:
    """The ways to set the first `end` words, by where their last line begins."""
    found = []
    for start in range(end):
        line = width(" ".join(words[start:end]), size, bold)
        if line > room and end - start > 1:
            continue
        left = (room - line) / room
        short = 8.0 if line < SHORT * room else 0.0
        cut = joints[start - 1] if start else 0.0
        found.append((best[start][0] + A_LINE + left * left * 4 + short + cut, start))
    return found


def _joint(words: list[str], place: int) -> float:
    """How bad it is to break before the word at `place`: 0 at the best places."""
    before, after = words[place - 1], words[place]
    if _inside(words, place):
        return 30.0
    if before[-1] in ",;-–" or after.casefold() in BEFORE:
        return 0.0
    if before.casefold() in BEFORE or after in ("-", "–") or after[0] in ",;)":
        return 40.0
    return 1.0


def _inside(words: list[str], place: int) -> bool:
    """Whether the place is inside one of the known words."""
    plain = [word.strip(",;.()-").casefold() for word in words]
    for start in range(max(0, place - _LONGEST + 1), place):
        for end in range(place + 1, min(len(words), start + _LONGEST) + 1):
            if tuple(plain[start:end]) in _WORDS:
                return True
    return False
