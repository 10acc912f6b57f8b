"""The door for foreign files: through the gate, to the reader for what the file really is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.importing.archive import Archive
from cchc_desktop.importing.blocks import Block, Paragraph, Source, SourceKind, Table
from cchc_desktop.importing.gate import LIMITS, Admitted, Limits, admit_package, examine
from cchc_desktop.importing.lost_letters import with_places
from cchc_desktop.importing.package import Package
from cchc_desktop.importing.ticks import Tick, silent

__all__ = ["Block", "Paragraph", "Source", "SourceKind", "Table", "read_source"]

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_KINDS: dict[bytes, SourceKind] = {b"spreadsheet": "ods", b"spreadsheet-template": "ods", b"text": "odt",
                                        b"text-template": "odt"}  # fmt: skip


def read_source(path: Path, limits: Limits = LIMITS, tick: Tick = silent) -> Source:
    """Read a foreign file into neutral blocks; its content decides the kind, its name only that of plain text.

    ``tick`` is called between the pages of a PDF and while an office program works; it may raise to stop the reading.

    Raises KnownError: a ``SOURCE_*`` code for whatever cannot or must not be read, CONVERTER_MISSING or
    CONVERTER_FAILED for a file that only an office program can open.
    """
    return with_places(_read(examine(path, limits), limits, tick))


def _read(found: Admitted, limits: Limits, tick: Tick) -> Source:
    """Each reader is imported when it is needed: the program starts without them."""
    match found.kind:
        case "zip":
            return _read_zip(found, limits, tick)
        case "xls":
            from cchc_desktop.importing.xls_reader import read_xls

            return read_xls(found.data, found.path, found.name, limits)
        case "html":
            from cchc_desktop.importing.html_reader import read_html

            return read_html(found.data, found.path, found.name, limits)
        case "csv":
            from cchc_desktop.importing.csv_reader import read_csv

            return read_csv(found.data, found.path, found.name, limits)
        case "pdf":
            from cchc_desktop.importing.pdf_reader import read_pdf

            tick(0, 0)  # this kind may take its time
            return read_pdf(found.data, found.path, found.name, limits, tick)
        case "doc" | "rtf":
            return _converted(found, found.kind, limits, tick)


def _read_zip(found: Admitted, limits: Limits, tick: Tick) -> Source:
    archive = Archive(found.path, found.data, limits)
    kind = _open_document(archive)
    if kind == "ods":
        from cchc_desktop.importing.ods_reader import read_ods

        return read_ods(archive)
    if kind == "odt":
        from cchc_desktop.importing.ods_reader import check_open_document

        check_open_document(archive)
        return _converted(found, kind, limits, tick)
    return _read_package(Package(archive))


def _open_document(archive: Archive) -> SourceKind | None:
    if "mimetype" not in archive:
        return None
    kind = archive.read("mimetype")[:100].strip()
    if not kind.startswith(_OPEN_DOCUMENT):
        return None
    known = _OPEN_KINDS.get(kind.removeprefix(_OPEN_DOCUMENT))
    if known is None:
        raise KnownError(ErrorCode.SOURCE_UNSUPPORTED, path=archive.path, suffix=".odf")
    return known


def _read_package(package: Package) -> Source:
    admit_package(package)
    if package.kind == "docx":
        from cchc_desktop.importing.docx_reader import read_docx

        return read_docx(package)
    from cchc_desktop.importing.xlsx_reader import read_xlsx

    return read_xlsx(package)


def _converted(found: Admitted, kind: SourceKind, limits: Limits, tick: Tick) -> Source:
    """What an installed office program makes of the file, read like any foreign Word file."""
    from cchc_desktop.importing.converter import to_docx

    tick(0, 0)
    data = to_docx(found.data, found.path, kind, tick)
    source = _read_package(Package(Archive(found.path, data, limits)))
    return replace(source, path_name=found.name, kind=kind)
