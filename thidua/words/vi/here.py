"""Tiếng Việt: thidua không kèm lệnh."""

WORDS: dict[str, str] = {
    "no_data": "Không có thư mục dữ liệu ở đây hay ở các thư mục bên trên.\n\n  Lập một khối mới:      thidua init THƯ_MỤC\n  Dùng dữ liệu đã có:    thidua --data THƯ_MỤC\n  Xem các lệnh:          thidua --help",
    "title": "Hôm nay {day}",
    "year": "Năm thi đua",
    "no_year": "Chưa có năm nào. Lệnh tiếp theo: thidua new-year {year}",
    "more": "Xem đủ: thidua status {year}",
    "late": "Quá hạn",
    "late_n": "{n} bước",
    "bloc": "Khối",
    "done": "Đã xong",
    "next": "Việc tiếp theo",
    "command": "Lệnh",
}
