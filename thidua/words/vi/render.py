"""Words of the renderers."""

WORDS: dict[str, str] = {
    "dropped": (
        "Cửa sổ hẹp nên không hiện các cột: {columns}. Muốn xem đủ: mở rộng cửa sổ tới {needed} "
        "cột ký tự, hoặc dùng --format csv."
    ),
    "short": "Viết tắt: {pairs}.",
    "overview": "Tổng quan",
    "sheet": "Bảng {number}",
    "table": "Bảng",
    "contents": "Mục lục",
    "label": "Tên",
    "sum": "Cộng",
    "chart_data": "Số liệu của biểu đồ",
    "ways": "Nét liền đậm: lên hạng; nét đứt: xuống hạng; nét mảnh: giữ hạng.",
}
