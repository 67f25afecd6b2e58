"""Tiếng Việt: bản công khai."""

WORDS: dict[str, str] = {
    "lead": "Bản công khai: chỉ tên đơn vị, hạng, xếp loại và khen thưởng.",
}
