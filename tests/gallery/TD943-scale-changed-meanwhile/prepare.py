"""Both sides changed one name."""

from pathlib import Path

from tests.helpers.form_files import DATA
from tests.helpers.scale_books import prepare_scale


def prepare(folder: Path) -> None:
    text = DATA["2022/criteria.yaml"].replace("Chất lượng tham mưu", "Chất lượng văn bản")
    cells = {("1.1", "Nội dung"): "Chất lượng đề án"}
    prepare_scale(folder, cells, {"2022/criteria.yaml": text})
