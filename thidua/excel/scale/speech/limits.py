"""The most that something comes to, in words: `không quá 5 điểm`, `trừ đến hết điểm`."""

import re

from thidua.excel.scale.speech.text import NUMBER

_FLAGS = re.IGNORECASE

CAP = re.compile(
    r"(?:\b(?:nhưng|song|và|với)\s+)?(?:\bmức\s+)?"
    r"(?P<whole>\btổng(?:\s+(?:số|cộng|mức|các))?(?:\s+điểm)?\s*)?"
    r"(?P<side>\b(?:(?:số\s+)?điểm\s+)?(?:trừ|cộng|thưởng|phạt)|\bđiểm)?\s*"
    r"(?:(?:của|cho)\s+(?:mục|nội dung|tiêu chí|phần|tiểu mục)\s+(?:này|trên)\s*)?(?:được\s+)?(?:cũng\s+)?"
    r"(?:không\s+(?:được\s+)?(?:(?:cộng|trừ|thưởng|vượt)\s+)?quá|không\s+(?:được\s+)?vượt|không\s+lớn\s+hơn|tối\s+đa(?:\s+(?:không\s+quá|không\s+vượt\s+quá|là|đến|được|bằng))?"
    r"|nhiều\s+nhất(?:\s+(?:là|không\s+quá))?|cao\s+nhất(?:\s+(?:là|không\s+quá))?|trần(?:\s+là)?)\s*"
    rf":?\s*(?:(?:trừ|cộng|thưởng|là)\s+)?(?:[-+]\s*)?(?P<n>{NUMBER})\s*điểm"
    r"(?:\s*(?:/|(?:cho|trong|trên|với)?\s*mỗi\s)\s*(?:(?:năm|mục|nội\s+dung|tiêu\s+chí|đơn\s+vị|tập\s+thể)\b"
    r"|(?P<per>[^\W\d_]+(?:\s+[^\W\d_]+)?)))?",
    _FLAGS,
)
"""`per`: the limit is of each of something, which no key of a scale says: `không quá 2 điểm/buổi`."""
SHARE_CAP = re.compile(
    r"(?:\b(?:nhưng|song|và)\s+)?(?P<whole>\btổng(?:\s+(?:số|cộng|mức))?(?:\s+điểm)?\s+)?(?P<side>\b(?:điểm\s+)?(?:trừ|cộng|thưởng)\s+)?"
    r"(?:tối\s+đa(?:\s+không\s+quá)?|không\s+(?:(?:trừ|cộng|vượt)\s+)?quá|nhiều\s+nhất)\s*(?:trừ\s+|cộng\s+)?"
    rf"(?P<n>{NUMBER})\s*%\s*(?:của\s+)?(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:chuẩn|tối\s+đa|quy\s+định))?"
    r"(?:\s+(?:của\s+)?(?:tiêu\s+chí|mục|nội\s+dung|phần)(?:\s+(?:này|đó))?)?(?!\s+(?:đạt|còn|cộng|trừ|của))",
    _FLAGS,
)
"""`trừ không quá 30% số điểm`: of the points that the criterion is worth."""
CAP_NOTHING = re.compile(
    r"(?<!\d )(?:\b(?:nhưng|song)\s+)?(?:\bvà\s+)?(?:trừ\s+)?(?:cho\s+)?(?:(?:(?:đến|tới)\s+(?:khi\s+)?hết|(?:tối đa\s+)?không\s+(?:vượt\s+)?quá)(?:\s+số)?\s+điểm"
    r"(?:\s+(?:chuẩn|tối đa|của\s+(?:mục|tiêu chí|nội dung)(?:\s+này)?))?(?!\s+(?:trừ|cộng|thưởng|của|bình|trung))|(?:đến\s+)?hết\s+thì\s+thôi"
    r"|(?:điểm\s+)?tối\s+thiểu(?:\s+(?:là|bằng|còn))?\s*:?\s*0(?![.,]?\d|\s*%)(?:\s*điểm)?|không\s+(?:để\s+|tính\s+|chấm\s+|có\s+|trừ\s+)?(?:điểm\s+)?âm(?:\s+điểm)?\b)",
    _FLAGS,
)
"""Off until nothing is left: what a floor of 0 says anyway."""
NO_MORE = re.compile(
    r"(?:nếu |phần )?vượt(?: mức)?(?: kế hoạch| chỉ tiêu| 100%)? (?:thì )?không (?:được )?(?:cộng|tính)(?: thêm| điểm)*",
    _FLAGS,
)
"""`vượt kế hoạch không cộng thêm`: what the limit of a share says anyway."""
