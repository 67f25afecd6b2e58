"""Habits of the command line: warnings of many blocs, a pager, -v, --strict that fails."""

import io
import os
import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from thidua.cli.pager import paged

DATA = Path(__file__).parents[2] / "data"


def test_strict_fails_where_there_is_a_warning() -> None:
    assert run("check", "--data", str(DATA)).code == 0
    assert run("check", "--strict", "--data", str(DATA)).code == 1


def test_warnings_of_many_blocs_are_counted(tmp_path: Path) -> None:
    for name in ("k1", "k2"):
        shutil.copytree(DATA / "van-hoa-xa-hoi", tmp_path / name)
        bloc = tmp_path / name / "bloc.yaml"
        bloc.write_text(
            bloc.read_text("utf-8").replace("id: van-hoa-xa-hoi", f"id: {name}"), "utf-8"
        )
    err = run("rank", "2022", "--data", str(tmp_path)).err
    assert "TD230 claim-differs: 2 lần ở 2 khối" in err and "thidua check --data" in err
    assert ".yaml:" not in err
    one = run("rank", "2022", "--data", str(tmp_path), "--bloc", "k1").err
    assert "so-khcn.yaml:" in one and "lần ở" not in one


def test_verbose_tells_files_and_times() -> None:
    err = run("rank", "2022", "-v", "--data", str(DATA)).err
    assert "van-hoa-xa-hoi/2022/scores/self/so-khcn.yaml" in err and "thời gian:" in err


@pytest.mark.parametrize("lines", [3, 300])
def test_only_long_text_goes_through_the_pager(lines: int, tmp_path: Path) -> None:
    out, read = io.StringIO(), tmp_path / "read"
    environment = {**os.environ, "PAGER": f"sh -c 'cat > {read}'"}
    text = "dòng\n" * lines
    paged(out, True, environment, lambda stream: stream.write(text) and None)
    assert (out.getvalue(), read.exists()) == ((text, False) if lines == 3 else ("", True))
    pipe = io.StringIO()
    paged(pipe, False, environment, lambda stream: stream.write(text) and None)
    assert pipe.getvalue() == text


def test_a_pager_that_is_not_there_is_done_without() -> None:
    out = io.StringIO()
    paged(out, True, {"PAGER": "khong-co"}, lambda s: s.write("a\n" * 99) and None)
    assert out.getvalue() == "a\n" * 99
