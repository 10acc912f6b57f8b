"""A user's Word template as parts: read within limits, and freed of what must not go on into official documents.

Macros, embedded programs, links to other files and fields that fetch from outside are left out and told by name
(promises.md R14); pictures, styles, headers, footers and all else stay byte for byte.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from cchc_desktop.core.errors import ErrorCode, KnownError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES, MAIN = "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_BYTES, _MOST_PARTS, _MOST_INFLATED = 64 << 20, 2_000, 256 << 20
# Kinds of relations: what runs, what is embedded, what is fetched.
_FOREIGN = re.compile(
    r"vbaProject|wordVbaData|attachedToolbars|keyMapCustomizations|control|activeXControlBinary|oleObject|package|"
    r"extensibility|aFChunk|mailMerge|subDocument|frame|attachedTemplate",
    re.I,
)
_FOREIGN_PART = re.compile(r"vbaProject|vbaData|(?:^|/)(?:activeX|embeddings|customUI)/", re.I)
_FETCHING = re.compile(
    r"(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|MACROBUTTON|DATABASE|RD|MERGEFIELD)\b", re.I
)
_OLD_STYLES = "stylesWithEffects"  # Word 2010 wrote all styles twice; a copy that differs is called damaged
_HARMLESS = " QUOTE "
_MAIN_KINDS = (
    "document.main+xml",
    "template.main+xml",
    "document.macroEnabled.main+xml",
    "template.macroEnabledTemplate.main+xml",
)
_HOLDERS = tuple(
    f"{W}{name}" for name in ("object", "drawing", "pict", "control", "altChunk", "attachedTemplate", "subDoc")
)


@dataclass(slots=True)
class TemplatePackage:
    """The parts by name; ``main`` is the name of the document's part. ``dropped``: what was left out, by name."""

    parts: dict[str, bytes]
    main: str
    dropped: list[str] = field(default_factory=list[str])

    def xml(self, name: str) -> etree._Element:
        """A part parsed; raises ValueError where it is no XML that we take."""
        return parse(self.parts[name])

    def put(self, name: str, root: etree._Element) -> None:
        """A part written back."""
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def relations(self, name: str) -> str:
        """The name of the part that holds the relations of another."""
        folder, base = posixpath.split(name)
        return posixpath.join(folder, "_rels", f"{base}.rels")

    def write(self, target: BinaryIO) -> None:
        """The package; content types first, as Word writes it."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda name: (name != TYPES, not name.startswith("_rels"))):
                archive.writestr(zipfile.ZipInfo(name), self.parts[name], zipfile.ZIP_DEFLATED)


def parse(data: bytes) -> etree._Element:
    """XML without entities, network or DTD; raises ValueError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("DTD")
    return root


