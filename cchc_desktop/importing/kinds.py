"""What a foreign file really is, by its first bytes; its name counts only for plain text, which has no mark."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal, TypeAlias

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.compound import streams

# "zip" may be a Word, Excel or OpenDocument file: its parts say which.
RawKind: TypeAlias = Literal["zip", "xls", "html", "csv", "pdf", "doc", "rtf"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm", ".odt", ".ods")
_TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".xls")  # some programs name a text table .xls
# First bytes (of text kinds: in lower case, after white space) of kinds that are mistaken for office files.
_OTHERS = ((b"mime-version:", ".mht"), (b"\x89png", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"gif8", ".gif"),
           (b"rar!", ".rar"), (b"7z\xbc\xaf\x27\x1c", ".7z"))  # fmt: skip
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<table", b"<body", b"<style", b"<div", b"version:")
_PAGE_TAGS = (b"<html", b"<body", b"<table")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PDF_WITHIN = 1024  # bytes that may stand before a PDF's mark
_STREAMS = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"), ("PowerPoint Document", ".ppt"))
_ENCRYPTED_STREAMS = frozenset({"EncryptedPackage", "EncryptionInfo", "\tDRMContent"})
_LOOKED_AT = 4096


def kind_of(path: str, data: bytes) -> RawKind:
    """The kind of a file with this content.

    Raises KnownError: SOURCE_ENCRYPTED, SOURCE_OLD_FORMAT, SOURCE_UNSUPPORTED, SOURCE_NOT_ZIP or SOURCE_DAMAGED.
    """
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_COMPOUND):
        return _compound(path, data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    return _text_kind(path, data)


def _text_kind(path: str, data: bytes) -> RawKind:
    suffix = PurePath(path).suffix.lower()
    start = _text_start(data)
    if start.startswith(b"{\\rt"):
        return "rtf"
    for magic, other in _OTHERS:
        if start.startswith(magic):
            raise KnownError(ErrorCode.SOURCE_UNSUPPORTED, path=path, suffix=other)
    if _is_page(start) or (suffix in (".html", ".htm") and b"<" in start):
        return "html"
    if suffix in _PACKAGE_SUFFIXES:
        raise KnownError(ErrorCode.SOURCE_NOT_ZIP, path=path)
    if suffix in _TEXT_SUFFIXES and _is_text(data):
        return "csv"
    xml = start.startswith(b"<?xml") and suffix != ".xml"
    raise KnownError(ErrorCode.SOURCE_UNSUPPORTED, path=path, suffix=".xml" if xml else suffix)


def _text_start(data: bytes) -> bytes:
    """The beginning of a text in lower case; UTF-16 text reads like ASCII."""
    start = data[:_LOOKED_AT]
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().lower()


def _is_page(start: bytes) -> bool:
    if start.startswith(_PAGE_STARTS):
        return not start.startswith(b"version:") or b"starthtml:" in start
    return start.startswith((b"<!--", b"<?xml", b"<!doctype")) and any(tag in start for tag in _PAGE_TAGS)


def _is_text(data: bytes) -> bool:
    """Whether the beginning has no control characters but those of text; UTF-16 has zeros in it."""
    start = data[:_LOOKED_AT]
    if start.startswith(_BYTE_ORDER_MARKS):
        return True
    control = sum(byte < 9 or 13 < byte < 32 for byte in start)
    zeros = start.count(0)
    return control == zeros and (not zeros or len(start) < 4 * zeros < 2.4 * len(start))  # every second byte of UTF-16


def _compound(path: str, data: bytes) -> RawKind:
    names = streams(data)
    if names & _ENCRYPTED_STREAMS:
        raise KnownError(ErrorCode.SOURCE_ENCRYPTED, path=path)
    for name, suffix in _STREAMS:
        if name in names:
            if suffix == ".ppt":
                raise KnownError(ErrorCode.SOURCE_OLD_FORMAT, path=path, suffix=suffix)
            return "doc" if suffix == ".doc" else "xls"
    raise KnownError(ErrorCode.SOURCE_DAMAGED, path=path, detail="compound file without a document")
