"""Named places of a Word template, and filling them: "{{so}}", also split over runs, and content controls by tag.

A filled text has the look of the place's first letter; a place that is a whole paragraph gives each paragraph of its
value the look of that paragraph.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from cchc_desktop.core.loose import loose, nfc
from cchc_desktop.publishing.template_values import APPENDICES, PLACES, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLACE = re.compile(r"\{\{\s*([^{}\n]{1,60}?)\s*\}\}")
_BEFORE_BOLD = ("rStyle", "rFonts")
_BEFORE_KEEP = ("pStyle",)


def place_name(written: str) -> str:
    """A written name as the names of PLACES are: "Trích yếu", "TRICH-YEU" and "trich_yeu" are one."""
    return "_".join(re.findall(r"[a-z0-9]+", loose(nfc(written))))


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """The text elements of a paragraph, those of a text box inside it left out."""
    return [t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph]


def places_in(root: etree._Element) -> Iterator[str]:
    """The names of all places, as written."""
    for paragraph in root.iter(f"{W}p"):
        yield from _PLACE.findall("".join(t.text or "" for t in texts_of(paragraph)))


def open_controls(root: etree._Element) -> None:
    """Turns every content control whose tag or title is the name of a place into that place, as text."""
    for control in list(root.iter(f"{W}sdt")):
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        name = next((n for n in map(place_name, _names(properties)) if n in PLACES), "")
        parent = control.getparent()
        if not name or content is None or parent is None:
            continue
        if (run := content.find(f"{W}r")) is not None:
            kept = [_as_place(run, name)]
        elif (paragraph := content.find(f"{W}p")) is not None:
            kept = [_paragraph_as_place(paragraph, name)]
        elif cells := list(content.iter(f"{W}tc")):  # around a cell, rows or a whole table, which all stay
            if not _has_places(content):
                _cell_as_place(_cell_meant(cells), name)
            kept = list(content)
        else:
            continue
        at = parent.index(control)
        parent[at : at + 1] = kept


def _names(properties: etree._Element | None) -> list[str]:
    found = [properties.find(f"{W}{kind}") for kind in ("tag", "alias")] if properties is not None else []
    return [one.get(f"{W}val", "") for one in found if one is not None]


def _paragraph_as_place(paragraph: etree._Element, name: str) -> etree._Element:
    made = etree.Element(f"{W}p")
    shape, first = paragraph.find(f"{W}pPr"), paragraph.find(f".//{W}r")
    if shape is not None:
        made.append(copy.deepcopy(shape))
    made.append(_as_place(first if first is not None else etree.Element(f"{W}r"), name))
    return made


def _has_places(content: etree._Element) -> bool:
    """True where there are places of their own inside."""
    inner = (_names(control.find(f"{W}sdtPr")) for control in content.iter(f"{W}sdt"))
    return any(place_name(one) in PLACES for names in (*inner, places_in(content)) for one in names)


def _cell_meant(cells: Sequence[etree._Element]) -> etree._Element:
    """The cell that waits for a text: the one that says "click here", else an empty one, else the last of the row."""
    own = [cell for cell in cells if not _continues(cell)] or list(cells)
    waiting = [cell for cell in own if any(map(_is_placeholder, cell.iter(f"{W}rStyle")))]
    empty = [cell for cell in own if not "".join(t.text or "" for t in cell.iter(f"{W}t")).strip()]
    return (waiting or empty or own[-1:])[0]


def _continues(cell: etree._Element) -> bool:
    """True for the lower part of a merged cell, whose text is not shown."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _cell_as_place(cell: etree._Element, name: str) -> None:
    paragraph = cell.find(f".//{W}p")
    made = _paragraph_as_place(paragraph if paragraph is not None else etree.Element(f"{W}p"), name)
    for child in [child for child in cell if child.tag != f"{W}tcPr"]:
        cell.remove(child)
    cell.append(made)


def _is_placeholder(style: etree._Element) -> bool:
    return style.get(f"{W}val", "").lower().startswith("placeholder")


def _as_place(run: etree._Element, name: str) -> etree._Element:
    look = run.find(f"{W}rPr")
    made = _run(f"{{{{{name}}}}}", copy.deepcopy(look) if look is not None else None)
    for style in made.iter(f"{W}rStyle"):
        if _is_placeholder(style):  # the grey of "click here to enter text"
            style.getparent().remove(style)
    return made


