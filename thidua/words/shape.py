"""The shapes of values, as said in "expected ..., but here is ..."."""

WORDS: dict[str, tuple[str, str]] = {
    "text": ("chữ", "text"),
    "number": ("một số", "a number"),
    "whole": ("một số nguyên", "a whole number"),
    "year": ("một năm", "a year"),
    "yes_no": ("true hoặc false", "true or false"),
    "day": ("một ngày (như 2022-01-13)", "a day (like 2022-01-13)"),
    "yearly_day": ("một ngày trong năm (như 01-31)", "a day of every year (like 01-31)"),
    "clock": ("giờ (như 08:00)", "a time (like 08:00)"),
    "id": ("một mã", "an id"),
    "criterion_id": ("một mã tiêu chí, mục hoặc số liệu", "the id of a criterion, item or fact"),
    "share": ("một tỷ lệ (như 80% hoặc 2/3)", "a share (like 80% or 2/3)"),
    "word": ("một từ", "one word"),
    "value": ("một giá trị", "a value"),
    "entry": ("điểm hoặc giá trị", "points or a value"),
    "mapping": ("một nhóm «khóa: giá trị»", "a group of `key: value`"),
    "list": ("một danh sách", "a list"),
    "rule": ("một quy tắc chấm", "a rule"),
}
