"""The table "So sánh với Kế hoạch năm trước": a comparison as a Grid for the writers, and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cchc_desktop.core.grid import Align, Cell, ColumnStyle, Grid, RowKind
from cchc_desktop.core.grid import Row as GridRow
from cchc_desktop.core.headings import plan_years
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.planning.compare import Fate
from cchc_desktop.planning.compare_rows import Row, TextPair, counts
from cchc_desktop.planning.word_diff import Op, Piece, word_diff

FORMAT, VERSION = "cchc-comparison", 1
TITLE, TITLE_OF_YEAR = "SO SÁNH VỚI KẾ HOẠCH NĂM TRƯỚC", "SO SÁNH KẾ HOẠCH CÙNG NĂM"
_STYLES = (
    ColumnStyle(14, Align.CENTER),
    ColumnStyle(88, Align.LEFT),
    ColumnStyle(88, Align.LEFT),
    ColumnStyle(62, Align.LEFT),
)
_FATES = {
    Fate.SAME: "Giữ nguyên",
    Fate.SHIFTED: "Giữ nguyên, chỉ đổi năm",
    Fate.RENAMED: "Sửa nội dung",
    Fate.CHANGED: "Sửa các cột khác",
    Fate.NEW: "Mới",
    Fate.DROPPED: "Bỏ, không có trong kế hoạch này",
}
_CARD_CHANGED = "Sửa thông tin khác"  # of the document: beside its title, beside who signs
MOVED = "Chuyển chỗ"
_STAYED = "(Giữ nguyên {} đoạn)"
_MOST_PIECES = 8  # changed places that are told one by one; of more the cell beside it tells


def fate_text(row: Row) -> str:
    """What became of a row, in words."""
    if not row.told:
        return ""
    if row.part and row.fate is Fate.CHANGED:
        return _CARD_CHANGED
    if not row.moved:
        return _FATES[row.fate]
    return MOVED if row.fate in (Fate.SAME, Fate.SHIFTED) else f"{_FATES[row.fate]}; {MOVED.lower()}"


def side_text(row: Row, *, new: bool) -> str:
    """The text of one side: its own words, then with their headers the other texts that differ, all where alone."""
    alone = not (row.old and row.new)
    lines = [_of(row.words, new)]
    lines += [
        f"{text.label}: {_of(text, new) or '(trống)'}" if text.label else _of(text, new)
        for text in row.texts[1:]
        if (alone and _of(text, new).strip()) or (not alone and text.differs)
    ]
    return "\n".join(line for line in lines if line)


def _of(text: TextPair, new: bool) -> str:
    return text.new if new else text.old


def changes_text(row: Row) -> str:
    """What became of a row, and which words: "Sửa nội dung: thay “a” bằng “b”; thêm “c”."."""
    lines = [fate_text(row)]
    if row.old and row.new:
        lines += [f"- {_label(text)}: {words_text(text.old, text.new)}" for text in row.texts if text.differs]
    return "\n".join(lines)


def _label(text: TextPair) -> str:
    return text.label or "Nội dung"


def words_text(old: str, new: str) -> str:
    """The words that changed, in a sentence."""
    if not old.strip():
        return f"thêm “{_flat(new)}”"
    if not new.strip():
        return f"bỏ “{_flat(old)}”"
    pieces = word_diff(old, new)
    same = sum(len(p.text) for p in pieces if p.op is Op.SAME)
    changed = [p for p in pieces if p.op is not Op.SAME]
    if len(changed) > _MOST_PIECES or same < max(len(old), len(new)) / 4:
        return "viết lại" if max(len(old), len(new)) > 120 else f"thay “{_flat(old)}” bằng “{_flat(new)}”"
    return "; ".join(_told(pieces))


def _told(pieces: Sequence[Piece]) -> Iterable[str]:
    place = 0
    while place < len(pieces):
        op, text = pieces[place]
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if op is Op.GONE and after is not None and after.op is Op.NEW:
            yield f"thay “{_flat(text)}” bằng “{_flat(after.text)}”"
            place += 1
        elif op is Op.GONE:
            yield f"bỏ “{_flat(text)}”"
        elif op is Op.NEW:
            yield f"thêm “{_flat(text)}”"
        place += 1


def _flat(text: str) -> str:
    """The words in one line, without the signs that part them from their neighbours."""
    flat = " ".join(text.split())
    return flat.strip(" ,;") or flat


def title(old: Plan, new: Plan) -> str:
    """What stands above the table: two plans of the same years are not last year's and this year's."""
    return TITLE_OF_YEAR if plan_years(old) == plan_years(new) else TITLE


def side_names(old: Plan, new: Plan) -> tuple[str, str]:
    """What the two plans are called: by their years and numbers; where these are the same, by who issues them."""
    names = f"Kế hoạch {_years(old)}", f"Kế hoạch {_years(new)}"
    if names[0] != names[1]:
        return names
    issuers = [" ".join(plan.document.issuer.split()) for plan in (old, new)]
    if not all(issuers) or issuers[0].casefold() == issuers[1].casefold():
        issuers = ["bản đem so sánh", "bản này"]
    return f"{names[0]} – {issuers[0]}", f"{names[1]} – {issuers[1]}"


def comparison_grid(rows: Iterable[Row], old: Plan, new: Plan) -> Grid:
    """The rows as a table: TT, last year's text, this year's text, what changed in words."""
    header = ("TT", *side_names(old, new), "Nội dung thay đổi")
    made = [GridRow(tuple(Cell(col, text) for col, text in enumerate(header)), RowKind.HEADER)]
    for row, stayed in _runs(rows):
        if stayed:
            made.append(GridRow((Cell(0, ""), Cell(1, _STAYED.format(stayed), colspan=3)), RowKind.ENTRY))
            continue
        if row.head and not row.differs:
            cells = (Cell(0, _number(row)), Cell(1, row.words.new, colspan=3))
            made.append(GridRow(cells, RowKind.AREA))
            continue
        texts = (_number(row), side_text(row, new=False), side_text(row, new=True), changes_text(row))
        kind = RowKind.AREA if row.head else RowKind.ENTRY
        made.append(GridRow(tuple(Cell(col, text) for col, text in enumerate(texts)), kind))
    return Grid(len(_STYLES), tuple(made), _STYLES)


def _runs(rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
    """The rows; neighbours of the document's text that stayed as they were come as one, with their number."""
    stayed: list[Row] = []
    for row in rows:
        if row.part and not row.head and not row.differs:
            stayed.append(row)
            continue
        if stayed:
            yield stayed[0], len(stayed)
            stayed = []
        yield row, 0
    if stayed:
        yield stayed[0], len(stayed)


