"""The command `thidua rule`."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Các chẩn đoán của thidua", "The diagnostics of thidua"),
    "number": ("Mã", "Code"),
    "name": ("Tên", "Name"),
    "severity": ("Mức độ", "Severity"),
    "message": ("Thông báo", "Message"),
    "hint": ("Cách sửa", "How to mend it"),
    "is_error": ("lỗi: chưa sửa thì không có kết quả",
        "error: there is no result until it is mended"),
    "is_warning": ("cảnh báo: vẫn có kết quả, nhưng cần xem lại",
        "warning: there is a result, but look at it again"),
    "is_advice": ("góp ý: chỉ hiện khi dùng --strict", "advice: shown only under --strict"),
    "one": ("Xem giải thích từng mã: thidua rule MÃ (ví dụ: thidua rule TD130)",
        "To have one explained: thidua rule CODE (for example: thidua rule TD130)"),
}
