"""A plan goes out: which writer makes which kind of file, for window and command line alike.

Writers are imported when there is something to write: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.grid import to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.publishing.atomic import write_atomically
from cchc_desktop.publishing.layout import appendix_sheets, lay_out
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from cchc_desktop.publishing.verify import VERIFIERS

PAPER = (".docx", ".xlsx", ".html")  # look like the official paper; hold one appendix or all
ONE_TABLE = (".csv", ".grid.json")  # hold one appendix
WHOLE_PLAN = ".json"
SUFFIXES = (*PAPER, *ONE_TABLE, WHOLE_PLAN)

Write = Callable[[BinaryIO], None]


def suffix_of(target: Path) -> str:
    """Which kind of file a name asks for; raises KnownError(TARGET_UNSUPPORTED)."""
    name = target.name.lower()
    fitting = [suffix for suffix in SUFFIXES if name.endswith(suffix) and name != suffix]
    if not fitting:
        raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=str(target), suffix=target.suffix or target.name)
    return max(fitting, key=len)  # ".grid.json" ends in ".json" too


def export(target: Path, write: Write, suffix: str, *, replace: bool) -> None:
    """Write the file, read it again, put it in its place; raises KnownError with what was there untouched."""
    write_atomically(target, write, replace=replace, verify=VERIFIERS.get(suffix))


def writer_for(
    plan: Plan,
    suffix: str,
    *,
    appendix: int | None = None,
    title: str | None = None,
    author: str | None = None,
    safe_for_excel: bool = False,
) -> Write:
    """What writes the plan as a file of this kind; everything is laid out before it returns.

    ``appendix``: position of the one wanted; None = all, or the first where the file holds one. ``title`` and
    ``author`` go into the properties of the file (None: the document's title and issuer). ``safe_for_excel``: see
    :func:`cchc_desktop.publishing.csv_writer.write_csv`. Raises KnownError(TARGET_UNSUPPORTED) for another suffix.
    """
    if suffix == WHOLE_PLAN:
        return _raw(plan_to_json(plan))
    if suffix == ".grid.json":
        grid = lay_out(plan, plan.appendices[appendix or 0])
        return _raw(to_json(grid, column_headers(plan)))
    sheets = appendix_sheets(plan)
    if suffix == ".csv":
        return _csv(sheets[appendix or 0], safe_for_excel)
    chosen = sheets if appendix is None else [sheets[appendix]]
    if title is None:
        title = plan.document.title or (chosen[0].title if chosen else "")
    properties = DocumentProperties(clean(title), clean(plan.document.issuer if author is None else author))
    return _paper(chosen, properties, suffix)


def _raw(data: Mapping[str, Any]) -> Write:
    content = to_bytes(data)

    def write(file: BinaryIO) -> None:
        file.write(content)

    return write


def _csv(sheet: AppendixSheet, safe_for_excel: bool) -> Write:
    from cchc_desktop.publishing.csv_writer import write_csv

    return lambda file: write_csv(sheet, file, safe_for_excel=safe_for_excel)


def _paper(sheets: Sequence[AppendixSheet], properties: DocumentProperties, suffix: str) -> Write:
    match suffix:
        case ".docx":
            from cchc_desktop.publishing.docx_writer import write_docx as write
        case ".xlsx":
            from cchc_desktop.publishing.xlsx_writer import write_xlsx as write
        case ".html":
            from cchc_desktop.publishing.html_writer import write_html as write
        case _:
            raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=suffix, suffix=suffix)
    return lambda file: write(sheets, properties, file)