def fill(root: etree._Element, values: Mapping[str, Sequence[Paragraph]]) -> set[str]:
    """Fills every known place but the appendices'; returns the names filled."""
    filled: set[str] = set()
    for paragraph in list(root.iter(f"{W}p")):
        texts = texts_of(paragraph)
        whole = "".join(t.text or "" for t in texts)
        found = [match for match in _PLACE.finditer(whole) if place_name(match[1]) in values]
        if not found:
            continue
        filled |= {place_name(match[1]) for match in found}
        value = values[place_name(found[0][1])]
        if len(found) == 1 and not whole.replace(found[0][0], "").strip() and len(value) != 1:
            _fill_whole(paragraph, texts, value)
            continue
        for match in reversed(found):
            _write(texts, match.span(), "\n".join(one.text for one in values[place_name(match[1])]))
        _mark_bold(paragraph, value if len(found) == 1 and whole.strip() == found[0][0] else ())
    return filled


def appendix_places(root: etree._Element) -> list[etree._Element]:
    """The paragraphs that hold the place of the appendices."""
    return [
        paragraph
        for paragraph in root.iter(f"{W}p")
        if any(
            place_name(name) == APPENDICES
            for name in _PLACE.findall("".join(t.text or "" for t in texts_of(paragraph)))
        )
    ]


def _write(texts: Sequence[etree._Element], span: tuple[int, int], value: str) -> None:
    """Puts ``value`` where the span of the joined texts was: into its first run, the others lose their share."""
    position, first = 0, True
    for t in texts:
        text = t.text or ""
        start, stop = span[0] - position, span[1] - position
        position += len(text)
        if stop <= 0 or start >= len(text):
            continue
        before, after = text[: max(start, 0)], text[stop:] if stop < len(text) else ""
        _set_text(t, before + (value if first else "") + after)
        first = False


def _set_text(t: etree._Element, text: str) -> None:
    """Lines of a text are apart by breaks, tabs are elements of their own; both stand beside ``t`` in its run."""
    parent = t.getparent()
    at = parent.index(t)
    pieces = re.split(r"([\n\t])", text)
    t.text = pieces[0]
    t.set(_SPACE, "preserve")
    for offset, piece in enumerate(pieces[1:], 1):
        if piece in ("\n", "\t"):
            made = etree.Element(f"{W}br" if piece == "\n" else f"{W}tab")
        else:
            made = etree.Element(f"{W}t")
            made.text = piece
            made.set(_SPACE, "preserve")
        parent.insert(at + offset, made)


def _fill_whole(paragraph: etree._Element, texts: Sequence[etree._Element], value: Sequence[Paragraph]) -> None:
    """One paragraph for each of the value's; an empty value leaves an empty paragraph, for what must not be without."""
    run = next(texts[0].iterancestors(f"{W}r"), None)
    look = run.find(f"{W}rPr") if run is not None else None
    shape = paragraph.find(f"{W}pPr")
    made: list[etree._Element] = []
    for one in value:
        new = etree.Element(f"{W}p")
        if shape is not None:
            new.append(copy.deepcopy(shape))
            for section in new.findall(f"{W}pPr/{W}sectPr"):
                section.getparent().remove(section)
        new.append(_run(one.text, copy.deepcopy(look) if look is not None else None))
        _mark_bold(new, [one])
        made.append(new)
    parent = paragraph.getparent()
    at = parent.index(paragraph)
    if not made or (shape is not None and shape.find(f"{W}sectPr") is not None):
        for t in texts:
            t.text = ""
        for offset, new in enumerate(made):
            parent.insert(at + offset, new)
        return
    parent[at : at + 1] = made


def _run(text: str, look: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(look)
    _set_text(etree.SubElement(run, f"{W}t"), text)
    return run


def _mark_bold(paragraph: etree._Element, value: Sequence[Paragraph]) -> None:
    """Headings of a value are bold and stay with what follows, whatever the place looks like."""
    if any(one.keep for one in value):
        shape = _first_child(paragraph, "pPr")
        if shape.find(f"{W}keepNext") is None:
            _insert_after(shape, "keepNext", _BEFORE_KEEP)
    if any(one.bold for one in value):
        for run in paragraph.iter(f"{W}r"):
            look = _first_child(run, "rPr")
            for old in look.findall(f"{W}b"):
                look.remove(old)
            _insert_after(look, "b", _BEFORE_BOLD)


def _first_child(element: etree._Element, name: str) -> etree._Element:
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def _insert_after(properties: etree._Element, name: str, before: Sequence[str]) -> None:
    """The schema wants an order: a new element stands behind those of ``before``."""
    count = sum(1 for child in properties if etree.QName(child).localname in before)
    properties.insert(count, etree.Element(f"{W}{name}"))
