"""Word files typed in .VnTime and VNI-Times: the font of every run decides, wherever the file says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.legacy_text import encode
from cchc_desktop.importing.source import Paragraph, Source, read_source
from tests.importing.office import p, r, tbl, tc, tr, word_file, word_parts, write_zip

TEXT = "Kế hoạch cải cách hành chính nước, đẩy mạnh ứng dụng"
TCVN3, VNI = encode(TEXT, "tcvn3"), encode(TEXT, "vni")
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="VNI-Times"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def lines(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def read(tmp_path: Path, body: str, styles: str = "") -> Source:
    return read_source(word_file(tmp_path / "a.docx", body, styles))


@pytest.mark.parametrize(("name", "text"), [(".VnTime", TCVN3), ("VNI-Times", VNI)])
def test_the_run_names_the_font(tmp_path: Path, name: str, text: str) -> None:
    source = read(tmp_path, p(r(text, font(name)), r(" – ®Çu tö", font("Times New Roman"))))
    assert lines(source) == [f"{TEXT} – ®Çu tö"]  # the same characters in another font stay what they are
    (issue,) = [issue for issue in source.issues if issue.code is IssueCode.LEGACY_CONVERTED]
    assert issue.params == {"font": name, "count": 1}


def test_capital_fonts_and_capitals_by_format(tmp_path: Path) -> None:
    body = p(r(encode("kế hoạch", "tcvn3"), font(".VnTimeH"))) + p(r(TCVN3, font(".VnTime") + "<w:caps/>"))
    assert lines(read(tmp_path, body)) == ["KẾ HOẠCH", TEXT.upper()]


def test_cells_of_tables(tmp_path: Path) -> None:
    source = read(tmp_path, tbl(tr(tc(p(r(TCVN3, font(".VnTime")))))))
    assert source.tables[0].grid.rows[0].cells[0].text == TEXT


def test_a_letter_and_its_mark_in_two_runs(tmp_path: Path) -> None:
    runs = [r(text, font("VNI-Times") + "<w:b/>" * bold) for bold, text in enumerate(("Ca", "ûi caù", "ch"))]
    assert lines(read(tmp_path, p(*runs))) == ["Cải cách"]


@pytest.mark.parametrize(
    ("styles", "paragraph", "run"),
    [
        (f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>", "", ""),
        (f"<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr>{font('.VnTime')}</w:rPr></w:style>", "", ""),
        (f"<w:style w:type='paragraph' w:styleId='A'><w:rPr>{font('.VnTime')}</w:rPr></w:style>"
         "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>", '<w:pStyle w:val="B"/>', ""),
        (f"<w:style w:type='character' w:styleId='C'><w:rPr>{font('.VnTime')}</w:rPr></w:style>", "",
         '<w:rStyle w:val="C"/>'),
    ],
)  # fmt: skip
def test_styles_name_the_font(tmp_path: Path, styles: str, paragraph: str, run: str) -> None:
    assert lines(read(tmp_path, p(r(TCVN3, run), properties=paragraph), styles)) == [TEXT]


def test_a_run_overrides_its_style(tmp_path: Path) -> None:
    styles = f"<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr>{font('.VnTime')}</w:rPr></w:style>"
    assert lines(read(tmp_path, p(r("®", font("Arial"))), styles)) == ["®"]


def test_the_theme_names_the_font(tmp_path: Path) -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    parts = word_parts(p(VNI), f"{defaults}</w:rPr></w:rPrDefault></w:docDefaults>")
    links = parts["word/_rels/document.xml.rels"]
    theme = "<Relationship " + links.split("<Relationship ")[1].split("/>")[0].replace("styles", "theme") + "/>"
    parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", f"{theme}</Relationships>")
    parts["word/theme.xml"] = _THEME
    assert lines(read_source(write_zip(tmp_path / "a.docx", parts))) == [TEXT]


def test_what_word_makes_of_single_characters(tmp_path: Path) -> None:
    """ "ư" becomes an element of its own, letters of symbol-encoded fonts move to the private area or to w:sym."""
    soft = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
    symbol = "<w:r><w:sym w:font='.VnTime' w:char='F0B5'/></w:r>"
    body = p(soft) + p(r("h", font(".VnTime")), symbol, r("nh", font(".VnTime"))) + p(r("h\uf0b5nh", font(".VnTime")))
    assert lines(read(tmp_path, body)) == ["nước", "hành", "hành"]
    assert lines(read(tmp_path, p(r("n", font("Arial")), "<w:r><w:softHyphen/></w:r>", r("o")))) == ["no"]


def test_unicode_in_a_left_over_font(tmp_path: Path) -> None:
    source = read(tmp_path, p(r("Kế hoạch cải cách hành chính", font(".VnTime"))))
    assert lines(source) == ["Kế hoạch cải cách hành chính"]
    assert source.issues == ()
