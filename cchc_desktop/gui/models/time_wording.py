"""What a phrase of time was understood as, in words for the user. Free of Qt."""

from __future__ import annotations

from cchc_desktop.core.schedule import Context, Doubt, Recurrence, Understood, dates_text, read_time, window

_OFTEN = {
    Recurrence.CONTINUOUS: "suốt thời gian thực hiện",
    Recurrence.DAILY: "hằng ngày",
    Recurrence.WEEKLY: "hằng tuần",
    Recurrence.MONTHLY: "hằng tháng",
    Recurrence.QUARTERLY: "hằng quý",
    Recurrence.HALF_YEARLY: "6 tháng một lần",
    Recurrence.YEARLY: "hằng năm",
    Recurrence.ON_EVENT: "khi có việc",
    Recurrence.UNSPECIFIED: "định kỳ",
}
_DOUBTS = {
    Doubt.YEAR_MISSING: "chưa ghi năm, lấy năm của kế hoạch",
    Doubt.IMPOSSIBLE: "có ngày hoặc tháng không có thật",
    Doubt.BACKWARDS: "thời điểm kết thúc đứng trước thời điểm bắt đầu",
}

_EDGES = {"≤": "chậm nhất ", "≥": "từ "}


def time_note(text: str, context: Context) -> str:
    """ "= 01/01–31/03/2027"; "" for an empty text."""
    phrase = read_time(text, context)
    if phrase.understood is Understood.EMPTY:
        return ""
    said: list[str] = []
    dates = dates_text(window(phrase))
    if dates:
        said.append(_EDGES.get(dates[0], "= ") + dates.lstrip("≤≥ "))
    often = list(dict.fromkeys(_OFTEN[part.recurring] for part in phrase.parts if part.recurring is not None))
    if often:
        said.append(", ".join(often))
    if any(part.event for part in phrase.parts):
        said.append("phụ thuộc việc khác, chưa có ngày" if not dates else "phụ thuộc việc khác")
    said += [_DOUBTS[doubt] for doubt in phrase.doubts]
    if phrase.understood is Understood.NOT or not said:
        said.append("để nguyên như đã ghi, chưa hiểu được thành ngày tháng")
    elif phrase.understood is Understood.PARTLY and phrase.rest.strip():
        said.append(f"chưa hiểu phần “{' '.join(phrase.rest.split())}”")
    return "; ".join(said)
