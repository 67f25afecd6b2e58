"""The scale as a table of sentences."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Thang điểm", "Scale"),
    "heading": ("Thang điểm năm {year}: {bloc}", "Scale of {year}: {bloc}"),
    "letter_title": ("Thang điểm thi đua", "Scale"),
    "letter_subject": ("năm {year}", "{year}"),
    "column_number": ("Số", "No."),
    "column_name": ("Nội dung", "Criterion"),
    "column_points": ("Điểm chuẩn", "Points"),
    "column_how": ("Cách chấm", "How it is scored"),
    "total": ("Tổng điểm chuẩn: {max}", "Points in all: {max}"),
    "draft": ("Bản nháp, chưa được thông qua.", "A draft, not adopted yet."),
    "bonus": ("Điểm thưởng", "Bonus"),
    "deduct": ("Điểm trừ", "Deductions"),
    "whole_bonus": ("Điểm thưởng của cả thang điểm", "Bonus on the whole scale"),
    "whole_deduct": ("Điểm trừ của cả thang điểm", "Deductions from the whole scale"),
    "whole": ("Tổng điểm", "Total"),
    "written": ("Đã ghi {file}.", "Wrote {file}."),
    "written_book": (
        "Đã ghi {file}. Sửa, lưu, rồi nhập lại: {back}",
        "Wrote {file}. Change it, save, then take it back: {back}",
    ),
}
