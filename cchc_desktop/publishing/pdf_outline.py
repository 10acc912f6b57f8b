"""Adds to a PDF what Qt cannot write: bookmarks, the language of the text, the title in the window's frame.

As an incremental update (ISO 32000-1, 7.5.6): a new catalogue and the outline behind the old file, every byte of which
stays. PDF/A-1 allows that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_desktop.publishing.pages_spec import Bookmark
from cchc_desktop.publishing.pdf_file import PdfFile


@dataclass(slots=True)
class _Entry:
    """A node of the outline; the root has no title."""

    title: str = ""
    destination: bytes = b""
    children: list[_Entry] = field(default_factory=list)
    number: int = 0

    def count(self) -> int:
        """How many entries hang below."""
        return sum(1 + child.count() for child in self.children)


def with_outline(
    data: bytes, outline: Sequence[tuple[int, Bookmark]], heights: Sequence[float], language: str
) -> bytes:
    """The file with an outline, a language ("vi-VN") and its title shown by the reader.

    ``outline``: index of the page and bookmark, in order; ``heights`` of the pages in points. Raises DamagedFileError
    for bytes that are no PDF with a plain cross-reference table.
    """
    file = PdfFile(data)
    pages = file.pages()
    root = _tree(outline, pages, heights)
    added: dict[int, bytes] = {}
    catalogue = file.object(file.root).strip()
    more = b"/Lang %s\n/ViewerPreferences << /DisplayDocTitle true >>\n" % _text(language)
    if root.children:
        _number(root, file.size)
        _write(root, added)
        more += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % root.number
    added[file.root] = b"%s%s>>" % (catalogue.removesuffix(b">>"), more)
    return data + _update(file, added)


def _tree(outline: Sequence[tuple[int, Bookmark]], pages: Sequence[int], heights: Sequence[float]) -> _Entry:
    """The bookmarks hung under one another by their level."""
    root = _Entry()
    branch = [root]
    for page, mark in outline:
        entry = _Entry(mark.title, b"[%d 0 R /XYZ 0 %.2f null]" % (pages[page], heights[page] - mark.y))
        del branch[mark.level + 1 :]
        branch[-1].children.append(entry)
        branch.append(entry)
    return root


def _number(entry: _Entry, free: int) -> int:
    """Gives every entry an object number, from ``free`` on; returns the next free one."""
    entry.number = free
    free += 1
    for child in entry.children:
        free = _number(child, free)
    return free


def _write(root: _Entry, added: dict[int, bytes]) -> None:
    added[root.number] = b"<< /Type /Outlines %s/Count %d >>" % (_ends(root), root.count())
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for index, entry in enumerate(parent.children):
            links = b"/Parent %d 0 R " % parent.number
            if index:
                links += b"/Prev %d 0 R " % parent.children[index - 1].number
            if index + 1 < len(parent.children):
                links += b"/Next %d 0 R " % parent.children[index + 1].number
            if entry.children:
                links += _ends(entry) + b"/Count %d " % entry.count()
            added[entry.number] = b"<< /Title %s %s/Dest %s >>" % (_text(entry.title), links, entry.destination)
            waiting.append(entry)


def _ends(entry: _Entry) -> bytes:
    return b"/First %d 0 R /Last %d 0 R " % (entry.children[0].number, entry.children[-1].number)


def _text(text: str) -> bytes:
    """A text string in hexadecimal: ASCII as it is, anything else as UTF-16 with its mark."""
    raw = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    return b"<%s>" % raw.hex().encode("ascii")


def _update(file: PdfFile, added: Mapping[int, bytes]) -> bytes:
    """The new objects with their own cross-reference table, which leads on to the old one."""
    body = b"" if file.data.endswith(b"\n") else b"\n"
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(added):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(file.data) + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, added[number])
    size = max(file.size, *(number + 1 for number in added))
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, file.trailer).strip()
    trailer = b"%s/Prev %d\n>>" % (trailer.removesuffix(b">>"), file.start)
    start = len(file.data) + len(body)
    return b"%s%s%s\nstartxref\n%d\n%%%%EOF\n" % (body, table, trailer, start)
