"""Pages with the real letters: nothing clipped, as wide as they are painted, as many as LibreOffice makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from cchc_desktop import catalogue
from cchc_desktop.core.edits import set_text
from cchc_desktop.core.grid import Align
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.pages import Paginator
from cchc_desktop.publishing.pages_spec import Page, Pages
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.rendering.page_fonts import UNITS_PER_POINT, QtMeasurer, page_font, substitute
from cchc_desktop.rendering.page_painter import paint_page
from tests.rendering.paper import REAL, SAMPLES, by_libreoffice, page_count, pages_of, real_plan, sheets_of

pytestmark = pytest.mark.usefixtures("qapp")


def any_plan(name: str, request: pytest.FixtureRequest) -> Plan:
    """A sample, or a real plan out of the shared folder."""
    return catalogue.sample_plan(name) if name in SAMPLES else real_plan(request.getfixturevalue("shared"), name)


def clipped(page: Page) -> list[str]:
    """Lines that are wider than their cell, higher than their box, or off the paper."""
    found: list[str] = []
    for box in page.boxes:
        if box.block is None:
            continue
        high = box.text_y < box.y - 1e-6 or box.text_bottom > box.y + box.height + 1e-6
        off = box.x < 0 or box.x + box.width > page.width or box.text_bottom > page.height
        for line in box.block.lines[box.first : box.first + box.lines]:
            if high or off or line.width > box.block.width + 0.01:
                found.append(line.text)
    return found


@pytest.mark.parametrize("name", [*SAMPLES, *REAL])
@pytest.mark.parametrize("repeat", [True, False])
def test_no_line_is_clipped(name: str, repeat: bool, request: pytest.FixtureRequest) -> None:
    pages = pages_of(any_plan(name, request), repeat=repeat)
    assert len(pages) > 3
    assert [line for page in pages.pages for line in clipped(page)] == []


@pytest.mark.parametrize("name", [*SAMPLES, "quang_tri_2025"])
def test_lines_are_as_wide_as_they_are_painted(name: str, request: pytest.FixtureRequest) -> None:
    """Kerning, hinting or ligatures in the painter would show here."""
    compared = 0
    for page in pages_of(any_plan(name, request)).pages:
        for box in page.boxes:
            if box.block is None or any(line.bold for line in box.block.lines):
                continue
            metrics = QFontMetricsF(page_font(box.block.font))
            for line in box.block.lines:
                assert abs(metrics.horizontalAdvance(line.text) / UNITS_PER_POINT - line.width) < 0.05, line.text
                compared += 1
    assert compared > 100


@pytest.mark.parametrize("name", [*SAMPLES, *REAL])
def test_as_many_pages_as_libreoffice_makes_of_the_word_file(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    plan = any_plan(name, request)
    texts, sheets = sheets_of(plan)
    word = tmp_path / "word.docx"
    with word.open("wb") as file:
        write_docx(sheets, DocumentProperties(), file, texts)
    theirs = page_count(by_libreoffice(word, tmp_path))
    assert abs(len(pages_of(plan)) - theirs) <= 1
    assert abs(len(pages_of(plan, repeat=False)) - theirs) <= 1


def test_an_edit_breaks_only_what_it_changed() -> None:
    plan = catalogue.sample_plan()
    paginator = Paginator(QtMeasurer())
    before = paginator.pages(*sheets_of(plan))
    broken = paginator.broken
    assert broken > 300
    item = next(item for item in plan.walk() if item.level is Level.ACTIVITY)
    after = paginator.pages(*sheets_of(set_text(plan, item.id, "text", "Ban hành Kế hoạch mới")))
    assert paginator.broken == broken + 1
    same = [one == other for one, other in zip(before.pages, after.pages, strict=True)]
    assert same.count(False) in range(1, 5)
    assert all(same[:5]), "the pages of the text stand before the appendix"


def test_a_cell_is_found_by_its_item_and_by_a_point() -> None:
    plan = catalogue.sample_plan()
    pages = pages_of(plan)
    objective = next(item for item in plan.walk() if item.level is Level.OBJECTIVE)
    places = pages.find(objective.id, "objective")
    assert places
    assert pages.find(objective.id)[0] in [*places, *pages.find(objective.id, "tt")]
    index, box = places[0]
    hit = pages.pages[index].hit(box.x + box.width / 2, box.y + box.height / 2)
    assert hit is not None
    assert hit.source == box.source
    assert pages.pages[index].hit(1, 1) is None
    assert pages.section_start(index) == next(i for i, page in enumerate(pages.pages) if page.section == 1)


def test_sections_of_the_text_lead_to_their_items() -> None:
    plan = catalogue.sample_plan()
    pages = pages_of(plan)
    sections = [item for item in plan.walk(plan.body or "") if item.level is Level.SECTION]
    assert all(pages.find(item.id, "text") for item in sections)


def _ink(pages: Pages, index: int, scale: float) -> QImage:
    page = pages.pages[index]
    image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint_page(painter, page, scale)
    painter.end()
    return image


def test_the_painting_shows_letters_where_they_were_laid_out() -> None:
    pages = pages_of(catalogue.sample_plan())
    page, scale = pages.pages[1], 1.5
    image = _ink(pages, 1, scale)
    for box in page.boxes:
        if box.block is None or not box.lines or box.block.align is Align.CENTER:
            continue
        inside = [
            image.pixelColor(x, y).value()
            for y in range(round(box.text_y * scale), round(box.text_bottom * scale))
            for x in range(round(box.text_x * scale), round((box.text_x + box.block.width) * scale), 2)
        ]
        assert min(inside) < 120, box
    margin = round(page.width * scale) - 5
    assert all(image.pixelColor(margin, y).value() == 255 for y in range(image.height()))


def test_the_face_is_told() -> None:
    assert substitute() in ("", "Liberation Serif", "Tinos")
