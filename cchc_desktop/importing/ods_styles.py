"""The fonts that the styles of an OpenDocument file name: for cells, and for pieces of text inside of them."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.importing.xml_walk import Attributes, Walk, attribute

OFFICE = ("urn:oasis:names:tc:opendocument:xmlns:office:1.0",)
STYLE = ("urn:oasis:names:tc:opendocument:xmlns:style:1.0",)
_DEFAULT = "Default"  # the cell style that all others stand on


@dataclass(slots=True)
class _Own:
    parent: str
    font: str = ""
    shown: bool = True


class OdsStyles:
    """Styles by family and name; add the parts one after the other."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Own] = {}
        self._faces: dict[str, str] = {}  # a font's name in the file → the name of its family

    def add(self, data: bytes) -> None:
        """Read the styles of one part. Raises expat.ExpatError."""
        current = _Own("")

        def face(attributes: Attributes) -> None:
            name = attribute(attributes, "name")
            self._faces.setdefault(name, attribute(attributes, "font-family", name).strip("'\""))

        def start(attributes: Attributes) -> None:
            nonlocal current
            current = _Own(attribute(attributes, "parent-style-name"))
            self._styles[attribute(attributes, "family"), attribute(attributes, "name")] = current

        def default(_attributes: Attributes) -> None:
            nonlocal current
            current = _Own("")

        def text(attributes: Attributes) -> None:
            name = attribute(attributes, "font-name")
            current.font = self._faces.get(name, name) or attribute(attributes, "font-family").strip("'\"")

        def table(attributes: Attributes) -> None:
            current.shown = attribute(attributes, "display", "true") != "false"

        handlers = {"font-face": face, "style": start, "default-style": default, "text-properties": text,
                    "table-properties": table}  # fmt: skip
        Walk({STYLE: handlers}).run(data)

    def font(self, family: str, name: str) -> str:
        """The font of a style ("table-cell", "text", "paragraph"), "" if none is named."""
        seen = set[str]()
        name = name or (_DEFAULT if family == "table-cell" else "")
        while (own := self._styles.get((family, name))) is not None and name not in seen:
            if own.font:
                return own.font
            seen.add(name)
            name = own.parent or (_DEFAULT if family == "table-cell" and name != _DEFAULT else "")
        return ""

    def is_shown(self, name: str) -> bool:
        """Whether a sheet of this style is shown."""
        own = self._styles.get(("table", name))
        return own is None or own.shown
