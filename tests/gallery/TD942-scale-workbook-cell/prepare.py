"""A kind that nobody knows, a piece that says nothing, an emptied cell."""

from pathlib import Path

from tests.helpers.scale_books import prepare_scale


def prepare(folder: Path) -> None:
    cells = {
        ("1.1", "Cách chấm"): "Chấm điểm",
        ("1.2.a", "Mức, tham số"): "tùy mức độ",
        ("1.3", "Nội dung"): None,
    }
    prepare_scale(folder, cells)
