"""Taking filled forms into the data."""

WORDS: dict[str, tuple[str, str]] = {
    "new": (
        "{form} → {file}: phiếu mới, {n} mục",
        "{form} → {file}: a new sheet, {n} {n:entry|entries}",
    ),
    "changed": ("{form} → {file}: {n} thay đổi", "{form} → {file}: {n} {n:change|changes}"),
    "same": ("{form} → {file}: không có gì thay đổi", "{form} → {file}: nothing changes"),
    "blank": ("{form}: chưa điền gì, bỏ qua", "{form}: nothing was filled in, left aside"),
    "no_sheet": (
        "Chưa thành phiếu chấm, vì chưa có điểm, số liệu hay cam kết nào: {forms}. Không có gì phải ghi, hoặc đồng ý hết với bước trước, thì chọn Có ở dòng “{row}”.",
        "No score sheet yet, for there is no figure and no declaration: {forms}. Who has nothing to enter, or agrees with all of the stage before, chooses Yes in the row “{row}”.",
    ),
    "ahead": (
        "Ngày chấm sau hôm nay ({today}): {forms}. Đến ngày ấy phiếu mới được tính là đã nộp; ghi nhầm thì sửa ô Ngày chấm rồi nhập lại.",
        "Dated after today ({today}): {forms}. The form counts as handed in from that day on; where it is a slip correct the date and import it again.",
    ),
    "part_points": ("chấm thẳng", "points by hand"),
    "part_note": ("ghi chú:", "note:"),
    "part_evidence": ("minh chứng:", "evidence:"),
    "part_actual": ("thực hiện", "actual"),
    "part_target": ("chỉ tiêu", "target"),
    "part_part": ("phần", "part"),
    "part_of": ("trên", "of"),
    "passed_over": (
        "Bỏ qua trong thư mục, vì không phải phiếu .xlsx: {names}",
        "Left aside in the folder, being no .xlsx forms: {names}",
    ),
    "none_written": (
        "Chưa ghi phiếu nào: {n} tệp phải sửa, {m} tệp kia đọc được. Sửa xong thì chạy lại lệnh này.",
        "No form was written: {n} {n:file|files} to mend, {m} could be read. Then run this command again.",
    ),
    "more": ("... và {n} mục nữa (xem đủ: --dry-run)", "... and {n} more (all of them: --dry-run)"),
    "written": ("Đã ghi {n} tệp.", "{n} {n:file|files} written."),
    "dry_run": (
        "Chỉ xem trước (--dry-run), chưa ghi gì.",
        "Only shown (--dry-run); nothing is written.",
    ),
    "nothing": ("Không có gì phải ghi.", "Nothing had to be written."),
}
