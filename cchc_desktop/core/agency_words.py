"""The words by which agencies are known in loose text: what they begin with, what belongs together, which groups.

Loose text is small, without marks, letter for letter (:mod:`cchc_desktop.core.loose`). Source: cells of real plans.
"""

from __future__ import annotations

from cchc_desktop.core.loose import rx

# What departments were and are responsible for; "các Sở: Nội vụ, Tài chính" names them by these words alone.
FIELDS = (
    "noi vu", "tu phap", "tai chinh", "ke hoach va dau tu", "khdt", "kh&dt", "cong thuong", "y te", "ngoai vu",
    "dan toc", "nong nghiep va moi truong", "nong nghiep va phat trien nong thon", "nong nghiep va ptnt", "nn&ptnt",
    "nnptnt", "nn va ptnt", "xay dung", "giao thong van tai", "gtvt", "khoa hoc va cong nghe", "kh&cn", "khcn",
    "tttt", "tt&tt", "thong tin va truyen thong", "van hoa, the thao va du lich", "van hoa the thao va du lich",
    "vhttdl", "vh,tt&dl", "vhtt&dl", "van hoa va the thao", "du lich", "giao duc va dao tao", "gd&dt", "gddt",
    "dan toc va ton giao", "tai nguyen va moi truong", "tn&mt", "tnmt", "lao dong - thuong binh va xa hoi",
    "lao dong thuong binh va xa hoi", "lao dong, thuong binh va xa hoi", "ldtbxh", "ldtb&xh", "ld-tb&xh",
    "quy hoach - kien truc", "an toan thuc pham",
)  # fmt: skip
_FIELD = "|".join(sorted((field.replace("-", r"\-") for field in FIELDS), key=len, reverse=True))
FIELD = rx(rf"(?:{_FIELD})(?![a-z&])")
DEPARTMENT = rx(rf"so~(?:{_FIELD})(?![a-z&])")

# Words that begin a new agency wherever they stand.
_SURE = (
    "ubnd|uy ban nhan dan|uy ban mttq|uy ban mat tran|hdnd|hoi dong nhan dan|cac|van phong|bao hiem|cong an|thanh tra"
    "|kho bac|ngan hang|mat tran|lien doan|tinh doan|thanh doan|tinh uy|thanh uy|dang uy|bo chi huy"
    "|bo tu lenh|bch quan su"
    "|toa an|vien kiem sat|trung tam|chi cuc|cap (?:tinh|huyen|xa)|ban quan ly|ban chi dao|hiep hoi"
    "|benh vien|thue (?:tinh|thanh pho)"
)
# Words that do so only with a capital letter, for they also mean something else ("các sở, ban, ngành").
_CAPITAL = (
    "so|ban|bo|cuc|to|hoi|dai|bao|phong|vien|truong|quy|don vi|doan|co quan|chu tich|giam doc|thu truong|chu dau tu"
    "|tong cuc|tong cong ty|cong ty|dien luc|chi nhanh|buu dien|doanh nghiep|nganh"
)
SURE_START = rx(rf"(?:{_SURE})(?![a-z])")
CAPITAL_START = rx(rf"(?:{_CAPITAL})(?![a-z])")
AND_START = rx(
    r"(?:ubnd|uy ban nhan dan|cac|co quan|cap (?:tinh|huyen|xa)|cong an|van phong|thanh tra|bao hiem)(?![a-z])"
)

_UNITS = "huyen|thi xa|thanh pho|tp|quan|xa|phuong|thi tran|dac khu"
_UBND = r"(?:ubnd|uy ban nhan dan)"
# Phrases whose commas, "và" and slashes separate nothing.
PROTECTED = rx(
    r"(?:cac )?so~,?~ban~,?~(?:va )?nganh(?:~,~doan the)?(?: (?:cap )?tinh(?![a-z]))?"
    r"|(?:cac )?so~,~nganh~,~don vi su nghiep cong lap"
    r"|(?:cac )?(?:so~,~(?:ban|nganh)|bo~,~(?:ban~,~)?nganh|ban~,~nganh)(?:~,~doan the)?(?: (?:cap )?tinh(?![a-z]))?"
    r"|(?:cac )?co quan~,~(?:to chuc~,~)?(?:don vi|dia phuong)(?:~,~(?:dia phuong|to chuc|doanh nghiep|ca nhan))*"
    r"|(?:cac )?(?:don vi|to chuc|ca nhan)~,~(?:dia phuong|don vi|ca nhan|to chuc)"
    r"|(?:cac )?co quan chuyen mon(?:~,~| va )co quan thuoc"
    r"|(?:cac )?co quan chuyen mon(?:~,~| va )(?:co quan|don vi) (?=thuoc|truc thuoc)"
    rf"|{_UBND}~(?:cac |cap )?(?:{_UNITS})(?:(?:~,~|~/~| va )(?:cac )?(?:{_UNITS})(?![a-z]))+"
    rf"|(?:huyen|xa|thi xa)(?:(?:~,~|~/~| va )(?:{_UNITS})(?![a-z]))+"
    r"|nguoi dan(?:~,~| va )(?:to chuc~,~|to chuc va )?doanh nghiep|to chuc(?:~,~| va )ca nhan"
    rf"|(?:{_FIELD})(?![a-z&])"
    r"|van phong (?:hdnd|hoi dong nhan dan|doan dbqh|doan dai bieu quoc hoi)(?:~,~| va )(?:ubnd"
    r"|uy ban nhan dan|hdnd|hoi dong nhan dan)"
    r"|(?:hdnd|hoi dong nhan dan)(?:~,~| va )(?:ubnd|uy ban nhan dan)"
    r"|kinh te~,~ha tang va do thi|van hoa~,~xa hoi|tuyen giao va dan van|khoa hoc~,~cong nghe"
    r"|dai (?:phat thanh|pt)(?:~,~| va | -|~-~)truyen hinh|bao va (?:dai )?phat thanh(?:~,~| va )truyen hinh"
    r"|tiep nhan va tra ket qua"
)

