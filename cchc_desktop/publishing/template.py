"""The user's own Word template, filled: letterhead, fonts, logo and sections stay theirs, the plan fills named places.

The appendices come as sections of their own, in styles of ours that are added to the template's.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.issues import Issue, IssueCode, Severity
from cchc_desktop.core.plan import Plan
from cchc_desktop.publishing import docx_parts
from cchc_desktop.publishing.docx_text_styles import corner_style
from cchc_desktop.publishing.docx_writer import sheets_xml
from cchc_desktop.publishing.layout import appendix_sheets
from cchc_desktop.publishing.printing import require_valid
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties, TypeSetup
from cchc_desktop.publishing.template_package import MOST_BYTES, TYPES, TemplatePackage, W, parse, read_template
from cchc_desktop.publishing.template_places import (
    appendix_places,
    fill,
    open_controls,
    place_name,
    places_in,
    texts_of,
)
from cchc_desktop.publishing.template_values import APPENDICES, PLACES, values_of

_R = f"{{{docx_parts.R}}}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_NEEDED = ("so", "ngay", "trich_yeu", "noi_dung", "noi_nhan", "chu_ky", APPENDICES)
_SAME = {"ngay": ("dia_danh_ngay",)}  # places that serve for another
_OWN = "PlanGoc"  # what our styles are based on: nothing of the template's Normal shows in a table
_PAGE_NUMBER, _EMPTY = "rIdPlanPageNumber", "rIdPlanNoHeader"


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template, ready to be written, and what there is to say of it."""

    package: TemplatePackage
    issues: tuple[Issue, ...]

    def write(self, target: BinaryIO) -> None:
        """Writes the document."""
        self.package.write(target)


