"""What a check finds: which rule, how serious, where, the words that belong in its sentence, and a cure as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from cchc_desktop.core.texts import DOCUMENT, TextPlace


class Severity(StrEnum):
    """How serious, from the worst."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class RuleId(StrEnum):
    """Every rule. The comment names the params of its sentence."""

    # rows of the table
    AREA_UNWRITTEN = "area-unwritten"  # count, areas
    ROW_UNWRITTEN = "row-unwritten"
    LEAD_MISSING = "lead-missing"
    TIME_MISSING = "time-missing"
    DUE_MISSING = "due-missing"
    WORDS_MISSING = "words-missing"
    DELIVERABLE_MISSING = "deliverable-missing"
    SOLUTION_MISSING = "solution-missing"
    LEAD_COORDINATING = "lead-coordinating"  # agency
    LEAD_IN_GROUP = "lead-in-group"  # agency, group
    DELIVERABLE_AGENCY = "deliverable-agency"  # agency
    DELIVERABLE_COPY = "deliverable-copy"
    DELIVERABLE_VAGUE = "deliverable-vague"  # text
    ROW_DOUBLE = "row-double"  # other
    # time
    TIME_YEAR_OUTSIDE = "time-year-outside"  # year, plan
    YEAR_DIFFERS = "year-differs"  # year, task
    DUE_BEFORE_START = "due-before-start"  # start, due
    TIME_BACKWARDS = "time-backwards"
    TIME_IMPOSSIBLE = "time-impossible"
    TIME_YEAR_MISSING = "time-year-missing"  # year
    DATE_ZEROS = "date-zeros"  # written, right
    TITLE_YEAR = "title-year"  # year, plan
    PROGRAMME_EXPIRED = "programme-expired"  # programme, plan
    # document and appendices
    CAPTION_NUMBER = "caption-number"  # written, right
    CAPTION_DATE = "caption-date"  # written, right
    CAPTION_ISSUER = "caption-issuer"  # written, right
    SIGNED_WITHOUT_TM = "signed-without-tm"  # written
    DRAFT_NUMBERED = "draft-numbered"  # draft, number
    APPENDIX_NUMBERS = "appendix-numbers"  # heading
    APPENDIX_UNKNOWN = "appendix-unknown"  # written, count
    APPENDIX_UNMENTIONED = "appendix-unmentioned"
    AREA_TITLE = "area-title"  # title, right
    NUMBER_DOUBLE = "number-double"  # number, expected
    NUMBER_GAP = "number-gap"  # number, expected
    NUMBER_OWN = "number-own"  # number, expected
    NUMBER_NONE = "number-none"  # expected
    POINT_LETTER = "point-letter"  # letter
    # agencies and citations
    AGENCY_ABOLISHED = "agency-abolished"  # agency, new, law
    AGENCY_SPELLING = "agency-spelling"  # written, right
    CITATION_SUPERSEDED = "citation-superseded"  # cited, new, since
    CITATION_TWO_WAYS = "citation-two-ways"  # cited, other
    CITATION_DATE = "citation-date"  # cited
    CITATION_ISSUER = "citation-issuer"  # cited, issuer
    CITATION_TYPE = "citation-type"  # cited, type
    CITATION_BODY = "citation-body"  # cited, type
    CITATION_INCOMPLETE = "citation-incomplete"  # cited
    # sums
    POINTS_SUM = "points-sum"  # stated, computed, column
    POINTS_CELL = "points-cell"  # stated, computed, column
    POINTS_OPEN = "points-open"  # stated, computed, missing, column
    POINTS_UNREAD = "points-unread"  # text, column
    MONEY_TOTAL = "money-total"  # stated, computed
    # writing
    ABBREVIATION = "abbreviation"  # word
    WORD_DOUBLE = "word-double"  # written
    BLANK_BEFORE_MARK = "blank-before-mark"  # written, right
    CONFUSED_WORD = "confused-word"  # written, right
    VARIANTS = "variants"  # minor, minor_count, major, major_count
    TONE_MARKS = "tone-marks"  # minor, minor_count, major, major_count
    DASHES = "dashes"  # minor, minor_count, major, major_count
    # text and table
    TARGET_DIFFERS = "target-differs"  # body, row, text
    TARGET_WITHOUT_ROW = "target-without-row"  # body
    DUTY_WITHOUT_ROW = "duty-without-row"  # agency
    DUTY_ONLY_IN_GROUP = "duty-only-in-group"  # agency
    LEAD_NOT_RECIPIENT = "lead-not-recipient"  # agency, count


@dataclass(frozen=True, slots=True)
class Replacement:
    """One span of one text: what stood there when it was looked at, and what should."""

    place: TextPlace
    start: int
    stop: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure as data: spans to replace, or a named edit of :mod:`.fixes` with its arguments."""

    replacements: tuple[Replacement, ...] = ()
    edit: str = ""
    arguments: tuple[str, ...] = ()


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about ``start``:``stop`` of the text of ``place``; 0:0 of a text that is empty.

    ``params``: the words of its sentence. ``text``: the text that it was found in; a reason for silence is kept with
    it. ``beside``: another text that decided (the header a caption differs from). ``everywhere``: about the whole
    plan, ``place`` being the first of its places.
    """

    rule: RuleId
    severity: Severity
    place: TextPlace
    start: int = 0
    stop: int = 0
    params: Mapping[str, str] = field(default_factory=_nothing)
    fix: Fix | None = None
    text: str = ""
    beside: str = ""
    everywhere: bool = False

    @property
    def kept_at(self) -> TextPlace:
        """Where a silence about it is kept: its place, or the document for what is about the whole plan."""
        return TextPlace(DOCUMENT, "") if self.everywhere else self.place

    @property
    def digest(self) -> str:
        """Names the text it was found in, and what in it: another text is another finding."""
        said = (
            self.beside if self.everywhere else "\x1f".join((self.text, self.text[self.start : self.stop], self.beside))
        )
        return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()
