"""Tiếng Việt: ghi JSON Schema vào thư mục dữ liệu."""

WORDS: dict[str, str] = {
    "written": "Đã ghi {schemas} tệp trong schemas/ và dòng schema của {files} tệp dữ liệu.",
    "would_write": "Sẽ ghi {schemas} tệp trong schemas/ và dòng schema của {files} tệp dữ liệu; "
    "chưa ghi gì.",
    "unchanged": "Mọi schema và dòng schema đã đúng; không có gì để ghi.",
    "sealed": "Không đụng tới các năm đã niêm phong: {years}.",
}
