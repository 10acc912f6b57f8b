"""The skeleton of a PDF that Qt wrote: its cross-reference table, where every object stands, its pages in order.

Only what PDF 1.4 with a plain cross-reference table needs (ISO 32000-1, 7.5): enough to see whether a written file is
whole, and to add an outline to it. No reader of foreign files.
"""

from __future__ import annotations

import re

from cchc_desktop.publishing.atomic import DamagedFileError

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"(\d+) (\d+) *\r?\n")
_ENTRY = 20  # bytes of a line of the table
_REFERENCES = re.compile(rb"(\d+) 0 R")
_MOST_DEPTH = 50


class PdfFile:
    """The bytes of a PDF and where its objects stand; raises DamagedFileError where something is missing or cut."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        if not data.startswith(b"%PDF-1."):
            raise DamagedFileError("no PDF header")
        start = _START.search(data, max(len(data) - 100, 0))
        if start is None:
            raise DamagedFileError("no end of file mark")
        self.start = int(start[1])
        self.offsets: dict[int, int] = {}
        self.trailer = b""
        self._read_tables(self.start)
        self.root = self._number(rb"/Root (\d+) 0 R", self.trailer)
        self.size = self._number(rb"/Size (\d+)", self.trailer)

    def _read_tables(self, start: int) -> None:
        """All tables, the newest first; an object counts where the newest one has it."""
        seen: set[int] = set()
        while start not in seen:
            seen.add(start)
            trailer = self._read_table(start)
            self.trailer = self.trailer or trailer
            former = re.search(rb"/Prev (\d+)", trailer)
            if former is None:
                return
            start = int(former[1])
        raise DamagedFileError("the cross-reference tables run in a circle")

    def _read_table(self, start: int) -> bytes:
        if self.data[start : start + 4] != b"xref":
            raise DamagedFileError("no cross-reference table where it should be")
        at = start + 5
        while match := _SECTION.match(self.data, at):
            first, count = int(match[1]), int(match[2])
            at = match.end()
            for number in range(first, first + count):
                entry = self.data[at : at + _ENTRY]
                if len(entry) != _ENTRY or entry[17:18] not in b"nf":
                    raise DamagedFileError("a cross-reference entry is damaged")
                if entry[17:18] == b"n":
                    self.offsets.setdefault(number, int(entry[:10]))
                at += _ENTRY
        end = self.data.find(b"startxref", at)
        if self.data[at : at + 7] != b"trailer" or end < 0:
            raise DamagedFileError("no trailer")
        return self.data[at:end]

    def object(self, number: int) -> bytes:
        """What stands between "obj" and "endobj"."""
        offset = self.offsets.get(number, -1)
        head = b"%d 0 obj" % number
        end = self.data.find(b"endobj", offset)
        if offset < 0 or not self.data.startswith(head, offset) or end < 0:
            raise DamagedFileError(f"object {number} is not where it should be")
        return self.data[offset + len(head) : end]

    def pages(self) -> list[int]:
        """The numbers of the page objects, in order."""
        found: list[int] = []
        top = self._number(rb"/Pages (\d+) 0 R", self.object(self.root))
        self._collect(top, found, 0)
        return found

    def _collect(self, number: int, found: list[int], depth: int) -> None:
        node = self.object(number)
        if depth > _MOST_DEPTH:
            raise DamagedFileError("the tree of pages is too deep")
        if b"/Type /Pages" not in node:
            found.append(number)
            return
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", node)
        for kid in _REFERENCES.finditer(kids[1] if kids else b""):
            self._collect(int(kid[1]), found, depth + 1)

    def check(self) -> None:
        """Every object stands where the table says, and there is a page."""
        for number in self.offsets:
            self.object(number)
        if not self.pages():
            raise DamagedFileError("no page")

    @staticmethod
    def _number(pattern: bytes, where: bytes) -> int:
        match = re.search(pattern, where)
        if match is None:
            raise DamagedFileError(f"{pattern!r} not found")
        return int(match[1])
