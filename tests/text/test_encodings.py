"""Text of old encodings is recognised, Vietnamese and foreign text is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.encodings import is_suspicious, likely_text


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("Së Y tÕ", "Sở Y tế"),
        ("Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh"),
        ("Phßng Tæ chøc", "Phòng Tổ chức"),
        ("Sôû Y teá", "Sở Y tế"),
        ("Ban Tuyeân giaùo", "Ban Tuyên giáo"),
        ("Sá»Ÿ Y táº¿", "Sở Y tế"),
    ],
)
def test_old_text_is_seen(found: str, meant: str) -> None:
    assert likely_text(found) == meant


@pytest.mark.parametrize(
    "text",
    ["Sở Y tế", "«Sở»", "50 m²", "1½", "± 5 °C", "Müller", "Noël", "Señor", "Citroën", "café",
     "Trường THPT Lê Quý Đôn", "Điểm tối đa (¹)", "Sản lượng (²)",
     "hoà, thuỷ, khoẻ, quý, toán", "Số 5 · phố Huế – Hà Nội"],
)  # fmt: skip
def test_other_text_is_left_alone(text: str) -> None:
    assert likely_text(text) is None


LETTERS = (
    "abcdeghiklmnopqrstuvxyàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ "
)


@given(st.text(LETTERS + LETTERS.upper()))
def test_what_is_suspected_is_never_plain_vietnamese_writing(text: str) -> None:
    """Where something is suspected, the text has letters that no Vietnamese word has together."""
    likely = likely_text(unicodedata.normalize("NFC", text))
    assert likely is None or likely != text


WRITTEN = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý" + "§«°·»"
"""What of U+00A1 to U+00FF Vietnamese text has."""
ODD = {chr(one) for one in range(0xA1, 0x100)} - set(WRITTEN)
LATIN = "".join(map(chr, range(0x7F, 0x180)))


@given(st.text(st.sampled_from(f"aeoyAEOYbx –ạốđ{LATIN}"), max_size=5))
def test_suspicion_is_what_each_letter_stands_behind(text: str) -> None:
    """The quick look at bytes finds what going letter by letter finds."""
    expected = any(
        letter in ODD
        or (before in "aeAE" and letter in "âùêáàèéúõãÂÙÊÁÀÈÉÚÕÃ")
        or (before in "oOyY" and letter in "âùõÂÙÕ")
        for before, letter in zip(f" {text}", text, strict=False)
    )
    assert is_suspicious(text.encode()) == expected
