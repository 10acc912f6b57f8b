"""A plan goes out: which writer makes which kind of file, for window and command line alike.

Writers are imported when there is something to write: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import plan_to_json, to_bytes
from cchc_desktop.core.flat_rows import FlatTable, flat_table
from cchc_desktop.core.grid import to_json
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.publishing.atomic import write_atomically
from cchc_desktop.publishing.file_names import appendix_name
from cchc_desktop.publishing.layout import appendix_sheets, lay_out
from cchc_desktop.publishing.pages_options import PageOptions, Report
from cchc_desktop.publishing.selection import Keep, both, of_items
from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties
from cchc_desktop.publishing.text_layout import text_sheets
from cchc_desktop.publishing.text_sheet import TextSheet
from cchc_desktop.publishing.verify import VERIFIERS

PARTS = ("appendix", "body", "all")
PAPER = (".docx", ".pdf", ".xlsx", ".html")  # look like the official paper; hold one appendix or all
WITH_TEXT = (".docx", ".pdf")  # hold the text of the document too
ONE_TABLE = (".csv", ".grid.json")  # hold one appendix
WHOLE_PLAN = ".json"
SUFFIXES = (*PAPER, *ONE_TABLE, WHOLE_PLAN)

Write = Callable[[BinaryIO], None]


class Render(Protocol):
    """Who makes pages of sheets; not of this room, since it takes Qt (``rendering.pdf_writer.pdf_outlet``)."""

    def __call__(
        self,
        texts: Sequence[TextSheet],
        sheets: Sequence[AppendixSheet],
        properties: DocumentProperties,
        options: PageOptions,
        report: Report | None = None,
    ) -> Write:
        """What writes the sheets; laid out before it returns."""
        ...


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


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a plan goes out, and how.

    ``part``: one of PARTS; None = all where the file can hold a text and the plan has one, else the appendix.
    ``appendix``: position of the one wanted; None = all, or the first where the file holds one. ``title`` and
    ``author`` go into the properties of the file (None: the document's title and issuer). ``safe_for_excel``: see
    :func:`cchc_desktop.publishing.csv_writer.write_csv`. ``electronic``: to be signed digitally, see
    :func:`cchc_desktop.publishing.layout.appendix_sheet`. ``keep``: which rows of the appendices, see
    :mod:`cchc_desktop.publishing.selection`; None = all. ``pages``: how the pages of a PDF are laid out.
    ``true_numbers``: budget and points are numbers in a workbook, not texts. ``flat``: a workbook has a sheet for
    filtering too, see :mod:`cchc_desktop.core.flat_rows`. ``bordered``: tall cells of a Word table are made by hidden
    borders and repeat their text on every page, see :mod:`cchc_desktop.publishing.docx_borders`.
    """

    part: str | None = None
    appendix: int | None = None
    title: str | None = None
    author: str | None = None
    safe_for_excel: bool = False
    electronic: bool = False
    keep: Keep | None = None
    pages: PageOptions = field(default_factory=PageOptions)
    true_numbers: bool = False
    flat: bool = True
    bordered: bool = False


def writer_for(
    plan: Plan, suffix: str, wish: Wish | None = None, render: Render | None = None, report: Report | None = None
) -> Write:
    """What writes the plan as a file of this kind; everything is laid out before it returns.

    ``render`` makes the pages of a PDF, for which it must be given; ``report`` hears of them, and may raise to stop.
    Raises KnownError: TARGET_UNSUPPORTED for another suffix, PART_MISSING for a part that the plan does not have,
    OPTION_INVALID for one that this kind of file cannot hold, NOTHING_CHOSEN where no row was chosen; what ``render``
    raises.
    """
    wish = wish or Wish()
    if suffix == WHOLE_PLAN:
        return _raw(plan_to_json(plan))
    part = part_of(plan, suffix, wish)
    if suffix == ".grid.json":
        grid = lay_out(plan, plan.appendices[wish.appendix or 0], keep=wish.keep)
        return _raw(to_json(grid, column_headers(plan)))
    how = {"electronic": wish.electronic, "true_numbers": wish.true_numbers}
    sheets = appendix_sheets(plan, keep=wish.keep, **how) if part != "body" else []
    if suffix == ".csv":
        return _csv(sheets[wish.appendix or 0], wish.safe_for_excel)
    chosen = sheets if wish.appendix is None else sheets[wish.appendix : wish.appendix + 1]
    if wish.keep is not None:
        chosen = [sheet for sheet in chosen if len(sheet.grid.rows) > sheet.grid.header_count]
        if not chosen and part != "body":
            raise KnownError(ErrorCode.NOTHING_CHOSEN)
    texts = text_sheets(plan) if part != "appendix" else []
    properties = _properties(plan, wish, chosen)
    if suffix == ".pdf" and render is not None:
        return render(texts, chosen, properties, wish.pages, report)
    if suffix == ".xlsx":
        return _workbook(chosen, properties, _flat(plan, wish, chosen))
    return _paper(chosen, properties, suffix, texts, bordered=wish.bordered)


