"""Where scorers, items and stages contradict each other: exactly what is told, and where; and what
counts all the same."""

from collections.abc import Iterable

import pytest

from tests.helpers.books import F, attempt, bloc, layout, leaf, node, scored, unit
from thidua.bloc.scoring.binding import bind
from thidua.bloc.scoring.check_figures import check_evidence, evidence_name
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.score import score_year
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.sheet import EMPTY, OUTSIDE, UNREADABLE, EvidenceFile
from thidua.model.sheet import HELD as THERE

SCALE = """
max: 10
stages: [{id: self, name: S}, {id: cross, name: C%s}, {id: ver, name: V, required: false}]
facts: [{id: f, name: F}]
criteria:
  - id: g
    name: G
    max: 10
    bonus: [{id: gb, name: GB, each: 1}]
    criteria:
      - {id: x, name: X, max: 6, rule: points, bonus: [{id: xb, name: XB, each: 1}]}
      - {id: y, name: Y, max: 4, deduct: [{id: yd, name: YD, each: 1}]}
"""
UNITS = "a b c d"
MEAN = ", combine: mean"


def lines(found: Iterable[Diagnostic]) -> list[str]:
    told = []
    for one in found:
        file = (one.file or "-").split("/", 2)[-1].removesuffix(".yaml")
        path = ".".join(map(str, one.path)) + ("" if one.at == "value" else f"!{one.at}")
        args = (f"{key}={value}" for key, value in sorted(one.args.items()))
        told.append(" ".join([one.code, one.variant or "-", file, path, *args]))
    return told


def crossed(combine: str, **said: str) -> tuple[list[str], F]:
    """What is told of unit a's sheets at cross, by scorer, and its points."""
    sheets = {f"cross/a--{who}": text for who, text in said.items()}
    result, found = attempt(SCALE % combine, sheets, units=UNITS)
    assert result is not None
    return lines(found), unit(result, "a").points


# -- scorers ------------------------------------------------------------------------------------


def test_two_figures_that_nothing_combines() -> None:
    told, _ = crossed("", b="scores: {x: 3, yd: 0}", c="scores: {x: 1}", d="scores: {x: 2}")
    files = ", ".join(f"2022/scores/cross/a--{who}.yaml" for who in "bcd")
    assert told == [f"TD221 - cross/a--c scores.x files={files} stage=cross"]


@pytest.mark.parametrize(
    ("b", "c", "told", "points"),
    [
        # One item of a group, of a leaf that one scores, of a fact.
        (
            "scores: {x: 3, yd: 0, gb: 1}",
            "scores: {gb: 2}",
            ["TD220 - cross/a--c scores.gb first=2022/scores/cross/a--b.yaml id=gb"],
            8,
        ),
        (
            "scores: {x: 3, yd: 1}",
            "scores: {yd: 2}",
            ["TD220 - cross/a--c scores.yd first=2022/scores/cross/a--b.yaml id=yd"],
            6,
        ),
        (
            "facts: {f: 1}\nscores: {x: 3, yd: 0}",
            "facts: {f: 2}",
            ["TD220 - cross/a--c facts.f first=2022/scores/cross/a--b.yaml id=f"],
            7,
        ),
        # The same figure, waived or not the same.
        ("scores: {x: 3, yd: 1}", "scores: {yd: 1.0}", ["TD131 times cross/a--c scores.yd found=1.0"], 6),
        ("scores: {x: 3, yd: 1}", "scores: {yd: true}", [], 6),
        (
            "scores: {x: 3, yd: 1}",
            "scores: {yd: [2022-01-02, {waived: true}]}",
            ["TD220 - cross/a--c scores.yd first=2022/scores/cross/a--b.yaml id=yd"],
            6,
        ),
        # Items of a leaf that both score are each scorer's own.
        ("scores: {x: 3, xb: 1, yd: 0}", "scores: {x: 1, xb: 3}", [], 8),
        # An item by one who gives no figure beside one who does: both have to agree.
        ("scores: {x: 3, xb: 1, yd: 0}", "scores: {xb: 1}", [], 8),
        (
            "scores: {x: 3, xb: 1, yd: 0}",
            "scores: {xb: 2}",
            ["TD220 - cross/a--c scores.xb first=2022/scores/cross/a--b.yaml id=xb"],
            8,
        ),
    ],
)  # fmt: skip
def test_scorers_who_contradict_each_other(b: str, c: str, told: list[str], points: int) -> None:
    """Where they do, what the first says counts."""
    assert crossed(MEAN, b=b, c=c) == (told, points)


