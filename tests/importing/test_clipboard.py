"""Clipboards of other programs as grids, and hostile ones.

clips/calc.html and clips/writer.html were written by LibreOffice 7.4 (Calc and Writer put the same HTML on the
clipboard as they export); corpus/bac_kan_2025.clip.html is what a browser put there. clips/excel.html, clips/word.html
and clips/chrome.html are written by hand after what these programs are known to write: none of them runs here.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import Grid, check, from_rows
from cchc_desktop.importing.clip_grid import MOST_CELLS, MOST_LETTERS
from cchc_desktop.importing.clip_html import ClipTable, read_html
from cchc_desktop.importing.clip_text import read_text
from tests.checkout import ROOT

CLIPS = ROOT / "tests" / "importing" / "clips"


def quiet(_done: int, _total: int) -> None:
    """Nobody waits."""


def clip(name: str) -> ClipTable:
    found = read_html((CLIPS / name).read_text(encoding="utf-8"), quiet)
    assert found is not None
    assert check(found.grid) is None
    return found


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


SHEET = [
    [
        "Nâng cao chất lượng chỉ đạo, điều hành",
        "Ban hành kế hoạch\nvà tổ chức thực hiện",
        'Kế hoạch "CCHC" năm 2026',
        "1.234,5",
    ],
    ["Kiểm tra công tác CCHC", "Báo cáo", "86,26"],
    ["Sơ kết, tổng kết", "05", "12"],
]


@pytest.mark.parametrize("name", ["calc.html", "excel.html"])
def test_sheets_keep_merges_line_breaks_quotes_and_numbers(name: str) -> None:
    """Calc ran on a PC set to English; the cell says which number "1,234.5" is."""
    found = clip(name)
    assert texts(found.grid) == SHEET
    assert found.grid.rows[0].cells[0].rowspan == 3
    assert (found.outside, found.others) == (0, 0)


def test_writer_keeps_paragraphs_as_lines_and_counts_what_is_outside() -> None:
    found = clip("writer.html")
    assert texts(found.grid) == [
        ["1.1. Nâng cao chất lượng chỉ đạo", "2.1. Ban hành kế hoạch", "Kế hoạch"],
        ["2.2. Kiểm tra công tác", "Báo cáo"],
        ["2.3. Sơ kết", "Báo cáo\nKết luận"],
    ]
    assert (found.grid.rows[0].cells[0].rowspan, found.outside) == (3, 1)


def test_word_shows_what_the_eye_sees() -> None:
    found = clip("word.html")
    assert texts(found.grid) == [
        [
            "2.1. Chỉ đạo, đôn đốc các đơn vị thực hiện các nhiệm vụ đã xác định",
            "- Xây dựng văn bản\n- Ban hành chính thức",
            "Sở Nội vụ",
        ],
        [""],
    ]
    assert [cell.colspan for cell in found.grid.rows[1].cells] == [2]
    assert found.outside == 0


def test_a_web_page_gives_its_table() -> None:
    found = clip("chrome.html")
    assert texts(found.grid) == [
        ["Nhiệm vụ", "Cơ quan"],
        ["Rà soát thủ tục hành chính[1]", "- Sở Tư pháp\n- Văn phòng UBND tỉnh"],
        ["Các sở,\nban, ngành"],
    ]
    assert found.outside == 1


def test_a_captured_browser_clipboard_is_the_corpus_table(shared: Path) -> None:
    found = read_html((shared / "corpus/bac_kan_2025.clip.html").read_text(encoding="utf-8"), quiet)
    truth = json.loads((shared / "corpus/bac_kan_2025.grid.json").read_text(encoding="utf-8"))
    assert found is not None
    expected = from_rows(len(truth["columns"]), truth["rows"])
    assert found.grid.rows[1:] == tuple(type(row)(row.cells) for row in expected.rows)


def test_the_header_of_windows_clipboards_is_no_text() -> None:
    body = "<html><body><!--StartFragment--><table><tr><td>a<td>b</table><!--EndFragment--></body></html>"
    head = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nStartFragment:0000000141\r\n"
    found = read_html(head + body, quiet)
    assert found is not None
    assert texts(found.grid) == [["a", "b"]]
    assert found.outside == 0


def test_a_long_text_over_empty_cells_is_no_merge() -> None:
    found = read_html("<table><tr><td colspan=3 style='mso-ignore:colspan'>dài<td>x</table>", quiet)
    assert found is not None
    assert texts(found.grid) == [["dài", "", "", "x"]]


def test_a_table_cut_at_a_page_is_one_and_a_table_inside_a_layout_is_the_table() -> None:
    two = "<table><tr><td>1<td>a</table><p></p><table><tr><td>2<td>b</table>"
    found = read_html(two, quiet)
    assert found is not None
    assert texts(found.grid) == [["1", "a"], ["2", "b"]]
    found = read_html(f"<table><tr><td>Trang<tr><td>{two}</table>", quiet)
    assert found is not None
    assert texts(found.grid) == [["1", "a"], ["2", "b"]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", ""]]),
        ("<td>a</td><td>b</td>", None),
        ("<table><td>a</td><td>b</td></table>", [["a", "b"]]),
        ("<table><tr><td rowspan=99 colspan=-3>a<td rowspan=0 colspan=x>b</table>", [["a", "b"]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td colspan=2>c</table>", [["a", "b", ""], ["c"]]),
        ("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>", [["a", "b", ""], ["c", "d"]]),
        ("<table><tr><td>&lt;b&gt; &amp;amp; &#8203;x</table>", [["<b> &amp; x"]]),
        ("<table><tr><td><script>alert(1)</script><img src=x onerror=y>a<style>b</style></table>", [["a"]]),
        ("<table><tr><td><pre>x\ny<script>z</script>\nw</pre><td>a\nb</table>", [["x\ny\nw", "a b"]]),
        ("<table><tr><td>Sở\u00a0Nội\u00a0vụ</table>", [["Sở Nội vụ"]]),
        ("<table></table>", None),
        ("<p>chỉ có chữ</p>", None),
        ("", None),
        ("\x00\x01\x02<", None),
        ("<table><tr><td>a</td></tr>" + "<" * 1000, [["a"]]),
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><table><tr><td>&e;</table>", [["&e;"]]),
    ],
)
def test_broken_and_foreign_html(html: str, expected: list[list[str]] | None) -> None:
    found = read_html(html, quiet)
    assert (texts(found.grid) if found else None) == expected
    assert found is None or check(found.grid) is None


@given(st.text(alphabet="<>/=\"'&;! -tabledrhopansciu0129\n\x00ơ", max_size=300))
def test_no_html_does_more_than_give_a_grid_or_nothing(html: str) -> None:
    found = read_html("<table><tr><td>" + html, quiet)
    assert found is None or check(found.grid) is None


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + ("<tr>" + "<td>x" * 100) * 1000,
        "<table>" + "<tr><td rowspan=60000 colspan=1000>" * 200,
        "<table><tr>" + "<td>" * 300,
        "<table><tr>" + "<td colspan=1000>" * 300,
    ],
    ids=["cells", "spans", "columns", "wide columns"],
)
def test_too_much_is_refused_with_its_size(html: str) -> None:
    with pytest.raises(KnownError) as error:
        read_html(html, quiet)
    assert error.value.code is ErrorCode.CLIPBOARD_TOO_LARGE
    assert error.value.params["cells"] > MOST_CELLS or error.value.params["cells"] > 256  # type: ignore[operator]


@pytest.mark.parametrize(
    "html", ["<table><tr><td>" * 20_000, "<div>" * 100_000 + "<table><tr><td>a", "<table" * 99_999]
)
def test_deep_html_is_read_in_time(html: str) -> None:
    start = time.process_time()
    try:
        read_html(html, quiet)
    except KnownError as error:
        assert error.code is ErrorCode.CLIPBOARD_TOO_LARGE  # noqa: PT017 – either end is fine
    assert time.process_time() - start < 5


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place() -> None:
    for read, text in ((read_html, f"<table><tr><td>a<td>{'x' * 100_000}</table>"), (read_text, f"a\t{'x' * 100_000}")):
        with pytest.raises(KnownError) as error:
            read(text, quiet)
        assert error.value.params == {"letters": 100_000, "limit": MOST_LETTERS, "row": 1, "column": 2}


def test_whoever_waits_can_give_up() -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise InterruptedError

    for read, text in ((read_html, "<table>" + "<tr><td>x" * 30_000), (read_text, "x\n" * 30_000)):
        with pytest.raises(InterruptedError):
            read(text, stop)


# ---- plain text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\r", [["a"]]),
        ("a\n\n", [["a"], [""]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ('"Một\nhai"\t"nói ""vâng"""\n', [["Một\nhai", 'nói "vâng"']]),
        ('"Quý I" năm\tb', [['"Quý I" năm', "b"]]),
        ('"chưa đóng\tb\nc', [['"chưa đóng', "b"], ["c", ""]]),
        ("=1+1\t+84\t-\t@x", [["=1+1", "+84", "-", "@x"]]),
        (" 05 \t1.234,5", [["05", "1.234,5"]]),
        ("Sơ\u0323\tđ", [["Sợ", "đ"]]),
        ("\n \t\n", None),
        ("", None),
        ("\x00\x01\x02", None),
    ],
)
def test_plain_text(text: str, expected: list[list[str]] | None) -> None:
    grid = read_text(text, quiet)
    assert (texts(grid) if grid else None) == expected


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_written_with_quotes_is_read_again(rows: list[list[str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    from cchc_desktop.importing.texts import Cleaner

    expected = [[Cleaner()(cell) for cell in row] for row in rows]
    grid = read_text("\n".join("\t".join(map(quoted, row)) for row in rows), quiet)
    assert (texts(grid) if grid else [["", ""]] * len(rows)) == expected


def test_a_hundred_thousand_cells_of_text_are_refused_soon() -> None:
    with pytest.raises(KnownError) as error:
        read_text("\n".join("\t".join(["x"] * 10) for _ in range(10_000)), quiet)
    assert error.value.code is ErrorCode.CLIPBOARD_TOO_LARGE
