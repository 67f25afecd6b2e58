"""What Excel keeps beside a form that is open."""

from pathlib import Path

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
    (folder / "~$phieu.xlsx").write_bytes(b"\x06Nguyen" + b" " * 158)
