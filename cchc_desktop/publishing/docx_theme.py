"""The two parts of a Word package that say which type faces and colours it offers: font table and theme.

Word opens a document without them; the validator of the Open XML SDK calls them missing, and only a theme has Word's
own boxes for type and colour offer the face of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip


def font_table(families: Sequence[str]) -> str:
    """word/fontTable.xml: each face a serif one with Vietnamese letters, so that a substitute is of its kind."""
    fonts = (
        f'<w:font w:name={quoteattr(family)}><w:charset w:val="A3"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for family in dict.fromkeys(families)
    )
    return f'{_DECLARATION}<w:fonts xmlns:w="{_W}">{"".join(fonts)}</w:fonts>'


def theme(family: str) -> str:
    """word/theme/theme1.xml: the document's face for headings and text, black on white, plain fills and lines."""
    face = f'<a:latin typeface={quoteattr(family)}/><a:ea typeface=""/><a:cs typeface=""/>'
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_DECLARATION}<a:theme xmlns:a="{_A}" name="CCHC"><a:themeElements><a:clrScheme name="CCHC">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>'
        f'<a:fontScheme name="CCHC"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="CCHC"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
