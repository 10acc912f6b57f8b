"""The verb ``export``: a plan goes out as the file that the target's suffix names."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import cli_sheets
from cchc_desktop.core.errors import ErrorCode, KnownError

if TYPE_CHECKING:
    from cchc_desktop.core.plan import Plan
    from cchc_desktop.publishing.export import Render, Wish, Write
    from cchc_desktop.publishing.selection import Keep

_PAPER = (".docx", ".pdf", ".xlsx", ".html")
_DOCUMENT = (".docx", ".pdf")
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
    Option("area", "N", (*_PAPER, *_ONE_TABLE), "chỉ lĩnh vực thứ N của phụ lục, ví dụ 3 hoặc III"),
    Option("agency", "CHỮ", (*_PAPER, *_ONE_TABLE), "chỉ các dòng có cơ quan này chủ trì hoặc phối hợp"),
    Option("quarter", "1|2|3|4", (*_PAPER, *_ONE_TABLE), "chỉ các dòng thực hiện trong quý này của năm kế hoạch"),
    Option("merged", "repeat|flow", (".pdf",), "ô gộp qua trang: repeat = nhắc lại chữ ở trang sau, flow = chảy tiếp"),
    Option("files", "one|separate", _DOCUMENT, "separate: văn bản và mỗi phụ lục một tệp riêng, đặt cạnh nhau"),
    Option(
        "electronic", "yes|no", _DOCUMENT, "yes: để ký số – chỉ dẫn kèm theo chừa trống số, ngày; góc phải chừa chỗ"
    ),
    Option("merges", "cells|borders", (".docx",), "borders: ô gộp chỉ ẩn đường kẻ bên trong, nhắc lại chữ ở mỗi trang"),
    Option("template", "TỆP", (".docx",), "điền kế hoạch vào mẫu Word của bạn, chỗ điền ghi như {{noi_dung}}"),
    Option("numbers", "text|true", (".xlsx",), "true: kinh phí và điểm là số của Excel, cộng được; không nêu: chữ"),
    Option("flat", "yes|no", (".xlsx",), "no: không kèm trang “Dữ liệu lọc” (bảng phẳng, có nút lọc) sau các phụ lục"),
    Option("excel-safe", "yes|no", (".csv",), "yes: thêm ' trước ô mà Excel sẽ hiểu là công thức (= + - @)"),
)


def option_help() -> str:
    """The options, one a line, for the help of the verb."""
    lines = ((f"{option.name}={option.value}", option.help, " ".join(option.suffixes)) for option in OPTIONS)
    own = "\n".join(f"  {name:<18} {what}\n{'':<21}dùng cho {suffixes}" for name, what, suffixes in lines)
    return f"{own}\nVới --part sheets:\n{cli_sheets.option_help()}"


def run(options: Namespace) -> int:
    """Do the verb; raises KnownError with the target as it was."""
    from cchc_desktop import catalogue
    from cchc_desktop.cli_files import check_target, load_plan, tell_left_out
    from cchc_desktop.cli_progress import working
    from cchc_desktop.publishing.export import WHOLE_PLAN, Wish, part_of, separate_files, suffix_of, writer_for
    from cchc_desktop.publishing.pages_options import PageOptions

    source, target = Path(options.plan), Path(options.target)
    if options.part == cli_sheets.SHEETS:
        return _run_sheets(options, source, target)
    suffix = suffix_of(target)
    chosen = read_options(options.option, suffix)
    check_target(target, options.force)
    with working(f"Đang đọc {source.name}"):
        loaded = load_plan(source, catalogue.load())
    count = len(loaded.plan.appendices)
    appendix = _position(chosen.get("appendix"), count)
    if suffix in _ONE_TABLE and appendix is None:
        appendix = 0
    tell_left_out(loaded.issues)
    wish = Wish(
        options.part,
        appendix,
        chosen.get("title"),
        chosen.get("author"),
        _yes(chosen, "excel-safe"),
        _yes(chosen, "electronic"),
        _rows(loaded.plan, chosen),
        PageOptions(_choice(chosen, "merged", ("repeat", "flow")) == "repeat"),
        _choice(chosen, "numbers", ("text", "true")) == "true",
        _choice(chosen, "flat", ("yes", "no")) == "yes",
        _choice(chosen, "merges", ("cells", "borders")) == "borders",
    )
    if "template" in chosen:
        return _run_template(loaded.plan, Path(chosen["template"]), target, wish, force=options.force)
    part = "all" if suffix == WHOLE_PLAN else part_of(loaded.plan, suffix, wish)
    separate = _choice(chosen, "files", ("one", "separate")) == "separate"
    with working(f"Đang ghi {target.name}"):
        render = _pages() if suffix == ".pdf" else None
        if separate:
            files = separate_files(loaded.plan, target, wish, render)
        else:
            files = [(target, writer_for(loaded.plan, suffix, wish, render))]
        _write(files, suffix, force=options.force)
    one_of_several = part == "appendix" and appendix is not None and count > 1
    what = f"phụ lục {(appendix or 0) + 1}/{count}" if one_of_several else _PARTS[part]
    print(f"Đã xuất {what if wish.keep is None else 'các dòng đã chọn của phụ lục'}.")
    for path, _ in files:
        print(f"Đã ghi: {path}")
    if suffix == ".pdf":
        _tell_font()
    return 0


def _run_template(plan: Plan, template: Path, target: Path, wish: Wish, *, force: bool) -> int:
    """The user's own Word file, filled."""
    from cchc_desktop.cli_files import tell_left_out
    from cchc_desktop.publishing.export import export
    from cchc_desktop.publishing.template import fill_from_file

    filled = fill_from_file(template, plan, electronic=wish.electronic)
    export(target, filled.write, ".docx", replace=force)
    tell_left_out(filled.issues)
    print(f"Đã điền kế hoạch vào mẫu {template.name}.\nĐã ghi: {target}")
    return 0


