"""Between Qt's clipboard and the values of commands/clipboard.py."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cchc_desktop.gui.commands.clipboard import BRANCHES, CELLS, Clip


def from_clipboard() -> Clip:
    """What the system's clipboard holds now."""
    data = QGuiApplication.clipboard().mimeData()
    return Clip() if data is None else from_mime(data)


def from_mime(data: QMimeData) -> Clip:
    """What a piece of data holds."""
    files = data.hasUrls() and any(url.isLocalFile() for url in data.urls())
    return Clip(
        html=data.html() if data.hasHtml() else "",
        text=data.text() if data.hasText() and not files else "",
        cells=bytes(data.data(CELLS).data()) if data.hasFormat(CELLS) else b"",
        branches=bytes(data.data(BRANCHES).data()) if data.hasFormat(BRANCHES) else b"",
        has_picture=data.hasImage(),
        has_files=files,
    )


def to_mime(clip: Clip) -> QMimeData:
    """The data for the clipboard, in all its kinds at once."""
    data = QMimeData()
    data.setText(clip.text)
    if clip.html:
        data.setHtml(clip.html)
    if clip.cells:
        data.setData(CELLS, clip.cells)
    if clip.branches:
        data.setData(BRANCHES, clip.branches)
    return data


def to_clipboard(clip: Clip) -> None:
    """Give the system's clipboard something else to hold."""
    QGuiApplication.clipboard().setMimeData(to_mime(clip))
