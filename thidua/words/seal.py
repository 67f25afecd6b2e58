"""Sealing a year and verifying it."""

WORDS: dict[str, tuple[str, str]] = {
    "head": (
        "Đã niêm phong bằng lệnh thidua seal. Tệp do thidua ghi, đừng sửa tay.\nĐối chiếu: thidua verify. Mở lại: thidua seal {year} --reopen --reason LÝ_DO.",
        "Sealed by thidua seal. thidua wrote this file; don't edit it.\nCompare: thidua verify. Reopen: thidua seal {year} --reopen --reason WHY.",
    ),
    "title": ("Đối chiếu năm đã niêm phong", "Sealed years, compared"),
    "sealed": ("Đã niêm phong năm {year} của {bloc}.", "Sealed {year} of {bloc}."),
    "would_seal": ("Sẽ niêm phong năm {year} của {bloc}.", "Would seal {year} of {bloc}."),
    "holds_what": (
        "{files} tệp dữ liệu, {evidence} tệp minh chứng, {units} đơn vị thành viên; {ranked} trên {total} đơn vị được xếp hạng.",
        "{files} data {files:file|files}, {evidence} evidence {evidence:file|files}, {units} {units:member|members}; {ranked} of {total} {total:unit|units} ranked.",
    ),
    "holds_named": (
        "{files} tệp dữ liệu, {evidence} tệp minh chứng, {units} đơn vị thành viên được nêu tên; {ranked} đơn vị được xếp hạng.",
        "{files} data {files:file|files}, {evidence} evidence {evidence:file|files}, {units} {units:member|members} named; {ranked} ranked.",
    ),
    "written": (
        "Đã ghi {file}; mã kết quả {code}. Hãy ghi nhận (commit) tệp này.",
        "Wrote {file}; results {code}. Commit this file.",
    ),
    "written_alone": (
        "Đã ghi {file}; mã kết quả {code}. Chép cả thư mục dữ liệu sang nơi khác mà giữ.",
        "Wrote {file}; results {code}. Keep a copy of the whole data folder elsewhere.",
    ),
    "dry_run": ("Chỉ xem thử: chưa ghi gì.", "Only a look: nothing is written."),
    "reopened": (
        "Đã mở lại năm {year} của {bloc}. Lý do: {reason}",
        "Reopened {year} of {bloc}. Reason: {reason}",
    ),
    "was_sealed": (
        "Lần niêm phong lúc {on} bởi {by} vẫn còn trong lịch sử của seal.yaml.",
        "The seal of {on} by {by} stays in the history of seal.yaml.",
    ),
    "made": (
        "Niêm phong lúc {on} bởi {by}, thidua {version}.",
        "Sealed {on} by {by}, thidua {version}.",
    ),
    "holds": (
        "Đúng như lúc niêm phong: {n} tệp và mọi kết quả.",
        "As it was sealed: {n} {n:file|files} and every result.",
    ),
    "errors": (
        "Dữ liệu hiện có {n} lỗi nên không tính lại được kết quả.",
        "The data has {n} {n:error|errors} now, so the results can't be computed again.",
    ),
    "same_figures": (
        "Kết quả tính lại vẫn như lúc niêm phong.",
        "The results, computed again, are as they were sealed.",
    ),
    "by_past": (
        "Dữ liệu ngoài năm này đã đổi từ khi niêm phong: {files}. Kết quả đã niêm phong vẫn là kết quả của năm.",
        "Data outside the year changed since it was sealed: {files}. The sealed results remain the year's results.",
    ),
    "by_version": (
        "Không dữ liệu nào bị sửa. thidua {now} tính khác thidua {then}, là bản đã niêm phong. Kết quả đã niêm phong vẫn là kết quả của năm.",
        "No data was altered. thidua {now} computes otherwise than thidua {then}, which sealed the year. The sealed results remain the year's results.",
    ),
    "by_nothing": (
        "Không thấy dữ liệu nào của năm bị sửa mà kết quả khác. Kết quả đã niêm phong vẫn là kết quả của năm; xem lịch sử các tệp bằng git log.",
        "No altered data of the year was found, and the results differ. The sealed results remain the year's results; look at the history of the files by git log.",
    ),
    "altered": (
        "NĂM ĐÃ NIÊM PHONG ({years}) CÓ DỮ LIỆU KHÔNG CÒN NHƯ LÚC NIÊM PHONG: số liệu dưới đây không phải kết quả đã niêm phong. Xem: thidua verify",
        "SEALED YEAR ({years}) WITH DATA THAT IS NOT AS IT WAS SEALED: the figures below are not the sealed results. See: thidua verify",
    ),
    "past_changed": (
        "Dữ liệu ngoài năm này đã đổi từ khi niêm phong, kết quả vẫn như cũ: {files}.",
        "Data outside the year changed since it was sealed; the results are as they were: {files}.",
    ),
    "of_files": ("Dữ liệu khác lúc niêm phong", "Data not as it was sealed"),
    "of_figures": ("Kết quả khác lúc niêm phong", "Results not as they were sealed"),
    "file": ("Dữ liệu", "Data"),
    "change": ("Thay đổi", "Change"),
    "of": ("Của", "Of"),
    "figure": ("Số liệu", "Figure"),
    "sealed_as": ("Lúc niêm phong", "Sealed"),
    "now": ("Tính lại", "Now"),
    "is_changed": ("đã sửa", "changed"),
    "is_gone": ("không còn", "gone"),
    "is_added": ("mới thêm", "added"),
    "is_edited": ("đã bị sửa tay", "edited by hand"),
    "member": ("thành viên {name} (units.yaml)", "member {name} (units.yaml)"),
    "shared_bloc": (
        "bloc.yaml: mã, tên, loại, hệ thống, cấp, năm thi đua",
        "bloc.yaml: id, name, kind, system, level, emulation year",
    ),
    "shared_terms": ("leadership.yaml: nhiệm kỳ {year}", "leadership.yaml: terms of {year}"),
    "shared_settings": (
        "thidua.yaml: danh mục khen thưởng, năm thi đua",
        "thidua.yaml: awards, emulation year",
    ),
    "shared_periods": (
        "periods.yaml: tên, ngày của kỳ",
        "periods.yaml: the period's name and days",
    ),
    "shared_units": ("units.yaml: known, count (số thành viên)", "units.yaml: known, count"),
    "used": ("{name} (thang điểm dùng chung)", "{name} (a shared scale)"),
    "seal_older": (
        "seal.yaml: cách niêm phong cũ, không giữ hết dữ liệu",
        "seal.yaml: an older way of sealing, which left data out",
    ),
    "seal_content": ("seal.yaml: nội dung niêm phong", "seal.yaml: what was sealed"),
    "seal_results": ("seal.yaml: kết quả", "seal.yaml: results"),
    "seal_chain": ("seal.yaml: lịch sử", "seal.yaml: history"),
    "figure_status": ("tình trạng", "status"),
    "figure_points": ("điểm", "points"),
    "figure_percent": ("tỷ lệ", "percent"),
    "figure_rank": ("hạng", "rank"),
    "figure_band": ("xếp loại", "band"),
    "figure_award": ("được nêu theo quy định", "named by the rules"),
    "figure_eligible": ("đủ điều kiện", "eligible"),
    "figure_money": ("tiền thưởng (đồng)", "money (đồng)"),
    "figure_vote": ("được chọn qua bỏ phiếu", "elected"),
}
