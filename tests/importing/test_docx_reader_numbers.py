"""Automatic numbers: what Word prints in front of a paragraph, level by level, list by list."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.docx_numbering import numeral
from cchc_desktop.importing.source import Paragraph, Source, read_source
from tests.importing.office import p, tbl, tc, texts, tr, word_file


def level(index: int, form: str, text: str, more: str = "") -> str:
    return f"<w:lvl w:ilvl='{index}'><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"


def definition(name: int, *levels: str, more: str = "") -> str:
    return f"<w:abstractNum w:abstractNumId='{name}'>{more}{''.join(levels)}</w:abstractNum>"


def numbers(name: int, of: int, more: str = "") -> str:
    return f"<w:num w:numId='{name}'><w:abstractNumId w:val='{of}'/>{more}</w:num>"


def item(text: str, number: int, at: int | None = 0) -> str:
    depth = "" if at is None else f"<w:ilvl w:val='{at}'/>"
    return p(text, properties=f"<w:numPr>{depth}<w:numId w:val='{number}'/></w:numPr>")


OUTLINE = definition(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    level(3, "lowerLetter", "%4)"),
)


def read(tmp_path: Path, body: str, numbering: str, styles: str = "") -> Source:
    return read_source(word_file(tmp_path / "a.docx", body, styles, numbering))


def lines(tmp_path: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    return [one.text for one in read(tmp_path, body, numbering, styles).blocks if isinstance(one, Paragraph)]


def test_levels_count_and_begin_again_below_a_higher_one(tmp_path: Path) -> None:
    levels = (0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1, 2)
    body = "".join(item("x", 1, at) for at in levels)
    assert lines(tmp_path, body, OUTLINE + numbers(1, 1)) == [
        "I. x", "1. x", "2. x", "1.2.1 x", "1.2.2 x", "a) x", "b) x", "3. x", "1.3.1 x", "II. x", "1. x", "2.1.1 x",
    ]  # fmt: skip


def test_a_level_that_was_passed_over_counts_as_begun(tmp_path: Path) -> None:
    body = "".join(item("x", 1, at) for at in (2, 0, 3, 1))
    assert lines(tmp_path, body, OUTLINE + numbers(1, 1)) == ["1.1.1 x", "II. x", "a) x", "2. x"]


def test_the_number_alone_is_kept_apart(tmp_path: Path) -> None:
    source = read(tmp_path, item("MỤC ĐÍCH", 1) + p("I. gõ tay"), OUTLINE + numbers(1, 1))
    assert source.blocks == (Paragraph("I. MỤC ĐÍCH", number="I."), Paragraph("I. gõ tay"))


def test_a_table_counts_by_automatic_numbers_in_empty_paragraphs(tmp_path: Path) -> None:
    numbering = definition(1, level(0, "decimal", "%1")) + numbers(1, 1)
    body = tbl(*(tr(tc(item("", 1)), text) for text in ("a", "b", "c")))
    source = read(tmp_path, body, numbering)
    assert texts(source.tables[0].grid.rows) == [["1", "a"], ["2", "b"], ["3", "c"]]


def test_what_was_deleted_is_not_counted(tmp_path: Path) -> None:
    numbering = definition(1, level(0, "decimal", "%1.")) + numbers(1, 1)
    number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", properties=f"{number}<w:rPr><w:del/></w:rPr>")
    rows = tbl(tr(tc(item("", 1))), tr(tc(item("", 1)), properties="<w:del/>"), tr(tc(item("", 1))))
    source = read(tmp_path, item("a", 1) + gone + item("b", 1) + rows, numbering)
    assert [one.text for one in source.blocks if isinstance(one, Paragraph)] == ["1. a", "2. b"]
    assert texts(source.tables[0].grid.rows) == [["3."], ["4."]]


def test_lists_of_one_definition_share_its_counter_unless_they_start_anew(tmp_path: Path) -> None:
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
    numbering = definition(1, level(0, "decimal", "%1.")) + numbers(1, 1) + numbers(2, 1) + numbers(3, 1, anew)
    body = "".join(item("x", number) for number in (1, 1, 2, 3, 3, 1))
    assert lines(tmp_path, body, numbering) == ["1. x", "2. x", "3. x", "5. x", "6. x", "7. x"]


def test_a_list_may_replace_a_level(tmp_path: Path) -> None:
    own = "<w:lvlOverride w:ilvl='0'>" + level(0, "lowerLetter", "%1)", "<w:start w:val='3'/>") + "</w:lvlOverride>"
    numbering = definition(1, level(0, "decimal", "%1.")) + numbers(1, 1, own)
    assert lines(tmp_path, item("x", 1) + item("y", 1), numbering) == ["c) x", "d) y"]


def test_a_level_may_go_on_where_others_begin_again(tmp_path: Path) -> None:
    never = definition(1, level(0, "upperRoman", "%1"), level(1, "decimal", "%2", "<w:lvlRestart w:val='0'/>"))
    body = "".join(item("x", 1, at) for at in (0, 1, 1, 0, 1))
    assert lines(tmp_path, body, never + numbers(1, 1)) == ["I x", "1 x", "2 x", "II x", "3 x"]


def test_starts_and_gaps(tmp_path: Path) -> None:
    numbering = definition(1, level(0, "decimal", "Điều %1", "<w:start w:val='0'/><w:suff w:val='nothing'/>"))
    assert lines(tmp_path, item(": a", 1) + item(": b", 1), numbering + numbers(1, 1)) == ["Điều 0: a", "Điều 1: b"]


@pytest.mark.parametrize(
    ("text", "font", "printed"),
    [
        ("\uf0b7", "Symbol", "-"),
        ("§", "Wingdings", "-"),
        ("o", "Courier New", "-"),
        ("-", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
        ("•", "Calibri", "•"),
    ],
)
def test_bullets(tmp_path: Path, text: str, font: str, printed: str) -> None:
    numbering = definition(1, level(0, "bullet", text, f"<w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr>"))
    assert lines(tmp_path, item("x", 1), numbering + numbers(1, 1)) == [f"{printed} x"]


def test_styles_number_their_paragraphs(tmp_path: Path) -> None:
    numbering = (
        definition(1, level(0, "upperRoman", "%1.", "<w:pStyle w:val='H1'/>"),
                   level(1, "decimal", "%2.", "<w:pStyle w:val='H2'/>"))
        + numbers(4, 1)
    )  # fmt: skip
    number = "<w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr>"
    styles = (
        f"<w:style w:type='paragraph' w:styleId='H1'>{number}</w:style>"
        f"<w:style w:type='paragraph' w:styleId='H2'><w:basedOn w:val='H1'/>{number}</w:style>"
    )

    def heading(style: str, more: str = "") -> str:
        return p("x", properties=f"<w:pStyle w:val='{style}'/>{more}")

    none = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    body = heading("H1") + heading("H2") + heading("H2") + heading("H2", none) + heading("H1") + heading("H2")
    assert lines(tmp_path, body, numbering, styles) == ["I. x", "1. x", "2. x", "x", "II. x", "1. x"]


def test_a_definition_may_stand_in_a_list_style(tmp_path: Path) -> None:
    numbering = (
        definition(1, level(0, "decimal", "(%1)"), more="<w:styleLink w:val='L'/>")
        + definition(2, more="<w:numStyleLink w:val='L'/>")
        + numbers(1, 1)
        + numbers(2, 2)
    )
    assert lines(tmp_path, item("x", 2) + item("y", 1), numbering) == ["(1) x", "(2) y"]


def test_what_is_not_defined_has_no_number(tmp_path: Path) -> None:
    numbering = OUTLINE + numbers(1, 1) + numbers(2, 77)
    body = item("a", 9) + item("b", 1, 8) + item("c", 1, 99) + item("d", 2) + item("e", 0) + item("f", -1)
    assert lines(tmp_path, body, numbering) == ["a", "b", "c", "d", "e", "f"]


def test_an_unknown_format_is_written_in_digits_and_reported(tmp_path: Path) -> None:
    numbering = definition(1, level(0, "chicago", "%1")) + numbers(1, 1)
    source = read(tmp_path, item("x", 1), numbering)
    assert source.blocks == (Paragraph("1 x", number="1"),)
    assert [(issue.code, issue.params) for issue in source.issues] == [(IssueCode.NUMBER_FORMAT_GUESSED, {"count": 1})]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"),
        (26, "upperLetter", "Z"), (27, "lowerLetter", "aa"), (53, "upperLetter", "AAA"), (0, "upperRoman", None),
        (0, "decimal", "0"), (3, "none", ""), (3, "hex", None),
    ],
)  # fmt: skip
def test_number_formats(count: int, form: str, printed: str | None) -> None:
    assert numeral(count, form) == printed
