"""Makes resources/templates/mau-ke-hoach.docx: the layout of the decree with a named place for every part.

``python -m tests.publishing.make_template``; the file is committed, tests fill it.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from cchc_desktop.core.letterhead import MOTTO
from cchc_desktop.publishing import docx_text_styles as styles
from cchc_desktop.publishing.docx_writer import write_docx
from cchc_desktop.publishing.spec import DocumentProperties
from cchc_desktop.publishing.text_fit import face
from cchc_desktop.publishing.text_sheet import Letterhead, Role, SignatureBlock, TextLine, TextSetup, TextSheet
from tests.checkout import ROOT

TARGET = ROOT / "resources/templates/mau-ke-hoach.docx"


def made() -> bytes:
    """The template's bytes."""
    setup = TextSetup()
    head = Letterhead(
        ("{{co_quan_chu_quan}}",), ("{{co_quan}}",), "Số: {{so}}", "{{dia_danh_ngay}}",
        issuer_rule_mm=20, motto_rule_mm=face(True).width(MOTTO) * setup.motto_pt * 25.4 / 72,
    )  # fmt: skip
    lines = (
        TextLine(Role.TYPE, "{{loai}}"),
        TextLine(Role.SUBJECT, "{{trich_yeu}}"),
        TextLine(Role.RULE, "", width_mm=40),
        TextLine(Role.BASIS, "{{can_cu}}"),
        TextLine(Role.PARAGRAPH, "{{noi_dung}}"),
    )
    sheet = TextSheet(head, lines, SignatureBlock(("{{noi_nhan}}",), ("{{chu_ky}}",)), setup=setup)
    raw = io.BytesIO()
    write_docx([], DocumentProperties("Mẫu kế hoạch", created=datetime(2026, 1, 1, tzinfo=UTC)), raw, [sheet])
    result = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                before, section, after = data.rpartition(b"<w:sectPr>")
                place = f'<w:p><w:pPr><w:pStyle w:val="{styles.ROLE_STYLES[Role.PARAGRAPH]}"/></w:pPr>'
                data = before + f"{place}<w:r><w:t>{{{{phu_luc}}}}</w:t></w:r></w:p>".encode() + section + after
            new.writestr(zipfile.ZipInfo(info.filename), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made())
