"""Drawings: no two parts look alike, nothing is left out, every text is legible."""

import itertools
import re
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.render.charts import bars, largest, lowest
from thidua.render.style import CHART_CSS, CSS, join
from thidua.render.svg import LETTER, WIDTH, distinct, draw, labels_of
from thidua.text.vietnamese import width
from thidua.views.report.chart import STACKED, Chart, ChartSeries, Label

LEAST_OF_TEXT, LEAST_OF_SHAPES = 4.5, 3
"""Contrast that WCAG 2.2 asks for (1.4.3 and 1.4.11)."""


def stacked(parts: int, *rows: tuple[int, ...]) -> Chart:
    given_ = rows or ((1,) * parts,)
    series = tuple(
        ChartSeries(f"Phần {n}", tuple(Fraction(row[n]) for row in given_)) for n in range(parts)
    )
    labels = tuple(Label(f"Đơn vị {n}") for n in range(len(given_)))
    return Chart(STACKED, "Điểm", labels, series)


def drawn(chart: Chart) -> str:
    return join(*draw(chart, "x", "vi", labels_of(chart, "vi")))


@pytest.mark.parametrize("parts", [1, 8, 9, 17, 40, 75])
def test_no_two_parts_look_alike(parts: int) -> None:
    svg = drawn(stacked(parts))
    legend = re.findall(
        r'width="11" height="11" (?:class="(c\d+ part)"|class="part" fill="([^"]+)")', svg
    )
    looks = [classes or fill for classes, fill in legend]
    assert len(looks) == len(set(looks)) == parts
    hatchings = re.findall(r"<pattern.*?</pattern>", svg)
    assert len(hatchings) == max(0, parts - 8)
    plain = [re.sub(r' id="[^"]+"', "", one) for one in hatchings]
    assert len(set(plain)) == len(plain)


def test_marks_of_text_are_never_used_twice() -> None:
    text = list(bars(stacked(30), "vi", None))
    legend = [one[0] for one in text if one[2:].startswith("Phần")]
    assert len(legend) == len(set(legend)) == 30


def test_points_under_nothing_are_drawn_to_the_left() -> None:
    """6 - 2 - 1 and 5: from -3 to 6, so nothing stands at a third of the width."""
    chart = stacked(3, (6, -2, -1), (5, 0, 0))
    assert (largest(chart), lowest(chart)) == (6, 3)
    boxes = [
        (float(x), float(wide))
        for x, wide in re.findall(
            r'<rect x="([\d.]+)" y="\d+" width="([\d.]+)" height="14"', drawn(chart)
        )
    ]
    unit = WIDTH / 9
    wanted = [(3, 6), (1, 2), (0, 1), (3, 5)]
    parts = [one for one in boxes if one != (0, WIDTH)]
    for (x, wide), (at, size) in zip(parts, wanted, strict=True):
        assert x == pytest.approx(at * unit, abs=0.1)
        assert wide == pytest.approx(size * unit, abs=0.1)


def test_text_draws_points_under_nothing_too() -> None:
    lines = list(bars(stacked(2, (6, -3), (3, 0)), "vi", None))
    assert lines[1].endswith("▒" * 13 + "|" + "█" * 26)
    assert lines[2].endswith(" " * 13 + "|" + "█" * 13)


def test_names_that_begin_alike_are_told_apart() -> None:
    start = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện "
    names = [start + place for place in ("Ba Bể", "Chợ Đồn", "Chợ Mới", "Na Rì")]
    said = distinct([(name, "", 200) for name in names])
    assert said == [
        "Trung tâ…Ba Bể", "Trung tâ…Chợ Đồn", "Trung tâ…Chợ Mới", "Trung tâ…Na Rì",
    ]  # fmt: skip


def test_the_same_name_twice_gets_a_number() -> None:
    assert distinct([("Sở A", "", 300), ("Sở A", "", 300)]) == ["Sở A (1)", "Sở A (2)"]


@given(st.lists(st.text("abcĐ …()12", min_size=1, max_size=40), max_size=12), st.integers(90, 300))
def test_no_two_names_look_alike(names: list[str], room: int) -> None:
    said = distinct([(name, "", room) for name in names])
    assert len(set(said)) == len(said)
    assert all(width(one) * LETTER <= room for one in said)


# -- contrast -----------------------------------------------------------------------------------


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", css))


def schemes() -> dict[str, dict[str, str]]:
    """Light, dark and paper: what the later rules say over the earlier."""
    whole = CSS + CHART_CSS
    dark = "".join(re.findall(r"prefers-color-scheme: dark\) \{ (:root \{.*?\})", whole, re.S))
    plain = re.sub(
        r"@media screen and \(prefers-color-scheme: dark\) \{ :root \{.*?\} \}",
        "",
        whole,
        flags=re.S,
    )
    printed = re.search(r"@media print \{\s*:root \{(.*?)\}", plain, re.S)
    assert printed is not None
    light = colours(plain.replace(printed[0], ""))
    return {
        "light": light,
        "dark": light | colours(dark),
        "print": light | colours(printed[1]),
    }


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    more, less = sorted((luminance(one), luminance(other)), reverse=True)
    return (more + 0.05) / (less + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_can_be_read(scheme: str) -> None:
    found = schemes()[scheme]
    for text, ground in product(("ink", "soft", "good", "bad", "warn"), ("paper", "tint")):
        assert contrast(found[text], found[ground]) >= LEAST_OF_TEXT, (text, ground)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_figures_inside_parts_can_be_read(scheme: str) -> None:
    found = schemes()[scheme]
    odd = re.search(r"svg \.in1.*?fill: (#[0-9a-f]+)", CHART_CSS)
    assert odd is not None
    for n in range(8):
        text = odd[1] if n % 2 else found["in"]
        assert contrast(text, found[f"c{n}"]) >= LEAST_OF_TEXT, n


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_shapes_stand_out_by_their_outline(scheme: str) -> None:
    """Each part and bar has a line of ink around it; lines and marks are dark themselves."""
    found = schemes()[scheme]
    assert re.search(
        r"svg \.part, svg \.bar, svg \.up, svg \.down \{ stroke: var\(--ink\)", CHART_CSS
    )
    for shape in ("ink", "up", "down"):
        assert contrast(found[shape], found["paper"]) >= LEAST_OF_SHAPES, shape


def test_a_chart_with_a_long_legend_may_break_between_rows_on_paper() -> None:
    """Drawings below each other, each beginning where the one above ends: nothing is cut or drawn
    twice, and the first alone is told to who listens."""
    rows = [(1,) * 9] * 5
    assert drawn(stacked(8, *[row[:8] for row in rows])).count("<svg") == 1
    svg = drawn(stacked(9, *rows))
    boxes = [tuple(map(int, box.split())) for box in re.findall(r'viewBox="([^"]+)"', svg)]
    assert len(boxes) == 4  # the legend, two rows, two rows, one row
    assert boxes[0][1] == 0
    for above, below in itertools.pairwise(boxes):
        assert above[1] + above[3] == below[1]
    assert [svg.count(f">Đơn vị {n}<") for n in range(5)] == [1] * 5
    assert (svg.count('role="img"'), svg.count('aria-hidden="true"')) == (1, 3)
