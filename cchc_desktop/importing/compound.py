"""The names in an OLE compound file ([MS-CFB]): enough to tell an old .doc or .xls from an encrypted new file."""

from __future__ import annotations

import struct

_HEADER_SIZE = 512
_ENTRY_SIZE = 128
_MOST_SECTORS = 4096  # of a chain: 16,000 streams; office files have some dozens
_IN_HEADER = 109  # sectors of the allocation table that the header itself names
_END = 0xFFFFFFFA  # this and above: no sector


def streams(data: bytes) -> frozenset[str]:
    """The names of all streams and storages; of a damaged file, those that can still be reached."""
    if len(data) < _HEADER_SIZE:
        return frozenset()
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return frozenset()
    names: set[str] = set()
    for sector in _chain(data, shift):
        start = (sector + 1) << shift
        for at in range(start, min(start + (1 << shift), len(data)) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            length = struct.unpack_from("<H", data, at + 64)[0]
            if 2 <= length <= 64 and data[at + 66]:  # object type 0: unused
                names.add(data[at : at + length - 2].decode("utf-16-le", "replace"))
    return frozenset(names)


def _chain(data: bytes, shift: int) -> list[int]:
    """The sectors of the directory, in order."""
    tables = _tables(data, shift)
    entries = (1 << shift) // 4
    sector = _word(data, 48)
    chain: list[int] = []
    while sector < _END and sector not in chain and len(chain) < _MOST_SECTORS:
        chain.append(sector)
        table, entry = divmod(sector, entries)
        sector = _word(data, ((tables[table] + 1) << shift) + 4 * entry) if table < len(tables) else _END
    return chain


def _tables(data: bytes, shift: int) -> list[int]:
    """The sectors of the allocation table: the first 109 are named in the header, others in a chain of sectors."""
    tables = [_word(data, 76 + 4 * index) for index in range(_IN_HEADER)]
    sector, seen, entries = _word(data, 68), 0, (1 << shift) // 4
    while sector < _END and seen < _MOST_SECTORS:
        seen += 1
        start = (sector + 1) << shift
        tables += [_word(data, start + 4 * index) for index in range(entries - 1)]
        sector = _word(data, start + 4 * (entries - 1))
    return tables


def _word(data: bytes, at: int) -> int:
    return struct.unpack_from("<I", data, at)[0] if 0 <= at <= len(data) - 4 else _END
