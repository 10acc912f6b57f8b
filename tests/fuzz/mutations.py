"""Bent files: bytes, zip members, XML and names of real files changed at random, the same for the same seed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

SUFFIXES = (".docx", ".xlsx", ".xls", ".ods", ".html", ".csv", ".pdf", ".docm", ".tsv", ".xlsm", ".txt", "", ".zip")
_ODD = (
    "-1", "0", "1", "2", "99999999999", "4294967296", "-2147483648", "1e308", "NaN", "", " ", "continue", "restart",
    "A1", "XFD1048576", "A1:XFD1048576", "B2:A1", "ZZZZ9", "true", "nil", "\u202e", "e\u0301", "\ufffe", "\u00ad",
    "x" * 5000, "../../x", "file:///x", "http://x.invalid/", "'", "I", "1.1.1.1", "%1.%2.%3", "=1+1",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]{1,300}>")
_VALUE = re.compile(rb"=\"([^\"<>]{0,80})\"")
_TEXT = re.compile(rb">([^<>]{1,400})<")
_REPEATS = (2, 3, 10, 300)


def bent(data: bytes, random: Random) -> tuple[bytes, str]:
    """The file changed in one to three ways, and their names."""
    ways: list[Callable[[bytes, Random], bytes]] = [_bits, _cut, _block]
    if data.startswith(b"PK"):
        ways += [_members, _members, _inner, _inner, _inner, _inner]
    elif data.lstrip().startswith((b"<", b"Version")):
        ways += [_xml, _xml, _xml]
    names: list[str] = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        way = random.choice(ways)
        try:
            data = way(data, random)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, RuntimeError):
            data = _bits(data, random)  # it is no zip any more
        names.append(way.__name__.strip("_"))
    return data, "+".join(names)


def _bits(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 8, 64)) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] if random.random() < 0.7 else data[at:]


def _block(data: bytes, random: Random) -> bytes:
    at, size = random.randrange(len(data) + 1), random.choice((1, 4, 64, 1024, 20_000))
    piece = random.choice((bytes(size), random.randbytes(size), data[at : at + size] * 2, b""))
    return data[:at] + piece + data[at + (size if random.random() < 0.7 else 0) :]


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def _packed(parts: list[tuple[str, bytes]], random: Random) -> bytes:
    target = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED,) * 8 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as archive:
        warnings.simplefilter("ignore")  # two members of one name: just what is wanted
        for name, content in parts:
            stored = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(name, content, compress_type=stored)
    return target.getvalue()


def _members(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    if not parts:
        return data
    at, other = random.randrange(len(parts)), random.randrange(len(parts))
    name, content = parts[at]
    match random.randrange(7):
        case 0:
            del parts[at]
        case 1:
            parts[at] = (name, b"")
        case 2:
            parts[at] = (name, parts[other][1])
        case 3:
            parts.append((name, content))
        case 4:
            parts[at] = (random.choice(("../" + name, name.upper(), "/" + name, name + "\0x", "é/" + name)), content)
        case 5:
            parts[at] = (name, _bits(content, random))
        case _:
            parts[at] = (name, _cut(content, random))
    return _packed(parts, random)


def _inner(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    heavy = [i for i, (name, _) in enumerate(parts) if re.search(r"document\.xml$|sheet\d|content\.xml", name)]
    xml = [i for i, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    if not xml:
        return data
    at = random.choice(heavy if heavy and random.random() < 0.7 else xml)
    parts[at] = (parts[at][0], _xml(parts[at][1], random))
    return _packed(parts, random)


def _xml(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 3, 20))):
        data = random.choice((_value, _value, _text, _tag_gone, _tag_again, _renamed, _branch))(data, random)
    return data


def _value(data: bytes, random: Random) -> bytes:
    found = _pick(_VALUE, data, random)
    return data if found is None else data[: found.start(1)] + _odd(random) + data[found.end(1) :]


def _text(data: bytes, random: Random) -> bytes:
    found = _pick(_TEXT, data, random)
    return data if found is None else data[: found.start(1)] + _odd(random) + data[found.end(1) :]


def _odd(random: Random) -> bytes:
    return random.choice(_ODD).encode().replace(b"<", b"").replace(b"&", b"")


def _tag_gone(data: bytes, random: Random) -> bytes:
    found = _pick(_TAG, data, random)
    return data if found is None else data[: found.start()] + data[found.end() :]


def _tag_again(data: bytes, random: Random) -> bytes:
    found = _pick(_TAG, data, random)
    return data if found is None else data[: found.end()] + found[0] * random.choice(_REPEATS) + data[found.end() :]


def _renamed(data: bytes, random: Random) -> bytes:
    names = sorted(set(re.findall(rb"</([\w:.-]{1,40})>", data)))
    if len(names) < 2:
        return data
    old, new = random.sample(names, 2)
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", rb"\g<1>" + new, data)


def _branch(data: bytes, random: Random) -> bytes:
    """A whole element put again somewhere, or many times, or taken away: the XML stays well-formed."""
    found = _pick(_TAG, data, random)
    name = re.match(rb"<([\w:.-]+)", found[0]) if found else None
    if found is None or name is None or found[0].endswith(b"/>"):
        return data
    end = data.find(b"</" + name[1] + b">", found.end())
    if not 0 < end < found.end() + 50_000:
        return data
    stop = end + len(name[1]) + 3
    whole = data[found.start() : stop]
    if random.random() < 0.4:
        return data[: found.start()] + data[stop:]
    times = random.choice((2, 10, 100)) if len(whole) < 5_000 else 2
    return data[:stop] + whole * times + data[stop:]


def _pick(pattern: re.Pattern[bytes], data: bytes, random: Random) -> re.Match[bytes] | None:
    """One match at or behind a random place."""
    if not data:
        return None
    at = random.randrange(len(data))
    return pattern.search(data, at) or pattern.search(data)