def test_who_gave_figures_at_which_stage() -> None:
    sheets = {
        "cross/a--b": "scores: {x: 3}",
        "cross/a--c": "scores: {x: {claimed: 3}}",
        "ver/a": "scores: {x: 2}",
    }
    result = scored(SCALE % MEAN, sheets, units=UNITS)
    assert unit(result, "a").state.scorers == {("cross", "b")}
    assert unit(result, "a").state.sheets == ("cross", "ver")


def test_views_that_say_the_same_are_one() -> None:
    """b and c differ by an item; once ver names it for both, they still are two scorers."""
    sheets = {
        "cross/a--b": "scores: {x: 3, xb: 1, yd: 0}",
        "cross/a--c": "scores: {x: 1}",
        "ver/a": "scores: {x: 2}",
    }
    result = scored(SCALE % MEAN, sheets, units=UNITS)
    state = unit(result, "a").state.leaf("x")
    # ver's figure stands beside the item and without it: (2 + 1 + 2) / 2.
    assert [dict(one.items).keys() for one in state.voices] == [{"xb"}, set()]
    assert node(result, "a", "x").points == F("2.5")
    sheets["ver/a"] = "scores: {x: 2, xb: 1}"
    result = scored(SCALE % MEAN, sheets, units=UNITS)
    assert len(unit(result, "a").state.leaf("x").voices) == 1
    assert node(result, "a", "x").points == 3


# -- what is supposed ---------------------------------------------------------------------------


def supposed(entry: str, **sheets: str) -> F:
    """The leaf's points if one more sheet were written in place of the entries that count."""
    written = {name.replace("_", "/"): f"scores: {{{text}}}" for name, text in sheets.items()}
    book, _ = bloc(layout(SCALE % MEAN, written, UNITS))
    year = book.years[2022]
    other, _ = bloc(layout(SCALE % MEAN, {"ver/a": f"scores: {{{entry}}}"}, UNITS))
    sheet, _ = bind(year.scale, other.years[2022].sheets[0], ())
    assert isinstance(sheet, BoundSheet)
    return node(score_year(book, 2022, Options(supposed=(sheet,))), "a", "x").points


@pytest.mark.parametrize(
    ("entry", "sheets", "points"),
    [
        ("x: 5", {"self_a": "x: 3, xb: 1"}, 6),
        # By hand 4 replaced the bonus; with 5 in its place the bonus counts again.
        ("x: 5", {"self_a": "x: 3, xb: 1", "ver_a": "x: {points: 4}"}, 6),
        ("x: 5", {"self_a": "x: 3", "ver_a": "x: {points: 4}"}, 5),
        ("x: {points: 5}", {"self_a": "x: 3, xb: 1"}, 5),
        ("xb: 2", {"self_a": "x: 3, xb: 1"}, 5),
        # An item beside a figure by hand replaces it, as a later sheet would.
        ("xb: 2", {"self_a": "x: 3", "ver_a": "x: {points: 4}"}, 0),
    ],
)
def test_what_is_supposed_stands_in_place_of_what_counts(
    entry: str, sheets: dict[str, str], points: int
) -> None:
    assert supposed(entry, **sheets) == points


def test_what_is_wrong_with_what_is_supposed_is_told_without_a_stage() -> None:
    """It stands in no sheet of a stage."""
    book, _ = bloc(layout(SCALE % MEAN, {"cross/a--b": "scores: {x: 3}"}, UNITS))
    year = book.years[2022]
    other, _ = bloc(layout(SCALE % MEAN, {"ver/a": "scores: {x: 99}"}, UNITS))
    sheet, _ = bind(year.scale, other.years[2022].sheets[0]._replace(file="what-if"), ())
    result = score_year(book, 2022, Options(supposed=(sheet,)))
    assert [(one.code, one.file, one.where) for one in result.problems] == [
        ("TD203", "what-if", ("Đơn vị a", "x “X”"))
    ]


# -- items that exclude each other --------------------------------------------------------------

PAIR = """max: 10
rule: points
bonus: [{id: p, name: P, points: 1, excludes: [q, r]}, {id: q, name: Q, points: 2, excludes: [p]}]
deduct: [{id: r, name: R, each: 1}]
"""


def clash(*entries: str) -> list[str]:
    scale = f"max: 10\ncriteria:\n  - id: x\n    name: X\n    {PAIR.strip().replace(chr(10), chr(10) + '    ')}\n"
    _, found = attempt(scale, {"a": f"scores: {{{', '.join(entries)}}}"})
    return lines(found)


