"""Document types, their short forms in symbols, and who issues what: the facts that reading citations rests on.

Sources: Decree 30/2020/NĐ-CP, Phụ lục III (short forms); Law on promulgation of legal documents 64/2025/QH15, Điều 4
(who issues which type); practice of party documents ("18-NQ/TW").
"""

from __future__ import annotations

from cchc_desktop.core.loose import rx

# loose words → official name; longer ones first.
TYPES = {
    "thong tu lien tich": "Thông tư liên tịch", "bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh",
    "hien phap": "Hiến pháp", "nghi quyet": "Nghị quyết", "nghi dinh": "Nghị định", "quyet dinh": "Quyết định",
    "thong tu": "Thông tư", "chi thi": "Chỉ thị", "ke hoach": "Kế hoạch", "cong van": "Công văn",
    "ket luan": "Kết luận",
    "quy dinh": "Quy định", "quy che": "Quy chế", "huong dan": "Hướng dẫn", "bao cao": "Báo cáo",
    "to trinh": "Tờ trình",
    "thong bao": "Thông báo", "chuong trinh hanh dong": "Chương trình hành động", "chuong trinh": "Chương trình",
    "de an": "Đề án", "cong dien": "Công điện", "van ban": "Văn bản", "lenh": "Lệnh", "phuong an": "Phương án",
    "cv": "Công văn", "nq": "Nghị quyết", "nd": "Nghị định", "qd": "Quyết định",
}  # fmt: skip

# First part of a symbol → type; "" where the symbol begins with the agency (a công văn: "581/BNV-CCHC").
SHORT_TYPES = {
    "nq": "Nghị quyết", "nd": "Nghị định", "qd": "Quyết định", "tt": "Thông tư", "ttlt": "Thông tư liên tịch",
    "ct": "Chỉ thị", "kh": "Kế hoạch", "kl": "Kết luận", "bc": "Báo cáo", "ttr": "Tờ trình", "tb": "Thông báo",
    "hd": "Hướng dẫn", "ctr": "Chương trình", "cthd": "Chương trình hành động", "da": "Đề án", "cd": "Công điện",
    "pa": "Phương án", "qc": "Quy chế", "qdi": "Quy định", "bb": "Biên bản", "gm": "Giấy mời", "pl": "Pháp lệnh",
    "vbhn": "Văn bản hợp nhất", "l": "Luật", "cv": "Công văn", "lenh": "Lệnh",
}  # fmt: skip

# Who issues a symbol's body, as patterns over the loose name of the issuer written behind it.
ISSUERS = {
    "cp": rx(r"chinh phu$"),
    "ttg": rx(r"thu tuong(?: chinh phu)?$"),
    "ubtvqh": rx(r"(?:uy ban thuong vu|ubtv) ?(?:quoc hoi|qh)"),
    "qh": rx(r"quoc hoi"),
    "hdnd": rx(r"(?:thuong truc )?(?:hdnd|hoi dong nhan dan)"),
    "ubnd": rx(r"(?:chu tich )?(?:ubnd|uy ban nhan dan)"),
    "tw": rx(
        r"bo chinh tri|ban bi thu|(?:hoi nghi .*)?(?:ban chap hanh|bch) ?(?:trung uong|tw|dang)|trung uong|tw(?![a-z])"
        r"|hoi nghi (?:lan thu|trung uong)|ban [a-z ]+ trung uong|van phong trung uong"
    ),
    "tu": rx(
        r"(?:ban (?:thuong vu|chap hanh)[a-z ]* |bch[a-z ]* |btv )?(?:(?:tinh|thanh)(?: uy|$)|dang bo)"
        r"|ban [a-z ]+ tinh uy"
    ),
    "bnv": rx(r"(?:bo truong )?bo noi vu"),
    "btc": rx(r"(?:bo truong )?bo tai chinh"),
    "btp": rx(r"(?:bo truong )?bo tu phap"),
    "vpcp": rx(r"(?:bo truong[, ]*)?(?:chu nhiem )?van phong chinh phu"),
    "bttt": rx(r"(?:bo truong )?bo (?:thong tin va truyen thong|tt&tt|tttt)"),
    "btttt": rx(r"(?:bo truong )?bo (?:thong tin va truyen thong|tt&tt|tttt)"),
    "bkhdt": rx(r"(?:bo truong )?bo (?:ke hoach va dau tu|kh&dt)"),
    "bkhcn": rx(r"(?:bo truong )?bo (?:khoa hoc va cong nghe|kh&cn)"),
    "bgddt": rx(r"(?:bo truong )?bo (?:giao duc va dao tao|gd&dt)"),
    "byt": rx(r"(?:bo truong )?bo y te"),
    "bxd": rx(r"(?:bo truong )?bo xay dung"),
    "bct": rx(r"(?:bo truong )?bo cong thuong"),
}  # fmt: skip

# Types that only some bodies issue: the last part of the symbol must be one of these.
TYPE_BODIES = {
    "Nghị định": ("cp",),
    "Luật": ("qh",),
    "Bộ luật": ("qh",),
    "Pháp lệnh": ("ubtvqh",),
}

# What begins the subject of a document ("về việc …", "phê duyệt …").
SUBJECT = rx(
    r"~,?~(?:\()?(?:ve(?: viec)?|ban hanh|phe duyet|quy dinh|huong dan|sua doi|cong bo|thong qua|bai bo"
    r"|thay the|trien khai"
    r"|thuc hien|tiep tuc|day manh|tang cuong|giao|kien toan|thanh lap|cong nhan|kiem soat|dinh huong|to chuc|xay dung"
    r"|dam bao|bao dam|bo sung|phan cap|phan cong)(?![a-z])"
)
# Where the name of an issuer ends.
ISSUER_ENDS = rx(
    r"[;:()\n\t]|\.(?: |$)|,|~(?=(?:ve|ban hanh|phe duyet|quy dinh|huong dan(?! so)|sua doi|cong bo|thong qua"
    r"|bai bo|thay the"
    r"|trien khai|thuc hien|tiep tuc|day manh|tang cuong|giao|kien toan|dam bao|bao dam|dinh huong|gan voi|va|de|trong"
    r"|theo|nham|duoc|tai|tren|den|doi voi|nam|\")(?![a-z]))"
)
