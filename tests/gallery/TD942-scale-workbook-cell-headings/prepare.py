"""A heading that somebody changed."""

from pathlib import Path

from tests.helpers.scale_books import prepare_scale


def prepare(folder: Path) -> None:
    prepare_scale(folder, {("", "Điểm chuẩn"): "Điểm của khối"})
