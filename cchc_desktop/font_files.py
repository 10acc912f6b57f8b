"""Font files with the measures of Times New Roman: where they lie, and whether they have the letters of Vietnamese.

Standard library only: the bootstrap asks before anything is installed. Needed on Linux alone. There Liberation Serif
1.x, which Debian 12 and Ubuntu 22.04 ship as fonts-liberation, lacks ơ, ư and every letter with two marks; a text in
it is patched with letters of another face.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

# Official documents are set in Times New Roman (Decree 30/2020); these have its measures.
TIMES_FILES = ("times", "liberationserif", "tinos", "texgyretermes")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
LETTERS = "ơưếĐ"  # a plain letter of each block of Unicode that Vietnamese takes its letters from


def vietnamese_times(folders: Sequence[str] = FONT_FOLDERS) -> Iterator[Path]:
    """The font files as wide as Times New Roman, found by their names, that have every one of ``LETTERS``."""
    return (file for file in _times(folders) if has_letters(file))


def has_letters(file: Path, letters: str = LETTERS) -> bool:
    """Whether the TrueType or OpenType font draws all the letters; False for what is no such font."""
    try:
        with file.open("rb") as stream:
            table = _table(stream.read(12 + 16 * 100), b"cmap")
            if table is None:
                return False
            stream.seek(table[0])
            cmap = stream.read(table[1])
        return any(all(_draws(cmap, start, ord(letter)) for letter in letters) for start in _unicode_parts(cmap))
    except (OSError, struct.error):
        return False


def _times(folders: Sequence[str]) -> Iterable[Path]:
    for folder in map(Path, map(os.path.expanduser, folders)):
        for file in sorted(folder.rglob("*.[toTO][tT][fF]")):
            if file.name.lower().startswith(TIMES_FILES):
                yield file


# ---- the tables of a font (OpenType specification, chapters "Font file" and "cmap")


def _table(head: bytes, name: bytes) -> tuple[int, int] | None:
    """Offset and length of a table, from the directory at the head of the file."""
    (count,) = struct.unpack_from(">H", head, 4)
    for record in range(12, 12 + 16 * count, 16):
        tag, _checksum, offset, length = struct.unpack_from(">4sLLL", head, record)
        if tag == name:
            return offset, length
    return None


def _unicode_parts(cmap: bytes) -> Iterator[int]:
    """Where the subtables for Unicode begin."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for record in range(4, 4 + 8 * count, 8):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, record)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            yield offset


def _draws(cmap: bytes, start: int, code: int) -> bool:
    """Whether the subtable gives the character a glyph other than the box for missing ones."""
    (kind,) = struct.unpack_from(">H", cmap, start)
    if kind == 4:
        return _draws_by_segments(cmap, start, code)
    if kind == 12:
        return _draws_by_groups(cmap, start, code)
    return False  # the other kinds hold variants or old encodings


def _draws_by_segments(cmap: bytes, start: int, code: int) -> bool:
    (doubled,) = struct.unpack_from(">H", cmap, start + 6)
    ends = start + 14
    starts, deltas, offsets = (ends + 2 + doubled * part for part in (1, 2, 3))
    for at in range(0, doubled, 2):
        if struct.unpack_from(">H", cmap, ends + at)[0] < code:
            continue
        (first,) = struct.unpack_from(">H", cmap, starts + at)
        if first > code:
            return False
        (offset,) = struct.unpack_from(">H", cmap, offsets + at)
        if not offset:
            return (code + struct.unpack_from(">H", cmap, deltas + at)[0]) % 0x10000 != 0
        return struct.unpack_from(">H", cmap, offsets + at + offset + 2 * (code - first))[0] != 0
    return False


def _draws_by_groups(cmap: bytes, start: int, code: int) -> bool:
    (count,) = struct.unpack_from(">L", cmap, start + 12)
    for group in range(start + 16, start + 16 + 12 * count, 12):
        first, last, glyph = struct.unpack_from(">LLL", cmap, group)
        if first <= code <= last:
            return glyph + code - first != 0
    return False
