"""PDF files: whole, searchable in Vietnamese, with fonts, bookmarks, title and language; stopped and broken ones."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from cchc_desktop import catalogue
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.publishing.atomic import DamagedFileError
from cchc_desktop.publishing.export import Wish, export, separate_files, writer_for
from cchc_desktop.publishing.pages_spec import Pages
from cchc_desktop.publishing.pdf_file import PdfFile
from cchc_desktop.publishing.selection import of_agency
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.verify import verify_pdf
from cchc_desktop.rendering import printing
from cchc_desktop.rendering.pdf_writer import pdf_outlet, write_pdf
from tests.checkout import ROOT
from tests.rendering.paper import REAL, SAMPLES, page_count, pages_of, program, real_plan, words_by_page

pytestmark = pytest.mark.usefixtures("qapp")
PROPERTIES = DocumentProperties("Kế hoạch cải cách hành chính năm 2027", "Ủy ban nhân dân tỉnh Lạc Hồng")


@pytest.fixture(scope="module")
def pages(qapp: object) -> Pages:
    return pages_of(catalogue.sample_plan())


@pytest.fixture(scope="module")
def data(pages: Pages) -> bytes:
    target = io.BytesIO()
    write_pdf(pages, PROPERTIES, target)
    return target.getvalue()


def titles(file: PdfFile, number: int) -> list[tuple[str, int]]:
    """The entries under one of an outline: title, page object."""
    found: list[tuple[str, int]] = []
    entry = re.search(rb"/First (\d+) 0 R", file.object(number))
    while entry:
        text = file.object(int(entry[1]))
        title = re.search(rb"/Title <([0-9a-f]*)>", text)
        page = re.search(rb"/Dest \[(\d+) 0 R /XYZ", text)
        assert title
        assert page
        raw = bytes.fromhex(title[1].decode())
        found.append((raw[2:].decode("utf-16-be") if raw[:2] == b"\xfe\xff" else raw.decode("ascii"), int(page[1])))
        found += titles(file, int(entry[1]))
        entry = re.search(rb"/Next (\d+) 0 R", text)
    return found


def test_bookmarks_title_and_language(pages: Pages, data: bytes) -> None:
    file = PdfFile(data)
    catalogue_object = file.object(file.root)
    assert b"/Lang <%s>" % b"vi-VN".hex().encode() in catalogue_object
    assert b"/DisplayDocTitle true" in catalogue_object
    assert PROPERTIES.title.encode() in data, "the title in the metadata"
    outline = re.search(rb"/Outlines (\d+) 0 R", catalogue_object)
    assert outline
    numbers = file.pages()
    assert len(numbers) == len(pages)
    found = titles(file, int(outline[1]))
    assert found == [(mark.title, numbers[page]) for page, mark in pages.outline()]
    assert [title for title, _ in found if title.startswith("VII ")]
    areas = sum(mark.level == 1 for page, mark in pages.outline() if pages.pages[page].section == 1)
    assert areas == len(catalogue.sample_plan().children(catalogue.sample_plan().appendices[0]))


def test_the_file_says_that_it_is_for_archives(data: bytes) -> None:
    assert b"<rdf:Description" in data
    assert b'pdfaid:part="1"' in data
    assert b"/OutputIntents" in data
    assert b"/Subtype /Widget" not in data, "no form"


@pytest.mark.parametrize("name", [*SAMPLES, *REAL])
def test_every_word_is_found_on_its_page(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    plan = catalogue.sample_plan(name) if name in SAMPLES else real_plan(request.getfixturevalue("shared"), name)
    laid_out = pages_of(plan)
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        write_pdf(laid_out, PROPERTIES, file)
    read = words_by_page(path)
    assert page_count(path) == len(read) == len(laid_out)
    for page, words in zip(laid_out.pages, read, strict=True):
        expected = [word for run in page.runs() for word in run.text.split()]
        assert sorted("".join(expected)) == sorted("".join(words))
        assert all(unicodedata.is_normalized("NFC", word) for word in words)
        assert len(set(expected) & set(words)) >= 0.97 * len(set(expected))


def test_fonts_are_embedded(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    done = subprocess.run([program("pdffonts"), str(path)], capture_output=True, check=True, text=True, timeout=60)
    fonts = done.stdout.splitlines()[2:]
    assert 3 <= len(fonts) <= 4
    assert all(re.search(r"Identity-H\s+yes\s+(yes|no)\s+yes", font) for font in fonts), done.stdout


# ---- whole or not at all


@pytest.mark.parametrize("damage", ["cut", "head", "table", "object", "empty"])
def test_a_damaged_file_is_noticed(data: bytes, damage: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    verify_pdf(path)
    start = PdfFile(data).start
    changed = {
        "cut": data[: len(data) // 2],
        "head": b"x" + data[1:],
        "table": data[:start] + b"y" + data[start + 1 :],
        "object": data.replace(b"\n20 0 obj", b"\n20 0 obx", 1),
        "empty": b"",
    }[damage]
    assert changed != data
    path.write_bytes(changed)
    with pytest.raises(DamagedFileError):
        verify_pdf(path)


def test_a_stopped_export_leaves_the_old_file(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    for stop_at in ("laying out", "painting"):
        target = tmp_path / "kế hoạch.pdf"
        target.write_bytes(b"old")
        told: list[int] = []

        def report(done: int, total: int, phase: str = stop_at, told: list[int] = told) -> None:
            told.append(done)
            if done == 3 and (total == 0) is (phase == "laying out"):
                raise StoppedError

        def write(report: object = report, target: Path = target) -> None:
            made = writer_for(catalogue.sample_plan(), ".pdf", None, pdf_outlet, report)  # type: ignore[arg-type]
            export(target, made, ".pdf", replace=True)

        with pytest.raises(StoppedError):
            write()
        assert target.read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == [target.name]
        assert told[-1] == 3


def test_parts_and_separate_files(tmp_path: Path) -> None:
    plan = catalogue.sample_plan()
    whole = pages_of(plan)
    body = sum(page.section == 0 for page in whole.pages)
    made = separate_files(plan, tmp_path / "a.pdf", Wish(electronic=True), pdf_outlet)
    for path, write in made:
        export(path, write, ".pdf", replace=False)
    counts = [len(PdfFile(path.read_bytes()).pages()) for path, _ in made]
    assert counts[0] == body
    assert counts[1] >= len(whole) - body
    part = tmp_path / "part.pdf"
    wish = Wish(keep=of_agency(plan, "Sở Nội vụ"))
    export(part, writer_for(plan, ".pdf", wish, pdf_outlet), ".pdf", replace=False)
    assert 0 < len(PdfFile(part.read_bytes()).pages()) < len(whole) - body
    with pytest.raises(KnownError) as caught:
        writer_for(plan, ".pdf", Wish(keep=of_agency(plan, "Sở Không có")), pdf_outlet)
    assert caught.value.code is ErrorCode.NOTHING_CHOSEN


def test_without_a_face_for_vietnamese_it_is_said(tmp_path: Path) -> None:
    """A machine without fonts of the measures of Times New Roman."""
    config = tmp_path / "fonts.conf"
    config.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    target = tmp_path / "a.pdf"
    env = os.environ | {"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    source = ROOT / "resources" / "samples" / "ke-hoach-2027.json"
    script = (
        "import sys; from cchc_desktop import font_files; from cchc_desktop.cli import main\n"
        "font_files.vietnamese_times = lambda: iter(())\n"
        f"sys.exit(main(['export', {str(source)!r}, {str(target)!r}]))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stdout
    assert "Times New Roman" in done.stderr
    assert not target.exists()


# ---- printing


def test_the_printer_gets_the_same_pages(pages: Pages, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    told: list[tuple[int, int]] = []
    printing.print_pages(pages, printer, "Kế hoạch", [0, 5, 6], lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    words = words_by_page(path)
    assert len(words) == 3
    for index, found in zip((0, 5, 6), words, strict=True):
        expected = [word for run in pages.pages[index].runs() for word in run.text.split()]
        assert sorted("".join(expected)) == sorted("".join(found))
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", path.read_bytes())
    assert [(int(w) > int(h)) for w, h in boxes] == [False, True, True]


def test_a_printer_that_is_not_there() -> None:
    with pytest.raises(KnownError) as caught:
        printing.make_printer("Máy in không có")
    assert caught.value.code is ErrorCode.NO_PRINTER


def test_no_page_is_no_job(pages: Pages) -> None:
    with pytest.raises(ValueError, match="no page"):
        printing.print_pages(pages, QPrinter(), "Kế hoạch", [])
