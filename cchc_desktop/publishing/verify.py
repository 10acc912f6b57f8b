"""Reads a written file again, as far as an office program or a PDF reader would look before it says "damaged"."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from cchc_desktop.publishing.atomic import DamagedFileError

_CHUNK = 1 << 18


def verify_docx(path: Path) -> None:
    """Raises DamagedFileError unless every part of the Word package is whole and well-formed."""
    _verify_package(path, {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"})


def verify_xlsx(path: Path) -> None:
    """Raises DamagedFileError unless every part of the Excel package is whole and well-formed."""
    _verify_package(path, {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"})


def verify_pdf(path: Path) -> None:
    """Raises DamagedFileError unless every object of the PDF stands where its table says, and there is a page."""
    from cchc_desktop.publishing.pdf_file import PdfFile

    PdfFile(path.read_bytes()).check()


VERIFIERS = {
    ".docx": verify_docx,
    ".xlsx": verify_xlsx,
    ".pdf": verify_pdf,
}  # for write_atomically, by the suffix of the target


def _verify_package(path: Path, needed: set[str]) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            missing = needed - set(package.namelist())
            if missing:
                raise DamagedFileError(f"parts missing: {sorted(missing)}")
            for name in package.namelist():
                _parse(package, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError) as error:
        raise DamagedFileError(f"{type(error).__name__}: {error}") from error


def _parse(package: zipfile.ZipFile, name: str) -> None:
    """Reads a part to its end (which compares its checksum), and parses it unless it is a picture or the like."""
    is_xml = name.endswith((".xml", ".rels"))
    parser = expat.ParserCreate()
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            if is_xml:
                parser.Parse(chunk, False)
    if is_xml:
        parser.Parse(b"", True)
