"""Tiếng Việt: lập năm mới (new-year)."""

WORDS: dict[str, str] = {
    "pact": "Giao ước thi đua năm {year}. Ký xong thì bỏ dòng note, bỏ dấu # ở đầu các dòng dưới và điền.",
    "pact_note": "Chưa ký giao ước",
    "signatories": "hoặc danh sách mã đơn vị đã ký",
    "events": "Các cuộc họp và mốc của năm {year}. due: dự kiến, lấy theo năm trước; họp xong thì ghi on.",
    "made": "Đã lập năm {year} từ năm {old}:",
    "left": "Việc còn lại:",
    "scale": "  - criteria.yaml là dự thảo (status: draft): sửa theo thang điểm mới, thông qua rồi thì ghi status: adopted",
    "dates": "  - criteria.yaml còn {n} dòng nhắc đến năm {old}: {lines}",
    "awards": "  - awards.yaml: xem lại số lượng và điều kiện",
    "events_left": "  - events.yaml: xem lại các ngày dự kiến",
    "pact_left": "  - pact.yaml: điền khi đã ký giao ước; đăng ký của từng đơn vị ghi ở {year}/pledges",
    "joins": "  - đơn vị mới của năm {year}: {units}; xem lại assign và not_for trong thang điểm",
    "leaves": "  - không còn là thành viên năm {year}: {units}; xem lại assign và not_for trong thang điểm",
    "leader": "  - chưa có nhiệm kỳ năm {year}: thidua rotate-leader {year} --dry-run",
    "check": "  - sửa xong thì chạy: thidua check {year}",
}
