"""Directory files: a table of agencies and one of provinces as CSV, which Excel opens and offices pass on.

Reading takes "," or ";" as separator, with or without byte order mark, columns in any order, days as "28/02/2025" or
"2025-02-28". Writing is UTF-8 with byte order mark, "," and CRLF (RFC 4180). Several values in one cell are parted by
" | ", functions by "; ".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NoReturn

from cchc_desktop.core.agencies import agency_key
from cchc_desktop.core.directory import Apply, Entry, Province
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.loose import loose
from cchc_desktop.core.vietnamese import clean

COLUMNS = {
    "name": "Tên", "others": "Cách viết khác", "level": "Cấp", "type": "Loại", "since": "Từ ngày",
    "until": "Đến hết ngày", "became": "Thành", "functions": "Nhiệm vụ", "apply": "Áp dụng", "law": "Căn cứ",
    "note": "Ghi chú",
}  # fmt: skip
PROVINCE_COLUMNS = {
    "name": "Tên", "unit": "Đơn vị", "code": "Mã", "since": "Từ ngày", "until": "Đến hết ngày", "became": "Thành",
    "law": "Căn cứ", "zones": "Đặc khu",
}  # fmt: skip
_APPLY = {Apply.AUTO: "tự động", Apply.ASK: "hỏi", Apply.KEEP: "giữ"}
_BY_WORD = {loose(word): apply for apply, word in _APPLY.items()} | {apply.value: apply for apply in Apply}
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2})")
LARGEST = 5_000_000  # letters; the shipped table has some 20,000


def read_entries(text: str, path: str, *, own: bool = False) -> tuple[Entry, ...]:
    """The agencies of a table. ``path`` is for messages; ``own``: rows of the user's own file.

    Raises KnownError: DIRECTORY_UNREADABLE (no table, too large), DIRECTORY_COLUMN (a needed column is missing),
    DIRECTORY_LINE (a value that cannot be read, with its line).
    """
    rows = _rows(text, path, COLUMNS, ("name",))
    return tuple(_entry(row, path, line, own) for line, row in rows)


def read_provinces(text: str, path: str) -> tuple[Province, ...]:
    """The provinces of a table; raises like :func:`read_entries`."""
    rows = _rows(text, path, PROVINCE_COLUMNS, ("name", "unit"))
    return tuple(_province(row, path, line) for line, row in rows)


def _province(row: Mapping[str, str], path: str, line: int) -> Province:
    since, until = _day(row, "since", path, line), _day(row, "until", path, line)
    zones = _listed(row["zones"], ";")
    return Province(row["name"], row["unit"] or "tỉnh", row["code"], since, until, row["became"], row["law"], zones)


def _entry(row: Mapping[str, str], path: str, line: int, own: bool) -> Entry:
    apply = _BY_WORD.get(loose(row["apply"])) if row["apply"] else Apply.AUTO
    if apply is None:
        _refuse(path, line, row["apply"])
    since, until = _day(row, "since", path, line), _day(row, "until", path, line)
    became = _listed(row["became"], "|")
    if since and until and until < since:
        _refuse(path, line, row["until"])
    if became and until is None:
        _refuse(path, line, row["became"])  # nothing becomes something else without a day
    return Entry(
        row["name"], _listed(row["others"], "|"), row["level"], row["type"], since, until, became,
        _listed(row["functions"], ";"), apply, row["law"], row["note"], own,
    )  # fmt: skip


def _rows(
    text: str, path: str, columns: Mapping[str, str], needed: tuple[str, ...]
) -> list[tuple[int, dict[str, str]]]:
    """Line number and values by field, of the lines that have a name."""
    if len(text) > LARGEST or "\0" in text:
        raise KnownError(ErrorCode.DIRECTORY_UNREADABLE, path=path)
    text = clean(text.removeprefix("\ufeff"))
    first = text.partition("\n")[0]
    try:
        reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        raise KnownError(ErrorCode.DIRECTORY_UNREADABLE, path=path) from None
    if not lines:
        raise KnownError(ErrorCode.DIRECTORY_UNREADABLE, path=path)
    places = _places(lines[0][1], columns)
    for name in needed:
        if name not in places:
            raise KnownError(ErrorCode.DIRECTORY_COLUMN, path=path, column=columns[name])
    found: list[tuple[int, dict[str, str]]] = []
    for number, cells in lines[1:]:
        row = {name: _cell(cells, places.get(name)) for name in columns}
        if row["name"]:
            found.append((number, row))
        elif any(row.values()):
            _refuse(path, number, next(value for value in row.values() if value))
    return found


def _places(header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    said = [" ".join(loose(clean(cell)).split()) for cell in header]
    return {name: said.index(loose(title)) for name, title in columns.items() if loose(title) in said}


def _cell(cells: list[str], place: int | None) -> str:
    text = cells[place] if place is not None and place < len(cells) else ""
    return " ".join(text.split())


def _listed(cell: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(sign) if part.strip())


def _day(row: Mapping[str, str], name: str, path: str, line: int) -> date | None:
    written = row[name]
    if not written:
        return None
    match = _DAY.fullmatch(written)
    try:
        if match and match[1]:
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match:
            return date(int(match[4]), int(match[5]), int(match[6]))
    except ValueError:
        pass
    return _refuse(path, line, written)


def _refuse(path: str, line: int, value: str) -> NoReturn:
    raise KnownError(ErrorCode.DIRECTORY_LINE, path=path, line=line, value=value)


# ---- writing and merging


def entries_text(entries: Iterable[Entry]) -> str:
    """The table of these agencies, ready to be written as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values())
    for entry in entries:
        writer.writerow(
            [
                entry.name, " | ".join(entry.others), entry.level, entry.type, day_text(entry.since),
                day_text(entry.until), " | ".join(entry.became), "; ".join(entry.functions), _APPLY[entry.apply],
                entry.law, entry.note,
            ]
        )  # fmt: skip
    return "\ufeff" + out.getvalue()


def day_text(day: date | None) -> str:
    """ "28/02/2025", "30/6/2025": zeros as in Decree 30/2020; "" for no day."""
    if day is None:
        return ""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year:04d}"


def merged(entries: Iterable[Entry], added: Iterable[Entry]) -> tuple[Entry, ...]:
    """``entries`` and ``added``; a row added for a name (its functions, its first day) takes the place of the old.

    Where no such row is there, it comes behind the others.
    """
    found = {_identity(entry): entry for entry in entries}
    for entry in added:
        found[_identity(entry)] = entry
    return tuple(found.values())


def _identity(entry: Entry) -> tuple[str, tuple[str, ...], date | None]:
    return agency_key(entry.name), tuple(sorted(loose(word) for word in entry.functions)), entry.since
