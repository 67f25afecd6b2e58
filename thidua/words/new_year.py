"""Making a new year (new-year)."""

WORDS: dict[str, tuple[str, str]] = {
    "pact": (
        "Ký xong thì bỏ dấu # ở đầu các dòng dưới và điền.",
        "Once the pact is signed, take away the # below and fill in.",
    ),
    "pact_note": ("Giao ước thi đua năm {year}", "The pact of {year}"),
    "signatories": ("hoặc danh sách mã đơn vị đã ký", "or a list of the units that signed"),
    "events": (
        "Các cuộc họp và mốc của năm {year}. due: dự kiến, lấy theo năm trước; họp xong thì ghi on.",
        "The meetings and dates of {year}. due: planned, from the year before; write on when it was held.",
    ),
    "made": ("Đã lập năm {year} từ năm {old}:", "{year} is made from {old}:"),
    "made_first": ("Đã lập năm {year}:", "{year} is made:"),
    "scale_first": (
        "  - thang điểm chưa có tiêu chí nào: đọc thang điểm của cơ quan bằng thidua import --scale TỆP -o thang-diem-{year}.xlsx, hoặc ghi vào criteria.yaml",
        "  - the scale has no criterion yet: read the office's own with thidua import --scale FILE -o scale-{year}.xlsx, or write criteria.yaml",
    ),
    "leader_unnamed": (
        "  - chưa có nhiệm kỳ năm {year}: ghi đơn vị được chọn bằng thidua rotate-leader {year} --leader ĐƠN_VỊ",
        "  - there is no term for {year}: record who was chosen with thidua rotate-leader {year} --leader UNIT",
    ),
    "blank_head": (
        "Thang điểm năm {year}, chưa có tiêu chí nào: ghi theo mẫu ở dưới, hoặc đọc từ tệp của cơ quan\nbằng thidua import --scale TỆP.xlsx. Thông qua rồi thì ghi status: adopted.",
        "The scale of {year}, without a criterion yet: write them as shown below, or read the office's file\nwith thidua import --scale FILE.xlsx. Once it is adopted, write status: adopted.",
    ),
    "blank_max": (
        "tổng điểm chuẩn của các tiêu chí cấp một; sửa cùng lúc với criteria",
        "the sum of the top criteria; change it together with criteria",
    ),
    "blank_stages": (
        "các bước chấm, theo thứ tự; không khai thì có một bước, verified",
        "the stages of scoring, in order; none given: one, verified",
    ),
    "blank_self": ("Tự chấm", "Tự chấm"),
    "blank_verified": ("Thẩm định", "Thẩm định"),
    "blank_example": (
        'criteria:\n  - id: "1"\n    name: ...\n    max: 100          # bằng tổng max của các mục con\n    criteria:\n      - {{id: "1.1", name: ..., max: 60}}\n      - id: "1.2"\n        name: ...\n        max: 40\n        deduct:        # được trọn điểm, mỗi lần vi phạm trừ 0.5, trừ nhiều nhất 2\n          cap: 2\n          items: [{{id: 1.2.a, name: ..., each: 0.5}}]\n\nranking: {{by: percent, ties: ["criterion:1", bonus, deductions]}}\nbands:\n  - {{id: xuat-sac, name: Xuất sắc, from: 90}}\n  - {{id: tot, name: Tốt, from: 0}}',
        'criteria:\n  - id: "1"\n    name: ...\n    max: 100          # the sum of what is in it\n    criteria:\n      - {{id: "1.1", name: ..., max: 60}}\n      - id: "1.2"\n        name: ...\n        max: 40\n        deduct:        # full points, 0.5 less each time, 2 at most\n          cap: 2\n          items: [{{id: 1.2.a, name: ..., each: 0.5}}]\n\nranking: {{by: percent, ties: ["criterion:1", bonus, deductions]}}\nbands:\n  - {{id: xuat-sac, name: Xuất sắc, from: 90}}\n  - {{id: tot, name: Tốt, from: 0}}',
    ),
    "left": ("Việc còn lại:", "Left to do:"),
    "scale": (
        "  - thang điểm còn là dự thảo: sửa theo thang điểm mới; thông qua rồi thì đổi tình trạng thành đã thông qua",
        "  - the scale is a draft: make it the new one; once it is adopted, change its status",
    ),
    "shared": (
        "  - thang điểm dùng chung năm {year} là {file}, còn là bản nháp (status: draft): sửa ở đó, mọi khối dùng tệp này sửa theo; ban hành rồi thì ghi status: adopted",
        "  - the shared scale of {year} is {file}, still a draft (status: draft): edit it there, for all blocs that use it; write status: adopted once it is",
    ),
    "dates": (
        "  - criteria.yaml còn {n} dòng nhắc đến năm {old}: {lines}",
        "  - criteria.yaml has {n} {n:line that still speaks|lines that still speak} of {old}: {lines}",
    ),
    "awards": (
        "  - awards.yaml: xem lại số lượng và điều kiện",
        "  - awards.yaml: look at quotas and conditions",
    ),
    "events_left": (
        "  - events.yaml: xem lại các ngày dự kiến",
        "  - events.yaml: look at the planned days",
    ),
    "periods_left": (
        "  - periods.yaml: xem lại ngày đầu, ngày cuối của các kỳ; thang điểm của kỳ cũng là dự thảo (trang Kỳ chấm của sổ năm; thidua scale {year}/KỲ)",
        "  - periods.yaml: look at the first and last days; the scales of periods are drafts, too (sheet Periods of the year workbook; thidua scale {year}/KIND)",
    ),
    "pact_left": (
        "  - giao ước: điền khi đã ký; đăng ký của từng đơn vị: thidua form {year} --pledges",
        "  - the pact: fill in once it is signed; what each unit registers: thidua form {year} --pledges",
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
    "excel": (
        "  - làm bằng Excel: thidua scale {year} -o thang-diem-{year}.xlsx và thidua workbook {year}; sửa, rồi nhập lại bằng thidua import",
        "  - in Excel: thidua scale {year} -o scale-{year}.xlsx and thidua workbook {year}; change them, then thidua import",
    ),
    "check": ("  - sửa xong thì chạy: thidua check {year}", "  - then run: thidua check {year}"),
}
