"""The title block above an appendix table: heading, title, caption; and what the caption says of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import Decision, DocumentInfo
from cchc_desktop.core.vietnamese import words
from cchc_desktop.importing.letterhead_lines import read_date_line, read_number_line
from cchc_desktop.importing.own_headers import parts_of, says

_HEADING = re.compile(r"phu luc\b")
_CAPTION = re.compile(
    r"kèm theo\s+(?P<type>[\w ]+?)\s+số:?\s*(?P<number>[\w…./-]*?/[\w-]+)\s*,?\s*"
    r"(?P<date>ngày\s+.+?)(?:\s+của\s+(?P<issuer>.+?))?\s*\)?$",
    re.IGNORECASE | re.DOTALL,
)
_MOST_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The lines above the table as they were printed; ``used`` counts them."""

    heading: str = ""
    title: str = ""
    caption: str = ""
    used: int = 0


def read_title_block(lines: Sequence[str], forms: Sequence[Form] = ()) -> TitleBlock:
    """The title block at the end of the lines above a table: going up, caption, title lines, heading.

    What one of ``forms`` says as a heading or caption is one, whatever its words.
    """
    rest = list(lines)
    caption: list[str] = []
    if rest and rest[-1].endswith(")"):
        start = next((i for i in range(len(rest) - 1, max(-1, len(rest) - 4), -1) if rest[i].startswith("(")), None)
        if start is not None and _is_caption(" ".join(rest[start:]), forms):
            caption, rest = rest[start:], rest[:start]
    title: list[str] = []
    while rest and len(title) < _MOST_TITLE_LINES and not _is_heading(rest[-1], forms) and _is_title(rest[-1]):
        title.insert(0, rest.pop())
    heading = rest.pop() if rest and _is_heading(rest[-1], forms) else ""
    used = len(caption) + len(title) + bool(heading)
    return TitleBlock(heading, "\n".join(title), " ".join(caption), used)


def _is_heading(line: str, forms: Sequence[Form]) -> bool:
    if any(form.heading.strip() and says(form.heading, line) for form in forms):
        return True
    return bool(_HEADING.match(words(line))) and len(line) < 60


def _is_caption(text: str, forms: Sequence[Form]) -> bool:
    return "kem theo" in words(text) or any(form.caption.strip() and says(form.caption, text) for form in forms)


def _is_title(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def read_document(caption: str, form: Form | None = None) -> DocumentInfo:
    """Number, date and issuer as the caption says them; what fills a blank place ("số …/KH-UBND") is left out.

    A caption in other words than the usual ones is read in those of ``form``.
    """
    match = _CAPTION.search(caption)
    if match is None:
        return _in_words_of(form, caption) if form is not None and form.caption else DocumentInfo()
    kind = match["type"].strip().upper()
    by_decision = kind == "QUYẾT ĐỊNH"
    return DocumentInfo(
        number=read_number_line(match["number"]),
        date=read_date_line(match["date"]) if re.search(r"\d|tháng", match["date"]) else "",
        issuer=(match["issuer"] or "").strip(),
        type="" if by_decision else kind,
        decision=Decision() if by_decision else None,
    )


def _in_words_of(form: Form, caption: str) -> DocumentInfo:
    said = parts_of(form.caption, caption) or {}
    number, date = said.get("number", ""), said.get("date", "")
    return DocumentInfo(
        number=read_number_line(number) if "/" in number and "…" not in number else "",
        date=read_date_line(date) if re.search(r"\d|tháng", date) and "…" not in date else "",
        issuer=said.get("issuer", "").strip(" …"),
    )
