"""OpenDocument sheets: repeats, covered cells, fonts of styles, what is hidden, and files that mean harm."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import check
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.archive import LIMITS, Limits
from cchc_desktop.importing.legacy_text import encode
from cchc_desktop.importing.source import Source, read_source
from tests.importing.office import cells, texts, write_zip

_NAMES = "office", "table", "text", "style"
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
_FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def content(tables: str, styles: str = "") -> str:
    return (
        f"<?xml version='1.0'?><office:document-content {_SPACES} {_FO}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def sheet(rows: str, style: str = "", name: str = "Phụ lục") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def row(*cells_: str, more: str = "") -> str:
    inside = "".join(one if one.startswith("<") else cell(one) for one in cells_)
    return f"<table:table-row {more}>{inside}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    inside = text if text.startswith("<") else f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


def spans(rows: int, cols: int) -> str:
    return f'table:number-rows-spanned="{rows}" table:number-columns-spanned="{cols}"'


COVERED = "<table:covered-table-cell/>"


def read(tmp_path: Path, tables: str, styles: str = "", limits: Limits = LIMITS) -> Source:
    path = write_zip(tmp_path / "a.ods", {"mimetype": _MIME, "content.xml": content(tables, styles)})
    source = read_source(path, limits)
    for table in source.tables:
        assert check(table.grid) is None
    return source


def test_spans_repeats_and_empty_space(tmp_path: Path) -> None:
    rows = (
        row("TT", cell("Nhiệm vụ", spans(1, 2)), COVERED, cell("", 'table:number-columns-repeated="16380"'))
        + row(cell("1", spans(2, 1)), "a", "b")
        + row(COVERED, cell("c", 'table:number-columns-repeated="2"'))
        + row("2", "d", "e", more='table:number-rows-repeated="2"')
        + row(cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048000"')
    )
    (table,) = read(tmp_path, sheet(rows)).tables
    assert table.name == "Phụ lục"
    assert cells(table.grid.rows) == [
        [(0, 1, 1, "TT"), (1, 1, 2, "Nhiệm vụ")],
        [(0, 2, 1, "1"), (1, 1, 1, "a"), (2, 1, 1, "b")],
        [(1, 1, 1, "c"), (2, 1, 1, "c")],
        [(0, 1, 1, "2"), (1, 1, 1, "d"), (2, 1, 1, "e")],
        [(0, 1, 1, "2"), (1, 1, 1, "d"), (2, 1, 1, "e")],
    ]


def test_texts(tmp_path: Path) -> None:
    line = "<text:p>- Một<text:s text:c='3'/>dòng<text:line-break/>hai<text:tab/>ba</text:p><text:p>bốn</text:p>"
    (table,) = read(tmp_path, sheet(row(cell(line), "x"))).tables
    assert texts(table.grid.rows) == [["- Một dòng\nhai ba\nbốn", "x"]]


def test_the_text_is_what_was_displayed(tmp_path: Path) -> None:
    number = 'office:value-type="float" office:value="10.5"'
    date = 'office:value-type="date" office:date-value="2026-03-05"'
    (table,) = read(tmp_path, sheet(row(cell("10,50", number), cell("05/3/2026", date)))).tables
    assert texts(table.grid.rows) == [["10,50", "05/3/2026"]]


def test_what_is_hidden_or_has_no_value_is_told(tmp_path: Path) -> None:
    rows = row("a", "b") + row("c", cell("#REF!", 'table:formula="of:=1"'), more='table:visibility="collapse"')
    note = "<text:p>d</text:p><office:annotation><text:p>ý kiến</text:p></office:annotation>"
    rows += row(cell(note), cell("", 'table:formula="of:=2"'))
    hidden = (
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    source = read(tmp_path, sheet(rows, "h"), hidden)
    assert texts(source.tables[0].grid.rows)[2] == ["d", ""]
    assert source.tables[0].hidden
    found = {issue.code: issue.params.get("count") for issue in source.issues}
    assert found == {
        IssueCode.HIDDEN_CELLS: 1, IssueCode.CELL_ERROR: 1, IssueCode.FORMULA_WITHOUT_VALUE: 1,
        IssueCode.HIDDEN_SHEET: None, IssueCode.COMMENTS_LEFT: 1,
    }  # fmt: skip


def test_fonts_of_styles(tmp_path: Path) -> None:
    old = encode("đẩy mạnh cải cách", "tcvn3")
    styles = (
        '<style:style style:name="c1" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/>'
        '</style:style><style:style style:name="c2" style:family="table-cell" style:parent-style-name="c1"/>'
        '<style:style style:name="T" style:family="text"><style:text-properties style:font-name="VNI-Times"/>'
        "</style:style>"
    )
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:default-cell-style-name="c1"/>'
    vni = f"<text:p>Kế hoạch <text:span text:style-name='T'>{encode('đẩy mạnh', 'vni')}</text:span></text:p>"
    rows = row(cell(old, 'table:style-name="c2"'), cell(vni), old)
    source = read(tmp_path, sheet(columns + rows), styles)
    assert texts(source.tables[0].grid.rows) == [["đẩy mạnh cải cách", "Kế hoạch đẩy mạnh", "đẩy mạnh cải cách"]]
    assert [(i.code, i.params) for i in source.issues] == [
        (IssueCode.LEGACY_CONVERTED, {"font": ".VnTime", "count": 2}),
        (IssueCode.LEGACY_CONVERTED, {"font": "VNI-Times", "count": 1}),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        row("a", more='table:number-rows-repeated="2000000"'),
        row(cell("a", 'table:number-columns-repeated="20000"')),
        row(cell("a", 'table:number-columns-repeated="16000"'), more='table:number-rows-repeated="1000"'),
    ],
)
def test_sheets_that_unfold_without_end(tmp_path: Path, rows: str) -> None:
    with pytest.raises(KnownError) as caught:
        read(tmp_path, sheet(rows))
    assert caught.value.code is ErrorCode.SOURCE_SUSPICIOUS


def test_merges_that_are_absurd(tmp_path: Path) -> None:
    for span in (spans(10**6, 10**4), spans(0, -5), 'table:number-rows-spanned="x"'):
        (table,) = read(tmp_path, sheet(row(cell("a", span), "b") + row("c", "d"))).tables
        assert {cell.text for line in table.grid.rows for cell in line.cells} >= {"a"}


def test_encrypted_damaged_and_hostile_files(tmp_path: Path, shared: Path) -> None:
    parts = {"mimetype": _MIME, "content.xml": content(sheet(row("a")))}
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    hostile = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + content("")[21:]
    for changed, code in (
        (parts | manifest, ErrorCode.SOURCE_ENCRYPTED),
        ({"mimetype": _MIME}, ErrorCode.SOURCE_DAMAGED),
        (parts | {"content.xml": "<a"}, ErrorCode.SOURCE_DAMAGED),
        (parts | {"content.xml": hostile}, ErrorCode.SOURCE_SUSPICIOUS),
        (parts | {"mimetype": _MIME.replace("spreadsheet", "presentation")}, ErrorCode.SOURCE_UNSUPPORTED),
    ):
        with pytest.raises(KnownError) as caught:
            read_source(write_zip(tmp_path / "b.ods", changed))
        assert caught.value.code is code
    with pytest.raises(KnownError) as caught:
        read_source(shared / "corpus/bac_kan_2025.ods", replace(LIMITS, elements=500))
    assert caught.value.code is ErrorCode.SOURCE_SUSPICIOUS
    cut = (shared / "corpus/bac_kan_2025.ods").read_bytes()[:20_000]
    (tmp_path / "c.ods").write_bytes(cut)
    with pytest.raises(KnownError):
        read_source(tmp_path / "c.ods")
    assert zipfile.is_zipfile(tmp_path / "b.ods")
