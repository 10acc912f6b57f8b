"""OLE compound files ([MS-CFB]): the names in one, which tell an old .doc or .xls from an encrypted file; streams."""

from __future__ import annotations

import struct

_HEADER_SIZE = 512
_ENTRY_SIZE = 128
_MOST_SECTORS = 4096  # of a chain: 16,000 streams; office files have some dozens
_IN_HEADER = 109  # sectors of the allocation table that the header itself names
_ROOT, _STREAM = 5, 2  # kinds of directory entries
_SMALL, _SMALL_SHIFT = 4096, 6  # streams below this size lie in sectors of 64 bytes inside the root's stream
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


def stream(data: bytes, name: str) -> bytes | None:
    """The content of the stream of that name, as far as it can be reached; None if there is none."""
    shift = struct.unpack_from("<H", data, 30)[0] if len(data) >= _HEADER_SIZE else 0
    if shift not in (9, 12):
        return None
    root = wanted = None
    for sector in _chain(data, shift):
        start = (sector + 1) << shift
        for at in range(start, min(start + (1 << shift), len(data)) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            begin, size = struct.unpack_from("<II", data, at + 116)
            if kind == _ROOT and root is None:
                root = (begin, size)
            if kind == _STREAM and data[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") == name:
                wanted = (begin, size)
    if wanted is None:
        return None
    begin, size = wanted
    if size >= _SMALL or root is None:
        return _sectors(data, shift, begin)[:size]
    small, table = _sectors(data, shift, root[0]), _sectors(data, shift, _word(data, 60))
    parts: list[bytes] = []
    seen = 0
    while begin < _END and seen <= len(small) >> _SMALL_SHIFT:
        parts.append(small[begin << _SMALL_SHIFT : (begin + 1) << _SMALL_SHIFT])
        begin, seen = _word(table, 4 * begin), seen + 1
    return b"".join(parts)[:size]


def _sectors(data: bytes, shift: int, sector: int) -> bytes:
    """The content of a chain of sectors."""
    size = 1 << shift
    chain = _chain(data, shift, sector, len(data) >> shift)
    return b"".join(data[(number + 1) << shift : ((number + 1) << shift) + size] for number in chain)


def _chain(data: bytes, shift: int, sector: int | None = None, most: int = _MOST_SECTORS) -> list[int]:
    """The sectors of a chain, in order; of the directory's where none is named."""
    tables = _tables(data, shift)
    entries = (1 << shift) // 4
    sector = _word(data, 48) if sector is None else sector
    chain: list[int] = []
    seen = set[int]()
    while sector < _END and sector not in seen and len(chain) < most:
        chain.append(sector)
        seen.add(sector)
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
