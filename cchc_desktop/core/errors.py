"""The two kinds of errors: what the world did (KnownError, by code), and bugs (anything else)."""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """Every failure the user may read about; its sentence stands in gui/messages.py."""

    # reading a foreign file
    SOURCE_MISSING = "source-missing"  # path
    SOURCE_UNREADABLE = "source-unreadable"  # path, reason
    SOURCE_TOO_LARGE = "source-too-large"  # path, limit_mb
    SOURCE_EMPTY = "source-empty"  # path
    SOURCE_NOT_ZIP = "source-not-zip"  # path: named .docx/.xlsx but is no zip package
    SOURCE_WRONG_KIND = "source-wrong-kind"  # path, expected ("docx" | "xlsx")
    SOURCE_ENCRYPTED = "source-encrypted"  # path
    SOURCE_OLD_FORMAT = "source-old-format"  # path, suffix (".doc" | ".xls" …)
    SOURCE_UNSUPPORTED = "source-unsupported"  # path, suffix
    SOURCE_SCANNED = "source-scanned"  # path, pages: pictures of pages without any text
    CONVERTER_MISSING = "converter-missing"  # path, suffix: neither LibreOffice nor Word was found to open it
    CONVERTER_FAILED = "converter-failed"  # path, program, reason ("time" | "failed")
    SOURCE_DAMAGED = "source-damaged"  # path, detail
    SOURCE_SUSPICIOUS = "source-suspicious"  # path, detail: a limit against hostile files was hit
    SOURCE_TOO_SLOW = "source-too-slow"  # path, seconds: the reading process was ended at its time
    SOURCE_READER_BROKE = "source-reader-broke"  # path, reason ("memory" | "crash"), detail: the process died
    NO_TABLE = "no-table"  # path, headings: the header texts that were looked for
    # exchange files (.json)
    JSON_INVALID = "json-invalid"  # path, detail
    JSON_NEWER = "json-newer"  # path, version
    # the plan file
    PLAN_MISSING = "plan-missing"  # path
    PLAN_FOREIGN = "plan-foreign"  # path: not one of our files
    PLAN_DAMAGED = "plan-damaged"  # path, detail
    PLAN_NEWER = "plan-newer"  # path
    PLAN_IN_USE = "plan-in-use"  # path, user, host, since
    PLAN_READ_ONLY = "plan-read-only"  # path
    VERSION_EXISTS = "version-exists"  # name
    VERSION_UNNAMED = "version-unnamed"
    COPY_FAILED = "copy-failed"  # path (of the folder of copies), reason: no safety copy could be made on this PC
    SHARE_CONFLICT = "share-conflict"  # path, other: both were changed; ours now lies in ``other``
    SHARE_UNREACHABLE = "share-unreachable"  # path, reason
    NOTHING_RESCUED = "nothing-rescued"  # path
    # writing
    TARGET_EXISTS = "target-exists"  # path
    TARGET_FOLDER_MISSING = "target-folder-missing"  # path
    TARGET_NOT_WRITABLE = "target-not-writable"  # path, reason
    TARGET_UNSUPPORTED = "target-unsupported"  # path, suffix
    PART_MISSING = "part-missing"  # part: "appendix" | "body", which the plan does not have
    TEMPLATE_UNREADABLE = "template-unreadable"  # path, detail: no Word document, or one that we do not take
    TEMPLATE_WITHOUT_PLACES = "template-without-places"  # path: nothing in it to be filled
    AGENCY_NOT_NAMED = "agency-not-named"  # agency: no row of the plan surely concerns it
    NOTHING_CHOSEN = "nothing-chosen"  # the part of an appendix that was asked for has no row
    DISK_FULL = "disk-full"  # path
    NO_PRINTER = "no-printer"  # printer: the name asked for, "" = any
    PRINT_FAILED = "print-failed"  # printer
    FONT_MISSING = "font-missing"  # family: the face of official documents; found: what the system has instead
    OPTION_UNKNOWN = "option-unknown"  # name
    OPTION_INVALID = "option-invalid"  # name, value
    # forms
    FORM_UNKNOWN = "form-unknown"  # form
    FORM_INVALID = "form-invalid"  # form, detail
    YEAR_INVALID = "year-invalid"  # year
    YEAR_UNKNOWN = "year-unknown"  # the plan names no year from which to go on
    YEAR_SAME = "year-same"  # year: the plan is of this year already
    # the clipboard
    CLIPBOARD_EMPTY = "clipboard-empty"  # nothing in it that a table could take
    CLIPBOARD_PICTURE = "clipboard-picture"
    CLIPBOARD_FILES = "clipboard-files"
    CLIPBOARD_TOO_LARGE = "clipboard-too-large"  # cells (found so far), limit
    CLIPBOARD_LONG_TEXT = "clipboard-long-text"  # letters, limit, row, column: counted from 1
    CLIPBOARD_DAMAGED = "clipboard-damaged"  # what another window of ours left there cannot be read
    # the directory of agencies
    DIRECTORY_UNREADABLE = "directory-unreadable"  # path: no table, or not of our kind
    DIRECTORY_COLUMN = "directory-column"  # path, column: this column is missing
    DIRECTORY_LINE = "directory-line"  # path, line, value: what stands there cannot be read
    # edits that the plan cannot take
    EDIT_REFUSED = "edit-refused"  # reason: a Refusal value


