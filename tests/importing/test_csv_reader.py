"""Text tables: delimiters, encodings, quotes and line breaks in cells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.plan import Level
from cchc_desktop.importing.archive import LIMITS
from cchc_desktop.importing.csv_reader import read_csv
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import Source, read_source
from tests.importing.office import texts

ROWS = [["TT", "Nhiệm vụ", "Chủ trì; phối hợp"], ["1", 'Ban hành "Kế hoạch"\n- năm 2025', "Sở Nội vụ, Sở Tài chính"],
        ["2", "a|b", ""]]  # fmt: skip


def quoted(delimiter: str, end: str = "\r\n") -> str:
    def one(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if set(text) & {delimiter, '"', "\n", ";", ","} else text

    return end.join(delimiter.join(map(one, row)) for row in ROWS) + end


def read(data: bytes) -> Source:
    return read_csv(data, "a.csv", "a.csv")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    source = read(quoted(delimiter).replace("a|b", "a" if delimiter == "|" else "a|b").encode(encoding))
    expected = [[cell if cell != "a|b" or delimiter != "|" else "a" for cell in row] for row in ROWS]
    assert texts(source.tables[0].grid.rows) == expected
    assert source.issues == ()


def test_the_old_code_page_and_what_it_cannot_say() -> None:
    table = read("TT;Nhiê\u0323m vu\u0323\n1;Đâ\u0309y".encode("cp1258")).tables[0]
    assert texts(table.grid.rows) == [["TT", "Nhiệm vụ"], ["1", "Đẩy"]]
    source = read("TT;Nhiệm vụ;Chủ trì\n".encode() + b"1;\xff;x\n")
    assert IssueCode.LETTERS_LOST in [issue.code for issue in source.issues]


def test_the_line_that_states_the_delimiter() -> None:
    assert texts(read(b"sep=;\r\na,1;b\r\n").tables[0].grid.rows) == [["a,1", "b"]]
    assert texts(read(b'"sep=\t"\r\na;1\tb\r\n').tables[0].grid.rows) == [["a;1", "b"]]


def test_rows_of_different_lengths_and_empty_ones() -> None:
    assert texts(read(b"a;b;c\n\nd\ne;f\n;;;;\n").tables[0].grid.rows) == [
        ["a", "b", "c"], ["", "", ""], ["d", "", ""], ["e", "f", ""],
    ]  # fmt: skip


def test_too_large_tables_and_cells() -> None:
    with pytest.raises(KnownError) as caught:
        read_csv(b"a;b\n" * 1_000, "a", "a", replace(LIMITS, positions=1_000))
    assert caught.value.code is ErrorCode.SOURCE_SUSPICIOUS
    with pytest.raises(KnownError) as caught:
        read(b'a;"' + b"x" * 2_000_000)
    assert caught.value.code is ErrorCode.SOURCE_DAMAGED


def test_a_plan_as_a_text_table(tmp_path: Path) -> None:
    head = "TT\tMục tiêu\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tThời gian thực hiện"
    body = ["I\tCẢI CÁCH THỂ CHẾ\t\t\t\t", "1\tm\tn\tKế hoạch\tSở Tư pháp\tQuý I/2025"]
    path = tmp_path / "kế hoạch.tsv"
    path.write_text("\n".join([head, *body]), encoding="utf-16")
    plan = recognise(read_source(path), shipped_forms()).plan
    assert plan.counts()[Level.AREA] == 1
    assert plan.counts()[Level.TASK] == 1
