"""`thidua fix`."""

WORDS: dict[str, tuple[str, str]] = {
    "nothing": (
        "Không có gì sửa được một cách chắc chắn. Xem lỗi còn lại: thidua check",
        "Nothing can be mended with certainty. What is wrong is told by: thidua check",
    ),
    "written": (
        "Đã sửa {n} tệp. Xem lại: thidua check",
        "{n} {n:file|files} mended. Look again: thidua check",
    ),
    "ask": ("Sửa {n} tệp như trên? [c/K] ", "Mend {n} {n:file|files} as shown? [y/N] "),
    "yes": (
        "Chưa ghi gì. Đồng ý thì chạy lại: thidua fix --yes ({n} tệp)",
        "Nothing was written. If this is right, run: thidua fix --yes ({n} {n:file|files})",
    ),
}
