"""Sheets to fill in (new-sheets)."""

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "Phiếu chấm năm {year}, bước “{stage}”: {unit}",
        "Score sheet {year}, stage “{stage}”: {unit}",
    ),
    "whole": ("Cả bảng điểm", "The whole scale"),
    "scored_by": ("Bên chấm: {name}", "Scored by: {name}"),
    "draft": ("DỰ THẢO: thang điểm chưa được thông qua.", "DRAFT: the scale has not been adopted."),
    "how": (
        "Muốn ghi mục nào thì xóa dấu # và dấu cách sau nó ở đầu dòng, rồi ghi sau dấu hai chấm.",
        "To fill in an entry, delete the # and the blank after it at the start of its line, and write after the colon.",
    ),
    "numbers": (
        "Số thập phân viết dấu chấm: 9.5. Ngày viết: {day}. Cần nói thêm thì viết {{value: 9.5, note: ...}}.",
        "Decimals take a dot: 9.5. Dates: {day}. To say more: {{value: 9.5, note: ...}}.",
    ),
    "not_applicable": (
        "Tiêu chí không áp dụng cho đơn vị thì ghi na. Tiêu chí chưa ghi là còn thiếu, không phải 0 điểm.",
        "Write na for a criterion that does not apply. What is not filled in is missing, not 0 points.",
    ),
    "after": (
        "Ghi xong, chạy: thidua check {year}",
        "When it is filled in, run: thidua check {year}",
    ),
    "date": ("ngày chấm", "day of the scoring"),
    "by": ("người hoặc bộ phận lập phiếu", "who filled it in"),
    "claimed": ("tổng điểm do người chấm tự cộng", "the scorer's own total"),
    "no_other_events": (
        "true: cam kết ngoài các việc đã ghi không còn việc nào bị trừ điểm",
        "true: nothing that takes points off happened besides what is written",
    ),
    "part_of": (
        "Tỷ lệ ghi bằng hai số đếm thì chính xác tuyệt đối: {{part: {part}, of: {of}}}",
        "A share given as its two counts is exact: {{part: {part}, of: {of}}}",
    ),
    "at_most": ("điểm chuẩn {n}", "standard points {n}"),
    "not_for": (
        "không áp dụng cho đơn vị này, không phải ghi",
        "does not apply to this unit, nothing to write",
    ),
    "figure": ("số thực hiện", "the actual figure"),
    "entry_facts": (
        "không phải ghi ở đây: tính từ số liệu trong phần facts",
        "nothing to write here: it comes from the figures under facts",
    ),
    "entry_periods": (
        "không phải ghi: tính từ điểm các kỳ",
        "nothing to write: it comes from the points of the periods",
    ),
    "entry_points": ("ghi: số điểm", "write: the points"),
    "entry_full": (
        "không phải ghi: được trọn điểm, trừ những việc ghi dưới đây",
        "nothing to write: full points, less what is written below",
    ),
    "entry_pass_fail": (
        "ghi: true (đạt) hoặc false (không đạt)",
        "write: true (met) or false (not met)",
    ),
    "entry_choice": ("ghi: một trong các mức trên", "write: one of the options above"),
    "entry_count": ("ghi: số lần, số nguyên", "write: how many times, a whole number"),
    "entry_deadline": (
        "ghi: ngày hoàn thành, hoặc false nếu không làm",
        "write: the day it was done, or false when it was not",
    ),
    "figure_in": ("số thực hiện ({measure})", "the actual figure ({measure})"),
    "entry_value": ("ghi: {figure}", "write: {figure}"),
    "entry_target": (
        "ghi: {{actual: {figure}, target: chỉ tiêu}}",
        "write: {{actual: {figure}, target: the target}}",
    ),
    "entry_deadlines": (
        "ghi: danh sách {n} ngày hoàn thành, mỗi kỳ một ngày; kỳ không làm ghi false",
        "write: a list of {n} {n:day|days} on which it was done, one a period; false where it was not",
    ),
    "evidence": ("minh chứng: {what}", "evidence: {what}"),
    "verifier": ("thẩm định: {who}", "verified by: {who}"),
    "bonus": ("Điểm thưởng (ghi khi có)", "Bonus (when there is any)"),
    "deduct": (
        "Điểm trừ (ghi khi có; số lần, hoặc true)",
        "Deductions (when there are any; how many times, or true)",
    ),
    "written": (
        "Đã lập {n} phiếu trống ở bước “{stage}” năm {year}:",
        "{n} empty {n:sheet|sheets} written, stage “{stage}” of {year}:",
    ),
    "next": (
        "Điền xong thì chạy: thidua check {year}",
        "When they are filled in, run: thidua check {year}",
    ),
}
