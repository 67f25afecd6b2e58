"""Tiếng Việt: lệnh `thidua rule`."""

WORDS: dict[str, str] = {
    "title": "Các chẩn đoán của thidua",
    "number": "Mã",
    "name": "Tên",
    "severity": "Mức độ",
    "message": "Thông báo",
    "hint": "Cách sửa",
    "is_error": "lỗi: chưa sửa thì không có kết quả",
    "is_warning": "cảnh báo: vẫn có kết quả, nhưng cần xem lại",
    "is_advice": "góp ý: chỉ hiện khi dùng --strict",
    "one": "Xem giải thích từng mã: thidua rule MÃ (ví dụ: thidua rule TD130)",
}
