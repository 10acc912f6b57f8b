"""The grammar of the command line, in Vietnamese: verbs, their arguments, help and usage errors."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn

from cchc_desktop import __version__

PROGRAM = "cchc-desktop"
USAGE_EXIT = 2

_INTRO = """\
Soạn kế hoạch cải cách hành chính, không cần mạng.

Không có lệnh: mở cửa sổ, với kế hoạch được nêu nếu có (cchc-desktop [KẾ_HOẠCH.cchc])."""
_OUTRO = """\
Mã thoát: 0 = xong; 1 = không làm được, lý do in ở luồng lỗi, không tệp nào bị thay đổi; 2 = gõ sai lệnh.
Trợ giúp của từng lệnh: cchc-desktop LỆNH --help"""

# What argparse says in English, and how it reads in Vietnamese.
_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", "thiếu {0}"),
    (r"unrecognized arguments: (.+)", "thừa hoặc không hiểu: {0}"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0}: không có {1} (chọn một trong: {2})"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0}: thiếu giá trị"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0}: không nhận giá trị {1}"),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help texts keep their lines; the usage line begins in Vietnamese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # pyright: ignore[reportPrivateUsage]
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are Vietnamese."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog or None,
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
        )
        self.inputs = self.add_argument_group("Tham số")
        self.switches = self.add_argument_group("Tùy chọn")
        self.switches.add_argument("-h", "--help", action="help", help="in trợ giúp này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Says in Vietnamese what is wrong and ends with the exit code for usage."""
        self.print_usage(sys.stderr)
        self.exit(USAGE_EXIT, f"{self.prog}: {in_vietnamese(message)}\n")


def in_vietnamese(complaint: str) -> str:
    """A complaint of argparse in Vietnamese; one that is not known stays as it is."""
    for pattern, sentence in _COMPLAINTS:
        if match := re.fullmatch(pattern, complaint, flags=re.DOTALL):
            return sentence.format(*match.groups())
    return complaint


def build_parser(option_help: Callable[[], str]) -> Parser:
    """The whole grammar; ``option_help`` lists the options of the export."""
    parser = Parser(PROGRAM, _INTRO, _OUTRO)
    parser.switches.add_argument(
        "--version", action="version", version=f"CCHC Desktop {__version__}", help="in số phiên bản rồi thoát"
    )
    verbs = parser.add_subparsers(title="Lệnh", dest="verb", metavar="LỆNH", required=True, parser_class=_VerbParser)
    verbs.add_parser("forms", help="liệt kê các biểu mẫu")
    _add_new(verbs.add_parser("new", help="tạo một kế hoạch trống theo biểu mẫu"))
    _add_import(verbs.add_parser("import", help="đọc kế hoạch năm trước từ Word, Excel hoặc tệp trao đổi"))
    _add_export(
        verbs.add_parser("export", help="xuất văn bản và phụ lục ra Word, PDF, Excel, tệp khác"),
        option_help(),
    )
    show = verbs.add_parser("show", help="in dàn ý của kế hoạch, có số thứ tự như trên giấy")
    _add_plan(show)
    _add_derive(verbs.add_parser("derive", help="lập kế hoạch của sở, ngành hoặc xã từ kế hoạch cấp trên"))
    _add_compare(verbs.add_parser("compare", help="so sánh hai kế hoạch, từng nhiệm vụ một"))
    _add_roll_forward(verbs.add_parser("roll-forward", help="lập dự thảo kế hoạch năm sau từ kế hoạch năm trước"))
    check = verbs.add_parser("check", help="kiểm tra kế hoạch trước khi trình ký")
    _add_plan(check)
    check.switches.add_argument("--json", action="store_true", help="in kết quả thành JSON")
    verbs.add_parser("self-test", help="tự kiểm tra: mở cửa sổ ẩn, sửa, hoàn tác, lưu, xuất rồi nhập lại và so sánh")
    return parser


