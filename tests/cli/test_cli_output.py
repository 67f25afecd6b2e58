"""Where a result goes: formats, files, streams, colour, width."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.render_sample import report
from tests.helpers.starter_bloc import make, on
from thidua.cli.output import (
    Colour,
    Format,
    Output,
    Screen,
    choose,
    deliver,
    print_diagnostics,
    screen,
    utf8,
)
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.show import text as diagnostic_lines
from thidua.views.table import Report

PIPE = Screen()
TERMINAL = Screen(terminal=True, colour=True, width=80)


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def pipe() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def chosen(asked: str | None, target: str | None, shown: Screen = PIPE) -> Output:
    found = choose(asked, target, pipe(), shown)
    assert isinstance(found, Output), found
    return found


@pytest.mark.parametrize(
    ("asked", "target", "wanted"),
    [
        (None, None, Format.TEXT),
        (None, "-", Format.TEXT),
        ("csv", "-", Format.CSV),
        (None, "a.csv", Format.CSV),
        (None, "a.XLSX", Format.XLSX),
        (None, "a.htm", Format.HTML),
        (None, "a.markdown", Format.MD),
        (None, "ket-qua", Format.TEXT),
        ("json", "ket-qua", Format.JSON),
        ("csv", "a.dat", Format.CSV),
        ("html", "a.htm", Format.HTML),
    ],
)
def test_the_format_follows_option_then_extension(
    asked: str | None, target: str | None, wanted: Format
) -> None:
    assert chosen(asked, target).format is wanted


@pytest.mark.parametrize(
    ("asked", "target", "shown", "code"),
    [
        ("pdf", None, PIPE, "TD960 "),
        (None, "a.pdf", PIPE, "TD960 extension"),
        ("xlsx", None, TERMINAL, "TD960 terminal"),
        ("csv", "a.xlsx", PIPE, "TD961 "),
    ],
)
def test_what_makes_no_sense_is_told(
    asked: str | None, target: str | None, shown: Screen, code: str
) -> None:
    found = choose(asked, target, pipe(), shown)
    assert isinstance(found, Diagnostic)
    assert f"{found.code} {found.variant}" == code


def test_a_format_that_a_command_lacks_is_told_with_those_it_has() -> None:
    found = choose("xlsx", None, pipe(), PIPE, offered=(Format.TEXT, Format.JSON))
    assert isinstance(found, Diagnostic)
    assert found.args["formats"] == "text, json"
    found = choose(None, "a.xlsx", pipe(), PIPE, offered=(Format.TEXT, Format.JSON))
    assert isinstance(found, Diagnostic)


@pytest.mark.parametrize(
    ("color", "environment", "terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(color: str, environment: dict[str, str], terminal: bool, colour: bool) -> None:
    stream = Terminal(io.BytesIO()) if terminal else pipe()
    assert screen(stream, Colour(color), environment).colour is colour


def test_a_pipe_has_no_width_and_a_terminal_has_one() -> None:
    assert screen(pipe(), Colour.AUTO, {}).width is None
    assert screen(pipe(), Colour.ALWAYS, {"COLUMNS": "132"}).width == 132
    assert screen(Terminal(io.BytesIO()), Colour.AUTO, {}).width == 80
    assert screen(Terminal(io.BytesIO()), Colour.AUTO, {"COLUMNS": "0"}).width == 80
    assert screen(Terminal(io.BytesIO()), Colour.AUTO, {"COLUMNS": "200"}).width == 200


def test_only_what_is_needed_is_made() -> None:
    def never() -> Report:
        raise AssertionError

    stream = pipe()
    output = Output(Format.JSON, None, PIPE, stream)
    assert deliver(output, never, lambda: {"schema": "thidua/score/1"}) == []
    assert json.loads(written(stream)) == {"schema": "thidua/score/1"}
    quiet = Output(Format.TEXT, None, PIPE, stream, quiet=True)
    assert deliver(quiet, never, never) == []


@pytest.mark.parametrize("wanted", list(Format))
def test_every_format_goes_to_a_file_and_to_stdout(wanted: Format, tmp_path: Path) -> None:
    path, stream = tmp_path / "ket-qua", pipe()
    assert deliver(Output(wanted, path, PIPE, stream), report, dict) == []
    assert deliver(Output(wanted, None, PIPE, stream), report, dict) == []
    saved = path.read_bytes()
    if wanted is Format.CSV:
        assert saved.startswith(b"\xef\xbb\xbf")
        saved = saved[3:]
    assert saved == written(stream)


def test_a_file_that_can_not_be_written_is_told_and_the_older_one_stays(tmp_path: Path) -> None:
    found = deliver(Output(Format.TEXT, tmp_path / "no" / "a.txt", PIPE, pipe()), report, dict)
    assert [item.code for item in found] == ["TD809"]


def test_a_terminal_gets_columns_that_fit_and_a_pipe_gets_all() -> None:
    stream = pipe()
    deliver(Output(Format.TEXT, None, Screen(True, False, 80), stream), report, dict)
    assert max(map(len, written(stream).decode().splitlines())) <= 80
    stream = pipe()
    deliver(Output(Format.TEXT, None, PIPE, stream), report, dict)
    assert "4. Công tác khen thưởng" in written(stream).decode()


def test_diagnostics_are_coloured_only_where_asked() -> None:
    found = [Diagnostic("TD961", args={"format": "csv", "extension": ".xlsx\x1b[31m"})]
    texts = []
    for colour in (False, True):
        stream = pipe()
        lines = diagnostic_lines(found, "vi", path=str, read=lambda _: None)
        assert print_diagnostics(stream, lines, Screen(colour=colour)) == []
        texts.append(written(stream))
    assert b"\x1b" not in texts[0]
    assert b"\x1b[1;31m" in texts[1]
    assert b"\x1b[31m" not in texts[1]


def test_streams_are_utf8_whatever_the_code_page() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1258", newline="\r\n")
    utf8(stream, io.StringIO())
    stream.write("Sở Lao động\n\udcff")
    assert written(stream) == "Sở Lao động\n\\udcff".encode()


RUN = """
import os, sys
from tests.helpers.render_sample import report
from tests.helpers.starter_bloc import make, on
from thidua.cli import output
output.utf8(sys.stdout, sys.stderr)
shown = output.screen(sys.stdout, output.Colour.AUTO, os.environ)
chosen = output.choose(None, None, sys.stdout, shown)
found = output.deliver(chosen, report, dict)
sys.stderr.write(" ".join(item.code for item in found))
"""


def test_a_reader_that_stops_is_no_error() -> None:
    ran = subprocess.Popen(
        [sys.executable, "-c", RUN], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert ran.stdout and ran.stderr
    ran.stdout.close()
    assert ran.stderr.read() == b""
    ran.stderr.close()
    assert ran.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-c", RUN], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ran.stderr, ran.returncode) == (b"TD809", 0)


def test_in_a_real_terminal() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)
    ran = subprocess.Popen([sys.executable, "-c", RUN], stdout=theirs, env=environment)
    os.close(theirs)
    data = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        data += part
    os.close(ours)
    assert ran.wait() == 0
    text = data.decode()
    assert "\x1b[32mXuất sắc" in text
    assert "Cửa sổ hẹp" in text


def test_what_a_command_writes_beside_reports_is_named(tmp_path: Path) -> None:
    """The table in Word of `scale`, too, where another ending was typed."""
    data = make(tmp_path / "data")
    done = on(data, "scale", "-o", str(tmp_path / "thang-diem.pdf"))
    assert done.code == 2 and "xlsx, docx" in done.err, done.err


def test_a_scale_that_was_edited_in_word_is_kept(tmp_path: Path) -> None:
    data, file = make(tmp_path / "data"), tmp_path / "thang-diem.docx"
    assert on(data, "scale", "-o", str(file)).code == 0
    file.write_bytes(file.read_bytes() + b" ")
    edited = file.read_bytes()
    done = on(data, "scale", "-o", str(file))
    assert (done.code, "TD917" in done.err) == (1, True), done.err
    assert file.read_bytes() == edited
