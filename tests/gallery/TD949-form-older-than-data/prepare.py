"""The unit pledged more after its form had gone out."""

from pathlib import Path

import pytest

from tests.helpers.form_files import DATA, prepare_form

SCALE = DATA["2022/criteria.yaml"].replace("{kind: ratio}", '{kind: ratio, target: "pledge:t1"}')
PLEDGE = "unit: don-vi-a\ntasks: [{id: t1, name: Giải ngân, plan: 100}]\n"


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"2022/criteria.yaml": SCALE, "2022/pledges/don-vi-a.yaml": PLEDGE}
    prepare_form(folder, {"leaf:1.6": 104}, data=data)
    pledge = folder / "data" / "2022" / "pledges" / "don-vi-a.yaml"
    pledge.write_text(PLEDGE.replace("100", "120"), "utf-8")
