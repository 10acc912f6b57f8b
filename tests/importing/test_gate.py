"""The gate: every way in which a file is refused, and that honest files are not."""

from __future__ import annotations

import os
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.archive import LIMITS, Limits, Suspicion
from cchc_desktop.importing.gate import admit, examine, read_file
from cchc_desktop.importing.source import read_source
from tests.importing.office import (
    EXCEL_TYPE,
    content_types,
    excel_parts,
    p,
    relationships,
    sheet,
    span,
    tbl,
    tc,
    text_cell,
    tr,
    word_file,
    word_parts,
    write_zip,
)


def refusal(path: Path, limits: Limits = LIMITS) -> KnownError:
    with pytest.raises(KnownError) as caught:
        read_source(path, limits)
    assert caught.value.params["path"] == str(path)
    return caught.value


def suspicion(path: Path, limits: Limits = LIMITS) -> object:
    error = refusal(path, limits)
    assert error.code is ErrorCode.SOURCE_SUSPICIOUS
    return error.params["detail"]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


# ---- what is there at all


def test_missing_files(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.docx", tmp_path / "a.docx" / "b.docx", Path("a\0b.docx")):
        assert refusal(path).code is ErrorCode.SOURCE_MISSING


def test_an_empty_file_and_one_that_is_too_large(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "a.docx", b"")).code is ErrorCode.SOURCE_EMPTY
    path = word_file(tmp_path / "b.docx", p("a"))
    error = refusal(path, replace(LIMITS, file=path.stat().st_size - 1))
    assert error.code is ErrorCode.SOURCE_TOO_LARGE
    assert refusal(path, replace(LIMITS, file=0)).params["limit_mb"] == 0
    assert LIMITS.file == 64 * 1024 * 1024


def test_folders_and_what_is_no_regular_file(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert (error.code, error.params["reason"]) == (ErrorCode.SOURCE_UNREADABLE, "folder")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "ống.docx")  # opening one for reading waits for a writer, for ever
        assert refusal(tmp_path / "ống.docx").params["reason"] == "special"
        assert refusal(Path(os.devnull)).params["reason"] == "special"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", p("a"))
    path.chmod(0)
    assert refusal(path).params["reason"] == "permission"


def test_a_refused_permission_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = word_file(tmp_path / "a.docx", p("a"))
    monkeypatch.setattr("cchc_desktop.importing.gate.os.open", refused)
    error = refusal(path)
    assert (error.code, error.params["reason"]) == (ErrorCode.SOURCE_UNREADABLE, "permission")


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    assert read_file(written(tmp_path / "a", b"x" * 100_000)) == b"x" * 100_000


# ---- what it is


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"\r\n\0junk\n%PDF-1.4\n...", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML><html>", "html"),
        ("<html><table>".encode("utf-16"), "html"),
        ("<html><table>".encode("utf-16-le"), "html"),
        (b"<HTML xmlns:o='urn'>", "html"),
        (b"<meta charset='utf-8'><table>", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "html"),
        (b"Version:0.9\r\nStartHTML:00000105\r\n", "html"),
    ],
)
@pytest.mark.parametrize("name", ["kế hoạch.docx", "kế hoạch.xlsx", "kế hoạch"])
def test_the_content_says_the_kind_whatever_the_file_is_called(
    tmp_path: Path, content: bytes, kind: str, name: str
) -> None:
    assert examine(written(tmp_path / name, content)).kind == kind


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"MIME-Version: 1.0\r\n", ".mht"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", ".xml"),
        (b"\x89PNG\r\n", ".png"),
        (b"Rar!\x1a\x07", ".rar"),
    ],
)
def test_other_kinds_are_named_whatever_the_file_is_called(tmp_path: Path, content: bytes, suffix: str) -> None:
    for name in ("kế hoạch", "kế hoạch.pdf"):
        error = refusal(written(tmp_path / name, content))
        assert (error.code, error.params["suffix"]) == (ErrorCode.SOURCE_UNSUPPORTED, suffix)


