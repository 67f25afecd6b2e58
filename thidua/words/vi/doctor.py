"""Tiếng Việt: chẩn đoán môi trường."""

WORDS: dict[str, str] = {
    "title": "Môi trường chạy thidua",
    "version": "Phiên bản",
    "python": "Python và hệ điều hành",
    "packages": "Các gói",
    "yaml": "Bộ đọc YAML",
    "language": "Ngôn ngữ",
    "encoding": "Bảng mã",
    "screen": "Màn hình",
    "no_terminal": "không phải cửa sổ lệnh (ghi ra tệp hoặc lệnh khác)",
    "colour": "có màu",
    "no_colour": "không màu",
    "width": "rộng {n} cột",
    "data": "Thư mục dữ liệu",
    "no_data": "Không thấy dữ liệu, đã tìm ở",
    "git": "git",
}
