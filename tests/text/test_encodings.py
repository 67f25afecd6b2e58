"""Text of old encodings is recognised, Vietnamese and foreign text is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.encodings import likely_text


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
     "Trường THPT Lê Quý Đôn", "hoà, thuỷ, khoẻ, quý, toán", "Số 5 · phố Huế – Hà Nội"],
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
