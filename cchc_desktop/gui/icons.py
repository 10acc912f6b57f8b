"""Icons: our own line drawings (resources/icons), painted in colours that the light and the dark palette can bear."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cchc_desktop import resources

SIZES = (16, 20)  # logical pixels: menus and small buttons, the toolbar
# Colours of the drawings → the same on a dark window.
_ON_DARK = (
    ("#202020", "#e6e6e6"),  # ink
    ("#1f6fb5", "#6cb4f5"),  # accent
    ("#2e7d32", "#81c784"),  # good
    ("#c62828", "#ff8a80"),  # bad
    ("#b26a00", "#ffb74d"),  # doubtful
)
_made: dict[tuple[str, bool, float, tuple[int, ...]], QIcon] = {}


def is_dark(palette: QPalette | None = None) -> bool:
    """True where texts of the palette (the program's, if none is given) are lighter than their ground."""
    palette = QGuiApplication.palette() if palette is None else palette
    return palette.windowText().color().lightness() > palette.window().color().lightness()


def icon(name: str, sizes: tuple[int, ...] = SIZES) -> QIcon:
    """The icon ``name`` (a file of resources/icons without its suffix), sharp on the sharpest screen."""
    dark, ratio = is_dark(), QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    key = (name, dark, ratio, sizes)
    if key not in _made:
        renderer = QSvgRenderer(QByteArray(_source(name, dark)))
        made = QIcon()
        for size in sizes:
            made.addPixmap(_paint(renderer, size, ratio))
        _made[key] = made
    return _made[key]


def pixmap(name: str, size: int) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels, for labels."""
    return icon(name, (size,)).pixmap(QSize(size, size))


def _source(name: str, dark: bool) -> bytes:
    text = resources.read_text(f"icons/{name}.svg")
    for light, darker in _ON_DARK if dark and name != "app" else ():
        text = text.replace(light, darker)
    return text.encode()


def _paint(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
