"""How firm a ranking is."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Thứ hạng năm {year} chắc đến đâu", "How firm the ranking of {year} is"),
    "pairs": (
        "Thay đổi nhỏ nhất làm hai đơn vị liền nhau đổi chỗ",
        "The smallest change that swaps two neighbours",
    ),
    "pairs_note": (
        "Chỉ đổi điểm một tiêu chí của một đơn vị, thành số điểm mà quy tắc cho phép. Kết quả xem được bằng lệnh what-if ghi ở cột cuối.",
        "One criterion of one unit changes, to points that its rule allows. The what-if command in the last column shows the result.",
    ),
    "above": ("Đứng trên", "Above"),
    "below": ("Đứng dưới", "Below"),
    "unit": ("Đổi điểm của", "Points of"),
    "criterion": ("Tiêu chí", "Criterion"),
    "before": ("Từ", "From"),
    "after": ("Thành", "To"),
    "change": ("Chênh", "Change"),
    "command": ("Xem bằng lệnh", "Shown by"),
    "none": ("không tiêu chí nào đủ", "no single criterion"),
    "criteria": ("Nếu bỏ một tiêu chí", "Without one criterion"),
    "without_criteria": ("Bỏ tiêu chí", "Without"),
    "no_criteria": (
        "Bỏ bất cứ tiêu chí nào, thứ hạng vẫn giữ nguyên.",
        "Without any one criterion the ranks stay as they are.",
    ),
    "scorers": ("Nếu bỏ phiếu của một người chấm", "Without one scorer's sheets"),
    "without_scorers": ("Bỏ người chấm", "Without"),
    "no_scorers": (
        "Bỏ phiếu của bất cứ người chấm nào, thứ hạng vẫn giữ nguyên.",
        "Without any one scorer the ranks stay as they are.",
    ),
    "reversals": (
        "Nếu một đơn vị không tham gia (do quy tắc so với khối)",
        "If one unit did not take part (rules that compare with the bloc)",
    ),
    "without_reversals": ("Không có", "Without"),
    "no_reversals": (
        "Dù một đơn vị không tham gia, thứ tự giữa các đơn vị khác vẫn giữ nguyên.",
        "Whichever unit is absent, the others keep their order.",
    ),
    "moved": ("Hạng thay đổi", "Ranks that change"),
    "no_rank": ("không có", "none"),
}
