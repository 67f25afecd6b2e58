"""Where proposals, votes and settlements differ from what the rules give; dossiers; days; money."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.awarding.test_awards import FOUR, derive, one, standings
from tests.awarding.test_checks import ABC, Told, told
from tests.helpers import golden_files
from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, on, write
from tests.helpers.year_data import book
from thidua.bloc.awarding.awards import derive_awards, judged_on
from thidua.bloc.voting.tally import count_year, find_vote
from thidua.diagnostics.diagnostic import Diagnostic

# -- where rules and people differ ----------------------------------------------------------------


def differing(award: str, proposals: str, **files: str) -> list[Diagnostic]:
    named = {name.replace("__", "/"): text for name, text in files.items()}
    outcome = {"outcome": f"proposals: [{proposals}]"}
    return list(derive(f"awards: [{award}]", FOUR, files=outcome | named).problems)


ONE = "{id: co, name: Cờ, quota: 1, requires: {min_percent: 80}}"


@pytest.mark.parametrize(
    ("award", "proposals", "expected"),
    [
        (ONE, "{unit: a, award: co}", []),
        (
            ONE,
            "{unit: b}, {unit: b, award: co}",
            [("TD630", ("proposals", 1)), ("TD631", ("proposals",))],
        ),
        (
            ONE,
            "{unit: a, award: co}, {unit: d, award: co}",
            [("TD630not_eligible", ("proposals", 1)), ("TD632", ("proposals",))],
        ),
        # Nobody who is no member is judged here; who is proposed twice is one.
        (ONE, "{unit: a, award: co}, {unit: a, award: co}", []),
        # A meeting picks whom it likes among those who may.
        ("{id: co, name: Cờ, quota: 2, pick: meeting}", "{unit: d, award: co}", []),
        (
            "{id: co, name: Cờ, pick: meeting, requires: {min_percent: 80}}",
            "{unit: d, award: co}",
            [("TD630not_eligible", ("proposals", 0))],
        ),
        (
            "{id: co, name: Cờ, quota: 1, pick: meeting}",
            "{unit: c, award: co}, {unit: d, award: co}",
            [("TD632", ("proposals",))],
        ),
        ("{id: co, name: Cờ}", "{unit: a, award: co}, {unit: b, award: co}, {unit: c, award: co}, "
         "{unit: d, award: co}", []),
        # Nothing is derived where no ballot was held: nothing differs.
        ("{id: co, name: Cờ, pick: ballot}", "{unit: d, award: co}", []),
    ],
)  # fmt: skip
def test_where_proposals_differ_from_what_the_rules_give(
    award: str, proposals: str, expected: Told
) -> None:
    assert told(differing(award, proposals)) == expected


def test_a_difference_names_the_unit_the_award_and_the_year() -> None:
    found = differing(ONE, "{unit: b, award: co}, {unit: c, award: co}")
    assert [(one.code, one.args, one.where) for one in found] == [
        ("TD630", {"unit": "B", "award": "Cờ", "year": "2022"}, ("Cờ",)),
        ("TD630", {"unit": "C", "award": "Cờ", "year": "2022"}, ("Cờ",)),
        ("TD631", {"unit": "A", "award": "Cờ", "year": "2022"}, ("Cờ",)),
        ("TD632", {"award": "Cờ", "n": "2", "quota": "1"}, ("Cờ",)),
    ]


TIED = standings(("a", 1, "95"), ("b", 2, "91"), ("c", 2, "91"), ("d", 4, "70"))


@pytest.mark.parametrize(
    ("award", "proposals", "settled", "expected"),
    [
        ("quota: 2", "a b", "", ["TD630tied"]),
        ("quota: 2", "a", "", ["TD503award"]),
        ("quota: 2", "a d", "", ["TD503award", "TD630"]),
        ("quota: 2", "a c", "[c, b]", []),
        # Once it is settled who was left over is like any other.
        ("quota: 2", "a b", "[c, b]", ["TD630", "TD631"]),
        # Who ties has it: as many as are tied are not too many, one more is.
        ("quota: 2, tied: all", "a b c", "", []),
        ("quota: 2, tied: all", "a b c d", "", ["TD630", "TD632"]),
        ("quota: 3", "a b c d", "", ["TD630", "TD632"]),
    ],
)
def test_proposals_at_a_tied_border(
    award: str, proposals: str, settled: str, expected: list[str]
) -> None:
    lines = ", ".join(f"{{unit: {unit}, award: co}}" for unit in proposals.split())
    files = {"outcome": f"proposals: [{lines}]"}
    if settled:
        files["settlements"] = f"settlements: [{{of: 'award:co', units: [b, c], order: {settled}}}]"
    found = derive(f"awards: [{{id: co, name: Cờ, {award}}}]", TIED, files=files).problems
    assert [f"{each.code}{each.variant}" for each in found] == expected
    for each in found:
        if each.variant == "tied":
            assert each.args["of"] == "award:co"


@pytest.mark.parametrize(
    ("ballot", "path"),
    [
        ("votes: {d: 3}", ("votes", "d")),
        ("papers: [[d], [d]]", ("papers",)),
        ("counts: unknown, elected: [d]", ("elected",)),
    ],
)
def test_who_was_elected_and_may_not_is_shown_in_the_ballot(
    ballot: str, path: tuple[str, ...]
) -> None:
    award = "{id: co, name: Cờ, pick: ballot, requires: {min_percent: 80}}"
    found = derive(f"awards: [{award}]", files={"ballots/p": f"{{for: co, {ballot}}}"}).problems
    assert [(one.code, one.file, one.path) for one in found] == [
        ("TD633", "2022/ballots/p.yaml", path)
    ]
    assert found[0].args == {"unit": "D", "award": "Cờ", "year": "2022"}


def test_settlements_on_awards_that_fit_no_tie_are_told_and_others_are_not_ours() -> None:
    lines = ["{of: rank, units: [a, b], order: [a, b]}", "{of: leader, units: [a], order: [a]}",
             "{of: 'award:co', units: [a, b], order: [b, a]}",
             "{of: 'award:co', units: [b, c], order: [c, b]}"]  # fmt: skip
    files = {"settlements": f"settlements: [{', '.join(lines)}]"}
    found = derive("awards: [{id: co, name: Cờ, quota: 2}]", TIED, files=files)
    (problem,) = found.problems
    assert (problem.code, problem.path) == ("TD502", ("settlements", 2))
    assert (problem.file, problem.args) == (
        *("2022/settlements.yaml", {"of": "award:co", "units": "A, B"}),
    )


# -- dossiers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dossier", "state", "missing"),
    [
        ("", "begun", None),
        ("sent: 2023-01-10", "sent", None),
        ("papers: [], sent: 2023-01-10", "sent", ("to-trinh", "bien-ban")),
        ("papers: [TỜ-TRÌNH, khác], sent: 2023-01-10", "sent", ("bien-ban",)),
        ("papers: [to-trinh], returned: 2023-01-12, sent: 2023-01-10", "returned", ("bien-ban",)),
        ("completed: 2023-01-20, returned: 2023-01-12", "complete", ()),
        ("papers: [to-trinh], completed: 2023-01-20", "complete", ("bien-ban",)),
    ],
)
def test_how_far_a_dossier_has_come(
    dossier: str, state: str, missing: tuple[str, ...] | None
) -> None:
    outcome = (
        f"{{proposals: [{{unit: a, award: co}}], dossiers: [{{unit: a, award: co, {dossier}}}]}}"
    )
    found = one(
        "{id: co, name: Cờ, dossier: [to-trinh, bien-ban]}",
        files={"outcome": outcome.replace(", }", "}")},
    )
    assert [(each.unit, each.state, each.missing) for each in found.dossiers] == [
        ("a", state, missing)
    ]


def test_a_dossier_for_each_proposed_unit_then_those_of_nobody_proposed() -> None:
    outcome = "{proposals: [{unit: c, award: co}, {unit: a, award: co}, {unit: d, award: bk}],"
    outcome += " dossiers: [{unit: b, award: co}, {unit: a, award: co}, {unit: d, award: bk}]}"
    award = "{id: co, name: Cờ, dossier: [to-trinh]}"
    found = one(award, files={"outcome": outcome}).dossiers
    assert [(each.unit, each.state, each.missing) for each in found] == [
        ("c", "absent", ("to-trinh",)),
        ("a", "begun", None),
        ("b", "begun", None),
    ]
    # An award without a list lacks nothing; where no dossier is written nothing is known of any.
    plain = one("{id: co, name: Cờ}", files={"outcome": outcome}).dossiers
    assert [each.missing for each in plain] == [(), None, None]
    held = {"outcome": outcome.replace("{unit: b, award: co}", "{unit: b, award: co, papers: [x]}")}
    assert [each.missing for each in one("{id: co, name: Cờ}", files=held).dossiers] == [
        *((), None, ()),
    ]
    unsaid = {"outcome": "proposals: [{unit: c, award: co}]"}
    assert [(each.state, each.missing) for each in one(award, files=unsaid).dossiers] == [
        ("absent", None)
    ]


# -- the day of an award --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ballots", "events", "day"),
    [
        ({"co": "on: 2023-01-10"}, "", "2023-01-10"),
        ({"co": "on: 2023-01-10", "co-2": "round: 2, on: 2023-01-12"}, "", "2023-01-12"),
        ({"co": "round: 1"}, "{id: r, kinds: [year_end_review], on: 2023-01-20}", "2023-01-20"),
        ({}, "{id: r, kinds: [year_end_review], due: 2023-01-31}", "2023-01-31"),
        ({}, "{id: r, kinds: [year_end_review], due: 2023-01-31, on: 2023-01-20}", "2023-01-20"),
        ({}, "{id: r, kinds: [year_end_review], on: 2023-01-20}, "
         "{id: s, kinds: [year_end_review], on: 2023-01-18}", "2023-01-20"),
        ({}, "{id: r, kinds: [year_end_review]}, {id: s, kinds: [year_end_review], "
         "on: 2023-01-18}", "2023-01-18"),
        ({}, "{id: r, kinds: [launch], on: 2022-01-20}", None),
        ({}, "{id: r, kinds: [year_end_review]}", None),
    ],
)  # fmt: skip
def test_the_day_by_which_an_award_is_judged(
    ballots: dict[str, str], events: str, day: str | None
) -> None:
    files = {
        f"ballots/{name}": f"{{for: co, votes: {{a: 2}}, {text}}}" for name, text in ballots.items()
    }
    files |= {"events": f"events: [{events}]"} if events else {}
    data = book(ABC, {2022: files})
    found = judged_on(data, 2022, find_vote(count_year(data, 2022).votes, "co"))
    assert (None if found is None else found.isoformat()) == day


# -- money ----------------------------------------------------------------------------------------


def test_no_money_without_a_reward_or_with_an_empty_list_of_salaries() -> None:
    for reward, salaries in (("", "[{from: 2020-01-01, amount: 100}]"), (", reward: 2", "[]")):
        data = book(
            ABC,
            {2022: {"awards": f"awards: [{{id: co, name: Cờ{reward}}}]"}},
            settings=f"{{format: 2, base_salary: {salaries}}}",
        )
        assert derive_awards(data, 2022, None).awards[0].money is None


# -- `thidua awards` and the awards of `what-if`: text, JSON, years without scores, t --------------


KEYS = {"id", "name", "quota", "derived", "border_tie", "candidates", "proposed", "granted"}


def awards(folder: Path, *arguments: str) -> dict[str, Any]:
    return {one["id"]: one for one in bloc(folder, *(arguments or ("awards", "2022")))["awards"]}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_text(folder: Path, lang: str) -> None:
    done = on(folder, "awards", "2022", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    golden_files.check(f"commands/awards.{lang}.txt", done.out)


def test_the_json(folder: Path) -> None:
    found = awards(folder)
    flag, letter = found["co-tinh"], found["bang-khen"]
    assert flag.keys() >= KEYS
    assert (flag["quota"], flag["derived"], flag["proposed"]) == (1, ["don-vi-b"], ["don-vi-b"])
    assert flag["granted"] == []
    assert flag["recorded"] == {"proposals": True, "decisions": False}
    assert [one["id"] for one in flag["candidates"]] == [f"don-vi-{unit}" for unit in "bacd"]
    reasons = {one["id"]: one["reasons"] for one in letter["candidates"]}
    eligible = {one["id"]: one["eligible"] for one in letter["candidates"]}
    assert eligible == {f"don-vi-{unit}": unit != "b" for unit in "abcd"}
    assert any("Cờ thi đua" in reason for reason in reasons["don-vi-b"])
    assert letter["dossiers"] == [
        {"unit": "don-vi-a", "state": "sent", "missing": ["bao-cao-thanh-tich"]}
    ]


def test_what_was_decided_stands_beside_what_was_proposed(folder: Path) -> None:
    write(
        folder / "2022/decisions.yaml",
        "decisions:\n"
        "  - {award: co-tinh, unit: don-vi-b, number: 12/QĐ-UBND, on: 2023-03-01}\n"
        "  - {award: bang-khen, unit: don-vi-a, granted: false}\n",
    )
    found = awards(folder)
    assert found["co-tinh"]["granted"] == ["don-vi-b"]
    assert (found["bang-khen"]["granted"], found["bang-khen"]["refused"]) == ([], ["don-vi-a"])
    text = on(folder, "awards", "2022").out
    assert "Đơn vị B (12/QĐ-UBND, 01/03/2023)" in text
    assert "không được tặng: Đơn vị A" in text


def test_a_difference_between_rules_and_people_is_told_and_nothing_overwritten(
    folder: Path,
) -> None:
    edit(
        folder / "2022/outcome.yaml",
        "{unit: don-vi-a, award: bang-khen, on",
        "{unit: don-vi-d, award: bang-khen, on",
    )
    done = on(folder, "awards", "2022")
    assert done.code == 0
    assert "TD630" in done.err and "TD631" in done.err
    found = awards(folder)["bang-khen"]
    assert (found["derived"], found["proposed"]) == (["don-vi-a"], ["don-vi-d"])


def test_a_tie_at_the_border_waits_for_people(folder: Path) -> None:
    sheet = folder / "2022/scores/self/don-vi-d.yaml"
    text = (folder / "2022/scores/self/don-vi-c.yaml").read_text("utf-8")
    sheet.write_bytes(text.replace("don-vi-c", "don-vi-d").replace("188", "47").encode())
    edit(folder / "2022/awards.yaml", "quota: {share: 25%, of: units, round: down}", "quota: 2")
    found = awards(folder)["bang-khen"]
    assert found["derived"] == ["don-vi-a"]
    assert found["border_tie"] == ["don-vi-c", "don-vi-d"]
    assert "chờ khối quyết định" in on(folder, "awards", "2022").out


def test_a_year_without_scores_has_awards_by_ballot_and_meeting(folder: Path) -> None:
    for path in sorted((folder / "2022").rglob("*.yaml")):
        path.unlink()
    write(
        folder / "2022/awards.yaml",
        "awards:\n"
        "  - {id: co, name: Cờ thi đua, quota: 1, pick: ballot}\n"
        "  - {id: giay, name: Giấy khen, pick: meeting}\n"
        "  - {id: bang, name: Bằng khen, quota: 1, pick: rank}\n",
    )
    write(
        folder / "2022/ballots/co.yaml",
        "{for: co, members: 4, valid: 4, votes: {don-vi-a: 3, don-vi-d: 1}}",
    )
    write(
        folder / "2022/outcome.yaml",
        "proposals: [{unit: don-vi-d, award: giay}, {unit: don-vi-c}]",
    )
    found = awards(folder)
    assert found["co"]["derived"] == ["don-vi-a"]
    assert (found["giay"]["derived"], found["giay"]["proposed"]) == ([], ["don-vi-d"])
    assert (found["bang"]["derived"], found["bang"]["note"]) == ([], "năm này chưa có xếp hạng")
    assert bloc(folder, "awards", "2022")["unnamed_proposals"] == ["don-vi-c"]
    assert "nguồn không nêu hình thức: Đơn vị C" in on(folder, "awards", "2022").out


def test_without_awards_there_is_nothing_to_derive(folder: Path) -> None:
    (folder / "2022/awards.yaml").unlink()
    (folder / "2022/outcome.yaml").unlink()
    assert bloc(folder, "awards", "2022")["awards"] == []
    assert "awards.yaml" in on(folder, "awards", "2022").out


def test_scores_with_errors_give_no_awards(folder: Path) -> None:
    edit(folder / "2022/scores/self/don-vi-c.yaml", "1.3: 8", "1.3: 80")
    edit(folder / "2022/scores/verified/don-vi-c--to-tham-dinh.yaml", "1.3: 8", "1.3: 88")
    done = on(folder, "awards", "2022")
    assert (done.code, done.out) == (1, "")
    assert "TD203" in done.err


class TestWhatIf:
    """The awards before and after what is supposed."""

    def test_the_json_shows_both(self, folder: Path) -> None:
        before = dict(_tree(folder))
        done = on(folder, "what-if", "2022", "don-vi-b", "1.1=85", "--format", "json")
        (found,) = json.loads(done.out)["blocs"]
        assert found.keys() >= {"ranking", "unranked", "before", "awards"}
        moved = {one["id"]: (one["before"], one["derived"]) for one in found["awards"]}
        assert moved == {
            "co-tinh": (["don-vi-b"], ["don-vi-a"]),
            "bang-khen": (["don-vi-a"], ["don-vi-b"]),
        }
        assert dict(_tree(folder)) == before

    def test_the_text_shows_both(self, folder: Path) -> None:
        done = on(folder, "what-if", "2022", "don-vi-b", "1.1=85")
        golden_files.check("commands/what-if.vi.txt", done.out)

    def test_without_awards_there_is_only_the_ranking(self, folder: Path) -> None:
        (folder / "2022/awards.yaml").unlink()
        found = bloc(folder, "what-if", "2022", "don-vi-b", "1.1=85")
        assert found["awards"] == []

    def test_broken_awards_are_told_and_the_ranking_stands(self, folder: Path) -> None:
        write(folder / "2022/awards.yaml", "awards: nothing")
        found = bloc(folder, "what-if", "2022", "don-vi-b", "1.1=85", code=1)
        assert found["ranking"] and found["awards"] == []


def _tree(folder: Path) -> list[tuple[str, bytes]]:
    return [(str(path), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]


def test_what_names_things_that_are_not_there_gives_no_result(folder: Path) -> None:
    edit(folder / "2022/awards.yaml", "excludes: [bang-khen]", "excludes: [bang-khan]")
    done = on(folder, "awards", "2022")
    assert (done.code, done.out) == (1, "")
    assert "TD601" in done.err


@pytest.mark.parametrize("form", ["json", "text", "csv", "html"])
def test_nothing_of_a_person_is_public(tmp_path: Path, form: str) -> None:
    files = {
        "bloc.yaml": "{id: k, name: Khối}",
        "units.yaml": "units: [{id: a, name: Sở A}]",
        "2022/awards.yaml": "awards: [{id: cstd, name: CSTĐ, for: person}]",
        "2022/outcome.yaml": "proposals: [{unit: a, award: cstd, "
        "person: {name: Nguyễn Văn Kín, title: Chuyên viên}}]",
        "2022/decisions.yaml": "decisions: [{unit: a, award: cstd, "
        "person: {name: Nguyễn Văn Kín, title: Chuyên viên}}]",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    where = ("--data", str(tmp_path), "--format", form)
    assert "Nguyễn Văn Kín" in run("awards", "2022", *where).out or form == "csv"
    for command in ("awards", "report"):
        public = run(command, "2022", "--public", *where)
        assert public.code == 0, public.err
        assert "Nguyễn Văn Kín" not in public.out and "Chuyên viên" not in public.out
