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
    "git": ("git", "git"),
}
