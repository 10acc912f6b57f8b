"""The paper of a plan: A4 with the margins of its form, lying or standing for the appendices, standing for the text."""

from __future__ import annotations

from cchc_desktop.core.forms import Form
from cchc_desktop.core.margins import USUAL
from cchc_desktop.publishing.spec import PageSetup

_SHORT, _LONG = 210.0, 297.0  # millimetres


def table_page(form: Form) -> PageSetup:
    """The page of an appendix."""
    return _page(form, _LONG, _SHORT) if form.orientation == "landscape" else text_page(form)


def text_page(form: Form) -> PageSetup:
    """The page of the main document."""
    return _page(form, _SHORT, _LONG)


def _page(form: Form, width: float, height: float) -> PageSetup:
    margins = form.margins or USUAL
    return PageSetup(width, height, margins.top_mm, margins.bottom_mm, margins.left_mm, margins.right_mm)