_VERBS = {
    "forms": "Liệt kê các biểu mẫu có sẵn và biểu mẫu riêng của bạn.",
    "new": "Tạo một kế hoạch trống theo biểu mẫu, đã có sẵn các lĩnh vực.",
    "import": "Đọc kế hoạch từ tệp Word, Excel, OpenDocument, PDF có chữ, .html, .csv hoặc tệp trao đổi (.json) và lưu "
    "thành tệp kế hoạch; .doc, .rtf, .odt cần có LibreOffice hoặc Word.\n"
    "In ra biểu mẫu, số mục từng cấp và từng chỗ cần xem lại kèm vị trí.",
    "export": "Xuất kế hoạch. Đuôi của TỆP_RA quyết định loại tệp:\n"
    "  .docx .pdf          văn bản và phụ lục như trên giấy, theo thể thức văn bản hành chính\n"
    "  .xlsx .html         phụ lục như trên giấy\n"
    "  .csv                bảng dữ liệu, mỗi dòng đủ các ô\n"
    "  .json               tệp trao đổi: toàn bộ kế hoạch, nhập lại được nguyên vẹn\n"
    "  .grid.json          bảng đã dàn trang: các dòng, các ô và phạm vi gộp",
    "show": "In dàn ý của kế hoạch: văn bản, rồi lĩnh vực, mục tiêu, nhiệm vụ, hoạt động với số thứ tự như trên giấy.",
    "roll-forward": "Lập dự thảo kế hoạch của một năm khác từ kế hoạch đã có: năm chuyển theo nghĩa,\n"
    "tên cơ quan theo ngày, số và ngày để trống. In ra số thay đổi và từng việc cần người quyết định.\n"
    "Kế hoạch cũ được giữ nguyên.",
    "derive": "Lập kế hoạch cấp dưới từ kế hoạch cấp trên: chọn những dòng giao cho cơ quan, đích danh\n"
    "hoặc qua nhóm (“các sở, ban, ngành”, “UBND cấp xã”), đổi vai trò, đẩy sớm thời hạn; mỗi dòng nhớ dòng nguồn "
    "của nó.",
    "compare": "So sánh hai kế hoạch, từng nhiệm vụ một: giữ nguyên, sửa, chuyển chỗ, bỏ, mới; không kể thứ tự dòng.\n"
    "Không nêu -o: in những chỗ khác nhau. Nêu -o: ghi bảng so sánh, đuôi tệp quyết định loại: .docx .xlsx .pdf .json.",
    "check": "Kiểm tra kế hoạch trước khi trình ký: thiếu ô, sai năm, số và ngày ở phụ lục, cơ quan, viện dẫn, cộng "
    "điểm,\nchính tả, văn bản và phụ lục không khớp. Mã thoát 3 khi có ít nhất một lỗi.",
    "self-test": "Tự kiểm tra chương trình trên bản sao tạm của kế hoạch mẫu; không đụng đến tệp và thiết đặt của bạn.",
}


class _VerbParser(Parser):
    """The parser of one verb; argparse makes it from the program's and the verb's name."""

    def __init__(self, prog: str, **_: object) -> None:
        super().__init__(prog, _VERBS[prog.rsplit(" ", 1)[-1]])


def _add_plan(parser: Parser) -> None:
    parser.inputs.add_argument(
        "plan",
        metavar="KẾ_HOẠCH",
        help="tệp kế hoạch .cchc (kể cả khi đang mở ở cửa sổ khác) hoặc tệp trao đổi .json",
    )


def _add_target(parser: Parser) -> None:
    parser.switches.add_argument(
        "-o", "--output", metavar="KẾ_HOẠCH", required=True, type=plan_path, help="tệp kế hoạch sẽ ghi (.cchc)"
    )
    _add_force(parser)


def _add_force(parser: Parser) -> None:
    parser.switches.add_argument("--force", action="store_true", help="thay tệp đã có, chỉ sau khi tệp mới đã ghi xong")


def _add_new(parser: Parser) -> None:
    parser.switches.add_argument("--form", metavar="BIỂU_MẪU", required=True, help="mã biểu mẫu (xem lệnh forms)")
    parser.switches.add_argument(
        "--year", metavar="NĂM", required=True, help="năm kế hoạch, ví dụ 2027; nhiều năm: 2026-2030"
    )
    _add_target(parser)


