"""Whole papers in the hands of invented offices: words above, between and below their tables. What
comes out must be the same from a Word file and from a sheet.

`office_papers.yaml` holds each paper from top to bottom: a text is a paragraph (in a sheet a row of
its own), a list of rows a table, and what must come out as in `office_tables.yaml`; `asks` has the
reason and the words of each line that a person must look at; `docx`: what Word says otherwise.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from tests.excel.scale.test_import_scale import load
from tests.excel.scale.test_office_tables import in_short, side_in_short, things_in_short
from tests.helpers.office_files import add_table, read_draft, saved, sheet

PAPERS = yaml.safe_load(Path(__file__).with_name("office_papers.yaml").read_text(encoding="utf-8"))


def word(paper: list[Any]) -> bytes:
    document = Document()
    for block in paper:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            add_table(document, block)
    return saved(document)


def rows(paper: list[Any]) -> list[list[Any]]:
    return [row for one in paper for row in ([[one]] if isinstance(one, str) else one)]


def outcome(paper: list[Any], kind: str) -> dict[str, Any]:
    read = read_draft(word(paper) if kind == "docx" else sheet(rows(paper)), f"t.{kind}")
    load(read.settled)
    asked = (f"{one.why}: {one.line.original}" for one in read.draft.all_doubts())
    found = {
        "criteria": [in_short(part) for part in read.draft.all_parts()],
        "lists": {side_in_short(one): things_in_short(one.things) for one in read.draft.lists},
        "asks": list(dict.fromkeys(asked)),
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["name"])
def test_a_paper_of_an_office(paper: dict[str, Any], kind: str) -> None:
    wanted = {key: value for key, value in paper.items() if key not in ("name", "paper", "docx")}
    assert outcome(paper["paper"], kind) == wanted | (
        paper.get("docx", {}) if kind == "docx" else {}
    )
