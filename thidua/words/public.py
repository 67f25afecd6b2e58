"""What everybody may see."""

WORDS: dict[str, tuple[str, str]] = {
    "lead": (
        "Bản công khai: chỉ tên đơn vị, hạng, xếp loại và khen thưởng.",
        "For everybody: names of units, ranks, bands and awards only.",
    ),
}
