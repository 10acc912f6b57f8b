"""An office file as its parts: which kind it is, which part is the main one, and which parts a reader needs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.archive import Archive, damaged, key
from cchc_desktop.importing.blocks import SourceKind
from cchc_desktop.importing.xml_check import Inspector
from cchc_desktop.importing.xml_walk import elements

CONTENT_TYPES = "[Content_Types].xml"
# The part types a reader reads, by the last word of the relationship's type.
WORD_MARGINS = ("header", "footer", "footnotes", "endnotes")
WORD_PARTS = ("styles", "numbering", "theme", *WORD_MARGINS)
EXCEL_PARTS = ("worksheet", "sharedStrings", "styles")

_KINDS: dict[str, SourceKind] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.": "docx",
    "application/vnd.ms-word.": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.": "xlsx",
    "application/vnd.ms-excel.": "xlsx",
}
_BINARY_WORKBOOK = "application/vnd.ms-excel.sheet.binary."
_MAIN_TYPES = ("main+xml", "main")
_USUAL_MAIN_PARTS: dict[str, SourceKind] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another: its id, the last word of its type, and the name of the part it leads to."""

    id: str
    type: str
    target: str


class Package:
    """A Word or Excel file. Raises KnownError: SOURCE_WRONG_KIND, SOURCE_UNSUPPORTED or SOURCE_DAMAGED."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.path = archive.path
        self._inspector = Inspector(archive.path, archive.limits)
        self._parts: dict[str, bytes] = {}
        self._plain: dict[str, bool] = {}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self.main, self.kind = self._main_part()

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return PurePath(self.path).name

    def part(self, name: str) -> bytes:
        """The content of a part. Raises KnownError (SOURCE_DAMAGED) if there is none."""
        name = key(name)
        if name not in self._parts:
            if name not in self.archive:
                raise damaged(self.path, f"no part {name}")
            self._parts[name] = self.archive.read(name)
        return self._parts[name]

    def look(self, name: str) -> None:
        """Let the inspector look into a part. Raises KnownError (SOURCE_SUSPICIOUS, SOURCE_DAMAGED)."""
        self._plain[key(name)] = not self._inspector.look(self.part(name))

    def is_notable(self, name: str) -> bool:
        """Whether a sheet may tell more than values and merged cells (see :meth:`Inspector.look`)."""
        return not self._plain.get(key(name), False)

    def related(self, types: Iterable[str], source: str | None = None) -> list[Relationship]:
        """Links of the given types that lead from a part (the main one) to parts that are there."""
        source = self.main if source is None else source
        if source not in self._relationships:
            self._relationships[source] = tuple(self._read_relationships(source))
        return [link for link in self._relationships[source] if link.type in types and link.target in self.archive]

    def needed(self) -> list[str]:
        """The parts that the reader of this kind reads; the gate has looked into every one of them."""
        types = WORD_PARTS if self.kind == "docx" else EXCEL_PARTS
        return list(dict.fromkeys([self.main, *(link.target for link in self.related(types))]))

    def _read_relationships(self, source: str) -> Iterable[Relationship]:
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if part not in self.archive:
            return
        for tag, attributes in self._elements(part):
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                yield Relationship(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], key(target))

    def _main_part(self) -> tuple[str, SourceKind]:
        types = self._content_types()
        for link in self.related(["officeDocument"], source=""):
            content_type = types.get(f"/{link.target}") or types.get(link.target.rpartition(".")[2], "")
            if content_type.startswith(_BINARY_WORKBOOK):
                raise KnownError(ErrorCode.SOURCE_UNSUPPORTED, path=self.path, suffix=".xlsb")
            for prefix, kind in _KINDS.items():
                if content_type.startswith(prefix) and content_type.endswith(_MAIN_TYPES):
                    return link.target, kind
        for name, kind in _USUAL_MAIN_PARTS.items():
            if name in self.archive:
                return name, kind
        raise self._wrong_kind()

    def _wrong_kind(self) -> KnownError:
        expected = "xlsx" if PurePath(self.path).suffix.lower().startswith(".xls") else "docx"
        return KnownError(ErrorCode.SOURCE_WRONG_KIND, path=self.path, expected=expected)

    def _content_types(self) -> dict[str, str]:
        """Content type by "/part name" or by extension."""
        if CONTENT_TYPES not in self.archive:
            return {}
        found: dict[str, str] = {}
        for tag, attributes in self._elements(CONTENT_TYPES):
            if tag == "Override":
                found[f"/{key(attributes.get('PartName', ''))}"] = attributes.get("ContentType", "")
            elif tag == "Default":
                found[attributes.get("Extension", "").casefold()] = attributes.get("ContentType", "")
        return found

    def _elements(self, part: str) -> list[tuple[str, dict[str, str]]]:
        self.look(part)
        return elements(self.part(part))
