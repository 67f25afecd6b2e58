"""Headings that stay with their text where LibreOffice guesses its pages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.libreoffice import MISSING, pages, to_pdf
from thidua.render.docx import steadied
from thidua.render.docx_xml import (
    DocxPart,
    Face,
    Properties,
    cell,
    packed,
    para,
    row,
    run,
    spacer,
    table,
)

GAP = spacer()


def line(text: str, *, kept: bool = False) -> str:
    return para(run(text, Face(9)), after=0, keep_next=kept)


def high(text: str, mm: float) -> str:
    """A paragraph that takes `mm` of a page and can't be parted."""
    return line(text).replace('"240" w:lineRule="auto"', f'"{mm * 56.7:.0f}" w:lineRule="exact"')


def rows(n: int) -> str:
    return table([row([cell(line("ô"), 50)]) for _ in range(n)], [50], lined=True)


LINES = [line(f"dòng {n}") for n in range(60)]
HEADING, TEXT = line("II. ĐỀ NGHỊ", kept=True), line("Văn bản")


@pytest.mark.parametrize(
    ("before", "after", "gaps"),
    [
        # Few paragraphs: a guess holds 25. The heading is the 25th; a line before it takes its
        # place; the 24th and the 26th are right as they are.
        (LINES[:24], [], 1),
        (LINES[:23], [], 0),
        (LINES[:25], [], 0),
        # Over 100 paragraphs a guess holds 20, the later ones 21: the 20th and the 41st.
        (LINES[:19], LINES * 2, 1),
        (LINES[:24], LINES * 2, 0),
        (LINES[:40], LINES * 2, 1),
        # A row counts as a paragraph: 4 lines and 20 rows. A table that does not find room (10 and
        # 20) begins a guess of its own: then the 21st line after it is the last.
        ([*LINES[:4], rows(20)], [], 1),
        ([*LINES[:10], rows(20)], [], 0),
        ([*LINES[:10], rows(20), *LINES[:24]], [], 1),
    ],
)
def test_a_heading_is_never_the_last_of_a_guess(
    before: list[str], after: list[str], gaps: int
) -> None:
    text = "".join([*before, HEADING, TEXT, *after])
    (steady,) = steadied([text])
    assert steady.count(GAP) == gaps
    assert steady.replace(GAP, "") == text
    assert (GAP + HEADING in steady) == bool(gaps)


def test_a_chain_of_headings_is_moved_whole() -> None:
    """Part, section, point: the 24th to the 26th; the 25th is the section, so two lines."""
    chain = [line("II. ĐỀ NGHỊ", kept=True), line("1. Cờ", kept=True), line("a) Đơn vị", kept=True)]
    (steady,) = steadied(["".join([*LINES[:23], *chain, TEXT])])
    assert GAP + GAP + chain[0] + chain[1] in steady


@given(st.lists(st.booleans(), min_size=1, max_size=90), st.integers(1, 40))
def test_nothing_is_lost_and_it_comes_to_an_end(kept: list[bool], high: int) -> None:
    text = "".join(line(f"dòng {n}", kept=one) for n, one in enumerate(kept)) + rows(high) + TEXT
    once = steadied([text, text])
    assert [part.replace(GAP, "") for part in once] == [text, text]
    assert steadied(once) == once


@pytest.mark.skipif(bool(MISSING), reason=MISSING or "LibreOffice is there")
def test_in_libreoffice_the_heading_goes_to_the_page_of_its_text(tmp_path: Path) -> None:
    """24 lines, the heading, and a paragraph that only the second page can hold."""
    text = "".join([*LINES[:24], HEADING, high("Văn bản", 245)])
    files = []
    for name, body in (("as-it-was", text), ("steadied", steadied([text])[0])):
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(packed([DocxPart(body, landscape=False)], Properties("", "")))
    to_pdf(tmp_path, files)
    first, second = pages(tmp_path / "steadied.pdf")
    assert "ĐỀ NGHỊ" not in first
    assert "ĐỀ NGHỊ" in second
    alone, _ = pages(tmp_path / "as-it-was.pdf")
    assert "ĐỀ NGHỊ" in alone, "LibreOffice guesses otherwise now: docx_pages.py may go"
