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
    "rounded_total": (
        "làm tròn tổng điểm, {places} chữ số thập phân ({mode})",
        "totals rounded to {places} {places:decimal|decimals} ({mode})",
    ),
    "rounded_criterion": (
        "làm tròn điểm từng tiêu chí, {places} chữ số thập phân ({mode})",
        "each criterion rounded to {places} {places:decimal|decimals} ({mode})",
    ),
    "rounded_to_total": (
        "làm tròn tổng điểm tới bội số của {to} ({mode})",
        "totals rounded to a multiple of {to} ({mode})",
    ),
    "rounded_to_criterion": (
        "làm tròn điểm từng tiêu chí tới bội số của {to} ({mode})",
        "each criterion rounded to a multiple of {to} ({mode})",
    ),
    "ties": ("bằng nhau thì xét lần lượt: {ties}", "equals are separated by: {ties}"),
    "bands": ("xếp loại: {bands}", "bands: {bands}"),
    "band": ("{name} từ {n}%", "{name} from {n}%"),
    "band_share": ("không quá {n}% số đơn vị", "at most {n}% of the units"),
    "band_number": ("không quá {n} đơn vị", "at most {n} {n:unit|units}"),
    "band_limited": ("có giới hạn số đơn vị", "limited in number"),
    "band_requires": ("có điều kiện thêm", "with further conditions"),
    "na_exclude": (
        "tiêu chí không áp dụng thì bỏ ra khỏi điểm được giao",
        "what is not applicable leaves the assigned maximum",
    ),
    "na_full": (
        "tiêu chí không áp dụng thì được đủ điểm",
        "what is not applicable gets its full points",
    ),
    "na_zero": (
        "tiêu chí không áp dụng thì được 0 điểm",
        "what is not applicable gets 0 points",
    ),
    "written": ("Đã ghi {file}.", "Wrote {file}."),
    "written_book": (
        "Đã ghi {file}. Sửa, lưu, rồi nhập lại: {back}",
        "Wrote {file}. Change it, save, then take it back: {back}",
    ),
}
