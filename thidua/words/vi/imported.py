"""Tiếng Việt: đưa phiếu đã điền vào dữ liệu."""

WORDS: dict[str, str] = {
    "new": "{form} → {file}: phiếu mới, {n} mục",
    "changed": "{form} → {file}: {n} thay đổi",
    "same": "{form} → {file}: không có gì thay đổi",
    "blank": "{form}: chưa điền gì, bỏ qua",
    "more": "... và {n} mục nữa (xem đủ: --dry-run)",
    "progress": "Đang đọc phiếu {n}/{count}",
    "written": "Đã ghi {n} tệp.",
    "dry_run": "Chỉ xem trước (--dry-run), chưa ghi gì.",
    "nothing": "Không có gì phải ghi.",
}