def fill_from_file(path: Path, plan: Plan, *, electronic: bool = False) -> Filled:
    """The template in a file, filled with a plan and all its appendices; raises KnownError as :func:`fill_template`."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:  # no pipe, no device
            raise KnownError(ErrorCode.TEMPLATE_UNREADABLE, path=str(path), detail="no file")
        data = path.read_bytes()
    except OSError as error:
        raise KnownError(ErrorCode.TEMPLATE_UNREADABLE, path=str(path), detail=str(error)) from error
    return fill_template(data, str(path), plan, appendix_sheets(plan, electronic=electronic))


def fill_template(data: bytes, path: str, plan: Plan, sheets: Sequence[AppendixSheet]) -> Filled:
    """The template in ``data`` filled with a plan; ``sheets`` go to the place of the appendices.

    Raises KnownError TEMPLATE_UNREADABLE, TEMPLATE_WITHOUT_PLACES.
    """
    for sheet in sheets:
        require_valid(sheet.grid)
    package = read_template(data, path)
    try:
        return _filled(package, path, plan, sheets)
    except (ValueError, KeyError) as error:
        raise KnownError(ErrorCode.TEMPLATE_UNREADABLE, path=path, detail=str(error)[:200]) from error


def _filled(package: TemplatePackage, path: str, plan: Plan, sheets: Sequence[AppendixSheet]) -> Filled:
    values = values_of(plan)
    written: list[str] = []
    wrong = False
    for name in sorted(package.parts):
        if not _has_text(name, package.main):
            continue
        root = package.xml(name)
        open_controls(root)
        written += list(places_in(root))
        fill(root, values)
        if name == package.main:
            wrong = _put_appendices(package, root, sheets)
        elif appendix_places(root):
            wrong = True
        package.put(name, root)
    if not any(place_name(one) in PLACES for one in written):
        raise KnownError(ErrorCode.TEMPLATE_WITHOUT_PLACES, path=path)
    return Filled(package, tuple(_issues(package, written, wrong=wrong, appendices=bool(sheets))))


def _has_text(name: str, main: str) -> bool:
    return name == main or (name.startswith(("word/header", "word/footer")) and name.endswith(".xml"))


def _issues(package: TemplatePackage, written: Sequence[str], *, wrong: bool, appendices: bool) -> list[Issue]:
    known = {place_name(one) for one in written}
    found = [
        Issue(IssueCode.TEMPLATE_PLACE_UNKNOWN, Severity.WARNING, params={"text": f"{{{{{one}}}}}"})
        for one in dict.fromkeys(written)
        if place_name(one) not in PLACES
    ]
    missing = [
        f"{{{{{name}}}}} ({PLACES[name]})"
        for name in _NEEDED
        if known.isdisjoint((name, *_SAME.get(name, ()))) and (appendices or name != APPENDICES)
    ]
    if missing:
        found.append(Issue(IssueCode.TEMPLATE_PLACE_MISSING, Severity.WARNING, params={"text": "; ".join(missing)}))
    if wrong:
        found.append(Issue(IssueCode.TEMPLATE_PLACE_WRONG, Severity.WARNING))
    if package.dropped:
        text = "; ".join(dict.fromkeys(package.dropped))
        found.append(Issue(IssueCode.TEMPLATE_DROPPED, Severity.WARNING, params={"text": text}))
    return found


# ---- appendices


def _put_appendices(package: TemplatePackage, root: etree._Element, sheets: Sequence[AppendixSheet]) -> bool:
    """Puts the sheets into their place; True where there is a place that cannot take them."""
    places = appendix_places(root)
    body = root.find(f"{W}body")
    if not places or body is None:
        return False
    good = [place for place in places if place.getparent() is body and _alone(place)]
    if not good:
        return True
    if not sheets:
        for place in good:
            body.remove(place)
        return False
    _insert(package, body, good[0], sheets)
    return len(good) < len(places)


def _alone(place: etree._Element) -> bool:
    text = "".join(t.text or "" for t in texts_of(place)).strip()
    return text.startswith("{{") and text.endswith("}}") and text.count("{{") == 1


def _insert(
    package: TemplatePackage, body: etree._Element, place: etree._Element, sheets: Sequence[AppendixSheet]
) -> None:
    """The text before the place keeps its section, what is behind it (if anything) too."""
    family = _family(package)
    sheets = [replace(sheet, type=replace(sheet.type, family=family)) for sheet in sheets]
    types = list(dict.fromkeys(sheet.type for sheet in sheets))
    _add_styles(package, types)
    _add_headers(package, types)
    xml = "".join(sheets_xml(sheets, types))
    made = list(parse(f'<w:body xmlns:w="{docx_parts.W}" xmlns:r="{docx_parts.R}">{xml}</w:body>'.encode()))
    for section in [one for element in made for one in element.iter(f"{W}sectPr")]:
        _own_headers(section)
    *content, last = made
    before, after = body[: body.index(place)], body[body.index(place) + 1 :]
    around = next((s for element in (place, *after) for s in element.iter(f"{W}sectPr")), None)
    nothing_before = not any(element.tag in (f"{W}p", f"{W}tbl") for element in before)
    own = place.find(f"{W}pPr/{W}sectPr")  # the place itself closes the section
    rest = [element for element in after if element.tag != f"{W}sectPr"]
    ends = own is not None or not any(_shows(element) for element in rest)
    if not nothing_before and not _closes(before[-1]):
        content.insert(0, _closing(copy.deepcopy(around) if around is not None else etree.Element(f"{W}sectPr")))
    at = body.index(place)
    body.remove(place)
    if own is None and ends:
        for element in after:
            body.remove(element)
        content.append(last)
    else:
        content.append(_closing(last))
    body[at:at] = content


def _shows(element: etree._Element) -> bool:
    """True for a paragraph with anything in it, a table, or the end of a section."""
    if element.tag != f"{W}p":
        return element.tag in (f"{W}tbl", f"{W}sdt")
    seen = element.iter(f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sectPr", f"{W}fldSimple")
    return next(seen, None) is not None


def _closes(element: etree._Element) -> bool:
    return element.tag == f"{W}p" and element.find(f"{W}pPr/{W}sectPr") is not None


def _closing(section: etree._Element) -> etree._Element:
    """The paragraph, as low as can be, that ends a section."""
    paragraph = etree.Element(f"{W}p")
    shape = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(shape, f"{W}pStyle").set(f"{W}val", docx_parts.style_id(docx_parts.TABLE_END, 0))
    shape.append(section)
    return paragraph


def _own_headers(section: etree._Element) -> None:
    """An appendix counts its own pages; the letterhead of the template does not stand on it."""
    reference = section.find(f"{W}headerReference")
    number = reference.get(f"{_R}id", "").removeprefix("rIdHeader")
    reference.set(f"{_R}id", f"{_PAGE_NUMBER}{number}")
    first = etree.Element(f"{W}headerReference")
    first.set(f"{W}type", "first")
    first.set(f"{_R}id", _EMPTY)
    section.insert(1, first)


# ---- styles and headers


def _family(package: TemplatePackage) -> str:
    """The face that the template sets its text in, where it says one plainly."""
    if "word/styles.xml" in package.parts:
        root = package.xml("word/styles.xml")
        normal = [s for s in root.iter(f"{W}style") if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"]
        for place in (*normal, *root.iter(f"{W}docDefaults")):
            for fonts in place.iter(f"{W}rFonts"):
                if name := fonts.get(f"{W}ascii"):
                    return name
    return TypeSetup().family


def _add_styles(package: TemplatePackage, types: Sequence[TypeSetup]) -> None:
    """Ours beside the template's; one that is there already is the user's and stays."""
    name = "word/styles.xml"
    ours = docx_parts.static_parts(types, DocumentProperties(), corner_style())[name]
    if name not in package.parts:
        package.parts[name] = ours.encode()
        _link(package, "rIdPlanStyles", "styles", "styles.xml")
        _declare(package, name, "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml")
        return
    root = package.xml(name)
    taken = {style.get(f"{W}styleId") for style in root.iter(f"{W}style")}
    base = parse(
        f'<w:style xmlns:w="{docx_parts.W}" w:type="paragraph" w:customStyle="1" w:styleId="{_OWN}">'
        '<w:name w:val="Kế hoạch - Gốc"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr></w:style>'.encode()
    )
    for style in (base, *list(parse(ours.encode()).iter(f"{W}style"))):
        if style.get(f"{W}customStyle") != "1" or style.get(f"{W}styleId") in taken:
            continue
        below = style.find(f"{W}basedOn")
        if below is not None and below.get(f"{W}val") == "Normal":
            below.set(f"{W}val", _OWN)
        elif below is not None and below.get(f"{W}val") not in taken and below.get(f"{W}val") == "TableNormal":
            style.remove(below)
        root.append(style)
    package.put(name, root)


def _add_headers(package: TemplatePackage, types: Sequence[TypeSetup]) -> None:
    parts = docx_parts.static_parts(types, DocumentProperties())
    empty = f'{docx_parts.DECLARATION}<w:hdr xmlns:w="{docx_parts.W}"><w:p/></w:hdr>'
    made = {f"{_PAGE_NUMBER}{i}": parts[f"word/header{i}.xml"] for i in range(1, len(types) + 1)} | {_EMPTY: empty}
    for relation, text in made.items():
        base = f"{relation.removeprefix('rId').lower()}.xml"
        package.parts[f"word/{base}"] = text.encode()
        _link(package, relation, "header", base)
        _declare(package, f"word/{base}", _HEADER_TYPE)


def _link(package: TemplatePackage, relation: str, kind: str, target: str) -> None:
    name = package.relations(package.main)
    empty = f'<Relationships xmlns="{_LINKS[1:-1]}"/>'.encode()
    root = parse(package.parts.get(name, empty))
    link = etree.SubElement(root, f"{_LINKS}Relationship")
    folder = package.main.rpartition("/")[0]
    link.set("Id", relation)
    link.set("Type", f"{docx_parts.R}/{kind}")
    link.set("Target", target if folder == "word" else f"/word/{target}")
    package.put(name, root)


def _declare(package: TemplatePackage, part: str, kind: str) -> None:
    root = package.xml(TYPES)
    override = etree.SubElement(root, f"{_CONTENT}Override")
    override.set("PartName", f"/{part}")
    override.set("ContentType", kind)
    package.put(TYPES, root)
