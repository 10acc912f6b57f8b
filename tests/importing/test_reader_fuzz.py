"""Bent files: whatever happens to the bytes, a file is read into grids that hold or refused with a KnownError."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.grid import check
from cchc_desktop.importing.source import read_source
from tests.importing.office import (
    excel_parts,
    p,
    r,
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

_NUMBERING = (
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
)
_NUMBER = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
_BODY = p("KẾ HOẠCH", r("in", "<w:b/><w:rStyle w:val='C'/>"), properties=_NUMBER) + tbl(
    tr("TT", tc("Mục tiêu", span(2)), properties="<w:tblHeader/>"),
    tr(tc("1", vertical("restart")), "a", tc(p("b") + tbl(tr("c")))),
    tr(tc("", vertical("continue")),
       "<w:sdt><w:sdtContent>" + tc(p("<w:ins>" + r("d") + "</w:ins>")) + "</w:sdtContent></w:sdt>",
       tc(p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", r("e")))),
)  # fmt: skip
_STYLE = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:i/></w:rPr></w:style>"
_ROWS = (
    f'<row r="1">{text_cell("A1", "TT")}{text_cell("B1", "Mục tiêu")}</row>'
    '<row r="2" hidden="1"><c r="A2" s="1"><v>46000</v></c><c r="B2"><f>A2*2</f><v>3.5</v></c></row>'
    '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="b"><v>1</v></c></row>'
)
_CELL_STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
PARTS: dict[str, dict[str, str]] = {
    "docx": word_parts(_BODY, _STYLE, _NUMBERING),
    "xlsx": excel_parts(
        {"a": sheet(_ROWS, '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>')}, _CELL_STYLES
    ),
}
# Pieces that mean something to a reader, to be put where they do not belong.
_PIECES = [
    b"<w:p>", b"</w:p>", b"<w:tc>", b"</w:tc>", b"<w:tr/>", b"<w:tbl>", b"<w:t>", b"</w:t>", b"<w:del>", b"&#0;",
    b"&amp;", b'w:val="-1"', b'w:val="99999999999"', b"<c>", b"</c>", b"<v>", b"</row>", b'r="ZZZ9"', b'r="A0"',
    b't="s"', b't="d"', b"<w:fldChar w:fldCharType='begin'/>",
    b"xmlns:w='urn:x'", b"<!--", b"]]>", b"<![CDATA[", b"\xff", b"\x00", b"continue", b"-", b"9" * 30,
    b'<mergeCell ref="B2:A1"/>', b'<mergeCell ref="XFD9"/>', b'<mergeCell ref=""/>',
]  # fmt: skip

Edit = tuple[int, int, bytes]  # where (of 10,000), how many bytes go, what comes
EDITS = st.lists(
    st.tuples(st.integers(0, 9_999), st.integers(0, 12), st.one_of(st.sampled_from(_PIECES), st.binary(max_size=4))),
    min_size=1,
    max_size=4,
)


def bent(data: bytes, edits: list[Edit]) -> bytes:
    for where, gone, piece in edits:
        at = where * len(data) // 10_000
        data = data[:at] + piece + data[at + gone :]
    return data


def read_or_refuse(path: Path) -> bool:
    """Whether it was read."""
    refused: KnownError | None = None
    try:
        source = read_source(path)
    except KnownError as error:
        refused = error
    if refused is not None:
        assert refused.code.value.startswith("source-")
        assert refused.params["path"] == str(path)
        return False
    for table in source.tables:
        assert check(table.grid) is None
    return True


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def bend(tmp_path: Path) -> Callable[[str, bytes], bool]:
    def read(kind: str, data: bytes) -> bool:
        path = tmp_path / f"a.{kind}"
        path.write_bytes(data)
        return read_or_refuse(path)

    return read


_SETTINGS = settings(
    max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("kind", list(PARTS))
@given(edits=EDITS)
@_SETTINGS
def test_bent_bytes_of_the_file(bend: Callable[[str, bytes], bool], kind: str, edits: list[Edit]) -> None:
    bend(kind, bent(packed({name: content.encode() for name, content in PARTS[kind].items()}), edits))


@pytest.mark.parametrize("kind", list(PARTS))
@given(data=st.data(), edits=EDITS)
@_SETTINGS
def test_bent_parts_in_a_sound_zip(
    bend: Callable[[str, bytes], bool], kind: str, data: st.DataObject, edits: list[Edit]
) -> None:
    name = data.draw(st.sampled_from(list(PARTS[kind])))
    parts = {other: content.encode() for other, content in PARTS[kind].items()}
    bend(kind, packed(parts | {name: bent(parts[name], edits)}))


@pytest.mark.parametrize("kind", list(PARTS))
@given(data=st.data())
@_SETTINGS
def test_sound_xml_with_other_names_and_values(
    bend: Callable[[str, bytes], bool], kind: str, data: st.DataObject
) -> None:
    """Elements change places: the XML stays well-formed, so that the readers themselves must cope."""
    words = [
        "w:p", "w:r", "w:t", "w:tc", "w:tr", "w:tbl", "w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:del", "w:ins", "w:sdt",
        "w:vMerge", "w:gridSpan", "w:tblHeader", "w:numPr", "w:txbxContent", "mc:AlternateContent", "mc:Choice",
        "w:fldChar", "w:sym", "row", "c", "v", "f", "is", "t", "mergeCell", "sheet", "xf",
    ]  # fmt: skip
    name = data.draw(st.sampled_from([part for part in PARTS[kind] if "rels" not in part and "Types" not in part]))
    content = PARTS[kind][name]
    for _ in range(data.draw(st.integers(1, 3))):
        old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
        if kind == "xlsx":
            new = new.replace(":", "_")
        for before, after in (
            (f"<{old} ", f"<{new} "),
            (f"<{old}>", f"<{new}>"),
            (f"</{old}>", f"</{new}>"),
            (f"<{old}/", f"<{new}/"),
        ):
            content = content.replace(before, after)
    parts = {other: text.encode() for other, text in PARTS[kind].items()}
    bend(kind, packed(parts | {name: content.encode()}))


def test_the_files_that_are_bent_are_read_when_left_alone(tmp_path: Path) -> None:
    for kind, parts in PARTS.items():
        assert read_or_refuse(write_zip(tmp_path / f"a.{kind}", parts))


def test_a_panic_of_the_library_is_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(_: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", panic, raising=True)
    with pytest.raises(KnownError) as caught:
        read_source(write_zip(tmp_path / "a.xlsx", PARTS["xlsx"]))
    assert caught.value.code is ErrorCode.SOURCE_DAMAGED
