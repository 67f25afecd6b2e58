"""Thidua without a command."""

WORDS: dict[str, tuple[str, str]] = {
    "no_data": ("Không có thư mục dữ liệu ở đây hay ở các thư mục bên trên.\n\n  Lập một khối mới:      thidua init THƯ_MỤC\n  Dùng dữ liệu đã có:    thidua --data THƯ_MỤC\n  Xem các lệnh:          thidua --help",
        "There is no data folder here or in the folders above.\n\n  Begin a new bloc:      thidua init FOLDER\n  Use data that exists:  thidua --data FOLDER\n  All commands:          thidua --help"),
    "title": ("Hôm nay {day}", "Today {day}"),
    "year": ("Năm thi đua", "Emulation year"),
    "no_year": ("Chưa có năm nào. Lệnh tiếp theo: {command}",
        "There is no year yet. Next command: {command}"),
    "more": ("Xem đủ: {command}", "In full: {command}"),
    "late": ("Quá hạn", "Late"),
    "bloc": ("Khối", "Bloc"),
    "done": ("Đã xong", "Done"),
    "next": ("Việc tiếp theo", "Next"),
    "command": ("Lệnh", "Command"),
}
