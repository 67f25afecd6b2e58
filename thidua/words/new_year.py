"""Making a new year (new-year)."""

WORDS: dict[str, tuple[str, str]] = {
    "pact": (
        "Giao ước thi đua năm {year}. Ký xong thì bỏ dòng note, bỏ dấu # ở đầu các dòng dưới và điền.",
        "The pact of {year}. Once it is signed, delete the note, take away the # below and fill in.",
    ),
    "pact_note": ("Chưa ký giao ước", "The pact is not signed yet"),
    "signatories": ("hoặc danh sách mã đơn vị đã ký", "or a list of the units that signed"),
    "events": (
        "Các cuộc họp và mốc của năm {year}. due: dự kiến, lấy theo năm trước; họp xong thì ghi on.",
        "The meetings and dates of {year}. due: planned, from the year before; write on when it was held.",
    ),
    "made": ("Đã lập năm {year} từ năm {old}:", "{year} is made from {old}:"),
    "left": ("Việc còn lại:", "Left to do:"),
    "scale": (
        "  - criteria.yaml là dự thảo (status: draft): sửa theo thang điểm mới, thông qua rồi thì ghi status: adopted",
        "  - criteria.yaml is a draft (status: draft): make it the new scale; write status: adopted once it is",
    ),
    "dates": (
        "  - criteria.yaml còn {n} dòng nhắc đến năm {old}: {lines}",
        "  - criteria.yaml has {n} lines that still speak of {old}: {lines}",
    ),
    "awards": (
        "  - awards.yaml: xem lại số lượng và điều kiện",
        "  - awards.yaml: look at quotas and conditions",
    ),
    "events_left": (
        "  - events.yaml: xem lại các ngày dự kiến",
        "  - events.yaml: look at the planned days",
    ),
    "pact_left": (
        "  - pact.yaml: điền khi đã ký giao ước; đăng ký của từng đơn vị ghi ở {year}/pledges",
        "  - pact.yaml: fill in once it is signed; what each unit registers goes to {year}/pledges",
    ),
    "joins": (
        "  - đơn vị mới của năm {year}: {units}; xem lại assign và not_for trong thang điểm",
        "  - new in {year}: {units}; look at assign and not_for in the scale",
    ),
    "leaves": (
        "  - không còn là thành viên năm {year}: {units}; xem lại assign và not_for trong thang điểm",
        "  - no member in {year}: {units}; look at assign and not_for in the scale",
    ),
    "leader": (
        "  - chưa có nhiệm kỳ năm {year}: thidua rotate-leader {year} --dry-run",
        "  - there is no term for {year}: thidua rotate-leader {year} --dry-run",
    ),
    "check": ("  - sửa xong thì chạy: thidua check {year}", "  - then run: thidua check {year}"),
}
