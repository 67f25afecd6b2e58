"""The workbook was made from the bloc's own scale; by now the year uses a shared one."""

from pathlib import Path

from tests.helpers.form_files import DATA
from tests.helpers.scale_books import prepare_scale


def prepare(folder: Path) -> None:
    used = {"thidua.yaml": "format: 2\n", "chung.yaml": DATA["2022/criteria.yaml"]}
    cells = {("1.1", "Nội dung"): "Chất lượng đề án"}
    prepare_scale(folder, cells, {**used, "2022/criteria.yaml": "use: chung.yaml\n"})
