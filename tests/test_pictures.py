"""The manual's pictures show what the commands show today: what can be read in each is kept beside
it. After a change that is meant: `python release/pictures.py NAME`, and look at the picture."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from release.pictures import PICTURES, WAYS, Album

NAMES = sorted(one.stem for one in PICTURES.glob("*.png"))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """What each picture would show today."""
    album = Album()
    for way in WAYS:
        way(tmp_path_factory.mktemp("way"), album)
    yield album.texts


def test_each_picture_has_its_text(shown: Mapping[str, str]) -> None:
    assert NAMES and NAMES == sorted(shown) == sorted(one.stem for one in PICTURES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_what_there_is_today(name: str, shown: Mapping[str, str]) -> None:
    assert shown[name] == Path(PICTURES, f"{name}.txt").read_text("utf-8")
