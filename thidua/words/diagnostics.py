"""The frame of a diagnostic and the line that sums up."""

WORDS: dict[str, tuple[str, str]] = {
    "at": ("ở", "at"),
    "fix": ("sửa", "fix"),
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "advice": ("góp ý", "advice"),
    "summary": ("{found} trong {files}", "{found} in {files}"),
    "by_code": ("cảnh báo {code} {name}: {n} lần ở {blocs} khối",
        "warning {code} {name}: {n} {n:time|times} in {blocs} {blocs:bloc|blocs}"),
    "all_by_check": ("xem đầy đủ: {command}", "see them all: {command}"),
    "nothing": ("không có lỗi", "no errors"),
    "count.error.one": ("{n} lỗi", "{n} error"),
    "count.error.many": ("{n} lỗi", "{n} errors"),
    "count.warning.one": ("{n} cảnh báo", "{n} warning"),
    "count.warning.many": ("{n} cảnh báo", "{n} warnings"),
    "count.advice.one": ("{n} góp ý", "{n} piece of advice"),
    "count.advice.many": ("{n} góp ý", "{n} pieces of advice"),
    "count.file.one": ("{n} tệp", "{n} file"),
    "count.file.many": ("{n} tệp", "{n} files"),
}
