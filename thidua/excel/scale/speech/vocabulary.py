"""The words of scales, each meaning said once: what one reader knows, all of them know. Each is the
inside of a group of a pattern."""

NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
ORDINALS = NUMBERS | {"nhất": 1, "nhì": 2, "tư": 4}
TAKE = "(?<!(?<!công )(?<!triển )(?<!kê )(?<!tờ )khai )trừ(?! (?:sâu|cỏ|bệnh|dịch|mối|muỗi|chuột|lăng|bọ|ốc|rầy|hủ tục|mê tín|tệ nạn)\\b)"
"""`trừ`, and no part of `khai trừ` (of one who is expelled) or `phòng trừ sâu bệnh`."""
ONE = "một|01|1"
NO_MORE_THAN = "đừng quá|(?:nhiều|giỏi|cùng) lắm|(?:là )?hết mức|nhiều nhất|cao nhất (?:là|không quá)|không (?:được )?(?:vượt quá|quá|vượt)|không (?:lớn|nhiều|cao) hơn"
AT_MOST = f"tối đa|{NO_MORE_THAN}"
"""`(tối đa 10 điểm)` may be what a criterion is worth; no more than so many never is."""
LATE = "chậm|trễ|muộn|quá (?:thời )?hạn"
IN_TIME = "đúng (?:hạn|thời hạn|thời gian|tiến độ|giờ)|kịp thời"
PERIODS = "tuần|tháng|quý|học kỳ|kỳ|đợt"
TIMES = f"{PERIODS}|lần|lượt|ngày|đêm|buổi|bữa|tiết|giờ|ca|chuyến|cuộc"
PAPERS = "báo cáo|văn bản|công văn|hồ sơ|chứng từ|biên bản|đơn|thư|tin|bài|ý kiến|số liệu"
PEOPLE = (
    "người lao động|người|em|trẻ|cháu|học sinh|hs|sinh viên|khách|hộ|đồng chí|đ/c|cán bộ|công chức|viên chức|công nhân|"
    "(?:nhân|giao dịch|đảng|đoàn|hội|đội|xã|tổ|thành|giáo) viên"
)
BODIES = (
    "đơn vị|tập thể|cơ quan|địa phương|lớp|tổ|đội|phòng|ban|khoa|trạm|trường|sở|xã|phường|thôn|huyện|"
    "chi (?:bộ|đoàn|hội)|liên đội|công đoàn"
)
"""Who is scored, or ranked."""
COMPOUND = "giấc|danh|số|viện|ký|mời|bản|từ|vị|dao|nhạc|hát|học(?! (?:tốt|khá|yếu|trung|[a-d]\\b))|máy|phận|đội|quan|tịch|khẩu|lý(?! do)|sạn|đứng đầu|phụ trách"
THINGS = f"(?:{TIMES}|{PAPERS}|{PEOPLE}|vụ việc|vụ|trường hợp|món|cái|lỗi|giải|bộ|lô|sản phẩm|điểm)(?! (?:{COMPOUND})\\b)"
"""What comes more than once: `Bài viết cộng 1 điểm` may be each."""
OFFENCES = (
    "trốn|gian lận|quay cóp|(?:đánh|cờ) bạc|đánh bài|hút thuốc|uống rượu|nhuộm|xăm|mất trật tự|nói chuyện riêng|ăn quà|xả rác|"
    "leo (?:tường|rào)|cãi nhau|gây gổ|chửi|vô lễ|xúc phạm|đánh nhau|nói tục"
)
"""What schools and shifts take points for, by its name alone."""
SHORT = "(?:không|chưa) (?:hoàn thành|đạt)|thiếu|giảm|hụt|thấp hơn|nhỏ hơn|ít hơn|kém|tụt|sụt|vắng|thất thu|dưới"
PAST = "vượt|tăng|cao hơn|lớn hơn|nhiều hơn|(?<!thấp )(?<!ít )(?<!nhỏ )(?<!kém )hơn|thêm|quá(?! hạn)|trên"
