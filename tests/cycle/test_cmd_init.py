"""`thidua init`, `thidua new-year` and `thidua new-sheets`: what they make passes the check."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.helpers.command_line import run
from tests.helpers.starter_bloc import bloc, edit, on, tree, write
from thidua.model.kinds import KINDS
from thidua.model.periods import PeriodKind, Periods
from thidua.store.yaml.reader import parse
from thidua.views.schemas import schema

COMMANDS = (
    ["score", "2022"],
    ["rank", "2022"],
    ["explain", "2022", "don-vi-b"],
    ["compare", "2022", "don-vi-a", "don-vi-b"],
    ["what-if", "2022", "don-vi-a", "1.3=9"],
    ["vote", "2022"],
    ["awards", "2022"],
    ["status", "2022"],
    ["progress", "2022"],
    ["history"],
    ["overview", "2022"],
    ["rotate-leader", "--dry-run"],
    ["rotate-leader", "--simulate", "9"],
)


class TestInit:
    def test_it_makes_a_bloc_that_passes_the_strict_check(self, tmp_path: Path) -> None:
        place = tmp_path / "khoi" / "moi"
        done = run("init", str(place), "--sample")
        assert (done.code, done.err) == (0, "")
        assert "thidua check" in done.out
        assert on(place, "check", "--strict").code == 0
        names = set(tree(place))
        assert {".gitignore", ".gitattributes", "bloc.yaml", "units.yaml"} <= names
        assert {f"schemas/{kind}.json" for kind in KINDS} <= names
        assert ".thidua-*" in (place / ".gitignore").read_text("utf-8")
        assert "*.yaml text eol=lf" in (place / ".gitattributes").read_text("utf-8")

    @pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: " ".join(one))
    def test_every_command_has_something_to_show(self, folder: Path, arguments: list[str]) -> None:
        done = on(folder, *arguments)
        assert done.code == 0, done.err
        assert done.err == ""
        assert len(done.out.splitlines()) > 5

    def test_every_file_names_a_schema_that_is_there_and_holds_for_it(self, tmp_path: Path) -> None:
        place = tmp_path / "moi"
        assert run("init", str(place), "--sample").code == 0
        for path in sorted(place.rglob("*.yaml")):
            first = path.read_text("utf-8").partition("\n")[0]
            head, _, name = first.partition("$schema=")
            assert head == "# yaml-language-server: "
            found = (path.parent / name).resolve()
            assert found.parent == (place / "schemas").resolve()
            kind = json.loads(found.read_text("utf-8"))
            assert kind == json.loads(json.dumps(schema(found.stem)))
            data = _text_keys(yaml.safe_load(path.read_text("utf-8")))
            jsonschema.validate(json.loads(json.dumps(data, default=str)), kind)

    def test_a_folder_with_anything_in_it_is_left_alone(self, tmp_path: Path) -> None:
        write(tmp_path / "anh.jpg", "của tôi")
        before = tree(tmp_path)
        done = run("init", str(tmp_path))
        assert (done.code, done.out) == (1, "")
        assert "TD925" in done.err
        assert tree(tmp_path) == before

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        write(tmp_path / "tep", "")
        done = run("init", str(tmp_path / "tep"))
        assert done.code == 1
        assert "TD925" in done.err

    def test_the_offices_own_files_may_lie_there(self, tmp_path: Path) -> None:
        """A secretary puts her two files into a folder and begins there."""
        for name in ("Thang điểm.docx", "don-vi.XLSX", "~$don-vi.xlsx", "QĐ.pdf", "Thumbs.db"):
            write(tmp_path / name, "")
        write(tmp_path / "ds.txt", "Sở A\nSở B\n")
        done = run("init", str(tmp_path), "--name", "K", "--units", str(tmp_path / "ds.txt"))
        assert (done.code, done.err) == (0, "")
        assert on(tmp_path, "check", "--strict").code == 0
        assert (tmp_path / "ds.txt").read_text("utf-8") == "Sở A\nSở B\n"

    def test_a_repository_may_be_there_first(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        assert run("init", str(tmp_path), "--sample", "-q").out == ""
        assert (tmp_path / "bloc.yaml").exists()


def _text_keys(data: object) -> object:
    """Keys as text, as editors hand them to the schema."""
    if isinstance(data, dict):
        names = {True: "on", False: "no"}
        return {
            names.get(key, key) if isinstance(key, bool) else str(key): _text_keys(value)
            for key, value in data.items()
        }
    return [_text_keys(one) for one in data] if isinstance(data, list) else data


def _ends(kind: PeriodKind) -> list[date]:
    spans = [(one.from_, one.to) for one in kind.spans or ()]
    return [day for ends in [(kind.from_, kind.to), *spans] for day in ends if day is not None]


class TestNewYear:
    def test_the_year_comes_from_the_last_one(self, folder: Path) -> None:
        before = tree(folder)
        done = on(folder, "new-year", "2023")
        assert (done.code, done.err) == (0, "")
        made = {name for name in tree(folder) if name not in before}
        assert made == {f"2023/{name}.yaml" for name in ("criteria", "awards", "events", "pact")}
        assert {name: tree(folder)[name] for name in before} == before
        assert on(folder, "check", "--strict", "2023").code == 0

    def test_the_scale_is_a_draft_and_keeps_its_comments(self, folder: Path) -> None:
        assert on(folder, "new-year", "2023", "-q").code == 0
        old, new = ((folder / f"{year}/criteria.yaml").read_text("utf-8") for year in (2022, 2023))
        changed = [
            (was, now)
            for was, now in zip(old.splitlines(), new.splitlines(), strict=True)
            if was != now
        ]
        assert changed == [
            ("year: 2022", "year: 2023"),
            (
                "status: adopted             # draft: còn dự thảo; adopted: đã thông qua",
                "status: draft             # draft: còn dự thảo; adopted: đã thông qua",
            ),
        ]
        same = [(folder / f"{year}/awards.yaml").read_bytes() for year in (2022, 2023)]
        assert same[0] == same[1]

    def test_meetings_become_plans(self, folder: Path) -> None:
        events = folder / "2022/events.yaml"
        edit(
            events,
            "    attended: all\n  - id: so-ket",
            "    same_as: 2021/hop-tong-ket\n  - id: so-ket",
        )
        assert on(folder, "new-year", "2023", "-q").code == 0
        tree_, problems = parse((folder / "2023/events.yaml").read_bytes(), "events.yaml")
        assert not problems
        assert tree_ == {
            "events": [
                {
                    "id": "ky-giao-uoc",
                    "kinds": ["launch", "signing"],
                    "same_as": "2022/hop-tong-ket",
                },
                {"id": "so-ket", "kinds": ["mid_year_review"], "due": "2023-07-15"},
                {
                    "id": "hop-tong-ket",
                    "kinds": ["year_end_review", "ballot", "handover"],
                    "due": "2024-01-15",
                },
            ]
        }

    def test_the_pact_says_nothing_that_is_wrong_once_it_is_signed(self, folder: Path) -> None:
        pact = folder / "2022/pact.yaml"
        edit(pact, "name: Chung sức xây dựng nông thôn mới,", 'name: "Chung sức, \\"một lòng\\"",')
        assert on(folder, "new-year", "2023", "-q").code == 0
        text = (folder / "2023/pact.yaml").read_text("utf-8")
        assert parse(text.encode(), "")[0] == {"note": "Giao ước thi đua năm 2023"}
        asked = text.replace("# movements", "movements").replace("#   - {id: ntm", "  - {id: ntm")
        movements = parse(asked.encode(), "")[0]
        assert isinstance(movements, dict)
        assert movements["movements"] == [
            {"id": "ntm", "name": 'Chung sức, "một lòng"', "launched": "2023-01-15"}
        ]

    def test_a_year_is_made_from_the_one_before_it_and_not_from_a_later_one(
        self, folder: Path
    ) -> None:
        later = (folder / "2022/criteria.yaml").read_text("utf-8").replace("2022", "2024")
        write(folder / "2024/criteria.yaml", later)
        assert "từ năm 2022:" in on(folder, "new-year", "2023").out

    def test_it_says_what_is_left_to_do(self, folder: Path) -> None:
        write(
            folder / "units.yaml",
            (folder / "units.yaml").read_text("utf-8").replace("joined: 2022", "joined: 2023"),
        )
        out = on(folder, "new-year", "2023").out
        assert "đơn vị mới của năm 2023: Đơn vị D" in out
        assert "rotate-leader 2023" in out
        assert "2022: 2" in out  # the line of criteria.yaml that still names the old year

    def test_what_is_there_is_not_touched_and_what_is_missing_is_made(self, folder: Path) -> None:
        write(folder / "2023/pact.yaml", "note: của tôi\n")
        before = tree(folder)
        assert on(folder, "new-year", "2023").code == 0
        assert {name: tree(folder)[name] for name in before} == before
        assert (folder / "2023/criteria.yaml").exists()
        before = tree(folder)
        done = on(folder, "new-year", "2023")
        assert (done.code, done.out) == (1, "")
        assert "TD917" in done.err
        assert tree(folder) == before

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_a_first_scale_is_begun_as_a_blank_to_fill_in(self, tmp_path: Path, lang: str) -> None:
        write(tmp_path / "bloc.yaml", "{id: k, name: Khối}")
        write(tmp_path / "units.yaml", "units: [{id: a, name: A}]")
        assert on(tmp_path, "new-year", "2024", "--lang", lang).code == 0
        assert on(tmp_path, "check", "--strict").code == 0
        done = on(tmp_path, "rank", "2024")
        assert (done.code, "TD415" in done.err) == (1, True)
        scale = tmp_path / "2024/criteria.yaml"
        text = (
            scale.read_text("utf-8").replace("max: 0 ", "max: 100 ").replace("criteria: []\n", "")
        )
        head, example = text.split("# criteria:\n")
        lines = ["criteria:", *(line.removeprefix("# ") for line in example.splitlines())]
        scale.write_text(head + "\n".join(line.rstrip("#") for line in lines), "utf-8")
        assert on(tmp_path, "check").code == 0, on(tmp_path, "check").out

    def test_a_school_goes_on_with_its_weeks_and_terms(self, tmp_path: Path) -> None:
        """Their days a year later, or the nearest of that day of the week; the scales of all kinds
        of period as drafts."""
        school = Path(__file__).parents[2] / "examples/truong-hoc-2024"
        folder = shutil.copytree(school, tmp_path / "truong")
        before = tree(folder)
        done = on(folder, "new-year")
        assert done.code == 0 and "periods.yaml" in done.out, done.err
        assert {name: tree(folder)[name] for name in before} == before
        old, new = (
            Periods.model_validate(parse((folder / f"{year}/periods.yaml").read_bytes(), "")[0])
            for year in (2024, 2025)
        )
        for was, now in zip(old.periods, new.periods, strict=True):
            assert (was.id, was.name, was.every) == (now.id, now.name, now.every)
            days = zip(_ends(was), _ends(now), strict=True)
            for a, b in days:
                assert abs(b - a.replace(year=a.year + 1)) <= timedelta(days=3)
                assert a.weekday() == b.weekday()
        for kind in ("tuan", "hoc-ky"):
            assert "status: draft" in (folder / f"2025/{kind}/criteria.yaml").read_text("utf-8")
        assert on(folder, "check", "2025").code == 0

    def test_a_part_comes_from_the_last_year_that_has_it(self, folder: Path) -> None:
        write(folder / "2023/events.yaml", "events: [{id: hop, kinds: [other], due: 2023-05-05}]")
        assert on(folder, "new-year", "2024", "-q").code == 0
        assert "due: 2024-05-05" in (folder / "2024/events.yaml").read_text("utf-8")
        assert "year: 2024" in (folder / "2024/criteria.yaml").read_text("utf-8")

    def test_a_broken_year_is_not_carried_on(self, folder: Path) -> None:
        write(folder / "2022/awards.yaml", "awards: [")
        assert on(folder, "new-year", "2023").code == 1
        assert not (folder / "2023").exists()


class TestNewSheets:
    def test_a_sheet_for_each_unit_reads_as_an_empty_one(self, folder: Path) -> None:
        assert on(folder, "new-year", "2023", "-q").code == 0
        done = on(folder, "new-sheets", "2023", "--stage", "self")
        assert (done.code, done.err) == (0, "")
        sheets = sorted((folder / "2023/scores/self").iterdir())
        assert [path.stem for path in sheets] == [f"don-vi-{unit}" for unit in "abcd"]
        for path in sheets:
            text = path.read_text("utf-8")
            assert parse(text.encode(), "")[0] == {"unit": path.stem, "scores": None}
            for criterion in ("1.1", "1.2", "1.3", "2.2", "3.1", "3.2", "2.1.ky-luat"):
                assert f"\n  # {criterion}: " in text
        assert on(folder, "check", "--strict", "2023").code == 0
        found = bloc(folder, "score", "2023")
        assert {one["status"] for one in found["units"]} == {"not_submitted"}

    def test_an_entry_without_its_mark_is_an_entry(self, folder: Path) -> None:
        assert on(folder, "new-year", "2023", "-q").code == 0
        assert on(folder, "new-sheets", "2023", "--stage", "self", "-q").code == 0
        sheet = folder / "2023/scores/self/don-vi-a.yaml"
        text = sheet.read_text("utf-8")
        lines = [
            line.replace("# 1.3:", "1.3: 8.5").replace("# 3.1:", "3.1: true")
            for line in text.splitlines()
        ]
        write(sheet, "\n".join(lines) + "\n")
        assert parse(sheet.read_bytes(), "")[0] == {
            "unit": "don-vi-a",
            "scores": {"1.3": "8.5", "3.1": "true"},
        }

    def test_each_scorer_gets_a_sheet_of_its_own(self, folder: Path) -> None:
        edit(
            folder / "2022/criteria.yaml",
            "  - {id: verified,",
            "  - {id: cross, name: Chấm chéo, combine: mean, assign: {don-vi-a: [don-vi-b, "
            "to-tham-dinh]}}\n  - {id: verified,",
        )
        done = on(folder, "new-sheets", "2022", "--stage", "cross", "--unit", "don-vi-a")
        assert done.code == 0, done.err
        sheets = sorted((folder / "2022/scores/cross").iterdir())
        assert [one.stem for one in sheets] == ["don-vi-a--don-vi-b", "don-vi-a--to-tham-dinh"]
        assert "\nscorer: to-tham-dinh\n" in sheets[1].read_text("utf-8")
        assert on(folder, "check", "--strict").code == 0

    def test_a_criterion_that_is_not_for_the_unit_has_no_entry(self, folder: Path) -> None:
        edit(
            folder / "2022/criteria.yaml",
            "        rule: points ",
            "        not_for: [don-vi-a]\n        rule: points ",
        )
        (folder / "2022/scores/self/don-vi-a.yaml").unlink()
        done = on(folder, "new-sheets", "2022", "--stage", "self", "--unit", "don-vi-a", "-q")
        assert (done.code, done.out) == (0, "")
        text = (folder / "2022/scores/self/don-vi-a.yaml").read_text("utf-8")
        assert "# 1.3:" not in text and "không áp dụng" in text

    def test_nothing_is_overwritten(self, folder: Path) -> None:
        (folder / "2022/scores/self/don-vi-a.yaml").unlink()
        before = tree(folder)
        done = on(folder, "new-sheets", "2022", "--stage", "self")
        assert (done.code, done.out) == (1, "")
        assert "TD917" in done.err
        assert tree(folder) == before

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["2022", "--stage", "sel"], 2),
            (["2022", "--stage", "self", "--unit", "don-vi-x"], 2),
            (["2022"], 2),
            (["2019", "--stage", "self"], 1),
        ],
    )
    def test_what_is_not_there(self, folder: Path, arguments: list[str], code: int) -> None:
        assert on(folder, "new-sheets", *arguments).code == code
