"""A heading that somebody changed."""

from pathlib import Path

import pytest

from tests.helpers.scale_books import prepare_scale


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_scale(folder, {("", "Điểm chuẩn"): "Điểm của khối"})
