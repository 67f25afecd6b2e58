"""A draft of a scale, read from an office's own sheet."""

WORDS: dict[str, tuple[str, str]] = {
    "head": (
        "Bản nháp thang điểm do thidua đọc từ {source}. Phải xem lại trước khi dùng.",
        "A draft of a scale, read by thidua from {source}. To be looked over before use.",
    ),
    "counts": (
        "Đọc chắc chắn {sure} dòng; {unsure} dòng cần người xem lại.",
        "{sure} rows read for sure; {unsure} rows for a person to look at.",
    ),
    "how": (
        "Dòng bắt đầu bằng #? giữ nguyên lời và số của bảng (chuẩn | thưởng | trừ); dòng # - ngay dưới là cách hiểu có thể đúng, bỏ dấu # nếu đúng (và bỏ [] sau items).",
        "A line that begins with #? keeps the sheet's own words and figures (standard | bonus | deduction); the line # - below it is what may be meant: take the # away if it is right (and the [] after items).",
    ),
    "list": ("Những chỗ cần xem lại:", "To be looked at:"),
    "cell": ("ô {cells}", "cell {cells}"),
    "source": (
        "tệp {name}, trang “{sheet}”, SHA-256 {digest}",
        "file {name}, sheet “{sheet}”, SHA-256 {digest}",
    ),
    "why_nowhere": ("dòng đứng trước tiêu chí đầu tiên", "a row before the first criterion"),
    "why_node_figures": (
        "dòng tiêu chí có số ở cột thưởng hoặc cột trừ, không rõ cho việc gì",
        "a criterion's row with a figure for bonus or deduction, for what is not said",
    ),
    "why_level": (
        "dòng có điểm chuẩn nhưng giống một mức đạt được hơn là một tiêu chí con",
        "a row with standard points that looks like a level to reach, not like a part",
    ),
    "why_sum": (
        "điểm chuẩn các mục con cộng lại không bằng điểm chuẩn của mục này",
        "the standard points of the parts do not add up to those of this one",
    ),
    "why_total": (
        "điểm chuẩn các mục lớn cộng lại không bằng dòng tổng cộng",
        "the standard points of the top criteria do not add up to the total",
    ),
    "why_heading": (
        "dòng nằm dưới một câu có thể là điều kiện",
        "a row under a sentence that may be a condition",
    ),
    "why_cap": (
        "mức tối đa không rõ của mục nào, hoặc ghi hai lần",
        "a cap of which it is not clear whose it is, or one given twice",
    ),
    "why_words": ("dòng chỉ có lời, không có điểm", "a row with words alone and no points"),
    "why_both_columns": (
        "dòng vừa có điểm thưởng vừa có điểm trừ",
        "a row with both a bonus and a deduction",
    ),
    "why_figure": ("ô điểm không phải một số", "the cell for points holds no number"),
    "why_sign": ("dấu của số không hợp với cột", "the figure's sign does not fit its column"),
    "why_place": (
        "số thứ tự không hợp với tiêu chí đứng trên",
        "the number does not fit the criterion above it",
    ),
    "why_range": (
        "các mức loại trừ nhau theo tỷ lệ, nên viết thành một quy tắc theo khoảng",
        "levels of one share that exclude each other: better one rule with ranges",
    ),
    "why_step": (
        "điểm tăng theo từng bước của một số đo",
        "points that grow with every step of a figure",
    ),
    "why_condition": (
        "có điều kiện hoặc phải chọn một trong các trường hợp",
        "there is a condition, or one case of several is to be chosen",
    ),
    "why_amount": (
        "số trong câu khác số trong cột",
        "the figure in the sentence is not the one in the column",
    ),
    "why_once": (
        "không rõ tính một lần hay tính mỗi lần",
        "whether it counts once or each time is not clear",
    ),
    "summary": (
        "{nodes} tiêu chí, {items} mục thưởng, trừ đọc được chắc chắn; {unsure} trên {rows} dòng cần xem lại",
        "{nodes} criteria and {items} bonus and deduction items read for sure; {unsure} of {rows} rows to be looked at",
    ),
    "written": ("Đã ghi {file}: {summary}.", "Wrote {file}: {summary}."),
}
