"""Hostile files (promises.md §3) through the reading process: read or refused with one sentence, in time, nothing left.

The limits themselves are tried in test_worker.py, the gate's rules in test_gate.py; here whole files go the whole way.
"""

from __future__ import annotations

import io
import os
import struct
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.gui.messages import error_text, issue_line
from cchc_desktop.importing.blocks import Source
from cchc_desktop.importing.worker import read_apart
from tests.importing.office import (
    excel_parts,
    p,
    r,
    relationships,
    sheet,
    span,
    tbl,
    tc,
    text_cell,
    tr,
    vertical,
    word_parts,
    write_zip,
)

SECONDS = 5.0  # promises.md R9
BUSY = 3.0  # how much slower a machine with other work may be
REFUSED = "refused"
READ = "read"


def word(path: Path, body: str, **parts: str | bytes) -> Path:
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    return write_zip(path, word_parts(body) | named)


def zipped(members: dict[str, bytes], level: int = 9) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_doctype(folder: Path, declaration: str, use: str) -> Path:
    start = '<?xml version="1.0"?>'
    body = word_parts(p(use))["word/document.xml"].replace(start, start + declaration)
    return write_zip(folder / "a.docx", word_parts("") | {"word/document.xml": body})


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


# ---- the files


def plain_bomb(folder: Path) -> Path:
    part = word_parts("")["word/document.xml"].replace("<w:body>", "<w:body>" + " " * (200 * 2**20))
    return write_zip(folder / "a.docx", word_parts("") | {"word/document.xml": part})


def size_lie(folder: Path) -> Path:
    data = bytearray(plain_bomb(folder).read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    struct.pack_into("<I", data, at + 24, 1000)
    return written(folder / "b.docx", bytes(data))


def nested_bomb(folder: Path) -> Path:
    inner = zipped({"a": bytes(50 * 2**20)})
    return word(folder / "a.docx", p("x"), word__embeddings__a=zipped({f"{i}": inner for i in range(50)}))


def many_members(folder: Path) -> Path:
    return write_zip(folder / "a.docx", {f"{i}": b"" for i in range(60_000)})


def billion_laughs(folder: Path) -> Path:
    names = "abcdefghij"
    lines = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names)]
    return with_doctype(folder, f'<!DOCTYPE x [<!ENTITY a "ha">{"".join(lines)}]>', "<w:r><w:t>&j;</w:t></w:r>")


def foreign_entity(folder: Path) -> Path:
    secret = written(folder / "bí mật.txt", b"secret")
    return with_doctype(folder, f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', "<w:r><w:t>&e;</w:t></w:r>")


def parameter_dtd(folder: Path) -> Path:
    return with_doctype(folder, '<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d;]>', "")


def external_links(folder: Path) -> Path:
    links = {"r1": ("attachedTemplate", "http://127.0.0.1:9/x.dotm"), "r2": ("image", "\\\\may\\x.png"),
             "r3": ("hyperlink", "file:///etc/passwd"), "r4": ("aFChunk", "../../x.html")}  # fmt: skip
    part = relationships(links).replace("Target=", 'TargetMode="External" Target=')
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>INCLUDEPICTURE \"http://127.0.0.1:9/x\" "
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" + r("thấy") +
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )  # fmt: skip
    return write_zip(folder / "a.docx", word_parts(p(field) + "<w:altChunk r:id='r4'/>")
                     | {"word/_rels/document.xml.rels": part, "word/vbaProject.bin": b"\0" * 100})  # fmt: skip


def deep_members(folder: Path) -> Path:
    return write_zip(folder / "a.docx", word_parts(p("x")) | {"../../../ra-ngoai.txt": b"x", "/tmp/ra-ngoai": b"x"})


def huge_spans(folder: Path) -> Path:
    rows = tr(tc("a", span(99_999_999)), tc("b", span(-5))) + tr(tc("c", vertical("continue")))
    return word(folder / "a.docx", tbl(rows))


def many_tables(folder: Path) -> Path:
    return word(folder / "a.docx", tbl(tr("a")) * 100_000)


