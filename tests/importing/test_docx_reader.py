"""The Word reader on the real plans and on constructs that other readers lose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_desktop.core.grid import RowKind, body_rows, check
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.source import Paragraph, Source, read_source
from tests.importing.office import cells, p, r, span, tbl, tc, texts, tr, vertical, word_file, word_parts, write_zip


def read(tmp_path: Path, body: str, styles: str = "", numbering: str = "") -> Source:
    source = read_source(word_file(tmp_path / "a.docx", body, styles, numbering))
    for table in source.tables:
        assert check(table.grid) is None
    return source


def first_table(source: Source) -> list[list[str]]:
    return texts(source.tables[0].grid.rows)


def lines(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def codes(source: Source) -> dict[IssueCode, int | str]:
    return {issue.code: issue.params.get("count", "") for issue in source.issues}


# ---- real plans


@pytest.mark.parametrize("name", ["bac_kan_2025", "quang_tri_2025", "dak_nong_2022"])
def test_a_real_appendix_is_read_cell_by_cell(shared: Path, name: str) -> None:
    truth = json.loads((shared / f"corpus/{name}.grid.json").read_text(encoding="utf-8"))
    source = read_source(shared / f"corpus/{name}.docx")
    (table,) = [table for table in source.tables if table.grid.header_count]
    assert check(table.grid) is None
    assert texts(table.grid.rows[: table.grid.header_count]) == [truth["columns"]]
    assert cells(body_rows(table.grid)) == [
        [(cell["col"], cell["rowspan"], cell["colspan"], cell["text"]) for cell in row["cells"]]
        for row in truth["rows"]
    ]
    assert source.issues == ()


def test_the_paged_plan_has_a_table_on_every_page_with_the_rows_of_the_truth(shared: Path) -> None:
    pages = json.loads((shared / "corpus/quang_tri_2025.pages.json").read_text(encoding="utf-8"))
    truth = json.loads((shared / "corpus/quang_tri_2025.grid.json").read_text(encoding="utf-8"))
    source = read_source(shared / "corpus/quang_tri_2025.paged.docx")
    appendix = [table.grid for table in source.tables if texts(table.grid.rows[:1]) == [truth["columns"]]]
    assert len(appendix) == len(pages["pages"])
    assert all(check(grid) is None and grid.width == 9 for grid in appendix)


def test_the_text_around_the_tables_keeps_its_looks(shared: Path) -> None:
    source = read_source(shared / "corpus/quang_tri_2025.docx")
    paragraphs = [block for block in source.blocks if isinstance(block, Paragraph)]
    title = next(one for one in paragraphs if one.text == "KẾ HOẠCH")
    assert title.upper
    assert title.centred
    heading = next(one for one in paragraphs if one.text == "I. MỤC ĐÍCH, YÊU CẦU")
    assert (heading.bold, heading.italic, heading.centred, heading.number) == (True, False, False, "")
    body = json.loads((shared / "corpus/quang_tri_2025.body.json").read_text(encoding="utf-8"))
    read_text = "\n".join(one.text for one in paragraphs)
    assert all(line in read_text for line in body["preamble"])


# ---- text


def test_runs_breaks_hyphens_and_blanks(tmp_path: Path) -> None:
    body = p(
        "Quyết định",
        "<w:r><w:t xml:space='preserve'> số\u00a0 12</w:t><w:noBreakHyphen/><w:t>A</w:t><w:softHyphen/><w:tab/></w:r>",
        "<w:r><w:t>ngày</w:t><w:br/><w:t>01</w:t><w:br w:type='page'/><w:lastRenderedPageBreak/></w:r>",
        "<w:hyperlink><w:r><w:t>02</w:t></w:r></w:hyperlink>",
        properties="<w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs>",
    )
    assert lines(read(tmp_path, body + p("   ") + "<w:p/>")) == ["Quyết định số 12-A ngày\n0102"]


def test_text_becomes_composed(tmp_path: Path) -> None:
    assert lines(read(tmp_path, p("Ca\u0309i ca\u0301ch"))) == ["Cải cách"]


def test_symbols_of_symbol_fonts(tmp_path: Path) -> None:
    symbols = (("Symbol", "F0B3"), ("Wingdings", "F0FC"), ("Arial", "2265"), ("Wingdings", "F021"))
    body = p(*(f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>" for font, code in symbols), "\uf0b7")
    source = read(tmp_path, body)
    assert lines(source) == ["≥✓≥\ufffd•"]
    assert codes(source) == {IssueCode.LETTERS_LOST: 1}


def test_of_a_field_only_the_result_is_read(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    inner = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + r("7") + mark("end")
    body = p("trang ", mark("begin"), inner, mark("separate"), r("8"), mark("end"), r(" hết"))
    simple = p("<w:fldSimple w:instr='DATE'><w:r><w:t>05/3/2026</w:t></w:r></w:fldSimple>")
    never_ended = p(mark("begin"), r("mã")) + p("sau")
    assert lines(read(tmp_path, body + simple + never_ended)) == ["trang 8 hết", "05/3/2026", "sau"]


def test_hidden_letters_are_left_out_and_capitals_are_as_printed(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:caps/><w:b/></w:rPr><w:pPr><w:jc w:val="center"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="U"><w:basedOn w:val="T"/></w:style>'
    )
    body = (
        p(r("Cải cách ", "<w:rStyle w:val='C'/>"), r("ẩn", "<w:vanish/>"), r("thể chế", "<w:caps w:val='0'/>"))
        + p("Phụ lục", properties="<w:pStyle w:val='U'/>")
        + tbl(tr(tc(p("lĩnh vực", properties="<w:pStyle w:val='U'/>"))))
    )
    source = read(tmp_path, body, styles)
    assert lines(source) == ["CẢI CÁCH thể chế", "PHỤ LỤC"]
    assert first_table(source) == [["LĨNH VỰC"]]
    heading = source.blocks[1]
    assert isinstance(heading, Paragraph)
    assert (heading.bold, heading.centred, heading.upper) == (True, True, True)
    assert codes(source) == {IssueCode.UNSEEN_TEXT: 1}


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    def box(text: str) -> str:
        return f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx>"

    old = f"<w:pict><v:textbox><w:txbxContent>{p('ỦY BAN')}</w:txbxContent></v:textbox></w:pict>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box('ỦY BAN')}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    only_fallback = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    body = p("trước", f"<w:r>{both}</w:r>", "sau") + tbl(tr(tc(p("ô", f"<w:r>{only_fallback}</w:r>"))))
    source = read(tmp_path, body)
    assert lines(source) == ["trướcsau", "ỦY BAN"]
    assert first_table(source) == [["ô\nỦY BAN"]]


def test_wrappers_nobody_knows_lose_nothing(tmp_path: Path) -> None:
    row = tr("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + tc("một") + "</w:sdtContent></w:sdt>", "hai")
    inside = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    unknown = "<w:smartTag w:element='x'><w:future><w:r><w:t>lạ</w:t></w:r></w:future></w:smartTag>"
    table = f"<w:customXml><w:sdt><w:sdtContent>{tbl(inside)}</w:sdtContent></w:sdt></w:customXml>"
    source = read(tmp_path, p(unknown, "<m:oMath><m:r><m:t>≥ 5</m:t></m:r></m:oMath>") + table)
    assert lines(source) == ["lạ≥ 5"]
    assert first_table(source) == [["một", "hai"]]


def test_embedded_documents_and_comments_are_reported(tmp_path: Path) -> None:
    body = p("a", "<w:r><w:commentReference w:id='1'/></w:r>", "<w:r><w:object/></w:r>")
    source = read(tmp_path, body + "<w:altChunk r:id='x'/>")
    assert codes(source) == {IssueCode.COMMENTS_LEFT: 1, IssueCode.PART_UNREAD: 2}


# ---- tracked changes


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
    moved = "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>đến</w:t></w:r></w:moveTo>"
    old_looks = "<w:pPrChange><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange>"
    source = read(tmp_path, p("a ", deleted, inserted, moved, properties=old_looks))
    assert source.blocks == (Paragraph("a mớiđến"),)
    assert codes(source) == {IssueCode.TRACKED_CHANGES: 4}


def test_paragraphs_whose_mark_was_deleted_go_on_in_the_next(tmp_path: Path) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        p("một ", properties=gone)
        + p("hai")
        + tbl(tr(tc(p("ba", properties=gone))), tr(tc(p("bốn ", properties=gone) + p("năm"))))
        + p("sáu", properties=gone)
    )
    source = read(tmp_path, body)
    assert lines(source) == ["một hai", "sáu"]
    assert first_table(source) == [["ba"], ["bốn năm"]]


def test_deleted_rows_and_cells_are_gone(tmp_path: Path) -> None:
    body = tbl(
        tr("a", "b"),
        tr("c", "d", properties="<w:del/>"),
        tr("e", "f", properties="<w:ins/>"),
        tr("g", tc("x", "<w:cellDel/>"), "h"),
    )
    source = read(tmp_path, body)
    assert first_table(source) == [["a", "b"], ["e", "f"], ["g", "h"]]
    assert codes(source) == {IssueCode.TRACKED_CHANGES: 3}


# ---- tables


def test_merged_cells(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("1", vertical("restart")), tc("ab", span(2)), "c"),
        tr(tc("không in", vertical("continue")), "a", "b", "c2"),
        tr(tc("", "<w:vMerge/>"), tc("bc", span(3))),
    )
    source = read(tmp_path, body)
    assert cells(source.tables[0].grid.rows) == [
        [(0, 3, 1, "1"), (1, 1, 2, "ab"), (3, 1, 1, "c")],
        [(1, 1, 1, "a"), (2, 1, 1, "b"), (3, 1, 1, "c2")],
        [(1, 1, 3, "bc")],
    ]
    assert codes(source) == {IssueCode.UNSEEN_TEXT: 1}


def test_a_continuation_of_nothing_is_a_cell_of_its_own(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("a", vertical("continue")), "b"),
        tr(tc("c", vertical("restart")), "d"),
        tr(tc("e", span(2) + vertical("continue"))),
        tr("f", tc("g", vertical("continue"))),
    )
    source = read(tmp_path, body)
    assert cells(source.tables[0].grid.rows) == [
        [(0, 1, 1, "a"), (1, 1, 1, "b")],
        [(0, 1, 1, "c"), (1, 1, 1, "d")],
        [(0, 1, 2, "e")],
        [(0, 1, 1, "f"), (1, 1, 1, "g")],
    ]
    lost = [issue for issue in source.issues if issue.code is IssueCode.CELL_SHAPE_LOST]
    assert [(issue.where.row, issue.where.column, issue.params["text"]) for issue in lost] == [
        (0, 0, "a"),
        (2, 0, "e"),
        (3, 1, "g"),
    ]


def test_cells_joined_sideways_as_old_files_do(tmp_path: Path) -> None:
    def joined(state: str) -> str:
        return f"<w:hMerge w:val='{state}'/>"

    body = tbl(
        tr(tc("ab", joined("restart")), tc("", joined("continue")), "c"),
        tr("a", tc("b", joined("continue")), "c"),
    )
    assert cells(read(tmp_path, body).tables[0].grid.rows) == [
        [(0, 1, 2, "ab"), (2, 1, 1, "c")],
        [(0, 1, 1, "a"), (1, 1, 1, "b"), (2, 1, 1, "c")],
    ]


def test_gaps_are_filled_and_columns_that_nothing_uses_left_out(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("a", span(2)), "b", "c", "d"),
        tr("e", properties="<w:gridBefore w:val='3'/><w:gridAfter w:val='1'/>"),
        tr(tc("f", span(3))),
        columns=9,
    )
    assert cells(read(tmp_path, body).tables[0].grid.rows) == [
        [(0, 1, 1, "a"), (1, 1, 1, "b"), (2, 1, 1, "c"), (3, 1, 1, "d")],
        [(0, 1, 1, ""), (1, 1, 1, ""), (2, 1, 1, "e"), (3, 1, 1, "")],
        [(0, 1, 2, "f"), (2, 1, 1, ""), (3, 1, 1, "")],
    ]


@pytest.mark.parametrize("wrong", ["-3", "0", "hai", "", "99999999999999999999"])
def test_a_span_that_makes_no_sense_is_one(tmp_path: Path, wrong: str) -> None:
    assert cells(read(tmp_path, tbl(tr(tc("a", span(wrong)), "b"))).tables[0].grid.rows) == [
        [(0, 1, 1, "a"), (1, 1, 1, "b")]
    ]


def test_only_marked_rows_at_the_top_are_header_rows(tmp_path: Path) -> None:
    mark, off = "<w:tblHeader/>", "<w:tblHeader w:val='false'/>"
    body = tbl(
        tr("TT", properties=mark), tr("1", properties=mark), tr("a", properties=off), tr("b", properties=mark)
    ) + tbl(tr("c", properties=mark))
    first, second = read(tmp_path, body).tables
    header, entry = RowKind.HEADER, RowKind.ENTRY
    assert [row.kind for row in first.grid.rows] == [header, header, entry, entry]
    assert [row.kind for row in second.grid.rows] == [entry]  # a table of nothing but headers has none


def test_nested_tables_become_lines_of_their_cell(tmp_path: Path) -> None:
    inner = tbl(tr("một", "hai"), tr(tc("", vertical("continue")), "ba"))
    body = tbl(tr(tc("x", span(3))), tr(tc("a", span(2)), tc(p("trước") + inner + p("sau"))))
    source = read(tmp_path, body)
    assert first_table(source) == [["x"], ["a", "trước\nmột\nhai\nba\nsau"]]
    (issue,) = source.issues
    assert issue.code is IssueCode.NESTED_TABLE
    assert (issue.where.row, issue.where.column, issue.params["text"]) == (1, 1, "một hai ba")


def test_hidden_rows_are_read_and_reported(tmp_path: Path) -> None:
    source = read(tmp_path, tbl(tr("a"), tr("b", properties="<w:hidden/>")))
    assert first_table(source) == [["a"], ["b"]]
    assert codes(source) == {IssueCode.HIDDEN_CELLS: 1}


def test_places_name_the_table_as_the_user_counts(tmp_path: Path) -> None:
    body = tbl(tr("a")) + p("giữa") + tbl(tr(tc("b", vertical("continue"))))
    source = read(tmp_path, body)
    assert [table.name for table in source.tables] == ["Bảng 1", "Bảng 2"]
    assert [issue.where.label for issue in source.issues] == ["Bảng 2"]
    assert [type(block).__name__ for block in source.blocks] == ["Table", "Paragraph", "Table"]


def test_empty_tables_and_empty_documents(tmp_path: Path) -> None:
    assert read(tmp_path, tbl()).blocks == ()
    assert read(tmp_path, tbl("<w:tr/>")).blocks == ()
    assert read(tmp_path, "").blocks == ()
    assert first_table(read(tmp_path, tbl(tr(""), tr("", "")))) == [["", ""], ["", ""]]


# ---- other ways to write the same document


def test_other_prefixes_strict_addresses_and_utf_16(tmp_path: Path) -> None:
    parts = word_parts(p("Kế hoạch") + tbl(tr("a", tc("b", span(2)))))
    document = parts["word/document.xml"]
    strict = document.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    other = document.replace("xmlns:w=", "xmlns:ns0=").replace("w:", "ns0:")
    default = document.replace("xmlns:w=", "xmlns=").replace("<w:", "<").replace("</w:", "</").replace("w:val", "x:val")
    default = default.replace("xmlns=", 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns=')
    # The same prefix with two meanings: names must be resolved where they stand.
    shadowed = document.replace("<w:body>", '<w:body><q xmlns:w="urn:other"><w:p><w:t>khác</w:t></w:p></q>')
    in_text = document.replace("Kế hoạch", "Kế hoạch xmlns:w='urn:x'")
    utf_16 = document.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
    for index, content in enumerate((strict, other, default, shadowed, utf_16)):
        source = read_source(write_zip(tmp_path / f"{index}.docx", {**parts, "word/document.xml": content}))
        assert lines(source) == ["Kế hoạch"], index
        assert first_table(source) == [["a", "b"]], index
    source = read_source(write_zip(tmp_path / "t.docx", {**parts, "word/document.xml": in_text}))
    assert lines(source) == ["Kế hoạch xmlns:w='urn:x'"]


def test_templates_and_macro_documents_are_documents(tmp_path: Path) -> None:
    for kind in (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ):
        source = read_source(write_zip(tmp_path / "kế hoạch.xlsx", word_parts(p("a"), content_type=kind)))
        assert (source.kind, source.path_name, lines(source)) == ("docx", "kế hoạch.xlsx", ["a"])
