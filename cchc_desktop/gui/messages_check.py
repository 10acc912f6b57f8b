"""Findings of the check to Vietnamese: a name for every rule and a sentence for every finding. Free of Qt.

The command line and the report use it too. A sentence says what is wrong and, where it is known, what is right.
"""

from __future__ import annotations

from collections.abc import Mapping

from cchc_desktop.planning.checks.findings import Finding, RuleId, Severity

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cảnh báo",
    Severity.INFO: "Thông tin",
}

# Rule → its name in the panel, and the sentence of one finding.
_RULES: Mapping[RuleId, tuple[str, str]] = {
    RuleId.AREA_UNWRITTEN: ("Lĩnh vực chưa viết", "Có {count} lĩnh vực chưa viết nhiệm vụ nào: {areas}."),
    RuleId.ROW_UNWRITTEN: ("Dòng chưa viết", "Dòng này chưa viết: còn trống mọi ô."),
    RuleId.LEAD_MISSING: ("Thiếu cơ quan chủ trì", "Chưa ghi cơ quan chủ trì."),
    RuleId.TIME_MISSING: ("Thiếu thời gian", "Chưa ghi thời gian thực hiện."),
    RuleId.DUE_MISSING: ("Thiếu thời gian hoàn thành", "Chưa ghi thời gian hoàn thành."),
    RuleId.WORDS_MISSING: ("Dòng chưa có nội dung", "Ô nội dung của dòng này còn trống."),
    RuleId.DELIVERABLE_MISSING: ("Thiếu kết quả/sản phẩm", "Chưa ghi kết quả/sản phẩm."),
    RuleId.SOLUTION_MISSING: ("Thiếu nhiệm vụ, giải pháp", "Chưa ghi nhiệm vụ/giải pháp cho tiêu chí này."),
    RuleId.LEAD_COORDINATING: (
        "Vừa chủ trì vừa phối hợp",
        "“{agency}” vừa ở ô chủ trì vừa ở ô phối hợp của cùng một dòng.",
    ),
    RuleId.LEAD_IN_GROUP: (
        "Chủ trì thuộc nhóm phối hợp",
        "“{group}” đã chủ trì lại có trong nhóm phối hợp “{agency}”.",
    ),
    RuleId.DELIVERABLE_AGENCY: (
        "Sản phẩm là tên cơ quan",
        "Ô kết quả/sản phẩm ghi tên cơ quan “{agency}”; có thể đã nhập nhầm cột.",
    ),
    RuleId.DELIVERABLE_COPY: (
        "Sản phẩm chép lại nhiệm vụ",
        "Kết quả/sản phẩm chép nguyên văn nội dung nhiệm vụ; hãy ghi sản phẩm cụ thể.",
    ),
    RuleId.DELIVERABLE_VAGUE: (
        "Sản phẩm chung chung",
        "“{text}” không cho biết sản phẩm là gì; hãy ghi rõ văn bản, báo cáo, tỷ lệ đạt…",
    ),
    RuleId.ROW_DOUBLE: ("Nội dung lặp lại", "Nội dung này đã có ở mục {other}."),
    RuleId.TIME_YEAR_OUTSIDE: ("Năm ngoài kế hoạch", "Năm {year} không thuộc thời gian của kế hoạch năm {plan}."),
    RuleId.YEAR_DIFFERS: ("Năm khác với nhiệm vụ", "Hoạt động ghi năm {year}, còn nhiệm vụ ghi năm {task}."),
    RuleId.DUE_BEFORE_START: (
        "Hoàn thành trước khi bắt đầu",
        "Hạn hoàn thành “{due}” sớm hơn thời gian thực hiện “{start}”.",
    ),
    RuleId.TIME_BACKWARDS: ("Khoảng thời gian ngược", "Thời gian kết thúc sớm hơn thời gian bắt đầu."),
    RuleId.TIME_IMPOSSIBLE: ("Ngày không có trong lịch", "Ô này ghi ngày hoặc tháng không có trong lịch."),
    RuleId.TIME_YEAR_MISSING: ("Thời gian chưa ghi năm", "Chưa ghi năm; chương trình hiểu là năm {year}."),
    RuleId.DATE_ZEROS: (
        "Số 0 trong ngày, tháng",
        "“{written}” nên viết là “{right}” (ngày dưới 10 và tháng 1, 2 thêm số 0).",
    ),
    RuleId.TITLE_YEAR: ("Năm trong tên kế hoạch", "Tên ghi năm {year}, còn kế hoạch là của năm {plan}."),
    RuleId.PROGRAMME_EXPIRED: (
        "Giai đoạn đã kết thúc",
        "“{programme}” đã kết thúc trước năm kế hoạch ({plan}); hãy kiểm tra còn áp dụng không.",
    ),
    RuleId.CAPTION_NUMBER: (
        "Số ở phụ lục khác văn bản",
        "Dòng dẫn của phụ lục ghi số “{written}”, văn bản là số “{right}”.",
    ),
    RuleId.CAPTION_DATE: ("Ngày ở phụ lục khác văn bản", "Dòng dẫn của phụ lục ghi “{written}”, văn bản là “{right}”."),
    RuleId.CAPTION_ISSUER: (
        "Cơ quan ở phụ lục khác văn bản",
        "Dòng dẫn của phụ lục ghi “{written}”, cơ quan ban hành văn bản là “{right}”.",
    ),
    RuleId.SIGNED_WITHOUT_TM: (
        "Chữ ký thiếu TM.",
        "Kế hoạch của Ủy ban nhân dân phải ký thay mặt “TM. ỦY BAN NHÂN DÂN”; đang ghi “{written}”.",
    ),
    RuleId.DRAFT_NUMBERED: ("Dự thảo đã có số", "Văn bản đã có số {number} nhưng còn ghi “{draft}”."),
    RuleId.APPENDIX_NUMBERS: (
        "Phụ lục chưa đánh số La Mã",
        "Có từ hai phụ lục trở lên thì phải đánh số La Mã theo thứ tự; đang ghi “{heading}”.",
    ),
    RuleId.APPENDIX_UNKNOWN: (
        "Viện dẫn phụ lục không có",
        "Viện dẫn “{written}” nhưng kế hoạch chỉ có {count} phụ lục.",
    ),
    RuleId.APPENDIX_UNMENTIONED: (
        "Văn bản không nhắc phụ lục",
        "Phần văn bản không nhắc đến phụ lục kèm theo; Nghị định 30/2020/NĐ-CP yêu cầu có.",
    ),
    RuleId.AREA_TITLE: ("Tên lĩnh vực khác thường", "“{title}” gần giống tên lĩnh vực “{right}”."),
    RuleId.NUMBER_DOUBLE: ("Số thứ tự trùng", "Số “{number}” đã dùng ở trên; đếm liên tục là “{expected}”."),
    RuleId.NUMBER_GAP: ("Số thứ tự nhảy", "Đang ghi số “{number}”, đếm liên tục là “{expected}”."),
    RuleId.NUMBER_OWN: (
        "Số thứ tự riêng",
        "Số “{number}” được ghi riêng, ngoài cách đếm; đếm liên tục là “{expected}”.",
    ),
    RuleId.NUMBER_NONE: ("Không có số thứ tự", "Mục này không được đánh số; đếm liên tục là “{expected}”."),
    RuleId.POINT_LETTER: (
        "Chữ cái đầu điểm",
        "Điểm “{letter})” không có trong thứ tự chữ cái tiếng Việt (a, b, c, d, đ, e, g, h…).",
    ),
    RuleId.AGENCY_ABOLISHED: (
        "Cơ quan không còn vào ngày văn bản",
        "“{agency}” không còn tên này vào ngày của văn bản{became}.",
    ),
    RuleId.AGENCY_SPELLING: ("Cách viết tên cơ quan", "“{written}” nên viết là “{right}”."),
    RuleId.CITATION_SUPERSEDED: (
        "Văn bản viện dẫn đã được thay thế",
        "“{cited}” hết hiệu lực từ {since}; nay là {new}.",
    ),
    RuleId.CITATION_TWO_WAYS: (
        "Một văn bản viện dẫn hai cách",
        "“{cited}” khác với chỗ khác trong kế hoạch: “{other}”.",
    ),
    RuleId.CITATION_DATE: (
        "Ngày ban hành không hợp lý",
        "Ngày trong “{cited}” không có trong lịch hoặc khác năm của số văn bản.",
    ),
    RuleId.CITATION_ISSUER: ("Cơ quan ban hành không khớp ký hiệu", "“{cited}”: ký hiệu không phải của “{issuer}”."),
    RuleId.CITATION_TYPE: ("Loại văn bản không khớp ký hiệu", "“{cited}”: ký hiệu không phải của loại “{type}”."),
    RuleId.CITATION_BODY: (
        "Cơ quan không ban hành loại văn bản này",
        "“{cited}”: cơ quan trong ký hiệu không ban hành “{type}”.",
    ),
    RuleId.CITATION_INCOMPLETE: ("Viện dẫn thiếu số hoặc năm", "“{cited}” thiếu năm hoặc ký hiệu của văn bản."),
    RuleId.POINTS_SUM: ("Cộng điểm không khớp", "{column}: ghi {stated}, cộng các phần là {computed}."),
    RuleId.POINTS_CELL: (
        "Cộng điểm không khớp tại một ô",
        "{column}: ghi {stated}; nếu là {computed} thì các tổng đều khớp.",
    ),
    RuleId.POINTS_OPEN: (
        "Chưa đủ điểm để cộng",
        "{column}: còn {missing} phần chưa có điểm, chưa so được với {stated}.",
    ),
    RuleId.POINTS_UNREAD: ("Điểm không phải là số", "{column}: “{text}” không phải là số."),
    RuleId.MONEY_TOTAL: ("Tổng kinh phí không khớp", "Văn bản ghi {stated}, cộng các dòng của phụ lục là {computed}."),
    RuleId.ABBREVIATION: ("Chữ viết tắt chưa giải thích", "“{word}” chưa được viết đầy đủ ở lần dùng đầu."),
    RuleId.WORD_DOUBLE: ("Lặp từ", "“{written}” lặp lại một từ."),
    RuleId.BLANK_BEFORE_MARK: ("Khoảng trắng thừa", "Có khoảng trắng thừa trước dấu câu hoặc trong ký hiệu."),
    RuleId.CONFUSED_WORD: ("Từ viết nhầm", "“{written}” có lẽ là “{right}”."),
    RuleId.VARIANTS: (
        "Cách viết chưa thống nhất",
        "Kế hoạch viết {minor} ({minor_count} chỗ) và “{major}” ({major_count} chỗ).",
    ),
    RuleId.TONE_MARKS: (
        "Vị trí dấu thanh chưa thống nhất",
        "Kế hoạch viết kiểu {minor} ({minor_count} chỗ) và kiểu “{major}” ({major_count} chỗ).",
    ),
    RuleId.DASHES: (
        "Dấu nối giữa hai năm chưa thống nhất",
        "Kế hoạch viết kiểu {minor} ({minor_count} chỗ) và kiểu “{major}” ({major_count} chỗ).",
    ),
    RuleId.TARGET_DIFFERS: ("Chỉ tiêu ở văn bản khác phụ lục", "Văn bản ghi {body}, phụ lục ghi {row}: “{text}”."),
    RuleId.TARGET_WITHOUT_ROW: (
        "Chỉ tiêu chưa có trong phụ lục",
        "Chỉ tiêu {body} của văn bản không thấy ở dòng nào của phụ lục.",
    ),
    RuleId.DUTY_WITHOUT_ROW: (
        "Có trách nhiệm nhưng không có nhiệm vụ",
        "“{agency}” có phần trách nhiệm ở Tổ chức thực hiện nhưng không có dòng nào trong phụ lục.",
    ),
    RuleId.DUTY_ONLY_IN_GROUP: (
        "Chỉ được giao qua nhóm cơ quan",
        "“{agency}” có phần trách nhiệm ở Tổ chức thực hiện; phụ lục chỉ giao việc qua nhóm (các sở, ban, ngành…).",
    ),
    RuleId.LEAD_NOT_RECIPIENT: (
        "Chủ trì không có trong nơi nhận",
        "Có {count} cơ quan chủ trì không có trong nơi nhận: {agency}.",
    ),
}


def rule_name(rule: RuleId) -> str:
    """What a rule is called in the panel."""
    return _RULES[rule][0]


def finding_text(finding: Finding) -> str:
    """The sentence of one finding."""
    params = dict(finding.params)
    if finding.rule is RuleId.AGENCY_ABOLISHED:
        params["became"] = _became(params)
    return _RULES[finding.rule][1].format_map(params)


def _became(params: Mapping[str, str]) -> str:
    new = f"; nay là “{params['new']}”" if params.get("new") else ""
    law = f" ({params['law']})" if params.get("law") else ""
    return new + law


def counts_line(counts: Mapping[Severity, int], silenced: int = 0) -> str:
    """ "2 lỗi · 5 cảnh báo · 12 thông tin", "Không có lỗi, cảnh báo nào"."""
    words = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "thông tin"}
    said = [f"{counts[severity]} {words[severity]}" for severity in Severity if counts.get(severity)]
    text = " · ".join(said) if said else "Không có lỗi hay cảnh báo nào"
    return f"{text} · {silenced} đã bỏ qua" if silenced else text