def paper_writer(
    sheets: Sequence[AppendixSheet],
    properties: DocumentProperties,
    suffix: str,
    *,
    render: Render | None = None,
    pages: PageOptions | None = None,
    report: Report | None = None,
) -> Write:
    """What writes ready-made sheets as a Word, Excel, PDF or HTML file; see :func:`writer_for`."""
    if suffix == ".pdf" and render is not None:
        return render([], sheets, properties, pages or PageOptions(), report)
    return _workbook(sheets, properties, None) if suffix == ".xlsx" else _paper(sheets, properties, suffix, ())


def part_of(plan: Plan, suffix: str, wish: Wish) -> str:
    """Which part goes out; raises KnownError as :func:`writer_for`."""
    part = wish.part
    if part is None:
        whole = suffix in WITH_TEXT and plan.body is not None and wish.appendix is None and wish.keep is None
        part = "all" if whole else "appendix"
    elif part not in PARTS or (suffix not in WITH_TEXT and part != "appendix"):
        raise KnownError(ErrorCode.OPTION_INVALID, name="--part", value=part)
    if part == "body" and plan.body is None:
        raise KnownError(ErrorCode.PART_MISSING, part="body")
    if part == "all" and plan.body is None:
        part = "appendix"
    if part == "appendix" and not (plan.appendices and plan.form.columns):
        raise KnownError(ErrorCode.PART_MISSING, part="appendix")
    return part


def separate_files(
    plan: Plan, target: Path, wish: Wish | None = None, render: Render | None = None, report: Report | None = None
) -> list[tuple[Path, Write]]:
    """The text in ``target`` and every appendix in a file of its own beside it, named after its heading; Word or PDF.

    Each file is signed for itself (Decree 30/2020, Phụ lục I, mục II.8.b). Raises KnownError as :func:`writer_for`.
    """
    wish, suffix = wish or Wish(), suffix_of(target)
    files = [(target, writer_for(plan, suffix, replace(wish, part="body"), render, report))]
    for position, appendix in enumerate(plan.appendices if plan.form.columns else ()):
        name = f"{target.stem} - {appendix_name(plan, appendix)}{target.suffix}"
        alone = replace(wish, part="appendix", appendix=position)
        files.append((target.with_name(name), writer_for(plan, suffix, alone, render, report)))
    return files


def _properties(plan: Plan, wish: Wish, sheets: Sequence[AppendixSheet]) -> DocumentProperties:
    title, author = wish.title, wish.author
    if title is None:
        title = plan.document.title or (sheets[0].title if sheets else "")
    return DocumentProperties(clean(title), clean(plan.document.issuer if author is None else author))


def _raw(data: Mapping[str, Any]) -> Write:
    content = to_bytes(data)

    def write(file: BinaryIO) -> None:
        file.write(content)

    return write


def _csv(sheet: AppendixSheet, safe_for_excel: bool) -> Write:
    from cchc_desktop.publishing.csv_writer import write_csv

    return lambda file: write_csv(sheet, file, safe_for_excel=safe_for_excel)


def _flat(plan: Plan, wish: Wish, sheets: Sequence[AppendixSheet]) -> FlatTable | None:
    """The rows that the sheets show, as data."""
    if not wish.flat:
        return None
    shown = of_items({branch for sheet in sheets for branch in plan[sheet.item].children})
    return flat_table(plan, both(shown, wish.keep))


def _workbook(sheets: Sequence[AppendixSheet], properties: DocumentProperties, flat: FlatTable | None) -> Write:
    from cchc_desktop.publishing.xlsx_writer import write_xlsx

    return lambda file: write_xlsx(sheets, properties, file, flat)


def _paper(
    sheets: Sequence[AppendixSheet],
    properties: DocumentProperties,
    suffix: str,
    texts: Sequence[TextSheet],
    *,
    bordered: bool = False,
) -> Write:
    match suffix:
        case ".docx":
            from cchc_desktop.publishing.docx_writer import write_docx

            return lambda file: write_docx(sheets, properties, file, texts, bordered=bordered)
        case ".html":
            from cchc_desktop.publishing.html_writer import write_html as write
        case _:
            raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=suffix, suffix=suffix)
    return lambda file: write(sheets, properties, file)
