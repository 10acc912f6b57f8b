"""A plan issued by a decision ("ban hành kèm theo Quyết định"): what its texts are where nobody has written them."""

from __future__ import annotations

import re
from dataclasses import replace

from cchc_desktop.core.letterhead import IssuerLevel, issuer_level, issuer_name, printed_date, printed_number
from cchc_desktop.core.plan import Decision, DocumentInfo

_HEADS = {IssuerLevel.DEPARTMENT: "GIÁM ĐỐC "}


def plan_name(document: DocumentInfo) -> str:
    """The plan inside a sentence: "Kế hoạch cải cách hành chính tỉnh X năm 2027"."""
    kind = document.type.strip().capitalize() or "Kế hoạch"
    title = " ".join(document.title.split())
    return f"{kind} {_lowered(title)}".strip()


def _lowered(title: str) -> str:
    """A subject behind its type: its first letter small, unless the word is written in capitals."""
    first = title.split(" ", 1)[0]
    return title if len(first) > 1 and first.isupper() and not title.isupper() else title[:1].lower() + title[1:]


def decision_title(document: DocumentInfo) -> str:
    """The subject of the decision."""
    own = document.decision.title if document.decision else ""
    return own or f"Ban hành {plan_name(document)}"


def decision_subject(document: DocumentInfo) -> str:
    """The subject as it stands below the type: "Về việc ban hành Kế hoạch …"."""
    title = decision_title(document)
    return title if title.lower().startswith("về việc") else f"Về việc {title[:1].lower()}{title[1:]}"


def issued_with(document: DocumentInfo) -> str:
    """The line below the plan's subject that names the decision."""
    decision = f"{printed_number(document)} {printed_date(document)} của {issuer_name(document) or '…'}"
    return f"(Ban hành kèm theo Quyết định số {decision})"


def decision_authority(document: DocumentInfo) -> str:
    """Who decides, in capitals."""
    own = document.decision.authority if document.decision else ""
    level = issuer_level(document)
    return own or f"{_HEADS.get(level, '') if level else ''}{issuer_name(document)}".upper()


def decision_articles(document: DocumentInfo) -> tuple[str, ...]:
    """The articles: what is issued, from when, who carries it out."""
    own = document.decision.articles if document.decision else ()
    return own or (
        f"Điều 1. Ban hành kèm theo Quyết định này {plan_name(document)}.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    )


_ARTICLE = re.compile(r"điều\s+\d+\s*[.:]", re.IGNORECASE)


def articles_of(text: str) -> tuple[str, ...]:
    """The articles in a text of many lines: each begins with "Điều 1.", what follows belongs to it."""
    articles: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if line and (not articles or _ARTICLE.match(line)):
            articles.append(line)
        elif line:
            articles[-1] += f"\n{line}"
    return tuple(articles)


def without_defaults(document: DocumentInfo) -> DocumentInfo:
    """The document with the texts of its decision left out that say what would be said anyway."""
    decision = document.decision
    if decision is None:
        return document
    bare = replace(document, decision=Decision())
    return replace(
        document,
        decision=Decision(
            "" if decision.title == decision_title(bare) else decision.title,
            "" if decision.authority == decision_authority(bare) else decision.authority,
            () if decision.articles == decision_articles(bare) else decision.articles,
        ),
    )
