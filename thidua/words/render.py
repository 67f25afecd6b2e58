"""Words of the renderers."""

WORDS: dict[str, tuple[str, str]] = {
    "dropped": ("Cửa sổ hẹp nên không hiện các cột: {columns}. Muốn xem đủ: mở rộng cửa sổ tới {needed} cột ký tự, hoặc dùng --format csv.",
        "The window is too narrow for these columns: {columns}. To see them all, make it {needed} characters wide, or use --format csv."),
    "short": ("Viết tắt: {pairs}.", "Abbreviations: {pairs}."),
    "overview": ("Tổng quan", "Overview"),
    "sheet": ("Bảng {number}", "Table {number}"),
    "table": ("Bảng", "Table"),
    "contents": ("Mục lục", "Contents"),
    "label": ("Tên", "Name"),
    "sum": ("Cộng", "Together"),
    "chart_data": ("Số liệu của biểu đồ", "Figures of the chart"),
    "ways": ("Nét liền đậm: lên hạng; nét đứt: xuống hạng; nét mảnh: giữ hạng.",
        "Thick line: up; dashed line: down; thin line: unchanged."),
    "key": ("Chú giải", "Key"),
    "code": ("Số", "No."),
    "stands_for": ("Nội dung", "Stands for"),
    "details": ("Chi tiết {first} đến {last}", "Details {first} to {last}"),
    "public": ("Bản công khai: chỉ tên đơn vị, hạng, xếp loại và khen thưởng.",
        "For everybody: names of units, ranks, bands and awards only."),
}
