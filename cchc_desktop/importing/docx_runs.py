"""The letters of a Word document's runs: fonts from before Unicode, hidden and capital letters, symbols, fields.

Of a field only its result is taken; what is hidden is counted and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from cchc_desktop.importing.docx_paragraph import WordParagraph
from cchc_desktop.importing.docx_styles import Style, Styles
from cchc_desktop.importing.legacy_text import Encoding, encoding_of
from cchc_desktop.importing.symbols import UNREADABLE, symbol
from cchc_desktop.importing.xml_walk import Attributes, OnStart, attribute, is_on, value

_HEX = re.compile("[0-9A-Fa-f]{1,6}")


class RunWalk:
    """The part of DocumentWalk that knows what a run says; it is told whether that stands in a cell."""

    def __init__(self, styles: Styles) -> None:
        self.unseen = self.unread_symbols = 0
        self.legacy: Counter[str] = Counter()  # texts by their font from before Unicode
        self._styles = styles
        self._paragraph: WordParagraph | None = None
        self._in_text = self._in_cell = self._in_code = self._in_paragraph_properties = False
        self._run: Style | None = None  # what the run's own properties say, if anything
        self._run_style = ""
        self._fields: list[bool] = []  # of each open field: whether its code is being read
        self._seen = 0  # texts so far

    def _run_handlers(self) -> dict[str, OnStart]:
        return {
            "r": self._start_run, "t": self._start_text, "tab": self._on_tab, "ptab": self._on_tab,
            "br": self._on_break, "cr": self._on_break, "noBreakHyphen": self._on_hyphen,
            "softHyphen": self._on_soft_hyphen, "sym": self._on_symbol, "fldChar": self._on_field,
            "rStyle": self._on_run_style, "rFonts": self._on_fonts, "b": self._switch("bold"),
            "i": self._switch("italic"), "caps": self._switch("caps"), "vanish": self._switch("hidden"),
        }  # fmt: skip

    # ---- text

    def _start_text(self, _attributes: Attributes) -> None:
        self._in_text = True

    def _end_text(self) -> None:
        self._in_text = False

    def _on_letters(self, text: str) -> None:
        if self._in_text:  # and not between elements
            self._take(text)

    def _take(self, text: str) -> None:
        paragraph = self._paragraph
        if paragraph is None or self._in_code:
            return
        self._seen += 1
        if self._in_cell and self._run is None and paragraph.style.shown_as_is:
            paragraph.parts.append(text)  # in tables nobody asks for looks
        else:
            self._take_formatted(paragraph, text)

    def _take_formatted(self, paragraph: WordParagraph, text: str) -> None:
        if self._says("hidden", paragraph):
            self.unseen += bool(text.strip())
            return
        if not self._in_cell:
            letters = len(text) - text.count(" ")
            paragraph.letters += letters
            paragraph.bold += letters if self._says("bold", paragraph) else 0
            paragraph.italic += letters if self._says("italic", paragraph) else 0
        if (encoding := encoding_of(font := self._font(paragraph))) is not None:
            self._take_legacy(paragraph, text, font, encoding)
        else:
            paragraph.parts.append(text.upper() if self._says("caps", paragraph) else text)

    def _take_legacy(self, paragraph: WordParagraph, text: str, font: str, encoding: Encoding) -> None:
        encoding = replace(encoding, capitals=True) if self._says("caps", paragraph) else encoding
        if encoding.changes(text):
            self.legacy[font] += 1
        paragraph.add_legacy(text, encoding)

    def _font(self, paragraph: WordParagraph) -> str:
        """The font of the run: its own, else its character style's, else its paragraph style's."""
        if self._run is not None:
            if self._run.font is not None:
                return self._run.font
            if self._run_style and (font := self._styles.character(self._run_style).font) is not None:
                return font
        return paragraph.style.font or self._styles.default_font

    def _says(self, name: str, paragraph: WordParagraph) -> bool:
        """A property of the run: its own, else its character style's, else its paragraph style's."""
        if self._run is not None:
            if (said := getattr(self._run, name)) is not None:
                return said
            if self._run_style and (said := getattr(self._styles.character(self._run_style), name)) is not None:
                return said
        return bool(getattr(paragraph.style, name))

    def _put(self, text: str) -> None:
        if self._paragraph is not None and not self._in_code:
            self._paragraph.parts.append(text)

    def _on_tab(self, _attributes: Attributes) -> None:
        self._put(" ")

    def _on_hyphen(self, _attributes: Attributes) -> None:
        self._put("-")

    def _on_soft_hyphen(self, _attributes: Attributes) -> None:
        """Invisible but in TCVN3, where its character is a letter."""
        if self._paragraph is not None and not self._in_code and encoding_of(self._font(self._paragraph)) is not None:
            self._take("\u00ad")

    def _on_break(self, attributes: Attributes) -> None:
        if attribute(attributes, "type") not in ("page", "column"):
            self._put("\n")

    def _on_symbol(self, attributes: Attributes) -> None:
        code, font = attribute(attributes, "char"), attribute(attributes, "font")
        position = int(code, 16) if _HEX.fullmatch(code) else 0
        if (encoding := encoding_of(font)) is not None and self._paragraph is not None and 0x20 <= position < 0xF100:
            self._take_legacy(self._paragraph, chr(position), font, encoding)
            return
        text = symbol(font, position)
        self.unread_symbols += text == UNREADABLE
        self._take(text)

    # ---- runs and fields

    def _start_run(self, _attributes: Attributes) -> None:
        self._run = None

    def _own(self) -> Style | None:
        """The run's own properties, to write into; None where these are the paragraph mark's."""
        if self._in_paragraph_properties:
            return None
        if self._run is None:
            self._run = Style()
            self._run_style = ""
        return self._run

    def _on_run_style(self, attributes: Attributes) -> None:
        if self._own() is not None:
            self._run_style = value(attributes)

    def _switch(self, name: str) -> OnStart:
        """The handler of a property that is on or off."""

        def on_switch(attributes: Attributes) -> None:
            if (own := self._own()) is not None:
                setattr(own, name, is_on(attributes))

        return on_switch

    def _on_fonts(self, attributes: Attributes) -> None:
        if (own := self._own()) is not None:
            own.font = self._styles.font(attributes)

    def _on_field(self, attributes: Attributes) -> None:
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()
        self._in_code = True in self._fields