def deep_xml(folder: Path) -> Path:
    return word(folder / "a.docx", "<w:sdt><w:sdtContent>" * 5_000 + p("x") + "</w:sdtContent></w:sdt>" * 5_000)


def far_cells(folder: Path) -> Path:
    rows = f'<row r="1">{text_cell("A1", "a")}</row><row r="1048576">{text_cell("XFD1048576", "b")}</row>'
    return write_zip(folder / "a.xlsx", excel_parts({"s": sheet(rows)}))


def many_merges(folder: Path) -> Path:
    merges = "".join(f'<mergeCell ref="A{i}:B{i + 1}"/>' for i in range(1, 50_001))
    rows = "".join(f'<row r="{i}">{text_cell(f"A{i}", "x")}</row>' for i in range(1, 2_001))
    return write_zip(folder / "a.xlsx", excel_parts({"s": sheet(rows, f"<mergeCells>{merges}</mergeCells>")}))


def whole_sheet_merge(folder: Path) -> Path:
    merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return write_zip(folder / "a.xlsx", excel_parts({"s": sheet(f'<row r="1">{text_cell("A1", "a")}</row>', merge)}))


def many_sheets(folder: Path) -> Path:
    part = sheet(f'<row r="1">{text_cell("A1", "a")}</row>')
    return write_zip(folder / "a.xlsx", excel_parts({f"s{i}": part for i in range(4_900)}))


def formulas(folder: Path) -> Path:
    cells = "".join(
        f'<c r="{col}1" t="str"><f>{formula}</f><v>x</v></c>'
        for col, formula in zip("ABC", ("cmd|'/c calc'!A1", "WEBSERVICE(&quot;http://127.0.0.1:9&quot;)", "[1]S!A1"),
                                strict=True)
    )  # fmt: skip
    return write_zip(folder / "a.xlsx", excel_parts({"s": sheet(f'<row r="1">{cells}</row>')}))


def html_bomb(folder: Path) -> Path:
    page = "<html><body>" + "<div>" * 100_000 + "<table><tr><td colspan=99999999 rowspan=99999999>x</table>"
    return written(folder / "a.html", page.encode())


def html_links(folder: Path) -> Path:
    page = '<html><head><link rel=stylesheet href="http://127.0.0.1:9/x.css"><script>x()</script></head><body>' \
           '<img src="\\\\may\\x.png"><iframe src="file:///etc/passwd"></iframe><p>chữ</p></body></html>'  # fmt: skip
    return written(folder / "a.html", page.encode())


def style_bomb(folder: Path) -> Path:
    page = "<html><style>" + "a" * 2_000_000 + "</style><body><p>x</p></body></html>"
    return written(folder / "a.html", page.encode())


def long_csv(folder: Path) -> Path:
    return written(folder / "a.csv", b"a,b\n" * 3_000_000)


def wide_csv(folder: Path) -> Path:
    return written(folder / "a.csv", (b"," * 100_000 + b"\n") * 20)


def open_quote(folder: Path) -> Path:
    return written(folder / "a.csv", b'TT,"' + b"x\n" * 5_000_000)


def pdf_bomb(folder: Path) -> Path:
    kids = "".join(f"{i} 0 R " for i in range(3, 3003))
    pages = "".join(f"{i} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]>>endobj " for i in range(3, 3003))
    head = f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(calc.exe)>>>>endobj "\
           f"2 0 obj<</Type/Pages/Count 3000/Kids[{kids}]>>endobj {pages}"  # fmt: skip
    return written(folder / "a.pdf", f"{head}trailer<</Root 1 0 R>>".encode())


def endless_pdf(folder: Path) -> Path:
    return written(folder / "a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9999999>>endobj "
                                     b"trailer<</Root 1 0 R/Prev 0>>")  # fmt: skip


