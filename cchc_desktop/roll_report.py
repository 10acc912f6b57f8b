"""The list of what became different in a new year, for paper: Word, Excel, PDF, HTML to print. Free of Qt.

It is made from the record that a plan keeps (:mod:`planning.roll_apply`), for the window and the command line alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.exchange import to_bytes
from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, Row, RowKind
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_roll import group_title, with_words
from cchc_desktop.planning.agency_proposals import Sureness
from cchc_desktop.planning.roll_proposals import Group, Proposal, grouped

if TYPE_CHECKING:
    from typing import BinaryIO

    from cchc_desktop.publishing.export import Write
    from cchc_desktop.publishing.spec import AppendixSheet

SUFFIXES = (".docx", ".xlsx", ".pdf", ".json")
TITLE = "DANH SÁCH THAY ĐỔI KHI CHUYỂN NĂM"
_HEADER = ("TT", "Nội dung cũ", "Nội dung mới", "Vị trí")
_STYLES = (
    ColumnStyle(14, Align.CENTER),
    ColumnStyle(78, Align.LEFT),
    ColumnStyle(78, Align.LEFT),
    ColumnStyle(82, Align.LEFT),
)
_ASKED, _DONE = "Quyết định theo từng câu hỏi", "Thay đổi theo quy tắc"
_DOUBLED, _CARRIED = "Tên trùng đã bỏ", "Hoạt động chưa hoàn thành, chuyển sang năm mới"
_KEPT, _DROPPED = "(giữ nguyên)", "(bỏ)"
_MOST_PLACES = 6  # named one by one; of more their number

Line = tuple[str, ...]  # (title,) of a group of changes, or (number, old, new, places)


# ---- what is said


def report_lines(data: Mapping[str, Any], plan: Plan) -> Iterator[Line]:
    """The report line by line: headings, and below them the changes, alike ones once with all their places."""
    places = Places(plan)
    groups = grouped(_proposal(one) for one in data["proposals"])
    number = 0
    for title, members in ((_ASKED, [g for g in groups if g.asks]), (_DONE, [g for g in groups if not g.asks])):
        if members:
            yield (title.upper(),)
        for group in members:
            number += 1
            yield (f"{number}. {group_title(group, data['to_year'])} ({_times(len(group.proposals))})",)
            yield from _numbered(_changes(group, places))
    doubled = [(one["text"], _DROPPED, places.of(TextPlace(one["item"], one["name"]))) for one in data["doubled"]]
    carried = [_carried(plan, item, data["from_year"], places) for item in data["carried"] if item in plan]
    for title, rows in ((_DOUBLED, doubled), (_CARRIED, carried)):
        if rows:
            yield (title.upper(),)
            yield from _numbered(rows)


def _proposal(one: Mapping[str, Any]) -> Proposal:
    return Proposal(
        TextPlace(one["item"], one["name"]), one["start"], one["stop"], one["old"], one["new"], one["reason"],
        Sureness(one["sureness"]), one["group"], tuple(one["options"]), one["note"], one.get("about", ""),
    )  # fmt: skip


def _changes(group: Group, places: Places) -> Iterator[tuple[str, str, str]]:
    alike: dict[tuple[str, str], Counter[str]] = {}
    for one in group.proposals:
        new = (one.new or _DROPPED) if one.ticked else _KEPT
        alike.setdefault((one.old, new), Counter())[places.of(one.place)] += 1
    for (old, new), where in alike.items():
        yield old, new, _where(where)


def _where(found: Counter[str]) -> str:
    """ "Nhiệm vụ 2.8; Hoạt động 3.15, cột Thời gian (2 chỗ)"."""
    named = [f"{place} ({_times(count)})" if count > 1 else place for place, count in found.most_common(_MOST_PLACES)]
    more = sum(found.values()) - sum(count for _, count in found.most_common(_MOST_PLACES))
    return "; ".join(named) + (f"; và {_times(more)} khác" if more else "")


def _times(count: int) -> str:
    return f"{count} chỗ"


def _carried(plan: Plan, item: str, year: int, places: Places) -> tuple[str, str, str]:
    from cchc_desktop.planning.roll_apply import carried_note

    text = plan[item].text or plan[plan[item].parent or item].text or ""
    return text, carried_note(year), places.of(TextPlace(item, "text"))


def _numbered(rows: Iterable[tuple[str, str, str]]) -> Iterator[Line]:
    return ((str(number), *row) for number, row in enumerate(rows, 1))


def caption(data: Mapping[str, Any]) -> str:
    """From which plan, when, and how much."""
    counts = data["counts"]
    kept = counts["proposals"] - counts["changed"]
    said = [f"{counts['changed']} chỗ đã thay", f"{kept} chỗ giữ nguyên" if kept else ""]
    if data["carried"]:
        said.append(f"{len(data['carried'])} hoạt động chuyển tiếp")
    day = _day(data["at"])
    made = f"Kế hoạch năm {data['to_year']} lập từ “{data['source']['file']}” (năm {data['from_year']})"
    return f"({made}{f' ngày {day}' if day else ''}: {', '.join(filter(None, said))})"


def _day(at: str) -> str:
    """The day in the user's own time; "" where the record does not say when."""
    if not at:
        return ""
    try:
        here = datetime.fromisoformat(at).astimezone()
    except (ValueError, OSError, OverflowError):
        return ""
    return f"{here:%d}/{here.month:02d}/{here.year}" if here.month < 3 else f"{here:%d}/{here.month}/{here.year}"


