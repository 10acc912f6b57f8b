"""TCVN3 and VNI: every letter of the alphabet there and back, by the name of the font alone."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from cchc_desktop.importing.legacy_text import Encoding, decode_runs, encode, encoding_of

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = "".join(normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES) + "bcdđghklmnpqrstvx"
SENTENCE = "Ủy ban nhân dân tỉnh đẩy mạnh cải cách thủ tục hành chính, ứng dụng công nghệ số; sửa đổi quy chế"

TCVN3, TCVN3_CAPITALS, VNI = Encoding("tcvn3"), Encoding("tcvn3", True), Encoding("vni")


def test_the_alphabet_has_all_its_letters() -> None:
    assert len(set(SMALL)) == 12 * 6 + 17


def test_tcvn3_there_and_back() -> None:
    bytes_ = encode(SMALL + "ĂÂÊÔƠƯĐ", "tcvn3")
    assert max(map(ord, bytes_)) < 0x100
    assert TCVN3.decode(bytes_) == SMALL + "ĂÂÊÔƠƯĐ"


def test_tcvn3_as_it_was_typed() -> None:
    """Bytes as UniKey wrote them: "ư" is a soft hyphen; capitals with tones exist only in the H fonts."""
    assert TCVN3.decode("C¶i c¸ch hµnh chÝnh n\xadíc, ®Èy m¹nh") == "Cải cách hành chính nước, đẩy mạnh"
    assert TCVN3_CAPITALS.decode("kÕ ho¹ch c¶i c¸ch hµnh chÝnh") == "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH"


def test_vni_there_and_back() -> None:
    letters = SMALL + SMALL.upper()
    codes = encode(letters, "vni")
    assert max(map(ord, codes)) < 0x100
    assert VNI.decode(codes) == letters


def test_vni_as_it_was_typed() -> None:
    assert VNI.decode("Caûi caùch haønh chính, ñaåy maïnh, nöôùc, Uûy ban, tyû leä") == (
        "Cải cách hành chính, đẩy mạnh, nước, Ủy ban, tỷ lệ"
    )
    assert VNI.decode("KEÁ HOAÏCH ÑAÀU TÖ") == "KẾ HOẠCH ĐẦU TƯ"


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_what_is_no_letter_of_the_encoding_stays(name: str) -> None:
    for text in ("01/2025 - 100% (a) ; “x”…", "ế ữ ộ" if name == "vni" else "ếữộ", ""):
        assert Encoding(name).decode(text) == text


def test_unicode_in_a_left_over_font_stays() -> None:
    for encoding in (TCVN3, VNI):
        assert encoding.decode("Kế hoạch cải cách") == "Kế hoạch cải cách"
        assert not encoding.changes("Kế hoạch cải cách")


def test_a_sentence_in_every_font() -> None:
    assert VNI.decode(encode(SENTENCE, "vni")) == SENTENCE
    small = SENTENCE.lower()
    assert TCVN3.decode(encode(small, "tcvn3")) == small
    assert TCVN3_CAPITALS.decode(encode(small, "tcvn3")) == SENTENCE.upper()


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", TCVN3), (".VnTimeH", TCVN3_CAPITALS), (".vntime", TCVN3), (".VnArial NarrowH", TCVN3_CAPITALS),
        (".VnArial Narrow", TCVN3), (".VNTIMEH", TCVN3_CAPITALS), ("'.VnTime', serif", TCVN3),
        ("VNI-Times", VNI), ("VNI Times", VNI), ("vni-helve", VNI),
        ("Times New Roman", None), ("Arial, .VnTime", None), ("", None), ("Vni", None),
    ],
)  # fmt: skip
def test_the_font_alone_decides(font: str, expected: Encoding | None) -> None:
    assert encoding_of(font) == expected


def test_a_letter_and_its_mark_in_two_runs() -> None:
    assert decode_runs([("ca", VNI), ("û", VNI), ("i", VNI), (" û", None)]) == "cải û"


def test_symbol_encoded_characters() -> None:
    assert TCVN3.decode("\uf0b5\uf0ad") == "àư"
