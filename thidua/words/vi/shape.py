"""Tiếng Việt: các dạng giá trị, như nói trong «cần ..., nhưng ở đây là ...»."""

WORDS: dict[str, str] = {
    "text": "chữ",
    "number": "một số",
    "whole": "một số nguyên",
    "year": "một năm",
    "yes_no": "true hoặc false",
    "day": "một ngày (như 2022-01-13)",
    "yearly_day": "một ngày trong năm (như 01-31)",
    "clock": "giờ (như 08:00)",
    "id": "một mã",
    "criterion_id": "một mã tiêu chí, mục hoặc số liệu",
    "share": "một tỷ lệ (như 80% hoặc 2/3)",
    "word": "một từ",
    "value": "một giá trị",
    "entry": "điểm hoặc giá trị",
    "mapping": "một nhóm «khóa: giá trị»",
    "list": "một danh sách",
    "rule": "một quy tắc chấm",
}