# ---- on paper


def report_sheet(data: Mapping[str, Any], plan: Plan) -> AppendixSheet:
    """The report as a table for the writers."""
    from cchc_desktop.publishing.spec import AppendixSheet

    rows = [Row(_cells(_HEADER), RowKind.HEADER)]
    for line in report_lines(data, plan):
        if len(line) == 1:
            rows.append(Row((Cell(0, line[0], colspan=len(_STYLES)),), RowKind.AREA))
        else:
            rows.append(Row(_cells(line), RowKind.ENTRY))
    sheet = AppendixSheet(Grid(len(_STYLES), tuple(rows), _STYLES), title=TITLE, caption=caption(data))
    return replace(sheet, type=replace(sheet.type, caption_pt=13.0))


def _cells(texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(col, text) for col, text in enumerate(texts))


def report_html(data: Mapping[str, Any], plan: Plan) -> str:
    """The report to print."""
    parts = [f'<h2 align="center">{TITLE}</h2><p align="center"><i>{escape(caption(data))}</i></p>']
    parts.append('<table border="1" cellspacing="0" cellpadding="3" width="100%"><thead><tr>')
    whole = sum(style.width_mm for style in _STYLES)
    parts += [
        f'<th width="{style.width_mm * 100 / whole:.0f}%">{title}</th>'
        for style, title in zip(_STYLES, _HEADER, strict=True)
    ]
    parts.append("</tr></thead>")
    for line in report_lines(data, plan):
        if len(line) == 1:
            parts.append(f'<tr><td colspan="{len(_HEADER)}"><b>{escape(line[0])}</b></td></tr>')
        else:
            cells = (escape(text).replace("\n", "<br>") for text in line)
            parts.append(f"<tr>{''.join(f'<td>{text}</td>' for text in cells)}</tr>")
    return "".join((*parts, "</table>"))


def write(data: Mapping[str, Any], plan: Plan, target: Path, *, over: bool) -> Path:
    """Write the report as Word, Excel, PDF or JSON, as the name's ending says. Raises KnownError."""
    from cchc_desktop.publishing.export import export

    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=str(target), suffix=target.suffix or target.name)
    export(target, _writer(data, plan, suffix), suffix, replace=over)
    return target


def _writer(data: Mapping[str, Any], plan: Plan, suffix: str) -> Write:
    if suffix == ".json":
        content = to_bytes(with_words(data, plan))

        def put(file: BinaryIO) -> None:
            file.write(content)

        return put
    from cchc_desktop.publishing.spec import DocumentProperties

    sheet, properties = report_sheet(data, plan), DocumentProperties(TITLE.capitalize(), plan.document.issuer)
    if suffix == ".pdf":
        from cchc_desktop.publishing.pages_options import PageOptions
        from cchc_desktop.rendering.pdf_writer import pdf_outlet

        return pdf_outlet([], [sheet], properties, PageOptions())
    if suffix == ".docx":
        from cchc_desktop.publishing.docx_writer import write_docx

        return lambda file: write_docx([sheet], properties, file)
    from cchc_desktop.publishing.xlsx_writer import write_xlsx

    return lambda file: write_xlsx([sheet], properties, file)
