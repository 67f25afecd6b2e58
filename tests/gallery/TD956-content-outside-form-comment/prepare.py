"""A comment on a heading, where no note of an entry can keep it."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    def remark(sheet: Worksheet, _: Mapping[str, int]) -> None:
        sheet["C6"].comment = Comment("Điểm này sai", "An")

    prepare_form(folder, change=remark)
