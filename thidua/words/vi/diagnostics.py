"""Tiếng Việt: khung của một chẩn đoán và dòng tổng kết."""

WORDS: dict[str, str] = {
    "at": "ở",
    "fix": "sửa",
    "error": "lỗi",
    "warning": "cảnh báo",
    "advice": "góp ý",
    "summary": "{found} trong {files}",
    "nothing": "không có lỗi",
    "count.error.one": "{n} lỗi",
    "count.error.many": "{n} lỗi",
    "count.warning.one": "{n} cảnh báo",
    "count.warning.many": "{n} cảnh báo",
    "count.advice.one": "{n} góp ý",
    "count.advice.many": "{n} góp ý",
    "count.file.one": "{n} tệp",
    "count.file.many": "{n} tệp",
}