def _run_sheets(options: Namespace, source: Path, target: Path) -> int:
    """The sheets of the agencies instead of the plan."""
    from cchc_desktop import catalogue
    from cchc_desktop.cli_files import check_target, load_plan, tell_left_out
    from cchc_desktop.cli_progress import working

    cli_sheets.suffix_of(target)
    chosen = cli_sheets.read_options(options.option)
    if chosen.get("files") != "separate":
        check_target(target, options.force)
    with working(f"Đang đọc {source.name}"):
        loaded = load_plan(source, catalogue.load())
    tell_left_out(loaded.issues)
    pages = cli_sheets.needs_pages(target, chosen)
    with working(f"Đang ghi {target.name}"):
        written = cli_sheets.write(loaded.plan, target, chosen, _pages() if pages else None, force=options.force)
    print("Đã xuất phiếu giao việc của các cơ quan.")
    for path in written:
        print(f"Đã ghi: {path}")
    if pages:
        _tell_font()
    return 0


def _pages() -> Render:
    """Who lays out and paints pages: Qt, without a window."""
    from cchc_desktop.rendering.headless import application
    from cchc_desktop.rendering.pdf_writer import pdf_outlet

    _keep_alive.append(application())
    return pdf_outlet


_keep_alive: list[object] = []  # the application object must outlive its fonts


def _tell_font() -> None:
    """A word about the face where it is not the one that official documents are set in."""
    from cchc_desktop.rendering.page_fonts import substitute

    if family := substitute():
        print(f"Máy này không có phông chữ Times New Roman: tệp PDF dùng phông {family}, cùng cỡ và cùng độ rộng chữ.")


def _rows(plan: Plan, chosen: dict[str, str]) -> Keep | None:
    """Which rows the options ask for; None for all."""
    from cchc_desktop.publishing.selection import both, of_agency, of_items, of_quarter

    keep: Keep | None = None
    if "area" in chosen:
        keep = of_items(_areas(plan, chosen["area"]))
    if "agency" in chosen:
        keep = both(keep, of_agency(plan, chosen["agency"]))
    if "quarter" in chosen:
        quarter = _choice(chosen, "quarter", ("", "1", "2", "3", "4"))
        if not quarter:
            raise KnownError(ErrorCode.OPTION_INVALID, name="quarter", value=quarter)
        keep = both(keep, of_quarter(plan, int(quarter)))
    return keep


def _areas(plan: Plan, written: str) -> list[str]:
    """The areas (in an outline the top criteria) with this position in their appendix, Arabic or Roman."""
    from cchc_desktop.core.numerals import roman_value

    digits = written.isascii() and written.isdigit() and len(written) < 4
    position = int(written) if digits else roman_value(written.upper()) or 0
    found = [
        plan[appendix].children[position - 1]
        for appendix in plan.appendices
        if 0 < position <= len(plan[appendix].children)
    ]
    if not found:
        raise KnownError(ErrorCode.OPTION_INVALID, name="area", value=written)
    return found


_PARTS = {"all": "toàn bộ kế hoạch", "body": "phần văn bản", "appendix": "phụ lục"}


def _write(files: Sequence[tuple[Path, Write]], suffix: str, *, force: bool) -> None:
    """All files, none before every target was looked at."""
    from cchc_desktop.cli_files import check_target
    from cchc_desktop.publishing.export import export

    for path, _ in files:
        check_target(path, force)
    for path, write in files:
        export(path, write, suffix, replace=force)


def read_options(pairs: Iterable[tuple[str, str]], suffix: str) -> dict[str, str]:
    """The options by name; raises KnownError(OPTION_UNKNOWN) for one that this kind of file does not have."""
    allowed = {option.name for option in OPTIONS if suffix in option.suffixes}
    chosen: dict[str, str] = {}
    for name, value in pairs:
        if name not in allowed:
            raise KnownError(ErrorCode.OPTION_UNKNOWN, name=name)
        chosen[name] = value
    return chosen


def _yes(options: dict[str, str], name: str) -> bool:
    return _choice(options, name, ("no", "yes")) == "yes"


def _choice(options: dict[str, str], name: str, values: Sequence[str]) -> str:
    """The value of an option, the first of ``values`` where it was not given."""
    value = options.get(name, values[0])
    if value not in values:
        raise KnownError(ErrorCode.OPTION_INVALID, name=name, value=value)
    return value


def _position(written: str | None, count: int) -> int | None:
    """Which appendix is asked for, from 0; None = not said."""
    if written is None:
        return None
    if written.isascii() and written.isdigit() and len(written) < 7 and 1 <= int(written) <= count:
        return int(written) - 1
    raise KnownError(ErrorCode.OPTION_INVALID, name="appendix", value=written)
