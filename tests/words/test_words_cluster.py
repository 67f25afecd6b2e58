"""A bloc that calls itself a cụm is called so wherever words of the catalogues speak of it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from thidua.diagnostics.diagnostic import all_codes, code
from thidua.words import LANGS, Lang, area_words, bloc_called, say, spoken

ROOT = Path(__file__).parents[2]
AREAS = sorted(p.stem for p in (ROOT / "thidua" / "words").glob("[a-z]*.py"))
BLOC = {
    "vi": re.compile(r"\bkhối\b(?! lượng)", re.IGNORECASE),
    "en": re.compile(r"\bblocs?\b", re.IGNORECASE),
}
"""What a cụm is not."""
KEPT = re.compile(r"--bloc (?:KHỐI|BLOC)|-(?:KHỐI|BLOC|bloc)|/bloc|bloc[.:]\w+|`bloc|\{+blocs?\b")
"""Names of options, files, keys and placeholders, which are no words for people."""


@pytest.mark.parametrize(
    ("lang", "words", "cluster"),
    [
        ("vi", "Khối tính", "Cụm tính"),
        ("vi", "đồng hạng, chờ khối quyết định", "đồng hạng, chờ cụm quyết định"),
        ("vi", "Phó Trưởng khối: {before}", "Cụm phó: {before}"),
        ("vi", "KHỐI THI ĐUA, Trưởng khối", "CỤM THI ĐUA, Cụm trưởng"),
        ("vi", "thêm --bloc KHỐI", "thêm --bloc KHỐI"),
        ("vi", "Khối hay cụm ({allowed})", "Khối hay cụm ({allowed})"),
        ("vi", "khối lượng công việc", "khối lượng công việc"),
        ("en", "By the bloc", "By the cluster"),
        ("en", "Bloc leader of two blocs", "Cluster leader of two clusters"),
        ("en", "bloc.yaml, --bloc, bloc:mean of {bloc}", "bloc.yaml, --bloc, bloc:mean of {bloc}"),
        ("en", "Left the bloc.", "Left the cluster."),
    ],
)  # fmt: skip
def test_a_cluster_is_called_one(lang: Lang, words: str, cluster: str) -> None:
    assert bloc_called(spoken(lang, "cum"), words) == cluster
    assert bloc_called(spoken(lang, "khoi"), words) == words


@pytest.mark.parametrize("lang", LANGS)
def test_no_words_of_the_catalogues_call_a_cluster_a_bloc(lang: Lang) -> None:
    every = [words for area in AREAS for words in area_words(area).values()]
    every += [texts for number in all_codes() for texts in code(number).words.values()]
    told = [bloc_called(spoken(lang, "cum"), texts[lang == "en"]) for texts in every]
    both = "cụm" if lang == "vi" else "cluster"
    left = [one for one in told if BLOC[lang].search(KEPT.sub("", one)) and both not in one.lower()]
    assert left == []


def test_the_language_stays_what_it_is() -> None:
    assert spoken("vi", "cum") == "vi"
    assert say(spoken("en", "cum"), "form.by_bloc") == "By the cluster"
    assert say(spoken("vi", "cum"), "offices.deputy") == "Cụm phó"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """data/ as a cụm: its own words of its name, criteria and ballots say so too."""
    data = tmp_path_factory.mktemp("cluster") / "data"
    shutil.copytree(ROOT / "data", data)
    shutil.rmtree(data / "van-hoa-xa-hoi" / "2021")
    for file in data.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("kind: khoi ", "kind: cum ")
        text = text.replace("Trưởng khối", "Cụm trưởng").replace("Khối", "Cụm")
        file.write_text(text.replace("khối", "cụm"), encoding="utf-8")
    return data


@pytest.mark.parametrize("command", ["rank", "awards", "vote", "report", "status", "progress"])
def test_what_is_said_of_a_cluster(cluster: Path, command: str) -> None:
    done = run("--data", str(cluster), command, "2022")
    assert not BLOC["vi"].search(done.out + done.err)


def test_each_bloc_is_called_as_it_calls_itself_where_both_are_shown(
    cluster: Path, tmp_path: Path
) -> None:
    """A province's folder: the ballot of a cụm and of a khối, one above the other."""
    for name in ("cum", "khoi"):
        shutil.copytree(cluster / "van-hoa-xa-hoi", tmp_path / name)
        file = tmp_path / name / "bloc.yaml"
        text = file.read_text(encoding="utf-8").replace("id: van-hoa-xa-hoi", f"id: {name}")
        file.write_text(text.replace("kind: cum ", f"kind: {name} "), encoding="utf-8")
    done = run("--data", str(tmp_path), "vote", "2022", "--lang", "vi")
    assert done.out.count("cụm bỏ phiếu") == done.out.count("khối bỏ phiếu") > 0
    done = run("--data", str(tmp_path), "vote", "2022", "--format", "json")
    assert done.code == 0


def test_what_a_cluster_hands_out_is_read_back(cluster: Path, tmp_path: Path) -> None:
    """The year workbook, the scale workbook and a form: nothing in them is strange or changed."""
    data, make = tmp_path / "data", ("--data", str(tmp_path / "data"))
    shutil.copytree(cluster, data)
    for command in (("workbook", "2022"), ("scale", "2022"), ("form", "2022", "--unit", "so-y-te")):
        file = tmp_path / "so-y-te.xlsx"
        assert run(*make, *command, "-o", str(file)).code == 0
        done = run(*make, "import", str(file), "--dry-run", "--lang", "vi")
        assert (done.code, done.err) == (0, ""), done.out
        assert not re.search(r"→.*→|\d+ thay đổi", done.out)
        file.unlink()