FILES: dict[Callable[[Path], Path], str] = {
    plain_bomb: REFUSED, size_lie: REFUSED, nested_bomb: READ, many_members: REFUSED, billion_laughs: REFUSED,
    foreign_entity: REFUSED, parameter_dtd: REFUSED, external_links: READ, deep_members: "", huge_spans: REFUSED,
    many_tables: "", deep_xml: REFUSED, far_cells: "", many_merges: "", whole_sheet_merge: "", many_sheets: "",
    formulas: READ, html_bomb: "", html_links: READ, style_bomb: "", long_csv: "", wide_csv: "", open_quote: "",
    pdf_bomb: "", endless_pdf: "",
}  # fmt: skip


def outcome(path: Path, patience: float = SECONDS) -> Source | KnownError:
    """What comes of a file; in time, with a sentence for every end of it, and with nothing left behind."""
    with tempfile.TemporaryDirectory() as temp, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", temp)  # of this reading alone: other processes are testing, too
        began = time.monotonic()
        try:
            found: Source | KnownError = read_apart(path)
        except KnownError as error:
            found = error
        assert time.monotonic() - began < patience * BUSY
        assert not list(Path(temp).iterdir())
    if isinstance(found, KnownError):
        sentence = error_text(found)
        assert sentence.endswith(".")
        assert "Traceback" not in sentence
    else:
        for issue in found.issues:
            issue_line(issue)
    return found


@pytest.mark.parametrize("make", list(FILES), ids=lambda make: make.__name__)
def test_hostile_files_are_read_or_refused_in_time(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    content = path.read_bytes()
    listed = sorted(tmp_path.iterdir())
    found = outcome(path, 60 if path.suffix == ".pdf" else SECONDS)
    expected = FILES[make]
    if expected:
        assert isinstance(found, KnownError) is (expected == REFUSED), found
    if isinstance(found, KnownError):
        assert found.code is not ErrorCode.SOURCE_READER_BROKE or found.params["reason"] == "memory", found.params
    else:
        assert "secret" not in str(found.blocks)
    assert path.read_bytes() == content
    assert sorted(tmp_path.iterdir()) == listed


@pytest.mark.parametrize("name", ["ra-ngoai.txt", "ra-ngoai"])
def test_no_member_lands_outside(tmp_path: Path, name: str) -> None:
    outcome(deep_members(tmp_path))
    assert not (tmp_path.parent / name).exists()
    assert not Path("/tmp", name).exists()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".xls", ".ods", ".pdf", ".html", ".csv", ".doc", ".rtf", ".odt"])
@pytest.mark.parametrize("data", [b"", b"\0", b"\0" * 100_000, b"\xff" * 5_000, b"MZ" + bytes(5_000), b"%PDF-",
                                  b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)],
                         ids=["empty", "zero", "zeros", "ff", "exe", "pdf", "zip", "ole"])  # fmt: skip
def test_wrong_kinds_under_a_plausible_name(tmp_path: Path, suffix: str, data: bytes) -> None:
    found = outcome(written(tmp_path / f"a{suffix}", data))
    if isinstance(found, KnownError):
        assert found.code is not ErrorCode.SOURCE_READER_BROKE
    else:
        assert suffix in (".csv", ".html") or (suffix, data[:1]) == (".xls", b"\xff")  # letters of some code page


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor devices in folders")
def test_pipes_devices_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    (tmp_path / "b.docx").mkdir()
    for path in (tmp_path / "a.docx", tmp_path / "b.docx", Path("/dev/zero"), tmp_path / "không có.docx"):
        found = outcome(path)
        assert isinstance(found, KnownError)
        assert found.code in (ErrorCode.SOURCE_UNREADABLE, ErrorCode.SOURCE_MISSING)


@pytest.mark.parametrize("name", ["bac_kan_2025.docx", "bac_kan_2025.xlsx", "bac_kan_2025.xls", "bac_kan_2025.ods",
                                  "bac_kan_2025.pdf", "bac_kan_2025.html"])  # fmt: skip
@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_truncated_files(shared: Path, tmp_path: Path, name: str, part: float) -> None:
    data = (shared / "corpus" / name).read_bytes()
    found = outcome(written(tmp_path / name, data[: int(len(data) * part)]), 60 if name.endswith("pdf") else SECONDS)
    if isinstance(found, KnownError):
        assert found.code is not ErrorCode.SOURCE_READER_BROKE
