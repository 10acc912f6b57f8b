"""A word about the face of printed pages where this PC lacks Times New Roman: one sentence wherever pages are made."""

from __future__ import annotations

from cchc_desktop.core.errors import KnownError


def stand_in() -> str:
    """The family that stands in for Times New Roman; "" where that is there, or where no face can."""
    from cchc_desktop.rendering.page_fonts import substitute

    try:
        return substitute()
    except KnownError:
        return ""  # who makes pages says so


def stand_in_text(family: str) -> str:
    """What there is to know of a family that stands in."""
    return (
        f"Máy này không có phông chữ Times New Roman. Trang in và tệp PDF dùng {family}, "
        "chữ rộng như nhau nên trang không xê dịch."
    )


def face_note() -> str:
    """What there is to know before pages are made; "" where all is as it should be."""
    from cchc_desktop.rendering.page_fonts import substitute

    try:
        family = substitute()
    except KnownError as error:
        from cchc_desktop.gui.messages import error_text

        return error_text(error)
    return stand_in_text(family) if family else ""