def _add_import(parser: Parser) -> None:
    kinds = "tệp .docx, .doc, .xlsx, .xls, .ods, .pdf, .html, .csv, .json…"
    parser.inputs.add_argument("source", metavar="NGUỒN", help=kinds)
    parser.switches.add_argument("--form", metavar="BIỂU_MẪU", help="mã biểu mẫu; bỏ trống thì tự nhận dạng")
    parser.switches.add_argument("--json-report", metavar="TỆP", help="ghi thêm báo cáo nhập ra tệp JSON")
    _add_target(parser)


def _add_roll_forward(parser: Parser) -> None:
    parser.inputs.add_argument(
        "plan", metavar="KẾ_HOẠCH", help="tệp kế hoạch .cchc, tệp trao đổi .json, hoặc tệp Word, Excel của năm trước"
    )
    parser.switches.add_argument("--to", metavar="NĂM", required=True, help="năm của kế hoạch mới, ví dụ 2027")
    parser.switches.add_argument(
        "--from-year", metavar="NĂM", help="năm của kế hoạch cũ, chỉ cần khi kế hoạch không ghi năm"
    )
    parser.switches.add_argument("--json-report", metavar="TỆP", help="ghi thêm danh sách thay đổi ra tệp JSON")
    _add_target(parser)


def _add_export(parser: Parser, options: str) -> None:
    _add_plan(parser)
    parser.inputs.add_argument("target", metavar="TỆP_RA", help="tệp sẽ ghi")
    parser.switches.add_argument(
        "--part",
        choices=["appendix", "body", "all", "sheets"],
        help="phần xuất: appendix = phụ lục, body = văn bản, all = cả hai; chỉ .docx và .pdf có văn bản.\n"
        "sheets = phiếu giao việc: mỗi cơ quan một bảng việc chủ trì, phối hợp (.docx .xlsx .pdf .zip).\n"
        "Bỏ trống: .docx, .pdf lấy cả hai nếu kế hoạch có văn bản",
    )
    parser.switches.add_argument(
        "--option",
        metavar="TÊN=GIÁ_TRỊ",
        action="append",
        default=[],
        type=name_and_value,
        help="xem bên dưới; lặp lại được",
    )
    _add_force(parser)
    parser.epilog = f"Các TÊN=GIÁ_TRỊ của --option:\n{options}"


def _add_derive(parser: Parser) -> None:
    parser.inputs.add_argument(
        "plan", metavar="KẾ_HOẠCH", help="kế hoạch cấp trên: tệp .cchc (kể cả khi đang mở), .json, Word, Excel"
    )
    parser.switches.add_argument(
        "--for",
        dest="agency",
        metavar="CƠ_QUAN",
        required=True,
        help="ví dụ “Sở Tư pháp”, “UBND xã Hướng Hiệp”, “UBND cấp xã”",
    )
    parser.switches.add_argument("--days", metavar="SỐ", default="0", help="số ngày đẩy sớm thời hạn; bỏ trống: 0")
    parser.switches.add_argument("--form", metavar="BIỂU_MẪU", help="mã biểu mẫu; bỏ trống: như kế hoạch cấp trên")
    parser.switches.add_argument("--unit", metavar="CHỮ", default="", help="ghi vào cột chủ trì; bỏ trống: để điền sau")
    parser.switches.add_argument("--note-source", action="store_true", help="ghi cả dòng nguồn vào cột ghi chú")
    _add_target(parser)


def _add_compare(parser: Parser) -> None:
    kinds = "tệp .cchc (kể cả khi đang mở) hoặc tệp trao đổi .json"
    parser.inputs.add_argument("old", metavar="KẾ_HOẠCH_CŨ", help=f"kế hoạch để so với: {kinds}")
    parser.inputs.add_argument("new", metavar="KẾ_HOẠCH_MỚI", help=f"kế hoạch này: {kinds}")
    parser.switches.add_argument("-o", "--output", metavar="TỆP_RA", help="bảng so sánh sẽ ghi")
    _add_force(parser)


def plan_path(text: str) -> str:
    """The path of a plan file; anything else than *.cchc is a slip of the hand."""
    if not text.lower().endswith(".cchc"):
        raise argparse.ArgumentTypeError(f"tên tệp kế hoạch phải có đuôi .cchc: {text}")
    return text


def name_and_value(text: str) -> tuple[str, str]:
    """An option of the export."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"phải viết TÊN=GIÁ_TRỊ: {text}")
    return name.strip(), value.strip()
