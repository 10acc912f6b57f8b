"""Web pages: spans, text around tables, what office programs save as pages, encodings, and pages that mean harm."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import RowKind, check
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.importing.archive import LIMITS
from cchc_desktop.importing.html_reader import read_html
from cchc_desktop.importing.legacy_text import encode
from cchc_desktop.importing.source import Paragraph, Source, read_source
from tests.importing.office import cells, texts

TEXT = "Đẩy mạnh cải cách thủ tục hành chính"


def page(html: str | bytes) -> Source:
    source = read_html(html if isinstance(html, bytes) else html.encode(), "a.html", "a.html")
    for table in source.tables:
        assert check(table.grid) is None
    return source


def lines(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def codes(source: Source) -> list[IssueCode]:
    return [issue.code for issue in source.issues]


# ---- tables


def test_spans() -> None:
    (table,) = page(
        "<table><tr><td rowspan=2>a<td colspan='2'>b</tr><tr><td>c<td rowspan=9>d</tr><tr><td>e<td>f</table>"
    ).tables
    assert cells(table.grid.rows) == [
        [(0, 2, 1, "a"), (1, 1, 2, "b")],
        [(1, 1, 1, "c"), (2, 2, 1, "d")],
        [(0, 1, 1, "e"), (1, 1, 1, "f")],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td rowspan=0>a<td>b<tr><td>c",
        "<tr><td colspan=0>a<td colspan=-3>b<tr><td rowspan=x>c",
        "<tr><td>a<td rowspan=2>b<tr><td colspan=3>c",
        "<tr><td>a<tr><td>b<td>c<td>d<tr>",
        "<tr><td colspan=99999999>a<td rowspan=99999999>b<tr><td>c",
    ],
)
def test_odd_spans_make_a_grid_that_holds(rows: str) -> None:
    (table,) = page(f"<table>{rows}</table>").tables
    found = " ".join(cell.text for row in table.grid.rows for cell in row.cells).split()
    assert found == sorted(found)
    assert {"a", "b", "c"} <= set(found)


def test_header_rows() -> None:
    head = "<thead><tr><td>TT<td>Nhiệm vụ</thead>"
    for html in (f"<table>{head}<tr><td>1<td>a</table>", "<table><tr><th>TT<th>Nhiệm vụ<tr><td>1<td>a</table>"):
        (table,) = page(html).tables
        assert [row.kind for row in table.grid.rows] == [RowKind.HEADER, RowKind.ENTRY]


def test_lines_of_a_cell() -> None:
    (table,) = page(
        "<table><tr><td><p>- Một\n  dòng<br>\n- hai</p><div>ba&nbsp;bốn</div><ul><li>năm<li>sáu</ul>"
        "<ol start=3 type=a><li>bảy</ol><td>x</table>"
    ).tables
    assert table.grid.rows[0].cells[0].text == "- Một dòng\n- hai\nba bốn\n- năm\n- sáu\nc. bảy"


def test_a_table_in_a_cell_and_tables_that_only_place() -> None:
    inner = "<table><tr><td>x<td>y</table>"
    source = page(f"<table><tr><td>a<td>b{inner}<tr><td>c<td>d</table>")
    assert texts(source.tables[0].grid.rows) == [["a", "b\nx\ny"], ["c", "d"]]
    assert codes(source) == [IssueCode.NESTED_TABLE]
    rows = "".join(f"<tr><td>{n}<td>b" for n in range(5))
    source = page(f"<table><tr><td>Menu<td><h1>Kế hoạch</h1><table>{rows}</table></table>")
    assert lines(source) == ["Menu", "Kế hoạch"]
    assert [len(table.grid.rows) for table in source.tables] == [5]
    assert source.issues == ()


def test_what_a_browser_does_not_show() -> None:
    source = page(
        "<head><title>t</title><style>.k{display:none}</style><script>s()</script></head>"
        "<p>a<span style='display:none'>ẩn</span><p class=k>ẩn<p hidden>ẩn<p style='mso-hide:all'>ẩn<p>b"
        "<!-- c --><![if !supportLists]>1.<![endif]>"
    )
    assert lines(source) == ["a", "b1."]
    assert {issue.code: issue.params["count"] for issue in source.issues} == {IssueCode.UNSEEN_TEXT: 4}


def test_hidden_rows_are_read_and_told() -> None:
    source = page("<table><tr><td>a<td>b<tr style='display:none'><td>c<td>d<tr style='display:none'><td><td></table>")
    assert texts(source.tables[0].grid.rows) == [["a", "b"], ["c", "d"]]
    assert {issue.code: issue.params["count"] for issue in source.issues} == {IssueCode.HIDDEN_CELLS: 1}


def test_looks() -> None:
    source = page("<p align=center><b>KẾ HOẠCH</b></p><p style='text-align:center'><i>a</i></p><p><b>a</b> b</p>")
    assert [(b.bold, b.italic, b.centred) for b in source.blocks if isinstance(b, Paragraph)] == [
        (True, False, True), (False, True, True), (False, False, False),
    ]  # fmt: skip


# ---- old fonts


@pytest.mark.parametrize(
    "html",
    [
        "<p><font face='.VnTime'>{}</font></p>",
        "<p><span style='font-family:\".VnTime\",serif'>{}</span></p>",
        '<style>p.MsoNormal, li {{margin:0; font-family:".VnTime";}}</style><p class=MsoNormal>{}</p>',
        "<style>.xl65 {{font-family:.VnTime, sans-serif;}}</style><table><tr><td class=xl65>{}</table>",
        "<style>td p {{ font: 12pt .VnTime }}</style><table><tr><td><p>{}</table>",
    ],
)
def test_the_font_decides_wherever_it_is_named(html: str) -> None:
    source = page(html.format(encode(TEXT.lower(), "tcvn3")))
    found = lines(source) or [source.tables[0].grid.rows[0].cells[0].text]
    assert found == [TEXT.lower()]
    assert codes(source) == [IssueCode.LEGACY_CONVERTED]


def test_another_font_inside() -> None:
    html = f"<font face='VNI-Times'>{encode(TEXT, 'vni')}<font face='Arial'> ñ</font></font>"
    assert lines(page(html)) == [f"{TEXT} ñ"]


# ---- encodings


@pytest.mark.parametrize(
    ("name", "declared"),
    [
        ("utf-8", ""), ("utf-8", "utf-8"), ("utf-8-sig", ""), ("utf-16", ""), ("utf-16-le", ""), ("utf-16-be", ""),
        ("cp1258", ""), ("cp1258", "windows-1258"), ("cp1258", "iso-8859-1"), ("utf-8", "windows-1252"),
        ("utf-8", "gibt es nicht"), ("utf-8", "utf-7"), ("utf-8", "utf-16"),
    ],
)  # fmt: skip
def test_encodings(name: str, declared: str) -> None:
    meta = f"<meta http-equiv=content-type content='text/html; charset={declared}'>" if declared else ""
    text = f"<html>{meta}<p>{TEXT}</p></html>"
    if name == "cp1258":  # tones stand behind their letters
        for vowel, tone in (("ẩ", "â\u0309"), ("ạ", "a\u0323"), ("ả", "a\u0309"), ("ủ", "u\u0309"), ("ụ", "u\u0323")):
            text = text.replace(vowel, tone)
    assert lines(page(text.encode(name))) == [TEXT]


def test_entities_and_decomposed_letters() -> None:
    assert lines(page("<p>&#272;&#7849;y m&#x1EA1;nh c\u0061\u0309i c&aacute;ch</p>")) == ["Đẩy mạnh cải cách"]


def test_the_clipboard_header_is_no_text() -> None:
    head = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nStartFragment:0000000141\r\n"
    assert lines(page(f"{head}<html><body><!--StartFragment--><p>{TEXT}</p></body></html>")) == [TEXT]


# ---- pages that mean harm


def test_deep_and_large_pages() -> None:
    started = time.monotonic()
    for html in ("<div>" * 5_000 + "a", "<table><tr><td>" * 2_000 + "a", "<b>" * 100_000 + "a"):
        with pytest.raises(KnownError) as caught:
            page(html)
        assert caught.value.code is ErrorCode.SOURCE_SUSPICIOUS
    with pytest.raises(KnownError):
        read_html(b"<p>" * 1_000, "a", "a", replace(LIMITS, elements=100))
    wide = "<table>" + "<tr><td colspan=1000>a<td>b" * 3_000 + "</table>"
    with pytest.raises(KnownError):
        read_html(wide.encode(), "a", "a", replace(LIMITS, positions=100_000))
    assert time.monotonic() - started < 5


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    html = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><link rel=stylesheet href="{secret.as_uri()}">'
        f'<iframe src="{secret.as_uri()}"></iframe><img src="\\\\server\\a.png"><p>a &x; b</p></html>'
    )
    path = tmp_path / "a.html"
    path.write_text(html, encoding="utf-8")
    assert "bí mật" not in " ".join(lines(read_source(path)))


@pytest.mark.parametrize("html", ["", "<", "<html", "<html></html>", "<table></table>", "<table><tr></table>", "<td>a"])
def test_pages_of_nothing(html: str) -> None:
    try:
        source = page(f"<html>{html}")
    except KnownError as error:
        assert error.code is ErrorCode.SOURCE_DAMAGED  # noqa: PT017
    else:
        assert not source.tables
