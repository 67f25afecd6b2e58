"""The two catalogues hold the same words, and each speaks its own language."""

import re
import shutil
import unicodedata
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import thidua.bloc
import thidua.model.conditions
import thidua.words
from tests.helpers.command_line import run
from thidua.diagnostics import diagnostic
from thidua.diagnostics.diagnostic import Diagnostic, Word, all_codes, code
from thidua.diagnostics.show import message, patterns
from thidua.model.reasons import Printed, Why, why
from thidua.model.requires import AVERAGES
from thidua.views.table import said
from thidua.words import (
    LANGS,
    Lang,
    area_words,
    bloc_called,
    catalogue,
    say,
    spoken,
    years_called,
)

FOLDER = Path(thidua.words.__file__).parent
AREAS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
HUNDREDS = [f"td{digit}" for digit in diagnostic.HUNDREDS]
VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
LONG = 12
WITHOUT_MARKS: set[str] = {"scale_book.file"}
"""Vietnamese texts longer than LONG letters that rightly have no mark (`area.key`)."""

Both = dict[str, tuple[str, str]]


def both(area: str) -> Both:
    """The words of an area of the catalogue, or of a hundred of diagnostics."""
    if area not in HUNDREDS:
        found: Both = import_module(f"thidua.words.{area}").WORDS
        return found
    registered = import_module(f"thidua.diagnostics.{area}").CODES
    return {
        f"{no}.{key}": texts for no, one in registered.items() for key, texts in one.words.items()
    }


def words(lang: Lang, area: str) -> dict[str, str]:
    return {key: texts[LANGS.index(lang)] for key, texts in both(area).items()}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_areas_are_seen() -> None:
    assert len(AREAS) > 25 and len(HUNDREDS) == 9


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_both_languages_fill_the_same_placeholders(area: str) -> None:
    vi, en = words("vi", area), words("en", area)
    different = [key for key in vi if placeholders(vi[key]) != placeholders(en.get(key, ""))]
    assert different == []


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
@pytest.mark.parametrize("lang", LANGS)
def test_texts_are_nfc_not_empty_and_well_formed(lang: Lang, area: str) -> None:
    for key, text in words(lang, area).items():
        assert text.strip(), f"{area}.{key} is empty"
        assert unicodedata.is_normalized("NFC", text), f"{area}.{key} is not NFC"
        for name in placeholders(text):
            # `{part: 626}` meant literally has to be written `{{part: 626}}`.
            assert re.fullmatch(r"[a-z_][a-z0-9_]*", name), f"{area}.{key}: {{{name}}}"


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
@pytest.mark.parametrize("lang", LANGS)
def test_a_percent_sign_stands_directly_behind_its_figure(lang: Lang, area: str) -> None:
    """As decrees write it (98,66%)."""
    parted = [key for key, text in words(lang, area).items() if re.search(r"[0-9}…] %", text)]
    assert parted == []


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_the_vietnamese_catalogue_speaks_vietnamese(area: str) -> None:
    without = {
        f"{area}.{key}"
        for key, text in words("vi", area).items()
        if len(_prose(text)) > LONG and not VIETNAMESE.search(text)
    }
    assert without - WITHOUT_MARKS == set()


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_the_english_catalogue_speaks_english(area: str) -> None:
    english, vietnamese = words("en", area), words("vi", area)
    same = [
        key
        for key, text in english.items()
        if len(_prose(text)) > LONG and text == vietnamese.get(key) and VIETNAMESE.search(text)
    ]
    assert same == []


def _prose(text: str) -> str:
    """A text without its placeholders and marks: what a person would have to read."""
    return re.sub(r"\{[^{}]*\}|[^\w\s]", "", text).strip()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", all_codes())
def test_every_code_has_its_words(code: str, lang: Lang) -> None:
    for part in ("message", "hint", "rule"):
        assert patterns(code, part, lang), f"{code}.{part} is missing"


@pytest.mark.parametrize("digit", diagnostic.HUNDREDS)
def test_a_code_stands_in_its_hundred_and_says_only_what_is_shown(digit: str) -> None:
    registered = import_module(f"thidua.diagnostics.td{digit}").CODES
    assert list(registered) == sorted(registered)
    for number, one in registered.items():
        assert re.fullmatch(rf"TD{digit}\d\d", number)
        assert {key.split(".")[0] for key in one.words} == {"message", "hint", "rule"}


