"""Reasons, states and steps of the emulation year, shared by all reports on it."""

WORDS: dict[str, tuple[str, str]] = {
    # lý do xét khen thưởng
    "reason.barred": ("không được xét: {reason}", "barred: {reason}"),
    "reason.status": ("{status}", "{status}"),
    "reason.excluded_by": ("đã được xét {award}", "gets {award} already"),
    "reason.again": (
        "đã được tặng năm {year}; phải cách {years} năm",
        "granted in {year}; {years} {years:year has|years have} to pass",
    ),
    "reason.again_unknown": (
        "không có quyết định khen thưởng năm {missing} để đối chiếu",
        "no decisions of {missing} to compare with",
    ),
    "reason.not_again": (
        "không được tặng trong {years} năm trước",
        "not granted in the {years} {years:year|years} before",
    ),
    "reason.nothing_required": ("không có điều kiện riêng", "no condition of its own"),
    "reason.percent_unknown": (
        "chưa có tỷ lệ điểm; cần từ {least}%",
        "no percent yet; at least {least}% is needed",
    ),
    "reason.percent_reached": (
        "đạt {percent}%, cần từ {least}%",
        "{percent}%, at least {least}% is needed",
    ),
    "reason.percent_below": (
        "chỉ đạt {percent}%, cần từ {least}%",
        "only {percent}%, at least {least}% is needed",
    ),
    "reason.band_unknown": (
        "chưa được xếp loại; cần từ mức {wanted}",
        "no band yet; at least {wanted} is needed",
    ),
    "reason.band_reached": (
        "xếp loại {band}, cần từ mức {wanted}",
        "band {band}, at least {wanted} is needed",
    ),
    "reason.band_below": (
        "chỉ xếp loại {band}, cần từ mức {wanted}",
        "only band {band}, at least {wanted} is needed",
    ),
    "reason.rank_unknown": (
        "chưa có thứ hạng; cần không quá hạng {most}",
        "no rank yet; at most rank {most} is needed",
    ),
    "reason.rank_reached": (
        "hạng {rank}, cần không quá hạng {most}",
        "rank {rank}, at most rank {most} is needed",
    ),
    "reason.rank_below": (
        "chỉ hạng {rank}, cần không quá hạng {most}",
        "only rank {rank}, at most rank {most} is needed",
    ),
    "reason.evaluation_reached": (
        "{grade} {years} năm liền",
        "{grade} for {years} {years:year|years} on end",
    ),
    "reason.evaluation_below": (
        "năm {year} chỉ {found}; cần {grade} {years} năm liền",
        "only {found} in {year}; {grade} is needed for {years} {years:year|years} on end",
    ),
    "reason.evaluation_unknown": (
        "không rõ mức hoàn thành nhiệm vụ năm {missing}; cần {grade} {years} năm liền",
        "the grade of {missing} is not known; {grade} is needed for {years} {years:year|years} on end",
    ),
    "reason.grade_reached": ("{grade}", "{grade}"),
    "reason.grade_below": (
        "năm {year} chỉ {found}; cần {grade}",
        "only {found} in {year}; {grade} is needed",
    ),
    "reason.grade_unknown": (
        "không rõ mức hoàn thành nhiệm vụ năm {missing}; cần {grade}",
        "the grade of {missing} is not known; {grade} is needed",
    ),
    "reason.holds": ("đã được tặng {award} năm {year}", "was granted {award} in {year}"),
    "reason.holds_not": ("chưa được tặng {award}", "was not granted {award}"),
    "reason.any_reached": (
        "đủ một trong các điều kiện: {parts}",
        "meets one of the conditions: {parts}",
    ),
    "reason.any_missed": (
        "chưa đủ điều kiện nào trong các điều kiện thay nhau: {parts}",
        "meets none of the alternative conditions: {parts}",
    ),
    "reason.open_above": ("còn chờ kết quả xét {award}", "waits for who gets {award}"),
    "reason.either_way": (
        "kết quả các mức trên thế nào cũng không được mức này",
        "not this one, however the awards above come out",
    ),
    "reason.criterion_unknown": (
        "chưa có tỷ lệ điểm; tiêu chí {criterion} cần từ {least}%",
        "no percent yet; criterion {criterion} needs {least}%",
    ),
    "reason.criterion_skipped": (
        "tiêu chí {criterion} không áp dụng",
        "criterion {criterion} does not apply",
    ),
    "reason.criterion_reached": (
        "tiêu chí {criterion} đạt {percent}%, cần từ {least}%",
        "{percent}% in criterion {criterion}, needs {least}%",
    ),
    "reason.criterion_below": (
        "tiêu chí {criterion} chỉ đạt {percent}%, cần từ {least}%",
        "only {percent}% in criterion {criterion}, needs {least}%",
    ),
    "reason.band_open": (
        "chờ khối quyết định xếp loại; cần từ mức {wanted}",
        "waits for the bloc to settle its band; needs {wanted}",
    ),
    "reason.figures_unknown": ("chưa có điểm để xét", "no points yet to go by"),
    "reason.deductions_within": (
        "điểm trừ {deduction}, cho phép đến {most}",
        "{deduction} taken off, up to {most} allowed",
    ),
    "reason.deductions_over": (
        "điểm trừ {deduction}, quá mức cho phép {most}",
        "{deduction} taken off, over the {most} allowed",
    ),
    "reason.bonus_reached": ("điểm thưởng {bonus}, cần từ {least}", "bonus {bonus}, needs {least}"),
    "reason.bonus_below": (
        "điểm thưởng chỉ {bonus}, cần từ {least}",
        "bonus only {bonus}, needs {least}",
    ),
    "reason.has_bar": ("có “{item}”", "has “{item}”"),
    "reason.barred_band": ("không được xếp mức này: {reason}", "barred from this band: {reason}"),
    "reason.has_items": ("có: {items}", "has: {items}"),
    "reason.has_no_item": ("không có: {items}", "does not have: {items}"),
    "reason.mean_exceeded": (
        "đạt {percent}%, trên trung bình {average}%",
        "{percent}%, above the mean of {average}%",
    ),
    "reason.mean_missed": (
        "đạt {percent}%, không trên trung bình {average}%",
        "{percent}%, not above the mean of {average}%",
    ),
    "reason.median_exceeded": (
        "đạt {percent}%, trên trung vị {average}%",
        "{percent}%, above the median of {average}%",
    ),
    "reason.median_missed": (
        "đạt {percent}%, không trên trung vị {average}%",
        "{percent}%, not above the median of {average}%",
    ),
    "reason.evaluation_none": (
        "năm {year} không được đánh giá; cần {grade} {years} năm liền",
        "was not graded in {year}; needs {grade} for {years} {years:year|years} running",
    ),
    "reason.grade_none": (
        "năm {year} không được đánh giá; cần {grade}",
        "was not graded in {year}; needs {grade}",
    ),
    "reason.holds_unknown": (
        "không rõ {award} năm {missing} còn hiệu lực không",
        "not known whether {award} of {missing} still stands",
    ),
    "reason.vote_unknown": (
        "chưa rõ kết quả bỏ phiếu; cần từ {share}% số phiếu",
        "the vote is not known; needs {share}% of the votes",
    ),
    "reason.vote_untold": (
        "được chọn qua bỏ phiếu, nguồn không nêu số phiếu",
        "elected; the source gives no figures",
    ),
    "reason.vote_none": (
        "không có tên trong cuộc bỏ phiếu; cần từ {share}% số phiếu",
        "was not voted on; needs {share}% of the votes",
    ),
    "reason.vote_reached": (
        "đạt {votes}/{base} phiếu, cần {needed}",
        "{votes} of {base} {base:vote|votes}, needs {needed}",
    ),
    "reason.vote_below": (
        "chỉ {votes}/{base} phiếu, cần {needed}",
        "only {votes} of {base} {base:vote|votes}, needs {needed}",
    ),
    "reason.any_unknown": (
        "chưa rõ đủ một trong các điều kiện hay không: {parts}",
        "not known whether one of the conditions holds: {parts}",
    ),
    # điều kiện
    "reason.condition.min_percent": (
        "đạt từ {least}% tổng điểm trở lên",
        "at least {least}% of the points",
    ),
    "reason.condition.criterion": (
        "đạt từ {least}% trở lên ở tiêu chí {criterion}",
        "at least {least}% in criterion {criterion}",
    ),
    "reason.condition.band": ("xếp loại từ mức {wanted} trở lên", "band {wanted} or higher"),
    "reason.condition.rank_at_most": ("xếp hạng không quá {most}", "a rank of at most {most}"),
    "reason.condition.deductions_at_most": (
        "điểm trừ không quá {most}",
        "at most {most} {most:point|points} taken off",
    ),
    "reason.condition.deductions_share": (
        "điểm trừ không quá {share}% điểm thưởng",
        "points taken off at most {share}% of the bonus",
    ),
    "reason.condition.bonus_at_least": (
        "điểm thưởng từ {least} trở lên",
        "a bonus of at least {least}",
    ),
    "reason.condition.none_of": ("không có: {items}", "does not have: {items}"),
    "reason.condition.above_mean": (
        "tỷ lệ điểm trên trung bình của khối",
        "a percent above the bloc's mean",
    ),
    "reason.condition.above_median": (
        "tỷ lệ điểm trên trung vị của khối",
        "a percent above the bloc's median",
    ),
    "reason.condition.grade": ("từ mức {grade} trở lên", "{grade} or better"),
    "reason.condition.top_grade": ("{grade}", "{grade}"),
    "reason.condition.top_evaluation": (
        "{grade} {years} năm liền",
        "{grade} for {years} {years:year|years} running",
    ),
    "reason.condition.evaluation": (
        "từ mức {grade} trở lên {years} năm liền",
        "{grade} or better for {years} {years:year|years} running",
    ),
    "reason.condition.holds": ("đã được tặng {award}", "was granted {award}"),
    "reason.condition.vote": ("đạt từ {share}% số phiếu trở lên", "at least {share}% of the votes"),
    "reason.condition.any": ("một trong các điều kiện: {parts}", "one of: {parts}"),
    # conditions as they are typed into one cell
    "cell.of_criterion": (
        "tỷ lệ ấy tính ở tiêu chí {name}",
        "that percent in criterion {name}",
    ),
    "cell.criterion": ("tiêu chí {name} đạt từ {n}%", "at least {n}% of criterion {name}"),
    "cell.min_percent": ("tỷ lệ điểm từ {n}%", "at least {n}% of the points"),
    "cell.band": ("xếp loại từ mức {name}", "band {name} or higher"),
    "cell.rank_at_most": ("xếp hạng không quá {n}", "rank {n} or better"),
    "cell.deductions_share": (
        "điểm trừ không quá {share} điểm thưởng",
        "deductions of at most {share} of the bonus",
    ),
    "cell.deductions_at_most": ("điểm trừ không quá {n}", "deductions of at most {n}"),
    "cell.bonus_at_least": ("điểm thưởng từ {n}", "a bonus of at least {n}"),
    "cell.none_of": ("không có {name}", "without {name}"),
    "cell.above_mean": ("trên mức trung bình của khối", "above the bloc's mean"),
    "cell.above_median": ("trên mức trung vị của khối", "above the bloc's median"),
    "cell.evaluation": (
        "mức hoàn thành từ {name} trong {n} năm liền",
        "grade {name} or better for {n} years running",
    ),
    "cell.grade": ("mức hoàn thành từ {name}", "grade {name} or better"),
    "cell.holds": ("đã được tặng {name}", "was granted {name}"),
    "cell.vote": ("được từ {share} số phiếu", "at least {share} of the votes"),
    "cell.any": ("một trong", "one of"),
    # vì sao không ai được xét
    "reason.quota_unknown": (
        "không rõ số thành viên của khối nên không tính được số lượng",
        "the number of members is not known, so the quota is not either",
    ),
    "reason.pick_meeting": ("do hội nghị chọn", "chosen by the meeting"),
    "reason.for_persons": (
        "dành cho cá nhân, khối đề nghị từng người",
        "for persons, whom the bloc proposes one by one",
    ),
    "reason.no_ranking": ("năm này chưa có xếp hạng", "this year has no ranking yet"),
    "reason.no_ballot": ("chưa có kết quả bỏ phiếu", "there is no result of a vote yet"),
    "reason.nobody_elected": ("không đơn vị nào được chọn", "nobody was elected"),
    # lý do giữ chức
    "reason.not_member": ("không phải thành viên năm {year}", "not a member in {year}"),
    "reason.barred_leading": ("không được giữ chức: {reason}", "barred from leading: {reason}"),
    "reason.min_gap": (
        "đã giữ chức năm {year}; phải cách {gap} năm",
        "led in {year}; {gap} {gap:year has|years have} to pass",
    ),
    "reason.never_led": ("chưa từng giữ chức", "has never led"),
    "reason.waited": (
        "giữ chức lần cuối năm {year}, cách {years} năm",
        "last led in {year}, {years} {years:year|years} before",
    ),
    "reason.in_queue": ("thứ {place} trong thứ tự luân phiên", "number {place} in the rotation"),
    "reason.nobody_may": ("không đơn vị nào đủ điều kiện", "no unit may lead"),
    "reason.no_policy": (
        "chưa khai cách chọn (trang Khối của sổ năm, hay rotation.policy trong bloc.yaml)",
        "how it is chosen is not said (sheet Bloc of the year workbook, or rotation.policy in bloc.yaml)",
    ),
    "reason.members_unknown": (
        "nguồn không nêu hết các thành viên (known: partial)",
        "the source does not name all members (known: partial)",
    ),
    "reason.no_leader_ballot": (
        "chưa có kết quả bầu trong năm {year}",
        "there is no result of an election in {year} yet",
    ),
    "reason.tied_ballot": (
        "bằng phiếu; cần bỏ phiếu lại, hoặc ghi cách giải quyết vào settlements.yaml",
        "equal votes; vote again, or write the settlement into settlements.yaml",
    ),
    "reason.several_elected": ("có hơn một đơn vị được chọn", "more than one unit was elected"),
    "reason.elected_may_not": (
        "{unit} được bầu nhưng không được giữ chức: {parts}",
        "{unit} was elected but may not lead: {parts}",
    ),
    "reason.elected_with": (
        "được bầu với {votes}/{base} phiếu",
        "elected with {votes}/{base} {base:vote|votes}",
    ),
    "reason.elected": ("được bầu", "elected"),
    "reason.no_last_term": ("không có nhiệm kỳ năm {year}", "there is no term of {year}"),
    "reason.no_last_deputy": ("không rõ cấp phó năm {year}", "the deputy of {year} is not known"),
    "reason.deputy_before": ("cấp phó năm {year} kế nhiệm", "deputy of {year}, succeeds"),
    "reason.deputies_may_not": (
        "cấp phó năm trước không giữ chức được: {parts}",
        "last year's deputy may not lead: {parts}",
    ),
    "reason.stays_deputy": ("cấp phó từ năm {year}", "deputy since {year}"),
    "reason.no_ranking_before": ("không có xếp hạng năm {year}", "there is no ranking of {year}"),
    "reason.best_ranked": ("hạng {rank} năm {year}", "rank {rank} in {year}"),
    "reason.tied_rank": (
        "đồng hạng {rank}; cần ghi cách giải quyết vào settlements.yaml",
        "tied for rank {rank}; write the settlement into settlements.yaml",
    ),
    "reason.ranked": ("hạng {rank} năm trước", "rank {rank} the year before"),
    "reason.unranked": ("không có thứ hạng năm trước", "no rank the year before"),
    "reason.settled": ("theo thống nhất của hội nghị", "settled by the meeting"),
    # mức hoàn thành nhiệm vụ
    "grade.excellent": ("hoàn thành xuất sắc nhiệm vụ", "excellent completion of tasks"),
    "grade.good": ("hoàn thành tốt nhiệm vụ", "good completion of tasks"),
    "grade.completed": ("hoàn thành nhiệm vụ", "completion of tasks"),
    "grade.failed": ("không hoàn thành nhiệm vụ", "tasks not completed"),
    # trạng thái điểm
    "status.ranked": ("được xếp hạng", "ranked"),
    "status.incomplete": ("thiếu điểm nên chưa xếp hạng", "not ranked: points are missing"),
    "status.not_submitted": ("không có bảng điểm", "no score sheet"),
    "status.excluded": ("không xếp hạng", "not ranked"),
    # các bước của năm
    "step.launch": ("Phát động", "Launch"),
    "step.pact": ("Ký giao ước", "Pact signed"),
    "step.scale": ("Thang điểm", "Scale"),
    "step.registration": ("Đăng ký thi đua", "Registration"),
    "step.mid_year_review": ("Sơ kết", "Mid-year review"),
    "step.inspection": ("Kiểm tra", "Inspection"),
    "step.self_scores": ("Tự chấm", "Self-scores"),
    "step.cross_scores": ("Chấm chéo", "Cross-scores"),
    "step.verification": ("Thẩm định", "Verification"),
    "step.year_end_review": ("Tổng kết", "Year-end review"),
    "step.ballots": ("Bỏ phiếu", "Ballots"),
    "step.proposals": ("Đề nghị khen thưởng", "Proposals"),
    "step.dossiers": ("Gửi hồ sơ", "Dossiers sent"),
    "step.decisions": ("Quyết định khen thưởng", "Decisions"),
    "step.handover": ("Nhiệm kỳ sau", "Next term"),
    "state.done": ("xong", "done"),
    "state.due": ("đến hạn", "due"),
    "state.late": ("quá hạn", "late"),
    "state.unknown": ("chưa rõ", "not known"),
    # tiến độ nhiệm vụ
    "task.exceeded": ("vượt", "exceeded"),
    "task.reached": ("đạt", "reached"),
    "task.on_track": ("đúng tiến độ", "on track"),
    "task.behind": ("chậm", "behind"),
    "task.late": ("quá hạn", "late"),
    "task.no_report": ("chưa báo cáo", "no report"),
    "task.no_plan": ("không có chỉ tiêu", "no target"),
    # hồ sơ
    "dossier.absent": ("chưa có", "not begun"),
    "dossier.begun": ("đang lập", "in preparation"),
    "dossier.sent": ("đã gửi", "sent"),
    "dossier.returned": ("bị trả lại", "returned"),
    "dossier.complete": ("đủ", "complete"),
    # khen thưởng qua các năm
    "held.granted": ("được tặng", "granted"),
    "held.refused": ("không được tặng", "refused"),
    "held.revoked": ("đã bị thu hồi", "revoked"),
    "held.proposed": ("được đề nghị", "proposed"),
}