def read_template(data: bytes, path: str) -> TemplatePackage:
    """The parts of a .docx, .dotx, .docm or .dotm; raises KnownError(TEMPLATE_UNREADABLE)."""
    try:
        return _read(data)
    except (ValueError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
        raise KnownError(ErrorCode.TEMPLATE_UNREADABLE, path=path, detail=str(error)[:200]) from error


def _read(data: bytes) -> TemplatePackage:
    if len(data) > MOST_BYTES:
        raise ValueError("too large")
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or len({e.filename.lower() for e in entries}) < len(entries):
            raise ValueError("parts")
        room = _MOST_INFLATED
        for entry in entries:
            with archive.open(entry) as part:
                parts[entry.filename] = part.read(room + 1)  # what really comes out, not what the header says
            room -= len(parts[entry.filename])
            if room < 0:
                raise ValueError("inflates too much")
    package = TemplatePackage(parts, "")
    _clean_types(package)
    for name in [name for name in package.parts if name.endswith(".rels")]:
        if name in package.parts:  # those of a part that was dropped are gone with it
            _clean_relations(package, name)
    for name in [name for name in package.parts if name.endswith(".xml") and name.startswith("word/")]:
        _clean_fields(package, name)
    _tidy(package)
    return package


def _tidy(package: TemplatePackage) -> None:
    """Parts that only macros and embedded programs use, and types of parts that are no more."""
    for name in [name for name in package.parts if _FOREIGN_PART.search(name)]:
        del package.parts[name]
    types = package.xml(TYPES)
    for override in list(types.iter(f"{_TYPE}Override")):
        if override.get("PartName", "").lstrip("/") not in package.parts:
            types.remove(override)
    if not any(name.endswith(".bin") for name in package.parts):
        for default in [one for one in types.iter(f"{_TYPE}Default") if one.get("Extension", "").lower() == "bin"]:
            types.remove(default)
    package.put(TYPES, types)


def _clean_types(package: TemplatePackage) -> None:
    """The main part is an ordinary document, also of a template or of one with macros."""
    types = package.xml(TYPES)
    for override in list(types.iter(f"{_TYPE}Override")):
        kind, name = override.get("ContentType", ""), override.get("PartName", "").lstrip("/")
        if kind.endswith(_MAIN_KINDS):
            override.set("ContentType", MAIN)
            package.main = name
    if package.main not in package.parts:
        raise KeyError("no document")
    package.put(TYPES, types)


def _clean_relations(package: TemplatePackage, name: str) -> None:
    root = package.xml(name)
    folder = posixpath.dirname(posixpath.dirname(name))
    gone: set[str] = set()
    for link in list(root.iter(_LINK)):
        kind, target = link.get("Type", "").rsplit("/", 1)[-1], link.get("Target", "")
        outside = link.get("TargetMode") == "External"
        if outside and kind == "hyperlink" and re.match(r"(?:https?://|mailto:)", target, re.I):
            continue
        if not outside and kind != _OLD_STYLES and not _FOREIGN.match(kind):
            continue
        root.remove(link)
        gone.add(link.get("Id", ""))
        if kind != _OLD_STYLES:
            package.dropped.append(f"{kind}: {target}"[:120])
        if not outside:
            lost = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
            package.parts.pop(lost, None)
            package.parts.pop(package.relations(lost), None)
    if gone:
        package.put(name, root)
        _drop_users(package, posixpath.join(folder, posixpath.basename(name).removesuffix(".rels")), gone)


def _drop_users(package: TemplatePackage, name: str, gone: set[str]) -> None:
    """Takes out the elements of a part that name a relation that is no more; a link keeps its words."""
    if name not in package.parts or not name.endswith(".xml"):
        return
    root = package.xml(name)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or not any(
            value in gone and "relationships" in key for key, value in element.attrib.items()
        ):
            continue
        if element.tag == f"{W}hyperlink":
            for key in [key for key in element.attrib if "relationships" in key]:
                del element.attrib[key]
            continue
        holder = next((a for a in (element, *element.iterancestors()) if a.tag in _HOLDERS), element)
        if holder.getparent() is not None:
            holder.getparent().remove(holder)
    package.put(name, root)


def _clean_fields(package: TemplatePackage, name: str) -> None:
    """Fields that fetch from outside keep their shown words and fetch no more."""
    raw = package.parts[name]
    if not any(mark in raw for mark in (b"instr", b"attachedTemplate", b"mailMerge")):
        return
    root = package.xml(name)
    found = _fetching_fields(root)
    package.dropped += found
    leftovers = [*root.iter(f"{W}attachedTemplate"), *root.iter(f"{W}mailMerge")]
    for element in leftovers:
        element.getparent().remove(element)
    if found or leftovers:
        package.put(name, root)


def _fetching_fields(root: etree._Element) -> list[str]:
    """Makes fields that fetch harmless; returns their names. An instruction may be in pieces, fields in each other."""
    found: list[str] = []
    open_fields: list[list[etree._Element]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            if match := _FETCHING.match(element.get(f"{W}instr", "").strip()):
                element.set(f"{W}instr", _HARMLESS)
                found.append(match[0].upper())
        elif element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1].append(element)
            else:
                element.text = ""
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            pieces = open_fields.pop()
            said = "".join(piece.text or "" for piece in pieces).strip()
            if match := _FETCHING.match(said):
                found.append(match[0].upper())
                for piece in pieces:
                    piece.text = ""
                pieces[0].text = _HARMLESS
    return found
