"""The verb ``export``: a plan goes out as the file that the target's suffix names."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cchc_desktop.core.errors import ErrorCode, KnownError

if TYPE_CHECKING:  # writers and what they take are imported when there is something to write
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.publishing.spec import AppendixSheet, DocumentProperties

SUFFIXES = (".grid.json", ".docx", ".xlsx", ".html", ".csv", ".json")  # the longest that fits is meant
_PAPER = (".docx", ".xlsx", ".html")
_ONE_TABLE = (".csv", ".grid.json")


@dataclass(frozen=True, slots=True)
class Option:
    """One NAME=VALUE of the export: for which kinds of file, what it does."""

    name: str
    value: str
    suffixes: tuple[str, ...]
    help: str


OPTIONS = (
    Option("appendix", "N", (*_PAPER, *_ONE_TABLE), "phụ lục thứ N, đếm từ 1; nếu không nêu: .csv, .grid.json lấy 1"),
    Option("title", "CHỮ", _PAPER, "tên văn bản ghi trong thuộc tính tệp; nếu không nêu: trích yếu"),
    Option("author", "CHỮ", _PAPER, "tác giả ghi trong thuộc tính tệp; nếu không nêu: cơ quan ban hành"),
    Option("excel-safe", "yes|no", (".csv",), "yes: thêm ' trước ô mà Excel sẽ hiểu là công thức (= + - @)"),
)


def option_help() -> str:
    """The options, one a line, for the help of the verb."""
    lines = ((f"{option.name}={option.value}", option.help, " ".join(option.suffixes)) for option in OPTIONS)
    return "\n".join(f"  {name:<18} {what}\n{'':<21}dùng cho {suffixes}" for name, what, suffixes in lines)


def run(options: Namespace) -> int:
    """Do the verb; raises KnownError with the target as it was."""
    from cchc_desktop import catalogue
    from cchc_desktop.cli_files import check_target, load_plan, tell_left_out
    from cchc_desktop.cli_progress import working
    from cchc_desktop.publishing.atomic import write_atomically
    from cchc_desktop.publishing.verify import VERIFIERS

    source, target = Path(options.plan), Path(options.target)
    suffix = suffix_of(target)
    chosen = read_options(options.option, suffix)
    check_target(target, options.force)
    with working(f"Đang đọc {source.name}"):
        loaded = load_plan(source, catalogue.load())
        write, what = writer_for(loaded.plan, suffix, chosen)
    tell_left_out(loaded.issues)
    with working(f"Đang ghi {target.name}"):
        write_atomically(target, write, replace=options.force, verify=VERIFIERS.get(suffix))
    print(f"Đã xuất {what}.")
    print(f"Đã ghi: {target}")
    return 0


def suffix_of(target: Path) -> str:
    """Which kind of file the name asks for; raises KnownError(TARGET_UNSUPPORTED)."""
    name = target.name.lower()
    for suffix in SUFFIXES:
        if name.endswith(suffix) and name != suffix:
            return suffix
    raise KnownError(ErrorCode.TARGET_UNSUPPORTED, path=str(target), suffix=target.suffix or target.name)


def read_options(pairs: Iterable[tuple[str, str]], suffix: str) -> dict[str, str]:
    """The options by name; raises KnownError(OPTION_UNKNOWN) for one that this kind of file does not have."""
    allowed = {option.name for option in OPTIONS if suffix in option.suffixes}
    chosen: dict[str, str] = {}
    for name, value in pairs:
        if name not in allowed:
            raise KnownError(ErrorCode.OPTION_UNKNOWN, name=name)
        chosen[name] = value
    return chosen


Write = Callable[[BinaryIO], None]


def writer_for(plan: Plan, suffix: str, options: Mapping[str, str]) -> tuple[Write, str]:
    """What writes the file, and what it is called for the user; raises KnownError(OPTION_INVALID)."""
    if suffix == ".json":
        from cchc_desktop.core.exchange import plan_to_json

        return _json(plan_to_json(plan)), "toàn bộ kế hoạch"
    position = _position(options.get("appendix"), len(plan.appendices))
    if suffix in _ONE_TABLE:
        position = position or 0
    what = "phụ lục" if position is None else _appendix_name(position, plan)
    if suffix == ".grid.json":
        return _grid_json(plan, position or 0), what
    sheets = _sheets(plan, position)
    if suffix == ".csv":
        return _csv(sheets[0], _yes(options, "excel-safe")), what
    return _paper(sheets, _properties(plan, sheets, options), suffix), what


def _yes(options: Mapping[str, str], name: str) -> bool:
    value = options.get(name, "no")
    if value not in ("yes", "no"):
        raise KnownError(ErrorCode.OPTION_INVALID, name=name, value=value)
    return value == "yes"


def _position(written: str | None, count: int) -> int | None:
    """Which appendix is asked for, from 0; None = all."""
    if written is None:
        return None
    if written.isascii() and written.isdigit() and len(written) < 7 and 1 <= int(written) <= count:
        return int(written) - 1
    raise KnownError(ErrorCode.OPTION_INVALID, name="appendix", value=written)


def _appendix_name(position: int, plan: Plan) -> str:
    return "phụ lục" if len(plan.appendices) == 1 else f"phụ lục {position + 1}/{len(plan.appendices)}"


def _sheets(plan: Plan, position: int | None) -> list[AppendixSheet]:
    from cchc_desktop.publishing.layout import appendix_sheets

    sheets = appendix_sheets(plan)
    return sheets if position is None else [sheets[position]]


def _properties(plan: Plan, sheets: Sequence[AppendixSheet], options: Mapping[str, str]) -> DocumentProperties:
    from cchc_desktop.core.vietnamese import clean
    from cchc_desktop.publishing.spec import DocumentProperties

    title = plan.document.title or (sheets[0].title if sheets else "")
    return DocumentProperties(
        title=clean(options.get("title", title)), author=clean(options.get("author", plan.document.issuer))
    )


def _json(data: Mapping[str, Any]) -> Write:
    from cchc_desktop.core.exchange import to_bytes

    raw = to_bytes(data)

    def write(file: BinaryIO) -> None:
        file.write(raw)

    return write


def _grid_json(plan: Plan, position: int) -> Write:
    from cchc_desktop.core.grid import to_json
    from cchc_desktop.publishing.layout import lay_out

    grid = lay_out(plan, plan.appendices[position])
    return _json(to_json(grid, [column.header for column in plan.form.columns]))


def _paper(sheets: Sequence[AppendixSheet], properties: DocumentProperties, suffix: str) -> Write:
    if suffix == ".docx":
        from cchc_desktop.publishing.docx_writer import write_docx as write
    elif suffix == ".xlsx":
        from cchc_desktop.publishing.xlsx_writer import write_xlsx as write
    else:
        from cchc_desktop.publishing.html_writer import write_html as write
    return lambda file: write(sheets, properties, file)


def _csv(sheet: AppendixSheet, safe_for_excel: bool) -> Write:
    from cchc_desktop.publishing.csv_writer import write_csv

    return lambda file: write_csv(sheet, file, safe_for_excel=safe_for_excel)
