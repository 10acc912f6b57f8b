"""Every code has its Vietnamese sentence, made of the parameters that the code's comment names."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from enum import StrEnum

import pytest

from cchc_desktop.core import errors, issues
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import Level
from cchc_desktop.gui import messages
from tests.conftest import ROOT

VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


def _parameters(module: object, enum: type[StrEnum]) -> dict[str, set[str]]:
    """Code → the parameters named in the comment beside it ("path, limit_mb", "path: why", "form, other")."""
    source = inspect.getsource(module)  # type: ignore[arg-type]
    found: dict[str, set[str]] = {}
    for name, comment in re.findall(r"^    ([A-Z_]+) = \"[a-z-]+\"(?:  # (.*))?$", source, re.MULTILINE):
        if name in enum.__members__:
            names = re.sub(r"\(.*?\)", "", comment).split(":")[0]
            found[name] = {word.strip().split(" ")[0] for word in names.split(",") if word.strip()}
    return found


ERROR_PARAMETERS = _parameters(errors, ErrorCode)
ISSUE_PARAMETERS = _parameters(issues, IssueCode)


def _assert_sentence(text: str) -> None:
    assert text[0].isupper() or text[0].isdigit(), text
    assert text.endswith("."), text
    assert "{" not in text, text
    assert "…" not in text, f"a parameter is missing: {text}"
    assert VIETNAMESE.search(text), text


def test_the_tables_are_total() -> None:
    assert set(messages.ERRORS) == set(ErrorCode)
    assert set(messages.REFUSALS) == set(Refusal)
    assert set(messages.ISSUES) == set(IssueCode)
    assert set(messages.SEVERITIES) == set(Severity)
    assert set(messages.LEVELS) == set(Level)


@pytest.mark.parametrize("code", list(ErrorCode))
def test_an_error_reads_as_a_sentence_made_of_its_own_parameters(code: ErrorCode) -> None:
    params: dict[str, str | int] = dict.fromkeys(ERROR_PARAMETERS[code.name], "12")
    if code is ErrorCode.EDIT_REFUSED:
        params = {"reason": Refusal.INTO_ITSELF.value}
    _assert_sentence(messages.error_text(KnownError(code, **params)))


@pytest.mark.parametrize("reason", list(Refusal))
def test_a_refusal_reads_as_a_sentence(reason: Refusal) -> None:
    _assert_sentence(messages.error_text(errors.refused(reason)))


@pytest.mark.parametrize("code", list(IssueCode))
def test_an_issue_reads_as_a_sentence_made_of_its_own_parameters(code: IssueCode) -> None:
    params: dict[str, str | int] = dict.fromkeys(ISSUE_PARAMETERS[code.name], "12")
    _assert_sentence(messages.issue_text(Issue(code, params=params)))


def test_a_missing_parameter_never_hides_a_message() -> None:
    assert "…" in messages.error_text(KnownError(ErrorCode.SOURCE_MISSING))
    assert messages.issue_text(Issue(IssueCode.NUMBER_DIFFERS))


def test_file_errors_name_the_file_and_lock_errors_name_the_holder() -> None:
    damaged = KnownError(ErrorCode.SOURCE_DAMAGED, path="/a/b/Kế hoạch 2025.docx", detail="zlib")
    assert "“Kế hoạch 2025.docx”" in messages.error_text(damaged)
    assert "zlib" not in messages.error_text(damaged), "technical details are for the log"
    busy = KnownError(ErrorCode.PLAN_IN_USE, path="/a/x.cchc", user="lan", host="PC-7", since="08:15")
    assert "bởi lan trên máy PC-7 từ 08:15" in messages.error_text(busy)


def test_an_issue_line_names_severity_place_and_columns_in_vietnamese() -> None:
    issue = Issue(IssueCode.BLANK_CONTINUES, Severity.WARNING, Place(11, 2, label="TT 5"), {"column": "lead"})
    assert messages.issue_line(issue) == (
        "Cảnh báo [TT 5, dòng 12, cột 3]: Ô trống ở cột “cơ quan chủ trì” được hiểu là nối tiếp ô phía trên."
    )


def test_braces_in_a_text_of_the_plan_are_shown_as_they_are() -> None:
    issue = Issue(IssueCode.LEAD_MISSING, params={"text": "{0} và {path}"})
    assert "{0} và {path}" in messages.issue_text(issue)


def test_counts_are_written_the_vietnamese_way() -> None:
    counts = {Level.AREA: 7, Level.OBJECTIVE: 33, Level.TASK: 60, Level.ACTIVITY: 1093}
    assert messages.counts_text(counts) == "7 lĩnh vực, 33 mục tiêu, 60 nhiệm vụ, 1.093 hoạt động"
    assert messages.counts_text({Level.CRITERION: 1119, Level.AREA: 0}) == "1.119 tiêu chí"


def test_the_command_line_can_speak_without_loading_qt() -> None:
    code = "import sys, cchc_desktop.gui.messages; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
