"""The history of figures."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Ai đã sửa số liệu năm {year}", "Who changed the figures of {year}"),
    "nothing": ("Chưa có thay đổi nào được ghi lại.", "No change is recorded."),
    "commit": ("{date}, {author}: {subject} [{hash}]", "{date}, {author}: {subject} [{hash}]"),
    "uncommitted": ("Chưa ghi vào git", "Not committed yet"),
    "cut": ("Bản sao git này không có lịch sử trước đó nên không biết commit này đã sửa gì.",
        "This clone does not hold what was before, so what this commit changed is not known."),
    "unit": ("Đơn vị", "Unit"),
    "stage": ("Bước chấm", "Stage"),
    "entry": ("Mục", "Entry"),
    "before": ("Trước", "Before"),
    "after": ("Sau", "After"),
}