def test_each_pair_is_told_once_at_the_item_that_says_so() -> None:
    assert clash("x: 3", "p: true") == []
    assert clash("x: 3", "q: true", "r: 1") == []
    assert clash("x: 3", "p: true", "q: true") == ["TD217 - verified/a scores.p!key id=p other=q"]
    assert clash("x: 3", "p: true", "q: true", "r: 1") == [
        "TD217 - verified/a scores.p!key id=p other=q",
        "TD217 - verified/a scores.p!key id=p other=r",
    ]
    assert clash("x: 3", "p: true", "q: false", "r: 0") == []


# -- ranges of items ----------------------------------------------------------------------------


def test_an_items_own_entry_lies_in_the_range_of_its_leaf() -> None:
    """Where it is a figure: an option of a choice lies nowhere."""
    tiers = "{kind: tiers, tiers: [{from: 5, points: 1}, {else: true, points: 0}]}"
    keys = (
        f"max: 10\nrange: [0, 9]\nrule: {tiers}\nbonus:\n"
        f"  - {{id: p, name: P, rule: {tiers}}}\n"
        "  - {id: q, name: Q, rule: {kind: choice, options: {m: 2}}}\n"
    )
    assert leaf(keys, "x: 9", "p: 9", "q: m").points == 4
    scale = f"max: 10\ncriteria:\n  - id: x\n    name: X\n    {keys.replace(chr(10), chr(10) + '    ')}\n"
    for entry in ("9.5", "-1"):
        _, found = attempt(scale, {"a": f"scores: {{x: 9, p: {entry}}}"})
        assert lines(found) == [f"TD248 - verified/a scores.p found={entry} high=9 low=0"]


# -- evidence -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a.pdf", "a.pdf"),
        (" a.pdf ", "a.pdf"),
        ("quy-1/a.pdf", "quy-1/a.pdf"),
        ("./quy-1//a.pdf", "quy-1/a.pdf"),
        ("a..pdf", "a..pdf"),
        ("", None),
        ("  ", None),
        ("/a.pdf", None),
        ("~/a.pdf", None),
        ("../a.pdf", None),
        ("b/../a.pdf", None),
        ("b\\a.pdf", None),
        ("C:a.pdf", None),
        ("c:/a.pdf", None),
    ],
)
def test_names_below_the_folder(said: str, name: str | None) -> None:
    assert evidence_name(said) == name


def proven(evidence: str, **states: str) -> list[str]:
    """What is told of a sheet with this evidence, the files there with these states."""
    scale = "max: 5\ncriteria: [{id: x, name: X, max: 5, rule: points, deduct: [{id: d, name: D, each: 1}]}]"
    book, _ = bloc(layout(scale, {"a": f"scores: {evidence}"}))
    files = {name.replace("_", "."): state for name, state in states.items()}
    held = {
        name: EvidenceFile(name, f"2022/evidence/{name}", state) for name, state in files.items()
    }
    return lines(check_evidence(book, 2022, held))


HELD = "folder=2022/evidence/ name="


def test_files_that_are_pointed_to() -> None:
    one = "{x: {value: 3, evidence: bang.pdf}}"
    place = "verified/a scores.x.evidence"
    assert proven(one, bang_pdf=THERE) == []
    assert proven(one) == [f"TD840 - {place} {HELD}bang.pdf"]
    assert proven(one, bangg_pdf=THERE) == [
        f"TD840 nearest {place} better=bangg.pdf {HELD}bang.pdf",
        "TD844 - bangg.pdf !file",
    ]
    assert proven(one, bang_pdf=EMPTY) == [f"TD841 - {place} {HELD}bang.pdf"]
    assert proven(one, bang_pdf=OUTSIDE) == [f"TD842 link {place} {HELD}bang.pdf"]
    assert proven(one, bang_pdf=UNREADABLE) == [f"TD840 unreadable {place} {HELD}bang.pdf"]
    several = (
        "{x: {value: 3, evidence: [a.pdf, 'https://x.vn/b', ../c]}, d: [{evidence: bien-ban.docx}]}"
    )
    assert proven(several, a_pdf=THERE) == [
        f"TD842 url verified/a scores.x.evidence.1 {HELD}https://x.vn/b",
        f"TD842 - verified/a scores.x.evidence.2 {HELD}../c",
        f"TD840 - verified/a scores.d.0.evidence {HELD}bien-ban.docx",
    ]