class Refusal(StrEnum):
    """Why an edit was refused; EDIT_REFUSED carries one of these as its ``reason``."""

    INTO_ITSELF = "into-itself"
    WRONG_LEVEL = "wrong-level"
    NO_PLACE_ABOVE = "no-place-above"
    NO_PLACE_BELOW = "no-place-below"
    ALREADY_TOP = "already-top"
    ALREADY_DEEPEST = "already-deepest"
    NOTHING_SELECTED = "nothing-selected"
    NOT_NEIGHBOURS = "not-neighbours"
    ACROSS_AREAS = "across-areas"
    SINGLE_CELL = "single-cell"
    NOT_EDITABLE = "not-editable"
    LAST_APPENDIX = "last-appendix"
    TOTAL_LAST = "total-last"  # the total of an appendix is one, and the last of its rows
    OTHER_FORM = "other-form"  # an outline of criteria cannot be laid out as a table of levels, nor the reverse
    SCATTERED = "scattered"  # several ranges that are no rectangle cannot be copied together
    NOTHING_TO_FILL = "nothing-to-fill"  # no cell below (or above) to take a text from
    NOTHING_TO_SPLIT = "nothing-to-split"  # the text of the cell is one piece
    SINGLE_ROW = "single-row"  # joining wants two rows
    ROWS_APART = "rows-apart"  # rows to be joined are no neighbours of one level under one parent
    MANY_BELOW = "many-below"  # a cell with words cannot be one with several cells beside it
    NO_TASK = "no-task"
    NOT_LAST_TASK = "not-last-task"  # only the last task of an objective continues under the next
    NO_OBJECTIVE_BELOW = "no-objective-below"
    ALREADY_SHARED = "already-shared"
    NOT_SHARED = "not-shared"
    OLD_PLACE_GONE = "old-place-gone"  # what the deleted branch hung under is not in the plan
    LEVELS_TOGETHER = "levels-together"  # columns of the levels stand side by side in the order of the levels
    NOT_LAST = "not-last"  # a paragraph that others follow cannot leave its section


class KnownError(Exception):
    """Something in the world went wrong; the user reads one sentence made from ``code`` and ``params``."""

    def __init__(self, code: ErrorCode, **params: str | int) -> None:
        super().__init__(code.value, params)
        self.code = code
        self.params: dict[str, str | int] = params


def refused(reason: Refusal) -> KnownError:
    """The error for an edit that the plan cannot take."""
    return KnownError(ErrorCode.EDIT_REFUSED, reason=reason.value)