def test_english_has_a_word_for_one_and_for_several() -> None:
    assert say("en", "vote.members_n", n=1) == "1 member"
    assert say("en", "vote.members_n", n=11) == "11 members"
    assert say("en", "year.reason.waited", year=2026, years=1) == "last led in 2026, 1 year before"
    recused = Diagnostic(
        "TD715", args={"unit": "Sở Y tế", "n": "2", "members": "1"}, variant="recused"
    )
    shown = message(recused, "en")
    assert shown == "Sở Y tế: 2 members are recused, but there is only 1 member"


@pytest.mark.parametrize("area", [*AREAS, *HUNDREDS])
def test_words_for_one_and_several_count_a_placeholder(area: str) -> None:
    for key, text in words("en", area).items():
        for name, spec in re.findall(r"\{(\w+):([^{}]*)\}", text.replace("{{", "")):
            assert f"{{{name}}}" in text and spec.count("|") == 1, f"{area}.{key}: {spec}"


# -- A bloc that calls itself a cụm is called so everywhere ----------------------------------------


ROOT = Path(__file__).parents[2]
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


# -- Every reason that the computation gives can be said in both languages -------------------------


SOURCES = [
    *sorted(Path(thidua.bloc.__file__).parent.rglob("*.py")),
    Path(thidua.model.conditions.__file__),
]
ENDS = ("reached", "below", "unknown", "none")
KEYS = sorted(
    {
        key
        for source in SOURCES
        for key in re.findall(r'(?:[Ww]hy|_open)\(\s*"([a-z_.]+)"', source.read_text("utf-8"))
    }
)


def test_the_reasons_were_found() -> None:
    assert len(KEYS) > 30


@pytest.mark.parametrize("lang", LANGS)
def test_every_reason_has_its_words_and_none_is_left_over(lang: Lang) -> None:
    chosen = {
        *("percent_reached", "percent_below", "rank_reached", "rank_below"),
        *("band_reached", "band_below", "several_elected", "nobody_elected"),
        *("criterion_reached", "criterion_below", "bonus_reached", "bonus_below"),
        *("deductions_within", "deductions_over", "vote_reached", "vote_below"),
        *(f"{how}_{end}" for how in AVERAGES for end in ("exceeded", "missed")),
        *(f"condition.above_{how}" for how in AVERAGES),
        *(f"{kind}_{end}" for kind in ("grade", "evaluation") for end in ENDS),
        *(f"condition.{top}{kind}" for kind in ("grade", "evaluation") for top in ("", "top_")),
    }
    words = {
        key.removeprefix("reason.") for key in catalogue(lang, "year") if key.startswith("reason.")
    }
    assert words == {*KEYS, *chosen}


def test_a_reason_is_said_with_its_figures() -> None:
    below = why(
        "percent_below",
        False,
        percent=Printed(Fraction("79.5"), 2),
        least=Printed(Fraction(80)),
    )
    assert said(below, "vi") == "chỉ đạt 79,50%, cần từ 80%"
    assert said(below, "en") == "only 79.50%, at least 80% is needed"


def test_a_reason_is_said_with_its_parts() -> None:
    grade = Word("year.grade.excellent")
    unknown = why("evaluation_unknown", False, missing=(2020, 2021), grade=grade, years=2)
    missed = Why("any_missed", {}, False, (unknown, why("holds_not", False, award="TTLĐXS")))
    assert said(missed, "vi") == (
        "chưa đủ điều kiện nào trong các điều kiện thay nhau: không rõ mức hoàn thành nhiệm vụ "
        "năm 2020, 2021; cần hoàn thành xuất sắc nhiệm vụ 2 năm liền; chưa được tặng TTLĐXS"
    )


class _Named(str):
    """A period, which has a name of its own."""

    called = called_plainly = "Tuần 1, năm học 2026-2027"


@pytest.mark.parametrize("lang", LANGS)
def test_a_command_names_a_year_by_its_number(lang: Lang) -> None:
    """`thidua document LOẠI {year}` is typed as it stands; around it the year has its name."""
    every = [words for area in AREAS for words in area_words(area).values()]
    every += [texts for number in all_codes() for texts in code(number).words.values()]
    for words in (texts[lang == "en"] for texts in every):
        for command in re.findall(r"thidua [a-z-]+(?: (?!năm\b)[^\s{.;,]+)* \{year\}", words):
            assert command in years_called(lang, words, {"year": _Named("2026/tuan/01")}), words
