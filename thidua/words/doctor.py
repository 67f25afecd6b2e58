"""The state of the installation."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Môi trường chạy thidua", "Where thidua runs"),
    "version": ("Phiên bản", "Version"),
    "python": ("Python và hệ điều hành", "Python and system"),
    "packages": ("Các gói", "Packages"),
    "yaml": ("Bộ đọc YAML", "YAML parser"),
    "language": ("Ngôn ngữ", "Language"),
    "encoding": ("Bảng mã", "Encoding"),
    "screen": ("Màn hình", "Screen"),
    "no_terminal": (
        "không phải cửa sổ lệnh (ghi ra tệp hoặc lệnh khác)",
        "no terminal (a file or another program)",
    ),
    "colour": ("có màu", "colours"),
    "no_colour": ("không màu", "no colours"),
    "width": ("rộng {n} cột", "{n} columns wide"),
    "data": ("Thư mục dữ liệu", "Data folder"),
    "no_data": ("Không thấy dữ liệu, đã tìm ở", "No data found; looked in"),
    "letters": ("Chữ Việt", "Vietnamese letters"),
    "try_letters": (
        "{letters} (thấy ô vuông hoặc dấu hỏi thì đổi phông của cửa sổ, xem thidua help install)",
        "{letters} (boxes or question marks: change the window's font, see thidua help install)",
    ),
    "code_page": (
        "cửa sổ có bảng mã {page}, chỉ đáng kể khi dùng > hay |",
        "the window's code page is {page}, which matters for > and | alone",
    ),
    "counted": (
        "{blocs} khối, {years} năm",
        "{blocs} {blocs:bloc|blocs}, {years} {years:year|years}",
    ),
    "error": ("Lỗi dữ liệu", "Error in the data"),
    "warning": ("Cảnh báo", "Warning"),
    "git": ("git", "git"),
}
