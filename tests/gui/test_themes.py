"""Colours: every text of ours has a contrast of 4.5 : 1 or more, in light and dark; on paper against white."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from cchc_desktop import resources
from cchc_desktop.gui import icons
from cchc_desktop.gui.models import level_icons
from cchc_desktop.gui.themes import DARK, LIGHT, Theme, palette_of
from cchc_desktop.gui.views import cell_painter, text_painter, tree_drag

_ROLE = QPalette.ColorRole
GROUNDS = {
    _ROLE.WindowText: (_ROLE.Window, _ROLE.Base, _ROLE.AlternateBase),
    _ROLE.Text: (_ROLE.Base, _ROLE.AlternateBase, _ROLE.Window),
    _ROLE.ButtonText: (_ROLE.Button, _ROLE.Window),
    _ROLE.ToolTipText: (_ROLE.ToolTipBase,),
    _ROLE.HighlightedText: (_ROLE.Highlight,),
    _ROLE.Link: (_ROLE.Base, _ROLE.Window),
    _ROLE.LinkVisited: (_ROLE.Base, _ROLE.Window),
    _ROLE.PlaceholderText: (_ROLE.Base, _ROLE.AlternateBase),
    _ROLE.BrightText: (_ROLE.Window, _ROLE.Base),
}
GRAPHIC, TEXT = 3.0, 4.5  # WCAG 2.1: 1.4.11 and 1.4.3


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor | str, other: QColor | str) -> float:
    """WCAG's contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("role", list(GROUNDS))
def test_every_text_can_be_read_on_every_ground(theme: Theme, role: QPalette.ColorRole) -> None:
    palette = palette_of(theme)
    for ground in GROUNDS[role]:
        assert contrast(palette.color(role), palette.color(ground)) >= TEXT, (role, ground)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_what_cannot_be_used_can_still_be_read(theme: Theme) -> None:
    palette = palette_of(theme)
    faint = palette.color(QPalette.ColorGroup.Disabled, _ROLE.WindowText)
    assert contrast(faint, palette.color(_ROLE.Window)) >= GRAPHIC
    assert faint != palette.color(_ROLE.WindowText)


def test_the_colours_of_icons_stand_out_from_the_window() -> None:
    names = resources.names("icons")
    colors = {
        c
        for name in names
        if not name.endswith("app.svg")
        for c in re.findall(r"#[0-9a-f]{6}", resources.read_text(name))
    }
    on_dark = dict(icons._ON_DARK)
    assert colors <= set(on_dark), "a colour that a dark window does not know"
    for (light, dark), role in product(on_dark.items(), (_ROLE.Window, _ROLE.Base, _ROLE.Button)):
        assert contrast(light, LIGHT[role]) >= GRAPHIC, (light, role)
        assert contrast(dark, DARK[role]) >= GRAPHIC, (dark, role)


@pytest.mark.parametrize("color", [cell_painter.WRONG, cell_painter.DOUBTFUL, text_painter._HINT, text_painter._INK])
def test_what_is_written_on_paper_can_be_read(color: QColor) -> None:
    for ground in ("#ffffff", cell_painter.SELECTED):
        assert contrast(color, ground) >= TEXT


def test_frames_and_places_on_paper_and_in_the_tree_are_seen() -> None:
    assert contrast(cell_painter.FRAME, "#ffffff") >= GRAPHIC
    assert contrast(cell_painter.ASLEEP, "#ffffff") >= GRAPHIC
    for base in (LIGHT[_ROLE.Base], DARK[_ROLE.Base]):
        for color in (tree_drag.PLACE, tree_drag.REFUSED, *map(QColor, level_icons._COLORS.values())):
            assert contrast(color, base) >= GRAPHIC, (color.name(), base)