def caption(rows: Sequence[Row], old: Plan, new: Plan) -> str:
    """What is compared and how many rows of each kind, below the title; the text's apart from the table's."""
    table = _totals([row for row in rows if not row.part])
    text = _totals([row for row in rows if row.part])
    said = "; ".join(f"{name}: {totals}" for name, totals in (("phụ lục", table), ("văn bản", text)) if totals)
    before, now = side_names(old, new)
    return f"({now} so với {before} – {said or 'không có dòng nào'})"


def _totals(rows: Sequence[Row]) -> str:
    found = counts(rows)
    kept = found[Fate.SAME] + found[Fate.SHIFTED]
    said = (
        (kept, "giữ nguyên"), (found[Fate.RENAMED], "sửa nội dung"), (found[Fate.CHANGED], "sửa các cột khác"),
        (found["moved"], "chuyển chỗ"), (found[Fate.NEW], "mới"), (found[Fate.DROPPED], "bỏ"),
    )  # fmt: skip
    return ", ".join(f"{number} {what}" for number, what in said if number)


def _years(plan: Plan) -> str:
    years = plan_years(plan)
    number = " ".join(plan.document.number.split())
    return f"năm {years}" + (f" (số {number})" if number and not number.startswith("/") else "")


def _number(row: Row) -> str:
    return row.new_number if row.new else row.old_number


def comparison_data(rows: Sequence[Row], old: Plan, new: Plan, text: Sequence[Row] = ()) -> dict[str, Any]:
    """The comparison as plain data; its shape is resources/schemas/comparison.schema.json."""
    said = [row for row in text if row.told]
    return {
        "format": FORMAT,
        "version": VERSION,
        "old": _plan_data(old),
        "new": _plan_data(new),
        "counts": counts(rows),
        "rows": [_row_data(row) for row in rows],
        "text_counts": counts(said),
        "text": [{"part": row.part, **_row_data(row)} for row in said],
    }


def _plan_data(plan: Plan) -> dict[str, Any]:
    document = plan.document
    data: dict[str, Any] = {"number": document.number, "date": document.date, "title": document.title}
    return {**data, **({"period": list(plan.period)} if plan.period else {"year": plan.year})}


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "level": "document" if row.level is Level.PLAN else row.level.value,
        "fate": row.fate.value,
        "moved": row.moved,
        "old": {"id": row.old, "number": row.old_number, "text": row.words.old} if row.old else None,
        "new": {"id": row.new, "number": row.new_number, "text": row.words.new} if row.new else None,
        "changes": [
            {"name": text.name, "label": _label(text), "old": text.old, "new": text.new}
            for text in row.texts
            if text.differs and row.old and row.new
        ],
        "said": changes_text(row),
    }
