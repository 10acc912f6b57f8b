"""Fonts with the letters of Vietnamese are told from fonts without, by their files alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import font_files

WESTERN = "".join(map(chr, range(0x20, 0x180)))  # has Đ and đ
VIETNAMESE = WESTERN + "ƠơƯưẠạẾếỹ"
SYSTEM = sorted(path for folder in font_files.FONT_FOLDERS for path in Path(folder).rglob("*.[to]tf"))


def _font(path: Path, letters: str, *, kinds: tuple[int, ...] = (4,)) -> Path:
    """A font with a glyph for each letter, named in subtables of the given kinds."""
    names = [".notdef", *(f"u{ord(letter):05X}" for letter in letters)]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Test"})
    builder.setupOS2()
    builder.setupPost()
    table = builder.font["cmap"]
    table.tables = [_subtable(kind, {ord(letter): f"u{ord(letter):05X}" for letter in letters}) for kind in kinds]
    builder.save(path)
    return path


def _subtable(kind: int, cmap: dict[int, str]) -> CmapSubtable:
    made = CmapSubtable.newSubtable(kind)
    made.platformID, made.platEncID, made.language = 3, 10 if kind == 12 else 1, 0
    made.cmap = cmap
    return made


@pytest.mark.parametrize("kinds", [(4,), (12,), (4, 12)])
def test_a_font_with_the_letters_is_told_from_one_without(tmp_path: Path, kinds: tuple[int, ...]) -> None:
    assert font_files.has_letters(_font(tmp_path / "whole.ttf", VIETNAMESE, kinds=kinds))
    assert not font_files.has_letters(_font(tmp_path / "western.ttf", WESTERN, kinds=kinds))
    for letter in font_files.LETTERS:
        lacking = _font(tmp_path / "lacking.ttf", VIETNAMESE.replace(letter, ""), kinds=kinds)
        assert not font_files.has_letters(lacking), letter


@given(st.sets(st.integers(0x20, 0x2FFF), max_size=60), st.sampled_from([4, 12]))
def test_every_character_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, codes: set[int], kind: int
) -> None:
    letters = "".join(map(chr, sorted(codes)))
    font = _font(tmp_path_factory.mktemp("font") / "some.ttf", letters, kinds=(kind,))
    around = {near for code in codes for near in (code - 1, code, code + 1)} | {0x1B0}
    assert {code for code in around if font_files.has_letters(font, chr(code))} == codes & around


@pytest.mark.skipif(not SYSTEM, reason="this machine has no fonts")
def test_it_agrees_with_another_reader_on_every_font_of_this_machine() -> None:
    for path in SYSTEM:
        characters = TTFont(path).getBestCmap() or {}
        for code in (*range(0x20, 0x600, 7), *map(ord, "ơưếĐđỹ€"), *range(0x1EA0, 0x1EFA), 0x1F600):
            assert font_files.has_letters(path, chr(code)) == (code in characters), (path, hex(code))


def test_what_is_no_font_has_no_letters(tmp_path: Path) -> None:
    whole = _font(tmp_path / "whole.ttf", VIETNAMESE).read_bytes()
    (table,) = [entry.offset for name, entry in TTFont(tmp_path / "whole.ttf").reader.tables.items() if name == "cmap"]
    for length in (0, 3, 11, 40, table, table + 3, table + 11, table + 60):
        (tmp_path / "cut.ttf").write_bytes(whole[:length])
        assert not font_files.has_letters(tmp_path / "cut.ttf"), length
    (tmp_path / "text.ttf").write_text("Đây không phải là phông chữ. " * 50, encoding="utf-8")
    assert not font_files.has_letters(tmp_path / "text.ttf")
    assert not font_files.has_letters(tmp_path / "none.ttf")
    assert not font_files.has_letters(tmp_path)


def test_only_fonts_as_wide_as_times_new_roman_count(tmp_path: Path) -> None:
    assert list(font_files.vietnamese_times([str(tmp_path / "no such folder")])) == []
    (tmp_path / "deep" / "er").mkdir(parents=True)
    _font(tmp_path / "DejaVuSerif.ttf", VIETNAMESE)
    _font(tmp_path / "deep" / "LiberationSerif-Regular.ttf", WESTERN)
    assert list(font_files.vietnamese_times([str(tmp_path)])) == []
    found = [
        _font(tmp_path / "deep" / "er" / "Tinos-Regular.TTF", VIETNAMESE),
        _font(tmp_path / "times.ttf", VIETNAMESE),
    ]
    assert sorted(font_files.vietnamese_times([str(tmp_path)])) == sorted(found)
