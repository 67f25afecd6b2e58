"""Many blocs at a glance."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Các khối, cụm thi đua năm {year}", "Blocs and clusters, {year}"),
    "draft": (
        "Thang điểm mới là dự thảo, điểm và hạng chưa chính thức: {blocs}",
        "The scale is only a draft, points and ranks are not final: {blocs}",
    ),
    "scale": ("Thang điểm", "Scale"),
    "broken": (
        "{n} khối có lỗi nên không tính được; lệnh check kể từng lỗi.",
        "Blocs with errors, which can't be computed: {n}. The command check tells each error.",
    ),
    "none": ("Chưa có khối nào.", "There is no bloc."),
    "bloc": ("Khối", "Bloc"),
    "units": ("Đơn vị", "Units"),
    "leader": ("Đứng đầu", "Led by"),
    "state": ("Tiến độ", "State"),
    "first": ("Hạng nhất", "First place"),
    "proposals": ("Đề nghị", "Proposed"),
    "complete": ("Hồ sơ đủ", "Dossiers complete"),
    "open_dossiers": ("Chưa đủ", "Open"),
    "errors": ("{n} lỗi", "errors: {n}"),
    "no_year": ("chưa có năm này", "no data for this year"),
    "all_done": ("{n}/{all} bước, xong", "{n}/{all} {all:step|steps}, done"),
    "sealed": ("{n}/{all} bước; đã niêm phong", "{n}/{all} {all:step|steps}; sealed"),
    "known_done": (
        "{n}/{all} bước; các bước còn lại chưa rõ",
        "{n}/{all} {all:step|steps}; the others are not known",
    ),
    "next": ("{n}/{all} bước; tiếp theo: {next}", "{n}/{all} {all:step|steps}; next: {next}"),
    "due": (
        "{n}/{all} bước; tiếp theo: {next}, hạn {due}",
        "{n}/{all} {all:step|steps}; next: {next}, due {due}",
    ),
    "late": (
        "{n}/{all} bước; quá hạn: {next}, {due}",
        "{n}/{all} {all:step|steps}; late: {next}, {due}",
    ),
    "total": ("Cộng", "Total"),
    "total_state": (
        "{sound} khối tính được, {broken} khối có lỗi",
        "{sound} computed, {broken} with errors",
    ),
    "unit": ("Đơn vị", "Unit"),
    "award": ("Hình thức", "Award"),
    "dossier": ("Hồ sơ", "Dossier"),
    "missing": ("Còn thiếu", "Missing"),
    "papers_unknown": ("chưa ghi thành phần", "its papers are not recorded"),
    "dossiers": ("Hồ sơ chưa đủ", "Dossiers not complete"),
}
