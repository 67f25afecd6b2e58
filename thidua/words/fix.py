"""`thidua fix`."""

WORDS: dict[str, tuple[str, str]] = {
    "sound": ("Không có lỗi nào phải sửa.", "There is no error to mend."),
    "nothing": ("Không có gì sửa được một cách chắc chắn. Xem {n} lỗi còn lại: thidua check",
        "Nothing can be mended with certainty. What is left ({n} {n:error|errors}) is told by: thidua check"),
    "left": ("Còn {n} lỗi phải tự sửa, vì không có một cách hiểu chắc chắn.",
        "{n} {n:error|errors} left to mend by hand: none has one certain reading."),
    "refused": ("Chưa ghi gì.", "Nothing was written."),
    "written": ("Đã sửa {n} tệp. Xem lại: thidua check",
        "{n} {n:file|files} mended. Look again: thidua check"),
    "ask": ("Sửa {n} tệp như trên? [c/K] ", "Mend {n} {n:file|files} as shown? [y/N] "),
    "yes": ("Chưa ghi gì. Đồng ý thì chạy lại: thidua fix --yes ({n} tệp)",
        "Nothing was written. If this is right, run: thidua fix --yes ({n} {n:file|files})"),
}
