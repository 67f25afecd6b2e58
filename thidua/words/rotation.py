"""Rotation of the leadership."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Luân phiên lãnh đạo khối năm {year}", "Rotation of the leadership, {year}"),
    "policy": ("Cách chọn", "Policy"),
    "on": ("Ngày", "Day"),
    "open_seats": ("còn khuyết {n}", "{n} open"),
    "nobody": ("chưa xác định: {reason}", "nobody yet: {reason}"),
    "by_meeting": ("hội nghị quyết định", "decided by the meeting"),
    "id": ("Mã", "Id"),
    "unit": ("Đơn vị", "Unit"),
    "last_led": ("Gần nhất", "Last led"),
    "eligible": ("Được giữ chức", "May lead"),
    "reason": ("Vì sao", "Why"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "no_policy": ("chưa khai", "not said"),
    "undo": (
        "Ghi nhầm thì xóa mục year: {year} ở cuối {file}, hoặc sửa ở trang Lãnh đạo của sổ năm (thidua workbook).",
        "Written by mistake? Delete the entry year: {year} at the end of {file}, or mend it on the sheet Leadership of the year workbook (thidua workbook).",
    ),
    "written": (
        "Đã ghi nhiệm kỳ năm {year} vào {file}.",
        "The term of {year} is written to {file}.",
    ),
    "year": ("Năm", "Year"),
    "note": ("Ghi chú", "Note"),
    "assumed": (
        "giả định lần lượt, vì chưa biết kết quả của năm trước",
        "assumed in turn: the year before is not known",
    ),
    "terms": ("Số nhiệm kỳ", "Terms"),
    "fairness": ("Mức đồng đều", "Fairness"),
    "longest_wait": (
        "Đơn vị chờ lâu nhất phải chờ {n} năm.",
        "The longest wait is {n} {n:year|years}.",
    ),
    "head": (
        "Mỗi năm một nhiệm kỳ: đơn vị nào làm Trưởng khối, Phó Trưởng khối.",
        "One term a year: which unit leads the bloc, which are its deputies.",
    ),
}
