"""Rules over the year's files: each broken rule found once, at its place; sound data is silent."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

import thidua
from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, make, on
from tests.helpers.year_data import book, codes, load, members
from thidua.bloc.awarding.check_awards import check_year_awards
from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.cycle.meetings import Meeting, held_as, meetings
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.voting.tally import count_year
from thidua.diagnostics.diagnostic import Diagnostic, Severity, severity_of
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.scale.criteria import Scale
from thidua.words import catalogue

UNITS = """
units:
  - {id: a, name: A}
  - {id: b, name: B, left: 2021}
  - {id: c, name: C, joined: 2023}
"""
AWARDS = "awards: [{id: co, name: Cờ, excludes: [bk]}, {id: bk, name: BK}]"


def found(data: Book) -> list[Diagnostic]:
    rules = (check_terms, check_year_files, check_year_awards)
    counted = [one for year in data.years for one in count_year(data, year).problems]
    return [*counted, *(problem for rule in rules for problem in rule(data))]


def year(**files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/"): text for name, text in files.items()}
    return found(book(UNITS, {2022: named}))


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("pact", "{signatories: [a, b]}", ["TD404.year"]),
        ("pact", "{signatories: all}", []),
        ("pact", "{movements: [{id: m, name: M}, {id: m, name: N}]}", ["TD602"]),
        ("pact", "{targets: [{id: m, name: M}, {id: m, name: N}]}", ["TD602"]),
        ("pledges__b", "{unit: b}", ["TD404.year"]),
        ("pledges__a", "{unit: a, tasks: [{id: t, name: T}, {id: t, name: U}]}", ["TD602"]),
        ("events", "events: [{id: x, kinds: [other], attended: [a, z]}]", ["TD404"]),
        ("events", "events: [{id: x}]", ["TD616"]),
        ("events", "events: [{id: x, kinds: [launch], on: 2022-01-13}]", []),
        ("events", "events: [{id: x, kinds: [year_end_review], on: 2023-06-30}]", []),
        ("events", "events: [{id: x, kinds: [year_end_review], on: 2023-07-01}]", ["TD610"]),
        ("events", "events: [{id: x, kinds: [launch], due: 2021-12-31}]", ["TD610"]),
        ("exclusions", "exclusions: [{unit: c, from: [awards], reason: x}]", ["TD404.year"]),
        ("appeals", "appeals: [{id: k, unit: a, filed: 2022-12-05}]", ["TD611"]),
        ("appeals", "appeals: [{id: k, unit: a}]", ["TD611.undated"]),
        ("appeals", "appeals: [{id: k, unit: a, decided: {result: rejected}}]", []),
        ("outcome", "evaluations: {a: good, b: good}", ["TD404.year"]),
        ("outcome", "evaluations_summary: {n: 10, of: 9}", ["TD617"]),
        ("outcome", "role_models: [{name: X, unit: b}]", ["TD404.year"]),
        ("outcome", "dossiers: [{unit: a, award: co}]", []),
        ("outcome", "{proposals: [], dossiers: [{unit: a, award: co}]}", ["TD618"]),
        ("outcome", "{proposals: [{unit: a}], dossiers: [{unit: a, award: co}]}", []),
        ("outcome", "proposals: [{unit: a, award: co}, {unit: a, award: co}]", ["TD609"]),
        ("decisions", "decisions: [{unit: a, award: co}]", []),
        ("decisions", "decisions: [{unit: z, award: co}]", ["TD404"]),
        ("settlements", "settlements: [{of: rank, units: [a, b], order: [a, b]}]", ["TD404.year"]),
        ("settlements", "settlements: [{of: leader, units: [a, c], order: [a, c]}]", []),
    ],
)
def test_rules_without_awards(file: str, text: str, expected: list[str]) -> None:
    assert codes(year(**{file: text})) == expected


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("outcome", "proposals: [{unit: a, award: cox}]", ["TD601"]),
        ("outcome", "proposals: [{unit: a, award: xyz}]", ["TD601"]),
        ("outcome", "proposals: [{unit: a}]", []),
        ("decisions", "decisions: [{unit: a, award: xyz}]", ["TD601"]),
        ("ballots__x", "{for: xyz, votes: {a: 1}}", ["TD601"]),
        ("ballots__x", "{for: leader, votes: {a: 1}}", []),
        ("ballots__x", "{for: co, on: 2024-01-01, votes: {a: 1}}", ["TD610"]),
        ("ballots__x", "{for: co, returned: 0, votes: {a: 1}}", ["TD705", "TD706"]),
        ("settlements", "settlements: [{of: 'award:xyz', units: [a], order: [a]}]", ["TD601"]),
    ],
)
def test_awards_that_there_are(file: str, text: str, expected: list[str]) -> None:
    assert codes(year(awards=AWARDS, **{file: text})) == expected


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        ("[{id: co, name: C}, {id: co, name: D}]", ["TD602"]),
        ("[{id: co, name: C, excludes: [x]}]", ["TD601"]),
        ("[{id: co, name: C, excludes: [co]}]", ["TD613.itself"]),
        ("[{id: bk, name: B}, {id: co, name: C, excludes: [bk]}]", ["TD613"]),
        ("[{id: co, name: C, quota: {at_least: 1}}]", ["TD312.one"]),
        ("[{id: co, name: C, quota: {share: 20%}}]", ["TD312.round"]),
        ("[{id: co, name: C, requires: {any: [{holds: tt}]}}]", []),
    ],
)
def test_awards(awards: str, expected: list[str]) -> None:
    assert codes(year(awards=f"awards: {awards}")) == expected


def test_a_held_title_may_be_decided_on() -> None:
    awards = "awards: [{id: co, name: C, requires: {any: [{holds: tt}]}}]"
    assert year(awards=awards, decisions="decisions: [{unit: a, award: tt}]") == []


def test_bands_and_criteria_that_there_are() -> None:
    scale = load(
        Scale,
        """
        max: 5
        bands: [{id: tot, name: T, from: 0}]
        criteria: [{id: "1", name: N, max: 5, bonus: [{id: 1.a, name: I, each: 1}]}]
        """,
    )
    files = {
        "awards": "awards: [{id: co, name: C, requires: {band: kha, any: [{band: tot}]}}]",
        "appeals": """
            appeals:
              - {id: p, unit: a, criterion: "2", decided: {result: upheld}}
              - {id: q, unit: a, criterion: 1.a, decided: {result: upheld}}
        """,
        "settlements": "settlements: [{of: 'band:xx', units: [a], order: [a]}]",
    }
    data = book(UNITS, {2022: files})
    yearbook: YearBook = data.years[2022]
    with_scale = yearbook._replace(criteria=Sourced("2022/criteria.yaml", scale))
    found_codes = codes(found(data._replace(years={2022: with_scale})))
    assert found_codes == ["TD612", "TD614", "TD614"]


def test_a_proposal_of_a_barred_unit() -> None:
    barred = "exclusions: [{unit: a, from: [awards], reason: Thanh tra, on: 2022-11-01}]"
    (one,) = year(exclusions=barred, outcome="proposals: [{unit: a, on: 2023-01-10}]")
    assert (one.code, severity_of(one)) == ("TD608", Severity.ERROR)
    (one,) = year(exclusions=barred, outcome="proposals: [{unit: a, on: 2022-10-01}]")
    assert (one.code, severity_of(one)) == ("TD608", Severity.WARNING)


def test_a_decision_without_a_proposal() -> None:
    files = {"awards": AWARDS, "outcome": "proposals: [{unit: a, award: bk}]"}
    assert codes(year(**files, decisions="decisions: [{unit: a, award: co}]")) == ["TD607"]
    assert year(**files, decisions="decisions: [{unit: a, award: co, granted: false}]") == []
    unnamed = {"awards": AWARDS, "outcome": "proposals: [{unit: a}]"}
    assert year(**unnamed, decisions="decisions: [{unit: a, award: co}]") == []


def test_the_same_meeting_in_another_year() -> None:
    last = "events: [{id: tk, kinds: [year_end_review], on: 2022-01-14}]"

    def of(same_as: str, last_events: str | None = last) -> list[str]:
        now = f"events: [{{id: ky, same_as: {same_as}, kinds: [signing]}}]"
        years = {2022: {"events": now}, 2021: {"events": last_events} if last_events else {}}
        return codes(found(book(UNITS, years)))

    assert of("2021/tk") == []
    assert of("2021/tx") == ["TD615"]
    assert of("2022/ky") == ["TD615"]
    assert of("2021/tk", None) == []  # the file is absent, or could not be loaded
    assert of("2019/tk") == []  # a year that was not asked for


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("[{year: 2021, leader: a, deputies: [b]}]", []),
        ("[{year: 2021, leader: z}]", ["TD404"]),
        ("[{year: 2022, leader: b}]", ["TD604.left"]),
        ("[{year: 2022, leader: a, deputies: [c]}]", ["TD604.joined"]),
        ("[{year: 2021, leader: a, deputies: [a]}]", ["TD606"]),
        ("[{year: 2021, leader: a, deputies: [b, b]}]", ["TD606"]),
        ("[{year: 2020, leader: a}, {year: 2020, leader: b}]", ["TD603"]),
        ("[{year: 2020, leader: a}, {year: 2020, leader: b, from: 2020-07-01}]", []),
        (
            "[{year: 2020, leader: a, from: 2020-07-01}, "
            "{year: 2020, leader: b, from: 2020-07-01}]",
            ["TD603.same_day"],
        ),
        ("[{year: 2020, leader: a}, {year: 2021, leader: a}]", ["TD635"]),
        ("[{year: 2019, leader: a}, {year: 2021, leader: a}]", []),
    ],
)
def test_terms(terms: str, expected: list[str]) -> None:
    bloc = "{id: khoi, name: Khối, rotation: {policy: elected}}"
    data = book(UNITS, bloc=bloc, leadership=f"terms: {terms}")
    assert codes(found(data)) == expected


def test_a_leader_that_is_barred() -> None:
    bars = "exclusions: [{unit: a, from: [leading], reason: Thanh tra, on: 2022-06-01}]"

    def of(on: str) -> Diagnostic:
        terms = f"terms: [{{year: 2022, leader: a, on: {on}}}]"
        (one,) = found(book(UNITS, {2022: {"exclusions": bars}}, leadership=terms))
        return one

    assert (of("2022-07-01").code, severity_of(of("2022-07-01"))) == ("TD605", Severity.ERROR)
    assert severity_of(of("2022-01-01")) == Severity.WARNING


def test_a_sound_bloc_is_silent() -> None:
    files = {
        "pact": "{signatories: all, targets: [{id: t, name: T}]}",
        "pledges/a": "{unit: a, tasks: [{id: t, name: T, plan: 5}]}",
        "events": "events: [{id: x, kinds: [launch], on: 2022-01-13, attended: all}]",
        "awards": AWARDS,
        "outcome": "{evaluations: {a: good}, proposals: [{unit: a, award: co}]}",
        "decisions": "decisions: [{unit: a, award: co}]",
        "ballots/co": "{for: co, on: 2023-01-13, members: 1, votes: {a: 1}}",
    }
    assert found(book(members("a"), {2022: files})) == []


# -- What a secretary met while walking through a year ---------------------------------------------


def test_a_unit_without_a_rank_has_no_percent_in_its_history(tmp_path: Path) -> None:
    """A year that has just begun: no sheet yet is not 0 %."""
    make(tmp_path, 2022)
    for path in (tmp_path / "2022/scores").rglob("don-vi-a*"):
        path.unlink()
    (line,) = bloc(tmp_path, "history", "don-vi-a")["units"]
    entry = next(one for one in line["entries"] if one["year"] == 2022)
    assert (entry["rank"], entry["percent"], entry["band"]) == (None, None, None)


def test_blocs_of_one_name_stand_in_the_overview_with_their_folders(tmp_path: Path) -> None:
    make(tmp_path / "mot", 2022)
    make(tmp_path / "hai", 2022)
    edit(tmp_path / "hai/bloc.yaml", "id: khoi-mau", "id: khoi-hai")
    make(tmp_path / "ba", 2022)
    edit(tmp_path / "ba/bloc.yaml", "id: khoi-mau", "id: khoi-ba")
    edit(tmp_path / "ba/bloc.yaml", "name: Khối thi đua mẫu", "name: Khối ba")
    shown = on(tmp_path, "overview", "2022").out
    assert "Khối thi đua mẫu (hai)" in shown
    assert "Khối thi đua mẫu (mot)" in shown
    assert "Khối ba " in shown


def test_the_comments_of_the_sample_are_in_english_too(tmp_path: Path) -> None:
    """Its names are Vietnamese as a bloc's are; what the program says beside them is not."""
    done = run("init", str(tmp_path / "khoi"), "--sample", "--lang", "en")
    assert done.code == 0
    for path in sorted((tmp_path / "khoi").rglob("*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            comment = line.partition("# ")[2].replace("Đơn vị", "")
            assert comment.isascii(), f"{path.name}: {line}"
    checked = run("check", "--strict", "--data", str(tmp_path / "khoi"))
    assert (checked.code, checked.err) == (0, "no errors in 22 files\n")
    own = run("init", str(tmp_path / "mau"), "--sample", "--lang", "vi")
    assert own.code == 0
    for here in sorted((tmp_path / "khoi").rglob("*.yaml")):
        there = tmp_path / "mau" / here.relative_to(tmp_path / "khoi")
        read = [yaml.safe_load(one.read_text("utf-8")) for one in (here, there)]
        if here.name == "thidua.yaml":
            assert (read[0].pop("lang"), read[1].pop("lang")) == ("en", "vi")
        assert read[0] == read[1]


def test_every_comment_of_the_sample_is_in_the_catalogue() -> None:
    known = catalogue("vi", "starter").values()
    for path in sorted((Path(thidua.__file__).parent / "starter").rglob("*")):
        if not path.is_file() or path.suffix not in ("", ".yaml"):
            continue
        for line in path.read_text("utf-8").splitlines():
            comment = line.partition("# ")[2]
            if comment and "yaml-language-server" not in comment:
                assert any(one in comment for one in known), f"{path.name}: {comment}"


def test_an_entry_to_suppose_that_can_t_be_read_is_told_how_to_write_it(tmp_path: Path) -> None:
    make(tmp_path, 2022)
    done = on(tmp_path, "what-if", "2022", "don-vi-a", "1.3={points:9}")
    assert done.code == 2
    assert '"1.1={points: 2.5}"' in done.err


def test_verify_speaks_as_people_do(tmp_path: Path) -> None:
    """A decimal comma and a day that is read, not a moment for machines; JSON keeps both."""
    make(tmp_path, 2022)
    assert on(tmp_path, "seal", "2022").code == 0
    edit(tmp_path / "2022/scores/self/don-vi-b.yaml", "part: 198", "part: 178")
    shown = on(tmp_path, "verify", "2022")
    assert shown.code == 1
    assert "99,50" in shown.out and "99.50" not in shown.out
    assert "(UTC)" in shown.out and "+00:00" not in shown.out
    assert "99.50" in on(tmp_path, "verify", "2022", "--lang", "en").out
    assert "+00:00" in on(tmp_path, "verify", "2022", "--format", "json").out


def test_a_document_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    """What it leaves open is told under the name that -o gave."""
    make(tmp_path / "khoi", 2022)
    done = on(tmp_path / "khoi", "document", "to-trinh", "2022", "-o", str(tmp_path / "TT.docx"))
    assert done.code == 0
    assert "TT.docx: còn" in done.err


def test_explain_says_that_a_piece_of_evidence_is_not_there(tmp_path: Path) -> None:
    make(tmp_path, 2022)
    entry = "1.3: {value: 9, evidence: [co.txt, thieu.txt]}"
    edit(tmp_path / "2022/scores/self/don-vi-b.yaml", "1.3: 9", entry)
    (tmp_path / "2022/scores/verified/don-vi-b--to-tham-dinh.yaml").unlink()
    (tmp_path / "2022/evidence").mkdir()
    (tmp_path / "2022/evidence/co.txt").write_text("x", "utf-8")
    shown = on(tmp_path, "explain", "2022", "don-vi-b", "1.3", "--lang", "en").out
    assert "co.txt (1 byte, SHA-256" in shown
    assert "thieu.txt (no such file)" in shown


def test_a_quota_that_nobody_set_is_not_called_unlimited(tmp_path: Path) -> None:
    """A source may name an award and say nothing of how many there may be."""
    make(tmp_path, 2022)
    edit(tmp_path / "2022/awards.yaml", "    quota: 1\n", "")
    shown = on(tmp_path, "awards", "2022").out
    assert "không quy định" in shown
    assert "không hạn chế" not in shown
    assert bloc(tmp_path, "awards", "2022")["awards"][0]["quota"] is None


def test_empty_sheets_are_not_made_a_second_time(tmp_path: Path) -> None:
    """While they are being filled in, what comes next is a check, which can be done."""
    make(tmp_path, 2022)
    shutil.rmtree(tmp_path / "2022/scores")
    asked = ("status", "2022", "--as-of", "2022-12-01")
    assert "thidua form 2022 --stage self" in on(tmp_path, *asked).out
    assert on(tmp_path, "new-sheets", "2022", "--stage", "self").code == 0
    shown = on(tmp_path, *asked).out
    assert "thidua check 2022" in shown and "new-sheets" not in shown
    again = on(tmp_path, "new-sheets", "2022", "--stage", "self")
    assert again.code == 1
    assert "--unit" in again.err


# -- A meeting written in another year -------------------------------------------------------------


CLOSING = "kinds: [year_end_review, signing, handover], on: 2022-01-13, at: Sở A, due: 2021-12-20"


def of(year: int, own: str, closing: str = CLOSING) -> Meeting:
    data = book(
        members("a"),
        {
            2020: {},
            2021: {"events": f"events: [{{id: tk, {closing}}}]"},
            2022: {"events": f"events: [{{id: ky, {own}}}]"},
        },
    )
    (found,) = meetings(data, year)
    return found


def test_the_entry_that_it_points_to_says_what_its_own_does_not() -> None:
    found = of(2022, "same_as: 2021/tk")
    assert (found.on, found.due, found.at) == (date(2022, 1, 13), date(2021, 12, 20), "Sở A")
    assert found.event.id == "tk"


def test_what_its_own_entry_says_comes_first() -> None:
    found = of(2022, "same_as: 2021/tk, on: 2022-01-14, due: 2022-01-10, at: Sở B")
    assert (found.on, found.due, found.at) == (date(2022, 1, 14), date(2022, 1, 10), "Sở B")


@pytest.mark.parametrize(
    ("own", "closing", "kinds"),
    [
        ("same_as: 2021/tk", CLOSING, ("signing",)),
        ("same_as: 2021/tk, kinds: [launch]", CLOSING, ("launch",)),
        ("same_as: 2021/tk", "kinds: [handover]", ("handover",)),
        ("same_as: 2021/khac, kinds: [launch]", CLOSING, ("launch",)),
        ("same_as: 2019/tk, kinds: [launch]", CLOSING, ("launch",)),
        ("same_as: 2020/tk, kinds: [launch]", CLOSING, ("launch",)),
    ],
)
def test_what_it_was_for_the_year_that_it_opened(
    own: str, closing: str, kinds: tuple[str, ...]
) -> None:
    assert of(2022, own, closing).kinds == kinds


def test_a_review_that_signs_signs_for_the_year_after() -> None:
    assert of(2021, "kinds: [launch]").kinds == ("year_end_review", "handover")
    assert of(2022, "kinds: [launch, signing]").kinds == ("launch", "signing")


def test_meetings_of_a_kind_and_of_none() -> None:
    events = "events: [{id: x, kinds: [launch, signing]}, {id: y, kinds: [ballot]}, {id: z}]"
    found = meetings(book(members("a"), {2022: {"events": events}}), 2022)
    assert [one.event.id for one in held_as(found, "signing", "ballot")] == ["x", "y"]
    assert [one.event.id for one in held_as(found, "launch")] == ["x"]
    assert list(held_as(found, "handover")) == []
    assert meetings(book(members("a"), {2022: {}}), 2022) == ()
    assert meetings(book(members("a")), 2022) == ()
