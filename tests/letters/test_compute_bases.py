"""Legal bases by the document's date: which are cited, which are reported, how they are worded."""

from datetime import date

import pytest

from thidua.bloc.documents import bases_for, mentioned, pool
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.letters.letter import Blank, words_of
from thidua.letters.official import citation
from thidua.model.legal import Basis
from thidua.model.legal_data import ACTS, known


def ids(day: date, own: tuple[Basis, ...] = ()) -> list[str]:
    return [basis.id for basis in bases_for(day, own)[0]]


def codes(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found if one.code != "TD973"]


def own(**fields: str) -> Basis:
    return Basis.model_validate(
        {"id": "qd-86-2025", "kind": "Quyết định", "number": "86/2025/QĐ-UBND",
         "issuer": "Ủy ban nhân dân tỉnh Bắc Ninh", "issued": "2025-12-03",
         "in_force": "2025-12-15", **fields}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2022, 1, 13),
            ["luat-tdkt-2003", "luat-tdkt-sua-doi-2005", "luat-tdkt-sua-doi-2013", "nd-91-2017",
             "tt-12-2019-bnv"],
        ),
        (date(2023, 12, 31), ["luat-tdkt-2003", "luat-tdkt-sua-doi-2005",
                              "luat-tdkt-sua-doi-2013", "nd-91-2017", "tt-12-2019-bnv"]),
        (date(2018, 12, 1), ["luat-tdkt-2003", "luat-tdkt-sua-doi-2005",
                             "luat-tdkt-sua-doi-2013", "nd-91-2017", "tt-08-2017-bnv"]),
        (date(2024, 1, 1), ["luat-tdkt-2022", "nd-98-2023"]),
        (date(2025, 6, 30), ["luat-tdkt-2022", "nd-98-2023", "tt-01-2024-bnv"]),
        (date(2025, 7, 1), ["luat-tdkt-2022", "nd-152-2025", "tt-01-2024-bnv"]),
        (date(2025, 8, 4), ["luat-tdkt-2022", "nd-152-2025", "tt-01-2024-bnv"]),
        (date(2025, 8, 5), ["luat-tdkt-2022", "nd-152-2025", "tt-15-2025-bnv"]),
        (date(2026, 10, 1), ["luat-tdkt-2022", "luat-tdkt-sua-doi-2026", "nd-152-2025",
                             "tt-15-2025-bnv"]),
    ],
)  # fmt: skip
def test_bases_follow_the_date(day: date, expected: list[str]) -> None:
    assert ids(day) == expected


def test_a_province_adds_its_own_after_the_central_ones() -> None:
    rule = own()
    assert ids(date(2025, 12, 20), (rule,))[-1] == "qd-86-2025"
    assert "qd-86-2025" not in ids(date(2025, 12, 14), (rule,))


def test_an_own_entry_corrects_a_known_one() -> None:
    fixed = Basis.model_validate(
        {"id": "nd-91-2017", "kind": "Nghị định", "number": "91/2017/NĐ-CP", "until": "2023-01-01"}
    )
    assert "nd-91-2017" not in ids(date(2023, 6, 1), (fixed,))
    assert pool((fixed,))["nd-91-2017"].certainty == "confirmed"


def test_one_asked_for_is_cited_and_reported_when_out_of_force() -> None:
    bases, found = bases_for(date(2025, 9, 1), asked=("nd-98-2023",), file="bloc.yaml")
    assert "nd-98-2023" in [basis.id for basis in bases]
    (warning,) = [one for one in found if one.code == "TD970"]
    assert warning.file == "bloc.yaml"
    assert warning.path == (0,)
    assert warning.variant == "replaced"
    assert warning.args["new"] == "Nghị định 152/2025/NĐ-CP"
    assert warning.args["better"] == "nd-152-2025"  # what is to be typed in its place
    assert warning.args["until"] == "2025-07-01"


def test_one_asked_for_too_early_or_unknown() -> None:
    _, found = bases_for(date(2024, 5, 1), asked=("nd-152-2025", "khong-co"))
    assert codes(found) == ["TD971", "TD972"]


def test_one_asked_for_that_holds_is_not_reported() -> None:
    bases, found = bases_for(date(2021, 2, 25), asked=("ct-34-2014",))
    assert bases[-1].id == "ct-34-2014"
    assert codes(found) == []


def test_a_number_in_a_text_is_recognised() -> None:
    text = "Nghị định 98/2023/NĐ-CP, Điều 30"
    assert codes(mentioned(text, date(2025, 9, 1))) == ["TD970"]
    assert codes(mentioned(text, date(2024, 9, 1))) == []
    assert codes(mentioned("Nghị định 152/2025/NĐ-CP", date(2024, 9, 1))) == ["TD971"]


def test_what_was_not_verified_is_said() -> None:
    _, found = bases_for(date(2026, 11, 1))
    (told,) = [one for one in found if one.code == "TD973"]
    assert "Luật 06/2026/QH16 (tên đầy đủ" in str(told.args["what"]), "once a letter"
    assert "Nghị định 152/2025/NĐ-CP" in str(told.args["what"])
    assert not str(told.args["what"]).startswith("Luật 06/2022")


@pytest.mark.parametrize("basis", known(), ids=lambda basis: basis.id)
def test_every_known_act_has_a_source_and_says_what_is_unsure(basis: Basis) -> None:
    assert basis.source
    assert bool(basis.unsure) == (basis.certainty != "confirmed")
    assert basis.number
    if basis.replaced_by:
        follower = pool()[basis.replaced_by]
        assert follower.starts() == basis.until


def test_ids_are_unique() -> None:
    assert len({act["id"] for act in ACTS}) == len(ACTS)


def test_a_law_is_cited_without_number_and_issuer() -> None:
    law = pool()["luat-tdkt-2022"]
    assert words_of(citation(law)) == "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def test_a_decree_is_cited_in_full() -> None:
    assert words_of(citation(pool()["nd-98-2023"])) == (
        "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi "
        "tiết thi hành một số điều của Luật Thi đua, khen thưởng"
    )


def test_what_an_entry_lacks_is_a_gap_in_the_citation() -> None:
    cited = citation(pool()["luat-tdkt-sua-doi-2026"])
    gaps = [piece for piece in cited if isinstance(piece, Blank)]
    assert gaps[0].what == "tên đầy đủ của Luật 06/2026/QH16"
    assert len(gaps) == 1, "its title was not read"
    undated = Basis.model_validate({"id": "x", "kind": "Luật"})
    assert len([piece for piece in citation(undated) if isinstance(piece, Blank)]) == 4
