"""The command line: the verbs, what they print, their exit codes. Nothing here needs a display.

Third-party libraries are imported where they are used, so that ``--help`` and the start of the window stay quick.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from cchc_desktop.cli_parser import PROGRAM, build_parser
from cchc_desktop.core.errors import ErrorCode, KnownError

_HINTS = {ErrorCode.TARGET_EXISTS: "Tệp “{path}” đã có. Hãy thêm --force nếu muốn thay tệp cũ, hoặc đặt tên khác."}
_INTERRUPTED = 130
_YEARS = range(1900, 2200)


def main(arguments: Sequence[str] | None = None) -> int:
    """Does one verb. Exit code: 0 = done, 1 = a KnownError (its sentence on stderr), 2 = usage."""
    _speak_utf8()
    from cchc_desktop.cli_export import option_help

    try:
        options = build_parser(option_help).parse_args(sys.argv[1:] if arguments is None else list(arguments))
    except SystemExit as end:  # help, version or a usage error: argparse has printed it
        return end.code if isinstance(end.code, int) else 0
    try:
        return _VERBS[options.verb](options)
    except KnownError as error:
        print(f"{PROGRAM}: {_sentence(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has gone (… | head): nothing more to say, not even at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _sentence(error: KnownError) -> str:
    from cchc_desktop.gui.messages import error_text

    hint = _HINTS.get(error.code)
    return hint.format_map(error.params) if hint else error_text(error)


def _speak_utf8() -> None:
    """Vietnamese on a pipe too: Windows would take an old code page that lacks most of its letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


# ---- the verbs


def _forms(_options: Namespace) -> int:
    from cchc_desktop import catalogue

    choice = catalogue.load()
    for form in choice.forms.values():
        own = " (biểu mẫu riêng)" if form.id in choice.own else ""
        print(f"{form.id}{own}\n    {form.name}\n    {form.description}".rstrip())
    print(f"Biểu mẫu riêng đặt trong thư mục: {catalogue.own_forms_folder()}")
    for fault in choice.faults:
        print(f"{PROGRAM}: {_sentence(fault)} ({fault.params['detail']})", file=sys.stderr)
    return 0


def _new(options: Namespace) -> int:
    from cchc_desktop import catalogue
    from cchc_desktop.cli_files import check_target, save_plan
    from cchc_desktop.core.headings import plan_years
    from cchc_desktop.core.plan import empty_plan

    form = catalogue.load().form(options.form)
    target = Path(options.output)
    first, dash, last = options.year.replace("–", "-").partition("-")
    years = (_year(first.strip()), _year(last.strip())) if dash else None
    if years is not None and years[0] >= years[1]:
        raise KnownError(ErrorCode.YEAR_INVALID, year=options.year)
    plan = empty_plan(form, None, years) if years else empty_plan(form, _year(options.year))
    check_target(target, options.force)
    save_plan(target, plan, options.force)
    print(f"Đã tạo kế hoạch năm {plan_years(plan)} theo biểu mẫu {form.id} – {form.name}.")
    print(f"Đã ghi: {target}")
    return 0


def _year(written: str) -> int:
    if written.isascii() and written.isdigit() and len(written) == 4 and int(written) in _YEARS:
        return int(written)
    raise KnownError(ErrorCode.YEAR_INVALID, year=written)


def _import(options: Namespace) -> int:
    from cchc_desktop.cli_import import run

    return run(options)


def _export(options: Namespace) -> int:
    from cchc_desktop.cli_export import run

    return run(options)


def _show(options: Namespace) -> int:
    from cchc_desktop import catalogue
    from cchc_desktop.cli_files import load_plan, tell_left_out
    from cchc_desktop.cli_outline import outline
    from cchc_desktop.cli_progress import working

    path = Path(options.plan)
    with working(f"Đang đọc {path.name}"):
        loaded = load_plan(path, catalogue.load())
    tell_left_out(loaded.issues)
    for line in outline(loaded.plan):
        print(line)
    return 0


def _roll_forward(options: Namespace) -> int:
    from cchc_desktop.cli_roll import run

    return run(options)


def _derive(options: Namespace) -> int:
    from cchc_desktop.cli_derive import run

    return run(options)


def _compare(options: Namespace) -> int:
    from cchc_desktop.cli_compare import run

    return run(options)


def _check(options: Namespace) -> int:
    from cchc_desktop.cli_check import run

    return run(options)


def _self_test(_options: Namespace) -> int:
    from cchc_desktop.self_test import run

    return run()


_VERBS = {
    "forms": _forms,
    "new": _new,
    "import": _import,
    "export": _export,
    "show": _show,
    "check": _check,
    "roll-forward": _roll_forward,
    "derive": _derive,
    "compare": _compare,
    "self-test": _self_test,
}
