"""What the named styles of a Word document say about text: weight, slope, capitals, font, centring, numbering."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.importing.legacy_text import encoding_of
from cchc_desktop.importing.xml_walk import DRAWING, WORD, Attributes, OnStart, Walk, attribute, is_on, value, whole


@dataclass(slots=True)
class Style:
    """A style's own properties, or (after :meth:`Styles.get`) with those it inherits; None = not said."""

    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    centred: bool | None = None
    number_id: int | None = None
    level: int | None = None
    shown_as_is: bool = True  # letters are neither hidden nor capitals nor in a font from before Unicode


_INHERITED = ("bold", "italic", "caps", "hidden", "font", "centred", "number_id", "level")
_PLAIN = Style()


class Styles:
    """The styles of a document by id; an unknown id is the default paragraph style."""

    def __init__(self, data: bytes | None = None, theme: bytes | None = None) -> None:
        own: dict[str, Style] = {}
        self._theme = _theme_fonts(theme) if theme else {}
        self.default_font = ""  # where no style names one
        self._default = self._read(data, own) if data else ""
        self._own = own
        self._whole: dict[str, Style] = {}

    def get(self, name: str) -> Style:
        """A paragraph style with everything it inherits; "" is the default one."""
        found = self._whole.get(name)
        if found is None:
            found = self._whole[name] = self._resolve(name if name in self._own else self._default)
        return found

    def character(self, name: str) -> Style:
        """A character style with everything it inherits; nothing is said where it is unknown."""
        return self.get(name) if name in self._own else _PLAIN

    def _resolve(self, name: str) -> Style:
        style, seen = Style(), set[str]()
        while name in self._own and name not in seen:
            seen.add(name)
            own = self._own[name]
            for field in _INHERITED:
                if getattr(style, field) is None:
                    setattr(style, field, getattr(own, field))
            name = own.based_on
        style.shown_as_is = not (style.hidden or style.caps or encoding_of(style.font or self.default_font))
        return style

    def font(self, attributes: Attributes) -> str | None:
        """The font that a w:rFonts gives to letters beyond ASCII; None where it does not say."""
        for name in ("hAnsi", "ascii"):
            if theme := attribute(attributes, f"{name}Theme"):
                return self._theme.get(theme[:5], "")
            if font := attribute(attributes, name):
                return font
        return None

    def _read(self, data: bytes, styles: dict[str, Style]) -> str:
        """Fill ``styles`` and return the id of the default paragraph style."""
        default = ""
        style = Style()

        def start_style(attributes: Attributes) -> None:
            nonlocal style, default
            kind = attribute(attributes, "type", "paragraph")
            if kind not in ("paragraph", "character"):
                walk.skip()
                return
            style = styles[attribute(attributes, "styleId")] = Style()
            if kind == "paragraph" and attribute(attributes, "default") in ("1", "true", "on"):
                default = attribute(attributes, "styleId")

        def based_on(attributes: Attributes) -> None:
            style.based_on = value(attributes)

        def bold(attributes: Attributes) -> None:
            style.bold = is_on(attributes)

        def italic(attributes: Attributes) -> None:
            style.italic = is_on(attributes)

        def caps(attributes: Attributes) -> None:
            style.caps = is_on(attributes)

        def hidden(attributes: Attributes) -> None:
            style.hidden = is_on(attributes)

        def alignment(attributes: Attributes) -> None:
            style.centred = value(attributes) == "center"

        def number(attributes: Attributes) -> None:
            style.number_id = whole(value(attributes))

        def level(attributes: Attributes) -> None:
            style.level = whole(value(attributes))

        def defaults(_attributes: Attributes) -> None:
            nonlocal style
            style = Style()  # belongs to no name

        def fonts(attributes: Attributes) -> None:
            style.font = self.font(attributes)

        def after_defaults() -> None:
            self.default_font = style.font or ""

        def left_out(_attributes: Attributes) -> None:
            walk.skip()

        handlers: dict[str, OnStart] = {
            "style": start_style, "basedOn": based_on, "b": bold, "i": italic, "caps": caps, "vanish": hidden,
            "jc": alignment, "numId": number, "ilvl": level, "docDefaults": defaults, "rFonts": fonts,
        }  # fmt: skip
        skipped = ("latentStyles", "pPrChange", "rPrChange", "tabs", "pBdr")
        walk = Walk({WORD: handlers | dict.fromkeys(skipped, left_out)}, {WORD: {"docDefaults": after_defaults}})
        walk.run(data)
        return default


def _theme_fonts(data: bytes) -> dict[str, str]:
    """The Latin fonts of a theme: "minor" and "major"."""
    found: dict[str, str] = {}
    kind = ""

    def start(name: str) -> OnStart:
        def set_kind(_attributes: Attributes) -> None:
            nonlocal kind
            kind = name

        return set_kind

    def latin(attributes: Attributes) -> None:
        found.setdefault(kind, attribute(attributes, "typeface"))

    Walk({DRAWING: {"majorFont": start("major"), "minorFont": start("minor"), "latin": latin}}).run(data)
    return found
