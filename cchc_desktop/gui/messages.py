"""Codes to Vietnamese: one sentence for every error, refusal and issue. Free of Qt: the command line uses it too.

A sentence says what happened and what to do. Its parameters are those named beside each code in core/errors.py and
core/issues.py; technical details (English, for the log) are left out of it on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath

from cchc_desktop.core.document_names import COLUMNS, LEVELS
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import Level

ERRORS: Mapping[ErrorCode, str] = {
    ErrorCode.SOURCE_MISSING: "Không tìm thấy tệp “{path}”. Hãy kiểm tra lại tên tệp và thư mục.",
    ErrorCode.SOURCE_UNREADABLE: "Không đọc được tệp “{path}”. Hãy đóng tệp này trong các chương trình khác, "
    "kiểm tra quyền đọc rồi thử lại.",
    ErrorCode.SOURCE_TOO_LARGE: "Tệp “{name}” lớn hơn mức cho phép {limit_mb} MB. Hãy bỏ bớt hình ảnh hoặc chỉ giữ "
    "lại phần phụ lục, lưu thành tệp mới rồi thử lại.",
    ErrorCode.SOURCE_EMPTY: "Tệp “{name}” rỗng, không có nội dung nào để đọc. Hãy chọn tệp khác.",
    ErrorCode.SOURCE_NOT_ZIP: "Tệp “{name}” mang đuôi của Word hoặc Excel nhưng không phải là tệp Word hay Excel. "
    "Hãy mở tệp bằng chương trình đã tạo ra nó, lưu thành .docx hoặc .xlsx rồi thử lại.",
    ErrorCode.SOURCE_WRONG_KIND: "Tệp “{name}” không phải là tệp {expected} như đuôi tên của nó. "
    "Hãy mở và lưu lại tệp bằng Word hoặc Excel rồi thử lại.",
    ErrorCode.SOURCE_ENCRYPTED: "Tệp “{name}” được bảo vệ bằng mật khẩu. Hãy mở tệp bằng Word hoặc Excel, "
    "bỏ mật khẩu, lưu lại rồi thử lại.",
    ErrorCode.SOURCE_OLD_FORMAT: "Tệp “{name}” ở định dạng cũ {suffix}. Hãy mở tệp bằng Word hoặc Excel, "
    "lưu thành .docx hoặc .xlsx rồi thử lại.",
    ErrorCode.SOURCE_UNSUPPORTED: "Chưa đọc được loại tệp {suffix}. Hãy chọn tệp Word, Excel, OpenDocument, PDF có "
    "chữ, trang web (.html) hoặc bảng văn bản (.csv).",
    ErrorCode.SOURCE_SCANNED: "Tệp “{name}” là bản quét: {pages} trang chỉ có hình ảnh, không có chữ để đọc. Hãy dùng "
    "tệp Word hoặc Excel gốc, hoặc nhận dạng chữ (OCR) rồi lưu thành .docx.",
    ErrorCode.CONVERTER_MISSING: "Để đọc tệp “{name}” ({suffix}) cần có LibreOffice hoặc Microsoft Word trên máy này. "
    "Hãy cài LibreOffice (miễn phí), hoặc mở tệp ở máy khác và lưu thành .docx rồi thử lại.",
    ErrorCode.CONVERTER_FAILED: "{program} không mở được tệp “{name}” hoặc mở quá lâu. Hãy mở tệp bằng Word hoặc "
    "LibreOffice, lưu thành .docx rồi thử lại.",
    ErrorCode.SOURCE_DAMAGED: "Tệp “{name}” bị hỏng nên không đọc được. Hãy thử mở và lưu lại tệp bằng Word hoặc "
    "Excel, hoặc dùng một bản sao khác.",
    ErrorCode.SOURCE_SUSPICIOUS: "Tệp “{name}” có cấu trúc bất thường nên không được mở, để bảo đảm an toàn. "
    "Hãy xin lại tệp từ nơi gửi, hoặc mở bằng Word hay Excel rồi lưu thành tệp mới.",
    ErrorCode.SOURCE_TOO_SLOW: "Việc đọc tệp “{name}” đã dừng vì kéo dài quá {seconds} giây. Hãy bỏ bớt hình ảnh hoặc "
    "chỉ giữ lại phần phụ lục, lưu thành tệp mới rồi thử lại.",
    ErrorCode.SOURCE_READER_BROKE: "Không đọc được tệp “{name}”: tệp bị hỏng hoặc cần quá nhiều bộ nhớ. Hãy mở tệp "
    "bằng Word hoặc Excel, lưu thành tệp mới rồi thử lại.",
    ErrorCode.NO_TABLE: "Không tìm thấy bảng phụ lục kế hoạch trong tệp “{name}”. Chương trình đã tìm bảng có các "
    "tiêu đề cột: {headings}. Hãy kiểm tra xem đã chọn đúng tệp chưa, hoặc sửa tiêu đề cột cho giống biểu mẫu.",
    ErrorCode.JSON_INVALID: "Tệp “{name}” không phải là tệp trao đổi (.json) của chương trình này, hoặc đã bị sửa "
    "sai. Hãy xuất lại tệp từ kế hoạch gốc.",
    ErrorCode.JSON_NEWER: "Tệp “{name}” do phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình "
    "rồi mở lại.",
    ErrorCode.PLAN_MISSING: "Không tìm thấy tệp kế hoạch “{path}”. Tệp có thể đã được chuyển đi, đổi tên hoặc xóa.",
    ErrorCode.PLAN_FOREIGN: "Tệp “{name}” không phải là tệp kế hoạch của chương trình này. Muốn dùng tệp Word hoặc "
    "Excel, hãy chọn Tệp → Nhập từ Word, Excel.",
    ErrorCode.PLAN_DAMAGED: "Tệp kế hoạch “{name}” bị hỏng nên không mở, để không làm hỏng thêm. "
    "Hãy dùng một bản sao lưu của tệp này.",
    ErrorCode.PLAN_NEWER: "Tệp “{name}” do phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình "
    "để sửa tệp này.",
    ErrorCode.PLAN_IN_USE: "Kế hoạch “{name}” đang được mở{holder}. Hãy đóng kế hoạch ở nơi đó, hoặc mở để xem "
    "hay làm việc trên một bản sao.",
    ErrorCode.PLAN_READ_ONLY: "Không ghi được vào tệp kế hoạch “{path}” (chỉ cho phép đọc). Hãy chép tệp sang thư "
    "mục khác, ví dụ Tài liệu, rồi mở bản đó.",
    ErrorCode.VERSION_EXISTS: "Đã có bản mang tên “{name}”. Hãy đặt tên khác.",
    ErrorCode.VERSION_UNNAMED: "Chưa có tên cho bản này. Hãy đặt tên, ví dụ “Bản trình lần 1”.",
    ErrorCode.COPY_FAILED: "Chưa tạo được bản sao lưu tự động trên máy này. Kế hoạch vẫn được lưu vào tệp như thường; "
    "hãy giải phóng dung lượng ổ đĩa, chương trình sẽ tự thử lại.",
    ErrorCode.SHARE_CONFLICT: "Kế hoạch “{name}” ở nơi dùng chung đã bị người khác sửa trong lúc bạn làm việc. "
    "Cả hai bản đều được giữ: bản của bạn nằm ở “{other}”. Hãy so sánh hai bản rồi gộp lại.",
    ErrorCode.SHARE_UNREACHABLE: "Không kết nối được với nơi dùng chung của “{path}”. Bạn cứ làm việc tiếp: mọi thay "
    "đổi đã được lưu trên máy này và sẽ được đưa lên khi có kết nối.",
    ErrorCode.NOTHING_RESCUED: "Không cứu được nội dung nào từ tệp “{name}”. Hãy dùng một bản sao lưu của tệp này.",
    ErrorCode.TARGET_EXISTS: "Tệp “{path}” đã có. Hãy chọn tên khác hoặc đồng ý thay thế tệp cũ.",
    ErrorCode.TARGET_FOLDER_MISSING: "Không có thư mục để lưu tệp “{path}”. Hãy chọn một thư mục đang có.",
    ErrorCode.TARGET_NOT_WRITABLE: "Không ghi được tệp “{path}”. Hãy đóng tệp nếu đang mở trong Word hoặc Excel, "
    "hoặc chọn thư mục khác mà bạn có quyền ghi.",
    ErrorCode.TARGET_UNSUPPORTED: "Không xuất được sang loại tệp {suffix}. Hãy đặt đuôi tên tệp là .docx, .pdf, .xlsx, "
    ".html, .csv, .json hoặc .grid.json.",
    ErrorCode.PART_MISSING: "Kế hoạch này chưa có {part_name} để xuất. Hãy chọn phần khác, hoặc soạn thêm phần này "
    "rồi xuất lại.",
    ErrorCode.AGENCY_NOT_NAMED: "Kế hoạch không có dòng nào chắc chắn giao cho “{agency}”. "
    "Hãy kiểm tra tên cơ quan, ví dụ “Sở Tư pháp”, “UBND xã Hướng Hiệp” hoặc “UBND cấp xã”.",
    ErrorCode.NOTHING_CHOSEN: "Phụ lục không có dòng nào thuộc phần đã chọn. Hãy chọn lĩnh vực, cơ quan, quý hoặc các "
    "dòng khác.",
    ErrorCode.NO_PRINTER: "Máy này chưa có máy in nào dùng được. Hãy kiểm tra máy in trong phần cài đặt của hệ điều "
    "hành, hoặc xuất ra PDF rồi in ở máy khác.",
    ErrorCode.PRINT_FAILED: "Máy in “{printer}” không nhận bản in. Hãy kiểm tra xem máy in đã bật, còn giấy và đã kết "
    "nối chưa rồi in lại.",
    ErrorCode.FONT_MISSING: "Máy này không có phông chữ {family} hay phông chữ cùng cỡ có đủ chữ tiếng Việt nên không "
    "in và không xuất PDF được. Hãy cài phông chữ {family} (hoặc Liberation Serif) rồi thử lại.",
    ErrorCode.TEMPLATE_UNREADABLE: "Không dùng được “{name}” làm mẫu. Hãy chọn một tệp Word (.docx, .dotx) mở được "
    "trong Word và không đặt mật khẩu.",
    ErrorCode.TEMPLATE_WITHOUT_PLACES: "Mẫu “{name}” không có chỗ điền nào (tên chỗ điền ghi trong hai dấu ngoặc "
    "nhọn). Hãy lưu mẫu gợi ý từ hộp thoại xuất để xem cách ghi các chỗ điền.",
    ErrorCode.DISK_FULL: "Ổ đĩa đã đầy nên chưa ghi được tệp “{path}”. Hãy giải phóng dung lượng hoặc chọn ổ đĩa khác.",
    ErrorCode.OPTION_UNKNOWN: "Không có tùy chọn “{name}”. Hãy xem danh sách tùy chọn trong phần trợ giúp.",
    ErrorCode.OPTION_INVALID: "Giá trị “{value}” không dùng được cho tùy chọn “{name}”. Hãy xem các giá trị cho phép "
    "trong phần trợ giúp.",
    ErrorCode.FORM_UNKNOWN: "Không có biểu mẫu “{form}”. Hãy chọn một biểu mẫu trong danh sách.",
    ErrorCode.FORM_INVALID: "Biểu mẫu “{form}” viết chưa đúng nên không dùng được. Hãy chọn biểu mẫu khác hoặc "
    "sửa lại tệp biểu mẫu.",
    ErrorCode.YEAR_INVALID: "Năm “{year}” không hợp lệ. Hãy nhập năm gồm bốn chữ số, ví dụ 2027.",
    ErrorCode.YEAR_UNKNOWN: "Kế hoạch này không ghi năm. Hãy nhập năm của kế hoạch trong Thông tin kế hoạch rồi "
    "thử lại.",
    ErrorCode.YEAR_SAME: "Kế hoạch này đã là kế hoạch năm {year}. Hãy chọn một năm khác.",
    ErrorCode.CLIPBOARD_EMPTY: "Bộ nhớ tạm không có chữ hoặc bảng nào để dán. Hãy sao chép lại ở nơi nguồn rồi dán.",
    ErrorCode.CLIPBOARD_PICTURE: "Bộ nhớ tạm chỉ có hình ảnh nên không dán vào bảng được. Hãy sao chép bảng hoặc chữ "
    "rồi dán lại.",
    ErrorCode.CLIPBOARD_FILES: "Bộ nhớ tạm đang chứa tệp. Muốn lấy nội dung của tệp, hãy chọn Tệp → Nhập từ Word, "
    "Excel.",
    ErrorCode.CLIPBOARD_TOO_LARGE: "Nội dung cần dán có hơn {limit} ô, vượt mức của một lần dán. Hãy sao chép ít dòng "
    "hơn, hoặc lưu thành tệp rồi chọn Tệp → Nhập từ Word, Excel.",
    ErrorCode.CLIPBOARD_LONG_TEXT: "Ô ở dòng {row}, cột {column} của nội dung cần dán có {letters} ký tự, nhiều hơn "
    "mức {limit} ký tự mà một ô của Word, Excel giữ được. Hãy chia nhỏ nội dung rồi dán lại.",
    ErrorCode.CLIPBOARD_DAMAGED: "Nội dung trong bộ nhớ tạm không còn nguyên vẹn nên không dán được. Hãy sao chép lại "
    "rồi dán.",
    ErrorCode.DIRECTORY_UNREADABLE: "Tệp “{name}” không phải là bảng danh mục cơ quan (.csv, bảng mã UTF-8). Hãy xuất "
    "danh mục ra tệp mới, điền thêm bằng Excel rồi nhập lại.",
    ErrorCode.DIRECTORY_COLUMN: "Danh mục cơ quan “{name}” thiếu cột “{column}”. Hãy giữ nguyên dòng tiêu đề như trong "
    "tệp do chương trình xuất ra.",
    ErrorCode.DIRECTORY_LINE: "Danh mục cơ quan “{name}”, dòng {line}: không hiểu “{value}”. Hãy ghi ngày theo dạng "
    "28/02/2025, cách áp dụng là tự động, hỏi hoặc giữ, rồi nhập lại.",
    ErrorCode.EDIT_REFUSED: "{refusal}",
}

REFUSALS: Mapping[Refusal, str] = {
    Refusal.INTO_ITSELF: "Không thể chuyển một mục vào bên trong chính nó. Hãy chọn vị trí khác.",
    Refusal.WRONG_LEVEL: "Không thể đặt mục này ở đây vì khác cấp. Hãy chọn vị trí cùng cấp với mục.",
    Refusal.NO_PLACE_ABOVE: "Không có mục cùng cấp nào đứng trước, nên không chuyển lên hoặc hạ cấp được.",
    Refusal.NO_PLACE_BELOW: "Không có mục cùng cấp nào đứng sau, nên không chuyển xuống được.",
    Refusal.ALREADY_TOP: "Mục này đã ở cấp cao nhất, không nâng lên được nữa.",
    Refusal.ALREADY_DEEPEST: "Mục này đã ở cấp thấp nhất, không hạ xuống được nữa.",
    Refusal.NOTHING_SELECTED: "Chưa chọn mục nào. Hãy chọn một dòng trong bảng hoặc trong cây cấu trúc.",
    Refusal.NOT_NEIGHBOURS: "Chỉ gộp được các ô đứng liền nhau. Hãy chọn lại các ô liền kề.",
    Refusal.ACROSS_AREAS: "Không gộp được các ô thuộc hai lĩnh vực khác nhau. Hãy chọn ô trong cùng một lĩnh vực.",
    Refusal.SINGLE_CELL: "Hãy chọn từ hai ô trở lên để gộp; muốn tách thì chọn một ô đã gộp.",
    Refusal.NOT_EDITABLE: "Ô này do chương trình tự tính hoặc kế hoạch đang mở chỉ để xem, nên không sửa được.",
    Refusal.OTHER_FORM: "Biểu mẫu này thuộc loại khác nên không dùng được cho kế hoạch đang mở. Hãy chọn biểu mẫu "
    "cùng loại, hoặc tạo kế hoạch mới theo biểu mẫu này.",
    Refusal.SCATTERED: "Các vùng chọn rời nhau không cắt hoặc sao chép cùng lúc được. Hãy chọn một vùng liền nhau.",
    Refusal.NOTHING_TO_FILL: "Không có ô nào để điền. Hãy chọn ô mẫu cùng các ô bên dưới, rồi điền xuống.",
    Refusal.NOTHING_TO_SPLIT: "Nội dung ô này chỉ có một ý nên không tách được. Hãy xuống dòng (Alt+Enter) hoặc đặt "
    "dấu chấm phẩy ở chỗ cần tách.",
    Refusal.SINGLE_ROW: "Hãy chọn từ hai dòng liền nhau trở lên để gộp thành một dòng.",
    Refusal.ROWS_APART: "Chỉ gộp được các dòng cùng cấp, đứng liền nhau trong cùng một mục. Hãy chọn lại các dòng.",
    Refusal.MANY_BELOW: "Ô này có nội dung và đứng trước nhiều ô nên không gộp ngang được. Hãy chuyển nội dung sang ô "
    "khác trước.",
    Refusal.NO_TASK: "Hãy chọn một nhiệm vụ, hoặc một hoạt động của nhiệm vụ đó.",
    Refusal.NOT_LAST_TASK: "Chỉ nhiệm vụ cuối cùng của mục tiêu mới dùng chung được với mục tiêu sau. Hãy chuyển nhiệm "
    "vụ xuống cuối mục tiêu trước.",
    Refusal.NO_OBJECTIVE_BELOW: "Trong lĩnh vực này không còn mục tiêu nào đứng sau để dùng chung nhiệm vụ.",
    Refusal.ALREADY_SHARED: "Nhiệm vụ này đã dùng chung với mục tiêu sau.",
    Refusal.NOT_SHARED: "Nhiệm vụ này chỉ thuộc một mục tiêu nên không có gì để tách.",
    Refusal.OLD_PLACE_GONE: "Nơi cũ của mục này không còn trong kế hoạch. Hãy chọn một mục rồi đưa vào chỗ đang chọn.",
    Refusal.LEVELS_TOGETHER: "Các cột mục tiêu, nhiệm vụ, hoạt động luôn đứng liền nhau theo thứ tự cấp. Hãy thả trước "
    "hoặc sau cả nhóm cột này.",
    Refusal.NOT_LAST: "Đoạn văn này còn có nội dung đứng sau trong cùng mục, nên không nâng lên được. Hãy chuyển đoạn "
    "văn xuống cuối mục trước.",
    Refusal.TOTAL_LAST: "Dòng tổng chỉ có một và luôn đứng cuối phụ lục, nên không chèn hoặc chuyển như vậy được.",
    Refusal.LAST_APPENDIX: "Kế hoạch phải có ít nhất một phụ lục nên không xóa được phụ lục này.",
}

ISSUES: Mapping[IssueCode, str] = {
    IssueCode.COLUMN_MISSING: "Không tìm thấy cột “{header}”; các ô của cột này được để trống.",
    IssueCode.COLUMN_UNKNOWN: "Cột “{header}” không có trong biểu mẫu; hãy xem lại nội dung của cột này.",
    IssueCode.COLUMN_GUESSED: "Cột “{header}” được hiểu là cột “{field}”; hãy kiểm tra lại.",
    IssueCode.COLUMN_LEFT_OUT: "Cột “{header}” ({count} ô có nội dung) không được nhập, theo lựa chọn của bạn.",
    IssueCode.HEADER_REPEATED: "Đã bỏ {count} dòng tiêu đề lặp lại ở đầu trang.",
    IssueCode.TABLES_JOINED: "Đã nối {count} bảng bị ngắt theo trang thành một bảng.",
    IssueCode.SECOND_TABLE: "Trong tệp còn một bảng khác ({rows} dòng) chưa được nhập.",
    IssueCode.BLANK_CONTINUES: "Ô trống ở cột “{column}” được hiểu là nối tiếp ô phía trên{quoted}.",
    IssueCode.REPEAT_CONTINUES: "Ô lặp lại ở cột “{column}” được hiểu là cùng một mục với phía trên{quoted}.",
    IssueCode.CONTINUED_TASK: "Nhiệm vụ {number} thuộc hai mục tiêu; phần sau được giữ là phần tiếp theo{quoted}.",
    IssueCode.ROW_CONTINUES: "Dòng bị ngắt trang đã được nối lại{quoted}.",
    IssueCode.NUMBER_DIFFERS: "Số in ở cột “{column}” là “{printed}”, trong khi thứ tự đúng là “{expected}”; "
    "số in được giữ nguyên.",
    IssueCode.NUMBER_MISSING: "Cột “{column}” thiếu số, đáng lẽ là “{expected}”.",
    IssueCode.CELL_CROSSES_AREA: "Ô ở cột “{column}” kéo dài sang lĩnh vực khác{quoted}; nội dung được giữ, "
    "ô được tách ra.",
    IssueCode.CELL_SHAPE_LOST: "Cách gộp ô ở cột “{column}” không giữ được{quoted}; nội dung được giữ nguyên.",
    IssueCode.AREA_EXTRA_CELLS: "Dòng lĩnh vực có thêm ô ngoài tên lĩnh vực{quoted}; hãy xem lại.",
    IssueCode.AREA_MISSING: "Có {rows} dòng đứng trước lĩnh vực đầu tiên; các dòng này được đặt vào một lĩnh vực "
    "chưa có tên.",
    IssueCode.CELLS_MERGED: "Các ô “{columns}” được gộp làm một{quoted}.",
    IssueCode.LEAD_MISSING: "Thiếu cơ quan chủ trì{quoted}.",
    IssueCode.NUMBER_DOUBLED: "Số “{printed}” ở cột “{column}” đã có ở dòng trên, trong khi thứ tự đúng là "
    "“{expected}”; số in được giữ nguyên.",
    IssueCode.CRITERION_ORPHAN: "Tiêu chí {printed} không có tiêu chí cấp trên {missing} trong bảng; hãy kiểm tra xem "
    "có thiếu dòng không.",
    IssueCode.POINTS_UNREAD: "Ô điểm ở cột “{column}” không phải là số{quoted}; nội dung được giữ nguyên nhưng không "
    "cộng được.",
    IssueCode.TOTAL_GUESSED: "Dòng cuối bảng được hiểu là dòng tổng điểm{quoted}; hãy kiểm tra lại.",
    IssueCode.TOTAL_INSIDE: "Dòng này có tên như dòng tổng nhưng không đứng cuối bảng{quoted}; dòng được giữ như một "
    "tiêu chí không đánh số, nên điểm của dòng cũng được cộng vào tổng.",
    IssueCode.SECTION_NUMBER_DIFFERS: "Mục mang số “{printed}”, trong khi thứ tự đúng là “{expected}”; số in được "
    "giữ nguyên{quoted}.",
    IssueCode.SECTION_NUMBER_MISSING: "Mục thiếu số, được hiểu là “{expected}”{quoted}.",
    IssueCode.TEXT_UNPLACED: "Đoạn văn bản chưa xếp được vào phần nào, được giữ trong danh sách “Chưa xếp chỗ”"
    "{quoted}.",
    IssueCode.TEXT_CLEANED: "Đã bỏ {count} ký tự không hợp lệ trong tệp văn bản.",
    IssueCode.MARGIN_TEXT: "Đầu trang, chân trang hoặc chú thích có nội dung{quoted}; nội dung được giữ trong danh "
    "sách “Chưa xếp chỗ”.",
    IssueCode.MARGIN_TABLE: "Bảng phụ lục ({rows} dòng) nằm ở đầu trang hoặc chân trang; bảng đã được đọc như bảng "
    "trong văn bản, hãy kiểm tra lại.",
    IssueCode.TEXT_OUTSIDE_TABLE: "{count} đoạn văn bản ngoài bảng chưa được nhập.",
    IssueCode.NESTED_TABLE: "Có bảng lồng trong ô{quoted}; hãy kiểm tra lại nội dung ô này.",
    IssueCode.TRACKED_CHANGES: "Tệp có {count} chỗ theo dõi thay đổi (Track Changes); nội dung được đọc như khi đã "
    "chấp nhận mọi thay đổi.",
    IssueCode.COMMENTS_LEFT: "Tệp có {count} ghi chú (Comment) không được nhập.",
    IssueCode.FORMULA_WITHOUT_VALUE: "Có {count} ô công thức chưa có kết quả nên được để trống; hãy mở và lưu lại "
    "tệp bằng Excel rồi nhập lại.",
    IssueCode.CELL_ERROR: "Có {count} ô mang giá trị lỗi của Excel (như #REF!); hãy sửa lại các ô này.",
    IssueCode.HIDDEN_SHEET: "Trang tính “{name}” đang ẩn trong tệp nhưng vẫn được đọc.",
    IssueCode.HIDDEN_CELLS: "Có {count} dòng hoặc cột đang ẩn trong tệp nhưng vẫn được đọc.",
    IssueCode.UNSEEN_TEXT: "Có {count} chỗ có chữ mà Word hoặc Excel không hiển thị (chữ ẩn, ô bị gộp che) nên "
    "không được nhập.",
    IssueCode.SYMBOL_UNREAD: "Có {count} ký hiệu thuộc phông chữ biểu tượng chưa đọc được, được thay bằng “�”.",
    IssueCode.PART_UNREAD: "Có {count} tài liệu nhúng trong tệp chưa đọc được.",
    IssueCode.LEGACY_FONT: "Tệp có chữ dùng phông “{font}” không theo bảng mã Unicode nên có thể bị đọc sai; hãy "
    "chuyển sang Unicode rồi nhập lại.",
    IssueCode.LEGACY_CONVERTED: "Đã chuyển {count} đoạn chữ dùng phông “{font}” sang Unicode; hãy đối chiếu với "
    "bản gốc.",
    IssueCode.LETTERS_LOST: "Chưa đọc được {count} ký tự trong “{text}”; hãy đối chiếu với bản gốc.",
    IssueCode.PAGES_SCANNED: "Chưa đọc được {count} trang chỉ có hình ảnh (bản quét), không có chữ.",
    IssueCode.TABLE_BY_TEXT: "Bảng không có đường kẻ nên các cột và dòng được chia theo vị trí của chữ; hãy đối chiếu "
    "với bản gốc.",
    IssueCode.NUMBER_FORMAT_GUESSED: "Có {count} số thứ tự tự động có kiểu đánh số chưa hỗ trợ, được ghi bằng chữ số.",
    IssueCode.FORM_NEW: "Không có biểu mẫu nào giống bảng này (gần nhất: “{other}”), nên đã lập biểu mẫu mới từ tiêu "
    "đề cột; hãy kiểm tra lại các cột.",
    IssueCode.TEMPLATE_PLACE_UNKNOWN: "Mẫu Word có chỗ điền “{text}” mà chương trình không biết; chỗ này được giữ "
    "nguyên.",
    IssueCode.TEMPLATE_PLACE_MISSING: "Mẫu Word không có chỗ điền cho: {text}.",
    IssueCode.TEMPLATE_PLACE_WRONG: "Chỗ điền phụ lục trong mẫu Word phải là một đoạn riêng, ngoài bảng và ngoài đầu "
    "trang, chân trang; phụ lục chưa được đưa vào.",
    IssueCode.TEMPLATE_DROPPED: "Không lấy từ mẫu Word vì lý do an toàn: {text}.",
    IssueCode.FORM_GUESSED: "Biểu mẫu “{form}” được chọn tự động (gần giống: “{other}”); hãy kiểm tra lại.",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cảnh báo",
    Severity.INFO: "Lưu ý",
}

_KINDS = {"docx": "Word (.docx)", "xlsx": "Excel (.xlsx)"}
_PARTS = {"appendix": "phụ lục", "body": "phần văn bản"}
_COLUMN_PARAMS = ("column", "columns", "field")
_COUNTS = ("cells", "limit", "letters")  # shown with points between thousands
_QUOTE_LETTERS = 60


def error_text(error: KnownError) -> str:
    """The sentence for an error of the world."""
    params = _Params(error.params)
    if "path" in params:
        params.setdefault("name", PurePath(str(params["path"])).name or str(params["path"]))
    if "expected" in params:
        params["expected"] = _KINDS.get(str(params["expected"]), str(params["expected"]))
    if "part" in params:
        params["part_name"] = _PARTS.get(str(params["part"]), str(params["part"]))
    if error.code is ErrorCode.PLAN_IN_USE:
        params["holder"] = _holder(params)
    for name in _COUNTS:
        if isinstance(params.get(name), int):
            params[name] = whole(int(str(params[name])))
    if error.code is ErrorCode.EDIT_REFUSED:
        params["refusal"] = REFUSALS[Refusal(str(error.params["reason"]))]
    return ERRORS[error.code].format_map(params)


def issue_text(issue: Issue) -> str:
    """The sentence for an issue, without its place."""
    params = _Params(issue.params)
    for key in _COLUMN_PARAMS:
        if key in params:
            params[key] = column_names(str(params[key]))
    text = str(params.get("text", "")).strip()
    params["quoted"] = f": “{shorten(text)}”" if text else ""
    return ISSUES[issue.code].format_map(params)


def place_text(place: Place) -> str:
    """Where an issue is, for the reader ("dòng 12, cột 3, TT 5"); "" where it concerns the whole file."""
    parts = [place.label] if place.label else []
    if place.row is not None:
        parts.append(f"dòng {place.row + 1}")
    if place.column is not None:
        parts.append(f"cột {place.column + 1}")
    return ", ".join(parts)


def issue_line(issue: Issue) -> str:
    """Severity, place and sentence in one line, for the terminal."""
    place = place_text(issue.where)
    where = f" [{place}]" if place else ""
    return f"{SEVERITIES[issue.severity]}{where}: {issue_text(issue)}"


def column_names(keys: str) -> str:
    """The names of one or more columns given by key ("lead, coordinating"); unknown words are left as they are."""
    return ", ".join(COLUMNS.get(key.strip(), key.strip()) for key in keys.split(","))


def counts_text(counts: Mapping[Level, int]) -> str:
    """How many items stand on each level below the appendix ("7 lĩnh vực, 33 mục tiêu …"; "119 tiêu chí")."""
    levels = (Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY)
    if not any(counts.get(level) for level in (*levels, Level.CRITERION)) and counts.get(Level.SECTION):
        levels = (Level.SECTION, Level.PARAGRAPH)  # a text without a table
    if counts.get(Level.CRITERION):
        levels = (*(level for level in levels if counts.get(level)), Level.CRITERION)
    return ", ".join(f"{whole(counts.get(level, 0))} {LEVELS[level]}" for level in levels)


def whole(value: int) -> str:
    """A whole number in Vietnamese writing ("1.234")."""
    return f"{value:,}".replace(",", ".")


def shorten(text: str, letters: int = _QUOTE_LETTERS) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"


def sentence_case(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def _holder(params: Mapping[str, object]) -> str:
    """Who has a plan open, as far as known: " bởi … trên máy … từ …"."""
    known = {**params, "since": local_time(str(params.get("since") or ""))}
    words = (("user", "bởi"), ("host", "trên máy"), ("since", "từ"))
    return "".join(f" {word} {known[key]}" for key, word in words if known.get(key))


def local_time(stamp: str) -> str:
    """A point in time (ISO 8601) as the reader's clock showed it ("08:15 ngày 23/12/2026"); other texts as they are."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%H:%M ngày %d/%m/%Y}"
    except ValueError:
        return stamp


class _Params(dict[str, object]):
    """Parameters of a sentence; one that is missing is shown as "…" rather than hiding the whole message."""

    def __missing__(self, key: str) -> str:
        return "…"
