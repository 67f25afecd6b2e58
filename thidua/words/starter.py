"""The comments in the sample bloc of `init`, in place of the Vietnamese ones."""

WORDS: dict[str, tuple[str, str]] = {
    "bloc_sample": (
        "khối mẫu: văn bản lập từ đây không bao giờ là bản chính thức",
        "a sample bloc: no letter made from it is ever final",
    ),
    "sample": (
        "KHỐI MẪU do `thidua init` lập: mọi tên và con số đều để minh họa. Sửa lại cho đúng khối của mình.",
        "A SAMPLE BLOC made by `thidua init`: all names and figures are for illustration. Make them those of your bloc.",
    ),
    "sample_names": (
        "  - tên khối, các đơn vị: bloc.yaml, units.yaml",
        "  - the bloc's name, its units: bloc.yaml, units.yaml",
    ),
    "sample_scale": (
        "  - thang điểm của năm: {{year}}/criteria.yaml",
        "  - the year's scale: {{year}}/criteria.yaml",
    ),
    "sample_scores": (
        "  - điểm: xóa thư mục {{year}}/scores rồi lập phiếu trống: thidua new-sheets {{year}} --stage self",
        "  - scores: remove the folder {{year}}/scores, then make empty sheets: thidua new-sheets {{year}} --stage self",
    ),
    "sample_check": (
        "Sau mỗi lần sửa, chạy: thidua check",
        "After every change, run: thidua check",
    ),
    "kind": ('khoi: "Trưởng khối"; cum: "Cụm trưởng"', "khoi: a bloc; cum: a cluster"),
    "system": (
        "thể thức văn bản: state (nhà nước), party (Đảng), enterprise (doanh nghiệp)",
        "the layout of documents: state, party, enterprise",
    ),
    "level": (
        "cấp tổ chức khối: central, ministry, province, department, district, commune, other",
        "who organises the bloc: central, ministry, province, department, district, commune, other",
    ),
    "policy": (
        "elected (bầu), deputy_succeeds (Phó lên thay), round_robin (lần lượt), top_ranked (hạng nhất)",
        "elected, deputy_succeeds, round_robin (in turn), top_ranked (first in the ranking)",
    ),
    "deputies": ("số Phó Trưởng khối", "how many deputies"),
    "min_gap": (
        "số năm phải cách trước khi một đơn vị làm Trưởng khối lần nữa",
        "years that must pass before a unit leads again",
    ),
    "units": (
        "Các đơn vị thành viên. Mã (id) viết bằng chữ thường không dấu, số và gạch nối; đã dùng thì không đổi.",
        "The member units. Ids are small letters without marks, digits and hyphens; once used they don't change.",
    ),
    "joined": (
        "joined, left: năm thi đua đầu tiên và cuối cùng là thành viên; không ghi nghĩa là từ đầu, đến nay.",
        "joined, left: the first and the last emulation year as a member; not written: always, until now.",
    ),
    "attributes": (
        "tùy khối: số liệu dùng khi bằng điểm",
        "as the bloc likes: figures that may break ties",
    ),
    "new_member": ("vào khối từ năm nay", "a member from this year on"),
    "ballot": (
        "Bầu Trưởng khối của năm sau. Xem kết quả: thidua vote {{year}}",
        "The election of next year's leader. See the result: thidua vote {{year}}",
    ),
    "ballot_for": (
        "leader, deputy, hoặc mã khen thưởng trong awards.yaml",
        "leader, deputy, or the id of an award in awards.yaml",
    ),
    "ballot_kind": (
        "mỗi phiếu chọn không quá `seats` đơn vị",
        "each paper names up to `seats` units",
    ),
    "ballot_rule": ("quá nửa số thành viên", "more than half of the members"),
    "pledge": ("Đăng ký thi đua năm {{year}}:", "Pledges of {{year}}:"),
    "pledge_progress": (
        "số thực hiện cộng dồn đến ngày báo cáo",
        "the figure reached by the day of the report, in all",
    ),
    "self": ("Bảng tự chấm năm {{year}}:", "Self-scores of {{year}}:"),
    "no_other": (
        "cam kết ngoài các việc đã ghi không còn việc nào bị trừ điểm",
        "nothing that takes points off happened besides what is written",
    ),
    "verified": ("Thẩm định năm {{year}}:", "Verification of {{year}}:"),
    "verified_rest": (
        "Chỉ ghi chỗ khác với tự chấm; mục không nhắc đến thì giữ nguyên.",
        "Write only what differs from the self-scores; what is not mentioned stays.",
    ),
    "pact": ("Giao ước thi đua năm {{year}}.", "The pact of {{year}}."),
    "signatories": ("hoặc danh sách mã đơn vị đã ký", "or a list of the ids of those that signed"),
    "targets": ("chỉ tiêu chung của cả khối", "common targets of the bloc"),
    "scale": (
        "Thang điểm năm {{year}} (MẪU). Mỗi nhóm có max bằng tổng max của các mục con.",
        "The scale of {{year}} (A SAMPLE). The max of a group is the sum of the max of its children.",
    ),
    "scale_leaf": (
        "Mục không có mục con là một tiêu chí được chấm; rule nói điểm được tính thế nào.",
        "What has no children is a criterion that is scored; rule says how the points come about.",
    ),
    "status": ("draft: còn dự thảo; adopted: đã thông qua", "draft: not adopted yet; adopted"),
    "stages": ("các bước chấm, theo thứ tự", "the stages of scoring, in their order"),
    "offices": ("bên chấm không phải là thành viên", "scorers that are not members"),
    "rounding": ("chỉ làm tròn tổng điểm, một lần", "only the total is rounded, once"),
    "by_percent": ("tỷ lệ điểm đạt trên điểm được giao", "points got of points assigned"),
    "ties": ("bằng nhau thì lần lượt so các điều này", "where equal, these are compared in turn"),
    "tiers": (
        "theo số ghi được: mức đầu tiên phù hợp",
        "by the figure entered: the first tier that fits",
    ),
    "ratio": ("thực hiện so với số đã đăng ký", "the actual figure against the pledge"),
    "points": ("người chấm cho điểm, từ 0 đến 10", "the scorer gives points, from 0 to 10"),
    "deduct": ("được trọn điểm, có việc mới trừ", "full points unless something happened"),
    "cap": ("tổng điểm trừ không quá 6", "at most 6 points off"),
    "pass_fail": ("có thì đủ điểm, không thì 0", "full points where there is one, else 0"),
    "outcome": (
        "Kết quả bình xét của khối. Đề nghị chưa phải là được tặng: quyết định của cấp trên ghi ở decisions.yaml.",
        "What the bloc decided. Proposed is not granted: decisions of higher authorities go into decisions.yaml.",
    ),
    "grades": (
        "excellent xuất sắc, good tốt, completed hoàn thành, failed không hoàn thành",
        "excellent, good, completed, failed",
    ),
    "events": (
        "Các cuộc họp và mốc của năm {{year}}. due: dự kiến; on: đã diễn ra.",
        "Meetings and dates of {{year}}. due: planned; on: held.",
    ),
    "meeting": ("một cuộc họp có thể là nhiều việc", "one meeting may be several things"),
    "awards": (
        "Khen thưởng của năm: số lượng và điều kiện. Xét lần lượt theo thứ tự trong tệp.",
        "The year's awards: how many, on what conditions. They are derived in the order of this file.",
    ),
    "pick": (
        "rank theo thứ hạng, ballot bỏ phiếu, meeting hội nghị chọn",
        "rank, ballot, or meeting: the meeting chooses",
    ),
    "excludes": (
        "đã đề nghị Cờ thì không đề nghị Bằng khen",
        "who gets the flag does not also get the certificate",
    ),
    "share": ("25% của 4 đơn vị là 1", "25% of 4 units is 1"),
    "lf": (
        "Dữ liệu luôn dùng xuống dòng kiểu LF, trên mọi máy.",
        "Data has LF line ends on every machine.",
    ),
    "bytes": (
        "Minh chứng giữ nguyên từng byte: niêm phong dựa vào đó.",
        "Evidence keeps every byte: seals rest on it.",
    ),
    "terms": (
        "Mỗi năm một nhiệm kỳ. `thidua rotate-leader` ghi nhiệm kỳ mới vào cuối tệp này.",
        "One term a year. `thidua rotate-leader` writes the new one at the end of this file.",
    ),
    "chosen": (
        "elected bầu, acclaimed suy tôn, introduced giới thiệu, ...",
        "elected, acclaimed, introduced, ...",
    ),
    "settings": (
        "Dùng chung cho mọi khối trong thư mục dữ liệu này.",
        "For every bloc in this data folder.",
    ),
    "calendar": (
        "Hạn của từng bước, lặp lại hằng năm (tháng-ngày). Hạn ghi trong events.yaml của một năm được ưu tiên.",
        "When each step is due, every year (month-day). A due day in a year's events.yaml goes first.",
    ),
    "due_launch": ("phát động", "launch"),
    "due_pact": ("ký giao ước", "signing of the pact"),
    "due_registration": ("đăng ký thi đua", "registration"),
    "due_mid_year": ("sơ kết", "mid-year review"),
    "due_self": ("tự chấm", "self-scores"),
    "due_verified": ("thẩm định", "verification"),
    "due_review": ("tổng kết, họp đầu năm sau", "year-end review, held early next year"),
    "due_ballots": ("bỏ phiếu", "ballots"),
    "due_proposals": ("đề nghị khen thưởng", "proposals for awards"),
    "due_dossiers": ("gửi hồ sơ", "dossiers sent"),
    "due_handover": ("bàn giao Trưởng khối", "handover to the next leader"),
    "due_decisions": ("quyết định khen thưởng", "decisions on awards"),
    "ignore": (
        "Tệp tạm của thidua, và tệp khóa của Excel.",
        "Temporary files of thidua, and locks of Excel.",
    ),
}
