"""Paths in a data folder: one way to write them."""

from thidua.text.paths import below, data_path


def test_the_data_folder_itself_leaves_no_mark() -> None:
    assert data_path("", 2022, "criteria.yaml") == "2022/criteria.yaml"
    assert data_path("khoi-a", 2022, "criteria.yaml") == "khoi-a/2022/criteria.yaml"
    assert data_path("", "bloc.yaml") == "bloc.yaml"


def test_what_everything_in_a_folder_begins_with() -> None:
    assert [below(""), below("khoi-a")] == ["", "khoi-a/"]
