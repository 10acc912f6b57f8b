"""The outer form of an office file: a zip whose members are few, distinct, apart from each other and of honest size.

Only this module inflates foreign data, and never more than the limits allow (promises.md §2, "Gate").
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from cchc_desktop.core.errors import ErrorCode, KnownError

_MB = 1024 * 1024
_END = b"PK\x05\x06"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_FED_AT_ONCE = 1 << 16
_TAKEN_AT_ONCE = 1 << 20
# What zipfile raises on broken archives, beside its own error.
_ZIP_ERRORS = (zipfile.BadZipFile, struct.error, NotImplementedError, ValueError, OverflowError, EOFError, OSError)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a foreign file may ask for; sizes in bytes. Calibrated on 4,162 readable files (promises.md §2)."""

    file: int = 64 * _MB
    members: int = 5_000
    part: int = 128 * _MB
    total: int = 256 * _MB
    ratio: int = 200  # inflated : compressed, for members above ``ratio_from``
    ratio_from: int = 8 * _MB
    depth: int = 256  # of elements within elements
    elements: int = 3_000_000  # of all parts together
    span: int = 1_000  # columns that one cell of a Word table may cover
    positions: int = 2_000_000  # rows × columns of all sheets together, or of one Word table


LIMITS = Limits()


class Suspicion(StrEnum):
    """Which limit was hit: the ``detail`` of SOURCE_SUSPICIOUS, for the log."""

    MEMBERS = "too many members"
    DUPLICATE = "two members of one name"
    OVERLAP = "members overlap"
    TWO_DIRECTORIES = "more than one directory"
    METHOD = "unusual compression"
    SIZE_LIE = "a member is larger than it says"
    PART = "a member is too large"
    TOTAL = "too large in all"
    RATIO = "compressed too well"
    DOCTYPE = "document type declaration"
    DEPTH = "elements nested too deeply"
    ELEMENTS = "too many elements"
    SPAN = "a cell spans too many columns"
    POSITIONS = "table too large"
    PAGES = "too many pages"
    TIME = "takes too long to read"


def suspicious(path: str, detail: Suspicion) -> KnownError:
    """The refusal of a file that asks for more than an honest one does."""
    return KnownError(ErrorCode.SOURCE_SUSPICIOUS, path=path, detail=detail.value)


def damaged(path: str, detail: object) -> KnownError:
    """The refusal of a file that is broken."""
    return KnownError(ErrorCode.SOURCE_DAMAGED, path=path, detail=str(detail))


class Archive:
    """A zip in memory; members are found by name in any case, and with either slash.

    Raises KnownError: SOURCE_DAMAGED, SOURCE_ENCRYPTED or SOURCE_SUSPICIOUS.
    """

    def __init__(self, path: str, data: bytes, limits: Limits = LIMITS) -> None:
        self.path = path
        self.data = data
        self.limits = limits
        self._inflated: dict[str, int] = {}  # sizes as they really came out
        self._total = 0
        self._members = self._index(_directory(path, data, limits))

    def names(self) -> list[str]:
        """The names of all members, as :func:`key` writes them."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return key(name) in self._members

    def read(self, name: str) -> bytes:
        """A member, whole and verified. Raises KeyError if there is none of that name."""
        info, start = self._members[key(name)]
        chunks: list[bytes] = []
        try:
            for chunk in self._counted(key(name), info, start):
                chunks.append(chunk)
        except zlib.error as error:
            raise damaged(self.path, error) from error
        content = b"".join(chunks)
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise damaged(self.path, f"checksum of {name}")
        return content

    def measure(self) -> None:
        """Inflate what was not read yet, keeping nothing, to see that the whole stays within the limits."""
        for name, (info, start) in self._members.items():
            if name not in self._inflated:
                try:
                    for _ in self._counted(name, info, start):
                        pass
                except zlib.error:
                    continue  # a broken picture is no reason to refuse the text

    def _index(self, directory: list[zipfile.ZipInfo]) -> dict[str, tuple[zipfile.ZipInfo, int]]:
        members: dict[str, tuple[zipfile.ZipInfo, int]] = {}
        spans: list[tuple[int, int]] = []
        for info in directory:
            if info.flag_bits & 0x2041:  # encrypted, strongly encrypted, directory encrypted
                raise KnownError(ErrorCode.SOURCE_ENCRYPTED, path=self.path)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise suspicious(self.path, Suspicion.METHOD)
            start = self._data_start(info)
            spans.append((info.header_offset, start + info.compress_size))
            name = key(info.filename)
            if name in members:
                raise suspicious(self.path, Suspicion.DUPLICATE)
            if not name.endswith("/"):
                members[name] = (info, start)
        spans.sort()
        if any(end > begin for (_, end), (begin, _) in pairwise(spans)):
            raise suspicious(self.path, Suspicion.OVERLAP)
        return members

    def _data_start(self, info: zipfile.ZipInfo) -> int:
        header = self.data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
        if info.header_offset < 0 or len(header) < _LOCAL_HEADER.size:
            raise damaged(self.path, "member outside of the file")
        magic, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        if magic != b"PK\x03\x04" or start + info.compress_size > len(self.data):
            raise damaged(self.path, "member outside of the file")
        return start

    def _counted(self, name: str, info: zipfile.ZipInfo, start: int) -> Iterator[bytes]:
        """The content in chunks; raises as soon as it grows beyond a limit."""
        limits, size = self.limits, 0
        others = self._total - self._inflated.get(name, 0)
        raw = memoryview(self.data)[start : start + info.compress_size]
        for chunk in _chunks(raw, info.compress_type):
            size += len(chunk)
            self._inflated[name] = size
            self._total = others + size
            if size > limits.part:
                raise suspicious(self.path, Suspicion.PART)
            if self._total > limits.total:
                raise suspicious(self.path, Suspicion.TOTAL)
            if size > limits.ratio_from and size > limits.ratio * info.compress_size:
                raise suspicious(self.path, Suspicion.RATIO)
            if size > info.file_size:
                raise suspicious(self.path, Suspicion.SIZE_LIE)
            yield chunk


def key(name: str) -> str:
    """A part's name for comparison: part names ignore case (OPC), and some writers use the other slash."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _directory(path: str, data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    # Counted before zipfile makes an object for each; a stored zip within the zip has entries of its own.
    if data.count(_DIRECTORY_ENTRY) > 4 * limits.members:
        raise suspicious(path, Suspicion.MEMBERS)
    if _ends(data) > 1:  # two readers could see two different files
        raise suspicious(path, Suspicion.TWO_DIRECTORIES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except _ZIP_ERRORS as error:
        raise damaged(path, error) from error
    if len(infos) > limits.members:
        raise suspicious(path, Suspicion.MEMBERS)
    return infos


def _ends(data: bytes) -> int:
    """How many end-of-directory records there are that reach exactly to the end of the file."""
    count, at = 0, data.rfind(_END)
    while at >= 0 and len(data) - at <= 22 + 0xFFFF:
        count += int.from_bytes(data[at + 20 : at + 22], "little") + at + 22 == len(data)
        at = data.rfind(_END, 0, at)
    return count


def _chunks(raw: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield bytes(raw)
        return
    inflater = zlib.decompressobj(-15)
    for at in range(0, len(raw), _FED_AT_ONCE):
        fed = bytes(raw[at : at + _FED_AT_ONCE])
        while fed and not inflater.eof:
            yield inflater.decompress(fed, _TAKEN_AT_ONCE)
            fed = inflater.unconsumed_tail
    yield inflater.flush()
