"""Tiếng Việt: lịch sử sửa số liệu."""

WORDS: dict[str, str] = {
    "title": "Ai đã sửa số liệu năm {year}",
    "nothing": "Chưa có thay đổi nào được ghi lại.",
    "commit": "{date}, {author}: {subject} [{hash}]",
    "uncommitted": "Chưa ghi vào git",
    "cut": "Bản sao git này không có lịch sử trước đó nên không biết commit này đã sửa gì.",
    "unit": "Đơn vị",
    "stage": "Bước chấm",
    "entry": "Mục",
    "before": "Trước",
    "after": "Sau",
}
