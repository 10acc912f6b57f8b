"""What the named styles of a Word document say about text: weight, slope, capitals, centring, numbering."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.importing.xml_walk import WORD, Attributes, OnStart, Walk, attribute, is_on, value, whole


@dataclass(slots=True)
class Style:
    """A style's own properties, or (after :meth:`Styles.get`) with those it inherits; None = not said."""

    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    number_id: int | None = None
    level: int | None = None
    shown_as_is: bool = True  # letters are neither hidden nor turned into capitals


_INHERITED = ("bold", "italic", "caps", "hidden", "centred", "number_id", "level")
_PLAIN = Style()


class Styles:
    """The styles of a document by id; an unknown id is the default paragraph style."""

    def __init__(self, data: bytes | None = None) -> None:
        own: dict[str, Style] = {}
        self._default = _read(data, own) if data else ""
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
        style.shown_as_is = not (style.hidden or style.caps)
        return style


def _read(data: bytes, styles: dict[str, Style]) -> str:
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

    def left_out(_attributes: Attributes) -> None:
        walk.skip()

    handlers: dict[str, OnStart] = {
        "style": start_style, "basedOn": based_on, "b": bold, "i": italic, "caps": caps, "vanish": hidden,
        "jc": alignment, "numId": number, "ilvl": level,
    }  # fmt: skip
    skipped = ("docDefaults", "latentStyles", "pPrChange", "rPrChange", "tabs", "pBdr", "rFonts")
    walk = Walk({WORD: handlers | dict.fromkeys(skipped, left_out)})
    walk.run(data)
    return default
