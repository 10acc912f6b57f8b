"""Characters of Word's symbol fonts (Symbol, Wingdings) as Unicode.

Word stores such a character as a font and a position 0x20–0xFF, or shifted to U+F020–U+F0FF. Symbol is the encoding
that Adobe published with the font; of the Wingdings fonts those characters are here that office texts use.
"""

from __future__ import annotations

UNREADABLE = "\N{REPLACEMENT CHARACTER}"

_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"  # from 0x20
)
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"  # from 0xA0
_SYMBOL = dict(enumerate(_SYMBOL_LOW, 0x20)) | dict(enumerate(_SYMBOL_HIGH, 0xA0)) | dict(enumerate("〉∫", 0xF1))
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA3: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
# Where the font is not known, a character means what the font that has it most often in office texts shows.
_ANY_FONT = {position: _WINGDINGS[position] for position in (0x76, 0xA7, 0xA8, 0xD8, 0xE0, 0xF0, 0xFC, 0xFE)} | {
    0x2D: "-",
    0xB7: "•",
}


def symbol(font: str, position: int) -> str:
    """The character at a position of a font; any other font is taken to be Unicode; UNREADABLE if it is not known."""
    table = _FONTS.get(font.casefold())
    shifted = position - 0xF000 if 0xF000 <= position <= 0xF0FF else position
    if table is not None:
        return table.get(shifted, UNREADABLE)
    if shifted != position:
        return private_symbol(chr(position))
    return chr(position) if 0x20 <= position < 0xD800 or 0xF900 <= position <= 0xFFFD else UNREADABLE


def private_symbol(character: str) -> str:
    """The character that a private-use character of an unknown symbol font most likely shows, or UNREADABLE."""
    return _ANY_FONT.get(ord(character) - 0xF000, UNREADABLE)
