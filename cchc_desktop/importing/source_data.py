"""A source as plain data and back: what comes out of the reading process is checked like any foreign value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast, get_args

from cchc_desktop.core.grid import Cell, Grid, Row, RowKind, check
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.importing.blocks import Block, Paragraph, Source, SourceKind, Table

_KINDS = frozenset(get_args(SourceKind))
_ROW_KINDS = {kind.value: kind for kind in RowKind}
_LONGEST_COLUMN = 20_000  # columns of the widest table; Excel has 16,384


class DataError(ValueError):
    """The data is not what a reading process of ours would send."""


def to_data(source: Source) -> dict[str, Any]:
    """The source as values for JSON."""
    return {
        "name": source.path_name,
        "kind": source.kind,
        "blocks": [_block(block) for block in source.blocks],
        "margins": [_block(block) for block in source.margins],
        "issues": [_issue(issue) for issue in source.issues],
    }


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", block.text, block.bold, block.italic, block.centred, block.number]
    rows = [
        [row.kind.value, [value for c in row.cells for value in (c.col, c.rowspan, c.colspan, c.text)]]
        for row in block.grid.rows
    ]
    return ["t", block.name, block.hidden, block.grid.width, rows]


def _issue(issue: Issue) -> list[Any]:
    where = issue.where
    return [issue.code.value, issue.severity.value, where.row, where.column, where.label, dict(issue.params)]


# ---- and back


def from_data(data: object) -> Source:
    """The source in data that a reading process sent. Raises DataError for anything else."""
    fields = _object(data)
    kind = _text(fields.get("kind"))
    if kind not in _KINDS:
        raise DataError("kind")
    return Source(
        _text(fields.get("name")),
        cast("SourceKind", kind),
        tuple(_read_block(block) for block in _list(fields.get("blocks"))),
        tuple(_read_issue(issue) for issue in _list(fields.get("issues"))),
        tuple(_read_block(block) for block in _list(fields.get("margins"))),
    )


def _read_block(data: object) -> Block:
    values = _list(data)
    if len(values) == 6 and values[0] == "p":
        bold, italic, centred = (_bool(value) for value in values[2:5])
        return Paragraph(_text(values[1]), bold, italic, centred, _text(values[5]))
    if len(values) == 5 and values[0] == "t":
        return Table(_grid(values[3], _list(values[4])), _text(values[1]), _bool(values[2]))
    raise DataError("block")


def _grid(width: object, rows: Sequence[object]) -> Grid:
    grid = Grid(_whole(width, 0, _LONGEST_COLUMN), tuple(_row(row) for row in rows))
    for row in grid.rows:
        for cell in row.cells:
            if cell.rowspan > len(grid.rows) or cell.colspan > grid.width:
                raise DataError("span")
    fault = check(grid)
    if fault:
        raise DataError(fault)
    return grid


def _row(data: object) -> Row:
    values = _list(data)
    if len(values) != 2 or values[0] not in _ROW_KINDS:
        raise DataError("row")
    flat = _list(values[1])
    if len(flat) % 4:
        raise DataError("cells")
    cols, downs, rights, texts = flat[0::4], flat[1::4], flat[2::4], flat[3::4]
    if not all(type(value) is int for values_ in (cols, downs, rights) for value in values_):
        raise DataError("cells")
    cells = (
        Cell(cast("int", col), _text(text), cast("int", down), cast("int", right))
        for col, down, right, text in zip(cols, downs, rights, texts, strict=True)
    )
    return Row(tuple(cells), _ROW_KINDS[cast("str", values[0])])


def _read_issue(data: object) -> Issue:
    values = _list(data)
    if len(values) != 6:
        raise DataError("issue")
    code, severity, row, column, label, params = values
    try:
        read = (IssueCode(_text(code)), Severity(_text(severity)))
    except ValueError:
        raise DataError("issue") from None
    place = Place(_whole_or_none(row), _whole_or_none(column), None, _text(label))
    found = {_text(key): _param(value) for key, value in _object(params).items()}
    return Issue(*read, place, found)


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise DataError("no object")
    return cast("dict[str, object]", value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise DataError("no list")
    return cast("list[object]", value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise DataError("no text")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise DataError("half a letter") from None
    return value


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise DataError("neither true nor false")
    return value


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise DataError("number")
    return value


def _whole_or_none(value: object) -> int | None:
    return None if value is None else _whole(value, 0, 2**31)


def _param(value: object) -> str | int:
    return value if type(value) is int else _text(value)