# What follows a name and is no part of it: the share of the work that is meant.
SCOPE = rx(
    r" (?:(?:thuc hien )?nhiem vu|doi voi|dang tai|ra soat|tong hop|chiu trach nhiem|phu trach|bao cao|theo doi|don doc"
    r"|de nghi|xay dung|cung cap|(?:la co quan )?chu tri(?! )|chu tri~,)(?![a-z])"
)

LIST_HEAD = rx(
    r"(?:cac )?(so|bo|phong|ubnd|cong an|huyen|xa|phuong|ban|truong|benh vien)(?:~,~(?:ban~,~)?nganh)?~:~"
    rf"|cac (?:so|so~:) ?(?=(?:{_FIELD})(?![a-z&]))"
)
ROLE = rx(
    r"(?:(?:co quan|don vi) )?(?:(chu tri(?:~,~phoi hop|~va phoi hop)?(?: thuc hien)?)"
    r"|(phoi hop(?: thuc hien| voi)?))~:~"
)
WITH = rx(
    r"~,?~(?:(?:chu tri|chu tri~, phoi hop) )?phoi hop(?: cung)?(?: voi)?~(?=[a-z])| cung(?: voi)? (?=so |ubnd|cac )"
)

LEVEL = rx(
    rf"(?:chu tich )?(?:(?:hdnd|hoi dong nhan dan)(?:~,~| va ))?(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)"
    rf"(?: cap (?:tinh|huyen|xa|co so)| cac (?:cap|{_UNITS})(?![a-z])|(?: (?:cap "
    rf"|cac )?(?:{_UNITS}))(?:(?:~,~|~/~| va )(?:cac )?(?:{_UNITS})(?![a-z]))+)"
)
DISTRICT = rx(r"(?<![a-z])(?:cap huyen|huyen~(?:,|/|va)|(?:cac |ubnd )huyen|thi xa~,|(?<!co.)quan~,|cac quan)(?![a-z])")
COMMUNE = rx(r"(?<![a-z])(?:cap xa|(?:cac )?xa~(?:,|/|va)|cac (?:xa|phuong))(?![a-z])")
RELATED = rx(r"(?<![a-z])(?:co )?lien quan(?![a-z])")
GROUP = rx(
    r"(?:cac )?(?:so~,?~(?:ban|nganh)|nganh(?![a-z])|co quan(?! (?:soan thao|chu tri|bao hiem))|co quan~,"
    r"|don vi(?! [A-Z])"
    r"|bo~,~(?:ban~,~)?nganh|ban~,~nganh|dia phuong|to chuc~,|phong~,~ban|phong chuyen mon)"
)
OPEN_GROUP = rx(
    r"(?:cac )?(?:so~,?~ban~,?~(?:va )?nganh|so~,~nganh|so~,~ban|bo~,~(?:ban~,~)?nganh|ban~,~nganh|nganh"
    r"|co quan~,~(?:to chuc~,~)?(?:don vi|dia phuong)(?:~,~(?:dia phuong|to chuc))*|co quan|don vi)"
    r"(?:~,~don vi su nghiep cong lap|~,~doan the)?(?: (?:cap )?tinh)?"
)
SPECIALISED = rx(
    r"(?:cac )?co quan chuyen mon(?:(?:~,~| va )co quan)?(?: truc)? thuoc (?:ubnd"
    r"|uy ban nhan dan) (?:cap )?(?:tinh|thanh pho)"
)
PUBLIC_UNITS = rx(r"(?:cac )?(?:don vi )?(?:su nghiep cong lap|sncl|dvsncl|don vi sncl|don vi su nghiep)(?![a-z])")
PERSON = rx(
    r"(?:cac )?(?:(?:pho )?(?:chu tich|giam doc|chanh|thu truong|truong (?:phong|ban|doan|thon|khu|xom"
    r"|cong an|tieu ban))|thanh vien|can bo|cong chuc|vien chuc|nguoi"
    r"|chu dau tu|ca nhan|doanh nghiep|lanh dao|bi thu|dong chi)(?![a-z])"
)
AGENCY = rx(
    r"(?:so|bo|ban|cuc|tong cuc|chi cuc|thanh tra|van phong|cong an|ubnd|uy ban|hdnd|hoi dong|kho bac"
    r"|ngan hang|bao hiem|thue"
    r"|bao|dai|hoi|hiep hoi|lien doan|tinh doan|thanh doan|tinh uy|thanh uy|dang uy|mat tran|truong|vien"
    r"|trung tam|phong"
    r"|bo chi huy|toa an|benh vien|quy|cong ty|tong cong ty|to|doan|bch|mttq|chinh phu|quoc hoi|bo phan)(?![a-z])"
)
