"""Plain letters are drawn without shaping: the same picture, sooner; whatever needs shaping is shaped."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtGui import QImage, QPainter

from cchc_desktop import catalogue, font_files
from cchc_desktop.publishing.pages_spec import Page
from cchc_desktop.rendering import page_painter
from cchc_desktop.rendering.page_fonts import is_plain
from tests.rendering.paper import REAL, SAMPLES, pages_of, real_plan

pytestmark = pytest.mark.usefixtures("qapp")


def picture(page: Page) -> QImage:
    image = QImage(round(page.width * 2), round(page.height * 2), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    page_painter.paint_page(painter, page, 2.0)
    painter.end()
    return image


@pytest.mark.parametrize("name", [*SAMPLES, *REAL])
def test_without_shaping_no_pixel_is_another(
    name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = catalogue.sample_plan(name) if name in SAMPLES else real_plan(request.getfixturevalue("shared"), name)
    pages = pages_of(plan).pages
    plain = [picture(page) for page in pages[:12]]
    monkeypatch.setattr(page_painter, "is_plain", lambda _text: None)
    assert plain == [picture(page) for page in pages[:12]]


def test_what_is_plain() -> None:
    assert is_plain("Nhiệm vụ 1.1 – “Sở Tài chính”; 50 %, ≥ 95 m² …")
    assert all(is_plain(letter) for letter in font_files.LETTERS)
    for text in ("e\u0302\u0301", "Kế hoạch x\u0304", "日本", "עברית", "ไทย", "हिन्दी", "👍", "a\u200db", "\u202ea"):
        assert not is_plain(text), text


def test_nothing_plain_joins_or_turns_its_neighbours() -> None:
    for code in range(0x20, 0x3000):
        letter = chr(code)
        if is_plain(letter):
            assert not unicodedata.combining(letter)
            assert unicodedata.bidirectional(letter) not in ("R", "AL", "RLE", "RLO", "LRE", "LRO", "PDF", "BN")