def test_text_under_an_office_name_and_under_another(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "a.DOCX", b"xin ch\xc3\xa0o")).code is ErrorCode.SOURCE_NOT_ZIP
    for name in ("a.csv", "a.TSV", "a.txt", "a.xls"):
        assert examine(written(tmp_path / name, b"xin ch\xc3\xa0o")).kind == "csv"
    for content in (b"\x01\x02\x03", bytes(range(256))):
        error = refusal(written(tmp_path / "b.csv", content))
        assert (error.code, error.params["suffix"]) == (ErrorCode.SOURCE_UNSUPPORTED, ".csv")


def compound(*names: str, far: bool = False) -> bytes:
    """An OLE file whose directory has these names; ``far``: the directory goes on in a second sector."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)  # the directory begins in sector 1
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))  # the allocation table is sector 0
    table = [0xFFFFFFFD, 3 if far else 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFE, *([0xFFFFFFFF] * 124)]
    entries = b""
    for name in ("Root Entry", *names):
        coded = name.encode("utf-16-le") + b"\0\0"
        entries += coded.ljust(64, b"\0") + struct.pack("<HB", len(coded), 2) + bytes(61)
    entries = entries.ljust(1024, b"\0")
    first, second = entries[:512], entries[512:1024]
    return bytes(header) + struct.pack("<128I", *table) + first + bytes(512) + second


@pytest.mark.parametrize(
    ("names", "code", "suffix"),
    [
        (("EncryptionInfo", "EncryptedPackage"), ErrorCode.SOURCE_ENCRYPTED, None),
        (("a", "b", "c", "EncryptedPackage"), ErrorCode.SOURCE_ENCRYPTED, None),
        (("\tDRMContent",), ErrorCode.SOURCE_ENCRYPTED, None),
        (("PowerPoint Document",), ErrorCode.SOURCE_OLD_FORMAT, ".ppt"),
        ((), ErrorCode.SOURCE_DAMAGED, None),
    ],
)
def test_compound_files(tmp_path: Path, names: tuple[str, ...], code: ErrorCode, suffix: str | None) -> None:
    error = refusal(written(tmp_path / "a.docx", compound(*names, far=True)))
    assert (error.code, error.params.get("suffix")) == (code, suffix)


@pytest.mark.parametrize(("name", "kind"), [("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls")])
def test_old_office_files(tmp_path: Path, name: str, kind: str) -> None:
    assert examine(written(tmp_path / "a.docx", compound(name, "1Table", far=True))).kind == kind


def test_real_old_files_and_broken_ones(tmp_path: Path, shared: Path) -> None:
    for suffix in ("doc", "xls"):
        assert examine(shared / f"corpus/bac_kan_2025.{suffix}").kind == suffix
    data = compound("EncryptedPackage")
    for length in (8, 100, 512, 700, 1100):
        assert refusal(written(tmp_path / "a.xls", data[:length])).code is ErrorCode.SOURCE_DAMAGED
    circle = bytearray(compound())
    struct.pack_into("<I", circle, 512 + 4, 1)  # the directory's second sector is its first
    assert refusal(written(tmp_path / "b.xls", bytes(circle))).code is ErrorCode.SOURCE_DAMAGED


def test_zips_of_other_kinds(tmp_path: Path) -> None:
    for name, expected in (("a.docx", "docx"), ("a.xlsx", "xlsx"), ("a.zip", "docx")):
        error = refusal(write_zip(tmp_path / name, {"readme.txt": "x"}))
        assert (error.code, error.params["expected"]) == (ErrorCode.SOURCE_WRONG_KIND, expected)
    assert refusal(write_zip(tmp_path / "leer.docx", {})).code is ErrorCode.SOURCE_WRONG_KIND
    slides = word_parts("")
    slides["[Content_Types].xml"] = content_types(
        "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    )
    slides["_rels/.rels"] = relationships({"r": ("officeDocument", "ppt/presentation.xml")})
    slides["ppt/presentation.xml"] = slides.pop("word/document.xml")
    assert refusal(write_zip(tmp_path / "a.pptx", slides)).code is ErrorCode.SOURCE_WRONG_KIND
    binary = excel_parts({"a": ""}, content_type="application/vnd.ms-excel.sheet.binary.macroEnabled.main")
    error = refusal(write_zip(tmp_path / "a.xlsb", binary))
    assert (error.code, error.params["suffix"]) == (ErrorCode.SOURCE_UNSUPPORTED, ".xlsb")


def test_a_document_without_types_or_links_is_found_by_its_usual_name(tmp_path: Path) -> None:
    parts = word_parts(p("a"))
    for missing in ("[Content_Types].xml", "_rels/.rels"):
        rest = {name: content for name, content in parts.items() if name != missing}
        assert admit(write_zip(tmp_path / "a.docx", rest)).kind == "docx"


def test_names_in_any_case_and_with_the_other_slash(tmp_path: Path) -> None:
    parts = {name.replace("/", "\\").replace("word", "Word"): content for name, content in word_parts(p("a")).items()}
    assert len(read_source(write_zip(tmp_path / "a.docx", parts)).blocks) == 1


# ---- the zip


def test_truncated_and_mangled_zips(tmp_path: Path) -> None:
    data = word_file(tmp_path / "a.docx", p("a" * 500)).read_bytes()
    for length in (4, 30, len(data) // 2, len(data) - 1):
        assert refusal(written(tmp_path / "b.docx", data[:length])).code is ErrorCode.SOURCE_DAMAGED
    at = data.index(b"word/document.xml") + len(b"word/document.xml") + 20
    wrong = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
    assert refusal(written(tmp_path / "c.docx", wrong)).code is ErrorCode.SOURCE_DAMAGED


def test_encrypted_members(tmp_path: Path) -> None:
    data = bytearray(word_file(tmp_path / "a.docx", p("a")).read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) > 0:
        data[at + 8] |= 1
    assert refusal(written(tmp_path / "b.docx", bytes(data))).code is ErrorCode.SOURCE_ENCRYPTED


def test_unusual_compression(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.docx", word_parts(p("a")), zipfile.ZIP_BZIP2)
    assert suspicion(path) == Suspicion.METHOD


def test_stored_members_are_fine(tmp_path: Path) -> None:
    assert len(read_source(write_zip(tmp_path / "a.docx", word_parts(p("a")), zipfile.ZIP_STORED)).blocks) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name(tmp_path: Path) -> None:
    for second in ("word/document.xml", "WORD/Document.xml", "word\\document.xml"):
        path = word_file(tmp_path / "a.docx", p("a"))
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(second, "<x/>")
        assert suspicion(path) == Suspicion.DUPLICATE


def test_too_many_members(tmp_path: Path) -> None:
    parts = word_parts(p("a"))
    path = write_zip(tmp_path / "a.docx", parts | {f"x/{index}": "" for index in range(50)})
    assert suspicion(path, replace(LIMITS, members=50)) == Suspicion.MEMBERS
    assert suspicion(path, replace(LIMITS, members=10)) == Suspicion.MEMBERS
    assert admit(path, replace(LIMITS, members=50 + len(parts))).kind == "docx"


def test_members_that_overlap(tmp_path: Path) -> None:
    """The bomb of many names for one kernel of data: two directory entries lead to the same bytes."""
    path = write_zip(tmp_path / "a.docx", word_parts(p("a")) | {"x1": "y" * 1000, "x2": "z" * 1000})
    data = bytearray(path.read_bytes())
    entries = [at for at in range(len(data) - 4) if data[at : at + 4] == b"PK\x01\x02"]
    first = next(at for at in entries if data[at + 46 : at + 48] == b"x1")
    second = next(at for at in entries if data[at + 46 : at + 48] == b"x2")
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert suspicion(written(path, bytes(data))) == Suspicion.OVERLAP


def test_two_directories_of_which_two_readers_could_choose(tmp_path: Path) -> None:
    inner = write_zip(tmp_path / "inner.zip", {"a": ""}).read_bytes()
    path = word_file(tmp_path / "a.docx", p("a"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = inner[inner.index(b"PK\x05\x06") :]
    assert suspicion(path) == Suspicion.TWO_DIRECTORIES


def test_a_zip_within_the_zip_is_no_second_directory(tmp_path: Path) -> None:
    inner = write_zip(tmp_path / "inner.zip", {"a": "x"}).read_bytes()
    parts: dict[str, str | bytes] = {**word_parts(p("a")), "word/embeddings/a.xlsx": inner}
    assert admit(write_zip(tmp_path / "a.docx", parts, zipfile.ZIP_STORED)).kind == "docx"


def test_zip_bombs(tmp_path: Path) -> None:
    zeros = b"\0" * 200_000
    path = write_zip(tmp_path / "a.docx", {**word_parts(p("a")), "word/media/a.bin": zeros})
    assert admit(path).kind == "docx"  # small is harmless however well it was compressed
    assert suspicion(path, replace(LIMITS, part=100_000)) == Suspicion.PART
    assert suspicion(path, replace(LIMITS, total=200_000)) == Suspicion.TOTAL
    assert suspicion(path, replace(LIMITS, ratio_from=100_000)) == Suspicion.RATIO
    assert admit(path, replace(LIMITS, ratio_from=100_000, ratio=2_000)).kind == "docx"


def test_the_limits_are_those_of_the_promise() -> None:
    mb = 1024 * 1024
    assert (LIMITS.members, LIMITS.part, LIMITS.total) == (5_000, 128 * mb, 256 * mb)
    assert (LIMITS.ratio, LIMITS.ratio_from) == (200, 8 * mb)
    assert (LIMITS.depth, LIMITS.elements, LIMITS.span) == (256, 3_000_000, 1_000)


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/a.bin"])
def test_a_member_that_is_larger_than_it_says(tmp_path: Path, name: str) -> None:
    parts = {**word_parts(p("a")), "word/media/a.bin": b"x" * 5_000}
    path = write_zip(tmp_path / "a.docx", parts)
    data = bytearray(path.read_bytes())
    at = data.rindex(name.encode()) - 46
    struct.pack_into("<I", data, at + 24, 10)
    assert suspicion(written(path, bytes(data))) == Suspicion.SIZE_LIE


def test_a_broken_picture_is_no_reason_to_refuse_the_text(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.docx", {**word_parts(p("a")), "word/media/a.bin": b"abc" * 100})
    data = bytearray(path.read_bytes())
    at = data.index(b"word/media/a.bin") + len(b"word/media/a.bin")
    data[at : at + 8] = b"\xff" * 8
    assert len(read_source(written(path, bytes(data))).blocks) == 1


# ---- the parts


def document(tmp_path: Path, content: str) -> Path:
    return write_zip(tmp_path / "a.docx", {**word_parts(""), "word/document.xml": content})


def test_document_types(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    for content in (laughs, external, "<!DOCTYPE x><x/>", '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x/>'):
        assert suspicion(document(tmp_path, content)) == Suspicion.DOCTYPE
        for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
            path = write_zip(tmp_path / "b.docx", {**word_parts(p("a")), name: content})
            assert suspicion(path) == Suspicion.DOCTYPE


def test_depth_and_number_of_elements(tmp_path: Path) -> None:
    nested = document(tmp_path, "<x>" * 300 + "</x>" * 300)
    assert suspicion(nested) == Suspicion.DEPTH
    assert admit(nested, replace(LIMITS, depth=300)).kind == "docx"
    many = word_file(tmp_path / "b.docx", p("a") * 100)
    assert suspicion(many, replace(LIMITS, elements=250)) == Suspicion.ELEMENTS
    assert admit(many, replace(LIMITS, elements=350)).kind == "docx"


def test_spans(tmp_path: Path) -> None:
    body = tbl(tr(tc("a", span(1_001))))
    assert suspicion(word_file(tmp_path / "a.docx", body)) == Suspicion.SPAN
    before = tbl(tr("a", properties="<w:gridBefore w:val='5000'/>"))
    assert suspicion(word_file(tmp_path / "b.docx", before)) == Suspicion.SPAN
    assert len(read_source(word_file(tmp_path / "c.docx", tbl(tr(tc("a", span(1_000)))))).tables) == 1


def test_tables_that_would_fill_the_memory(tmp_path: Path) -> None:
    ragged = tbl(tr(*"abcdefghij"), *[tr("a")] * 20)
    path = word_file(tmp_path / "a.docx", ragged)
    assert suspicion(path, replace(LIMITS, positions=200)) == Suspicion.POSITIONS
    assert len(read_source(path, replace(LIMITS, positions=210)).tables) == 1


def workbook(path: Path, *references: str) -> Path:
    cells = "".join(f"<row>{text_cell(reference, 'x')}</row>" for reference in references)
    return write_zip(path, excel_parts({"a": sheet(cells)}))


def test_far_cells(tmp_path: Path) -> None:
    assert suspicion(workbook(tmp_path / "a.xlsx", "A1", "XFD1048576")) == Suspicion.POSITIONS
    assert suspicion(workbook(tmp_path / "b.xlsx", "A1", "A1048577")) == Suspicion.POSITIONS
    assert suspicion(workbook(tmp_path / "c.xlsx", "A1", "XFE1")) == Suspicion.POSITIONS
    assert suspicion(workbook(tmp_path / "d.xlsx", "A1", "A99999999999")) == Suspicion.POSITIONS
    empty = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    source = read_source(write_zip(tmp_path / "e.xlsx", excel_parts({"a": empty})))
    assert [len(table.grid.rows) for table in source.tables] == [1]


def test_sheets_count_together(tmp_path: Path) -> None:
    part = sheet(f"<row r='10'>{text_cell('J10', 'x')}</row>")
    path = write_zip(tmp_path / "a.xlsx", excel_parts({"a": part, "b": part}))
    assert suspicion(path, replace(LIMITS, positions=199)) == Suspicion.POSITIONS
    assert admit(path, replace(LIMITS, positions=200)).kind == "xlsx"


def test_broken_xml(tmp_path: Path) -> None:
    for encoding in ("UTF-99", "hex", "gbk"):
        content = f"<?xml version='1.0' encoding='{encoding}'?><x/>"
        assert refusal(document(tmp_path, content)).code is ErrorCode.SOURCE_DAMAGED
    for content in ("", "<x>", "<x></y>", "<x:y/>", "\x01", "<x>\ud7ff&nbsp;</x>"):
        assert refusal(document(tmp_path, content)).code is ErrorCode.SOURCE_DAMAGED
    parts = excel_parts({"a": "<worksheet"})
    assert refusal(write_zip(tmp_path / "a.xlsx", parts)).code is ErrorCode.SOURCE_DAMAGED


def test_a_missing_main_part(tmp_path: Path) -> None:
    parts = excel_parts({"a": sheet("")})
    del parts["xl/workbook.xml"]
    assert refusal(write_zip(tmp_path / "a.xlsx", parts)).code is ErrorCode.SOURCE_WRONG_KIND


def test_table_parts_outside_of_tables(tmp_path: Path) -> None:
    for body in (tc("a"), tr("a"), "<w:tbl><w:tc/></w:tbl>", tbl(tr("a")) + tc("b")):
        assert refusal(word_file(tmp_path / "a.docx", body)).code is ErrorCode.SOURCE_DAMAGED


def test_links_to_the_outside_are_not_followed(tmp_path: Path) -> None:
    parts = word_parts(p("a"), styles="<w:style/>")
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        'Target="styles.xml"', 'Target="file:///etc/passwd" TargetMode="External"'
    )
    assert len(read_source(write_zip(tmp_path / "a.docx", parts)).blocks) == 1
    parts["word/_rels/document.xml.rels"] = relationships({"r": ("styles", "../../../../etc/passwd")})
    assert len(read_source(write_zip(tmp_path / "b.docx", parts)).blocks) == 1


def test_a_reader_reads_nothing_that_the_gate_has_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cchc_desktop.importing.package import Package

    seen: list[str] = []
    inspected: list[str] = []
    look, part = Package.look, Package.part
    monkeypatch.setattr(Package, "look", lambda self, name: (inspected.append(name), look(self, name))[1])
    monkeypatch.setattr(Package, "part", lambda self, name: (seen.append(name), part(self, name))[1])
    numbering = "<w:abstractNum w:abstractNumId='1'/>"
    read_source(word_file(tmp_path / "a.docx", p("a"), "<w:style w:type='paragraph'/>", numbering))
    formula = sheet("<row r='1'><c r='A1' s='0'><f>1</f><v>1</v></c></row>")
    cell_styles = "<cellXfs><xf numFmtId='2'/></cellXfs>"
    read_source(write_zip(tmp_path / "a.xlsx", excel_parts({"a": formula}, cell_styles, EXCEL_TYPE)))
    assert {"word/document.xml", "word/numbering.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"} <= set(seen)
    assert set(seen) <= set(inspected)
